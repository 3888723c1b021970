// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Tables
import Testing

/// Signatures made and checked by the system's own programs; skipped where these are missing.
@Suite("Signatures over the attestation")
struct SignatureTests {
  static let hasShell = EngineStudyTests.has("ssh-keygen")
  static let hasMessage = EngineStudyTests.has("openssl")

  private func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
  }

  private func signed(_ bundle: TamperedBundle, _ arguments: [String]) throws {
    let run = try Command.esito(["sign", "bundle"] + arguments, in: bundle.scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
  }

  private func path(_ bundle: TamperedBundle, _ name: String) -> String {
    bundle.scratch.folder.appending(path: name).path
  }

  @Test("an SSH signature: made, checked, of nobody known, of another text", .enabled(if: hasShell))
  func shell() async throws {
    let bundle = try TamperedBundle()
    try run(
      "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "prova", "-f", "key"],
      in: bundle.scratch.folder)
    let key = try bundle.scratch.text("key.pub").split(separator: " ").prefix(2)
    try bundle.scratch.write("direzione@asl.example " + key.joined(separator: " "), to: "signers")
    try signed(bundle, ["--key", "key"])
    #expect(bundle.scratch.exists("bundle.sig"))

    let known = try await bundle.verified(data: true) {
      $0.signatures = [path(bundle, "bundle.sig")]
      $0.trust.signers = path(bundle, "signers")
    }
    #expect(known.outcome(.authenticity)?.status == .fine, "\(known.text)")
    #expect(known.outcome(.authenticity)?.summary == "signed by direzione@asl.example")

    let unknown = try await bundle.verified { $0.signatures = [path(bundle, "bundle.sig")] }
    #expect(unknown.outcome(.authenticity)?.status == .notChecked, "\(unknown.text)")

    try bundle.scratch.write("altri@asl.example ssh-ed25519 \(other)", to: "signers")
    let stranger = try await bundle.verified {
      $0.signatures = [path(bundle, "bundle.sig")]
      $0.trust.signers = path(bundle, "signers")
    }
    #expect(stranger.outcome(.authenticity)?.status == .mismatch, "\(stranger.text)")

    // Whoever changes a file and attests again loses the signature.
    try bundle.changeDigit(after: "fewer", in: "report.en.md")
    try bundle.attestAgain()
    let forged = try await bundle.verified { $0.signatures = [path(bundle, "bundle.sig")] }
    #expect(forged.outcome(.authenticity)?.status == .mismatch, "\(forged.text)")
    #expect(forged.exitCode == 1)
  }

  /// A public key of nobody in these tests.
  private let other = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"

  @Test(
    "a CMS signature: made, checked, of nobody known, of another text", .enabled(if: hasMessage))
  func message() async throws {
    let bundle = try TamperedBundle()
    for name in ["signer", "other"] {
      try run(
        "openssl",
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
          "-days", "36500", "-subj", "/O=ASL Valdoro/CN=\(name)", "-keyout", "\(name).key",
          "-out", "\(name).pem",
        ], in: bundle.scratch.folder)
    }
    try signed(bundle, ["--key", "signer.key", "--certificate", "signer.pem"])

    func verified(
      _ change: @escaping (inout Verification.Options) -> Void = { _ in }
    ) async throws -> VerificationOutcome {
      let found = try await bundle.verified {
        $0.signatures = [path(bundle, "bundle.p7m")]
        change(&$0)
      }
      return try #require(found.outcome(.authenticity))
    }
    let authority = try await verified { $0.trust.authorities = path(bundle, "signer.pem") }
    #expect(authority.status == .fine, "\(authority)")
    #expect(authority.summary.contains("CN=signer"))
    let certificate = try await verified { $0.trust.certificate = path(bundle, "signer.pem") }
    #expect(certificate.status == .fine, "\(certificate)")
    let unknown = try await verified()
    #expect(unknown.status == .notChecked, "\(unknown)")
    for wrong in [true, false] {
      let stranger = try await verified {
        if wrong {
          $0.trust.authorities = path(bundle, "other.pem")
        } else {
          $0.trust.certificate = path(bundle, "other.pem")
        }
      }
      #expect(stranger.status == .mismatch, "\(stranger)")
    }
    try bundle.changeDigit(after: "fewer", in: "report.en.md")
    try bundle.attestAgain()
    #expect(try await verified().status == .mismatch)
  }

  @Test("what is no signature, and what is not there, are told in words")
  func garbage() async throws {
    let bundle = try TamperedBundle()
    try bundle.scratch.write("-----BEGIN SSH SIGNATURE-----\nAAAA\n", to: "a.sig")
    try bundle.scratch.write("ciao", to: "b.p7m")
    for (name, status) in [
      ("a.sig", VerificationOutcome.Status.mismatch), ("b.p7m", .mismatch),
      ("c.sig", .couldNotRun),
    ] {
      let found = try await bundle.verified { $0.signatures = [path(bundle, name)] }
      #expect(found.outcome(.authenticity)?.status == status, "\(name): \(found.text)")
    }
    let without = try await bundle.verified {
      $0.signatures = [path(bundle, "b.p7m")]
      $0.settings.environment["PATH"] = "/nowhere"
    }
    #expect(without.outcome(.authenticity)?.status == .couldNotRun)
    #expect(without.exitCode == 2)
  }
}
