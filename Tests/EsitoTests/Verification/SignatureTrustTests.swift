// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Tables
import Testing

/// Whose signatures count, and whose must not: certificates of an authority made for the test, by the
/// system's own openssl.
@Suite("Whose signatures count", .enabled(if: SignatureTests.hasMessage))
struct SignatureTrustTests {
  /// A bundle, an authority, and certificates of two people, one that has expired and one revoked.
  private static let made: Result<TamperedBundle, any Error> = Result {
    let bundle = try TamperedBundle()
    let folder = bundle.scratch.folder
    try bundle.scratch.write(
      """
      [ca]
      default_ca = own
      [own]
      database = ./index.txt
      new_certs_dir = .
      serial = ./serial
      crlnumber = ./serial
      certificate = ca.pem
      private_key = ca.key
      default_md = sha256
      default_crl_days = 36500
      policy = any
      [any]
      organizationName = optional
      commonName = supplied

      """, to: "ca.cnf")
    try bundle.scratch.write("", to: "index.txt")
    try bundle.scratch.write("01\n", to: "serial")
    for name in ["ca", "stranger"] {
      try run(
        [
          "req", "-x509", "-days", "36500", "-subj", "/O=Autorita/CN=\(name)", "-out",
          "\(name).pem",
        ]
          + newKey(name), in: folder)
    }
    for (name, from, to) in [
      ("mario", "20200101000000Z", "20990101000000Z"),
      ("luisa", "20200101000000Z", "20990101000000Z"),
      ("expired", "20200101000000Z", "20210101000000Z"),
      ("revoked", "20200101000000Z", "20990101000000Z"),
    ] {
      try run(
        ["req", "-subj", "/O=Comune/CN=\(name)", "-out", "\(name).csr"] + newKey(name), in: folder)
      try run(
        [
          "ca", "-batch", "-notext", "-config", "ca.cnf", "-in", "\(name).csr", "-out",
          "\(name).pem", "-startdate", from, "-enddate", to,
        ], in: folder)
      try sign(name, detached: name == "mario", to: "\(name).p7m", in: folder)
    }
    try run(["ca", "-config", "ca.cnf", "-revoke", "revoked.pem"], in: folder)
    try run(["ca", "-config", "ca.cnf", "-gencrl", "-out", "crl.pem"], in: folder)
    try bundle.scratch.write(
      bundle.scratch.text("ca.pem") + bundle.scratch.text("crl.pem"), to: "ca-crl.pem")
    return bundle
  }

  private static func newKey(_ name: String) -> [String] {
    [
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
      "\(name).key",
    ]
  }

  private static func run(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments)")
  }

  private static func sign(
    _ name: String, text: String = "bundle/attestation.json", detached: Bool = false,
    to file: String,
    in folder: URL
  ) throws {
    try run(
      [
        "cms", "-sign", "-binary", "-md", "sha256", "-in", text, "-signer", "\(name).pem", "-inkey",
        "\(name).key", "-outform", "DER", "-out", file,
      ] + (detached ? [] : ["-nodetach"]), in: folder)
  }

  private func outcome(
    _ signature: String, ca: String? = nil, certificate: String? = nil,
    path: String? = nil
  ) async throws -> (VerificationOutcome, Int32) {
    let bundle = try Self.made.get()
    func place(_ name: String) -> String { bundle.scratch.folder.appending(path: name).path }
    let found = try await bundle.verified {
      $0.signatures = [place(signature)]
      $0.trust.authorities = ca.map(place)
      $0.trust.certificate = certificate.map(place)
      if let path { $0.settings.environment["PATH"] = path }
    }
    return (try #require(found.outcome(.authenticity)), found.exitCode)
  }

  private func says(_ outcome: VerificationOutcome, _ text: String) -> Bool {
    outcome.summary.contains(text) || outcome.remarks.contains { $0.text.contains(text) }
  }

  @Test("detached and enclosing signatures of someone whom the authority certifies")
  func good() async throws {
    for (file, name) in [("mario.p7m", "CN=mario"), ("luisa.p7m", "CN=luisa")] {
      let (found, _) = try await outcome(file, ca: "ca.pem")
      #expect(found.status == .fine && says(found, name), "\(found)")
    }
  }

  @Test("a file of certificates whose name was mistyped makes nobody trusted")
  func mistyped() async throws {
    for (ca, certificate) in [("nope.pem", nil), (nil, "nope.pem"), ("dati.csv", nil)]
      as [(String?, String?)]
    {
      let (found, code) = try await outcome("mario.p7m", ca: ca, certificate: certificate)
      #expect(found.status == .couldNotRun && code == 2, "\(found)")
      #expect(says(found, ca == "dati.csv" ? "no certificate in PEM form" : "there is no file"))
    }
  }

  @Test("both an authority and a certificate: both must hold")
  func both() async throws {
    let (good, _) = try await outcome("mario.p7m", ca: "ca.pem", certificate: "mario.pem")
    #expect(good.status == .fine, "\(good)")
    let (other, _) = try await outcome("mario.p7m", ca: "ca.pem", certificate: "luisa.pem")
    #expect(other.status == .mismatch, "\(other)")
    let (stranger, _) = try await outcome("mario.p7m", ca: "stranger.pem", certificate: "mario.pem")
    #expect(stranger.status == .mismatch && says(stranger, "do not vouch"), "\(stranger)")
  }

  @Test("an expired certificate leaves the level open, a revoked one does not")
  func ended() async throws {
    let (expired, _) = try await outcome("expired.p7m", ca: "ca.pem")
    #expect(expired.status == .notChecked && says(expired, "has expired"), "\(expired)")
    let (named, _) = try await outcome("expired.p7m", certificate: "expired.pem")
    #expect(named.status == .fine, "\(named)")
    let (revoked, _) = try await outcome("revoked.p7m", ca: "ca-crl.pem")
    #expect(revoked.status == .mismatch && says(revoked, "was revoked"), "\(revoked)")
    let (other, _) = try await outcome("luisa.p7m", ca: "ca-crl.pem")
    #expect(other.status == .fine, "\(other)")
  }

  @Test("a signature around a signature names both, and both must count")
  func nested() async throws {
    let folder = try Self.made.get().scratch.folder
    try Self.sign("luisa", text: "mario.p7m", to: "around.p7m", in: folder)
    // Mario's is detached: around it stands no text of ours.
    let (detached, _) = try await outcome("around.p7m", ca: "ca.pem")
    #expect(detached.status == .fine && says(detached, "CN=mario") && says(detached, "CN=luisa"))
    try Self.sign("expired", text: "luisa.p7m", to: "around-2.p7m", in: folder)
    let (open, _) = try await outcome("around-2.p7m", ca: "ca.pem")
    #expect(open.status == .notChecked, "\(open)")
    try Self.sign("luisa", text: "dati.csv", to: "data.p7m", in: folder)
    try Self.sign("mario", text: "data.p7m", to: "around-3.p7m", in: folder)
    let (other, _) = try await outcome("around-3.p7m", ca: "ca.pem")
    #expect(other.status == .mismatch && says(other, "of another text"), "\(other)")
  }

  @Test("several signers side by side are all named; base64 without a frame is read")
  func forms() async throws {
    let folder = try Self.made.get().scratch.folder
    try Self.run(
      [
        "cms", "-sign", "-binary", "-nodetach", "-in", "bundle/attestation.json", "-signer",
        "mario.pem", "-inkey", "mario.key", "-signer", "luisa.pem", "-inkey", "luisa.key",
        "-outform", "DER", "-out", "two.p7m",
      ], in: folder)
    let (two, _) = try await outcome("two.p7m", ca: "ca.pem")
    #expect(two.status == .fine && says(two, "CN=mario") && says(two, "CN=luisa"), "\(two)")
    try Self.run(["base64", "-in", "luisa.p7m", "-out", "luisa.b64"], in: folder)
    let (bare, _) = try await outcome("luisa.b64", ca: "ca.pem")
    #expect(bare.status == .fine, "\(bare)")
    let (none, _) = try await outcome("dati.csv", ca: "ca.pem")
    #expect(none.status == .mismatch && says(none, "is no signature"), "\(none)")
  }

  @Test("whom the system trusts is not trusted: openssl looks nowhere but in the named file")
  func system() async throws {
    let bundle = try Self.made.get()
    let bin = bundle.scratch.folder.appending(path: "bin")
    try bundle.scratch.write(
      """
      #!/bin/sh
      echo "$SSL_CERT_FILE|$SSL_CERT_DIR" >> '\(bundle.scratch.folder.path)/places'
      PATH=/usr/local/bin:/usr/bin:/bin exec openssl "$@"

      """, to: "bin/openssl")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: bin.appending(path: "openssl").path)
    let (found, _) = try await outcome("luisa.p7m", ca: "ca.pem", path: bin.path)
    #expect(found.status == .fine, "\(found)")
    let lines = try bundle.scratch.text("places").split(separator: "\n")
    #expect(lines.count >= 3)
    for line in lines {
      let places = line.split(separator: "|", omittingEmptySubsequences: false)
      #expect(places.count == 2 && places.allSatisfy { $0.hasSuffix("/none") }, "\(line)")
    }
  }

  @Test("a signature is made beside a bundle, never in one, and never over another")
  func making() throws {
    let bundle = try TamperedBundle()
    let folder = bundle.scratch.folder
    let keys = try Self.made.get().scratch.folder
    let by = [
      "--key", keys.appending(path: "mario.key").path, "--certificate",
      keys.appending(path: "mario.pem").path,
    ]
    let inside = try Command.esito(
      ["sign", "bundle", "--output", "bundle/figures/a.p7m"] + by, in: folder)
    #expect(inside.code == 2 && inside.messages.contains("within the bundle"), "\(inside.messages)")
    #expect(!bundle.scratch.exists("bundle/figures/a.p7m"))
    #expect(try Command.esito(["sign", "bundle"] + by, in: folder).code == 0)
    let first = try bundle.scratch.files(".")["bundle.p7m"]
    let again = try Command.esito(["sign", "bundle"] + by, in: folder)
    #expect(again.code == 2 && again.messages.contains("exists already"), "\(again.messages)")
    #expect(try bundle.scratch.files(".")["bundle.p7m"] == first)
  }
}
