// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Time stamps of a registered plan, made by an authority of the test's own with the system's openssl.
@Suite("Time stamps of plans", .enabled(if: SignatureTests.hasMessage))
struct TimeStampTests {
  private func openssl(_ arguments: [String], in scratch: Scratch) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = scratch.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments)")
  }

  private static let configuration = """
    [tsa]
    default_tsa = own
    [own]
    serial = ./tsserial
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256, sha1
    tsa_name = yes
    ess_cert_id_alg = sha256
    [extensions]
    extendedKeyUsage = critical,timeStamping

    """

  /// A registered study, and stamps of its plan by an authority called so.
  private func made(_ name: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(TamperedBundle.study, to: "study.yaml")
    try scratch.write(TamperedBundle.data, to: "dati.csv")
    #expect(try Command.esito(["register", "study.yaml"], in: scratch.folder).code == 0)
    try scratch.write(Self.configuration, to: "ts.cnf")
    try scratch.write("01\n", to: "tsserial")
    for authority in ["ca", "stranger"] {
      try openssl(
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "36500", "-subj",
          "/O=Autorita/CN=\(authority)", "-keyout", "\(authority).key", "-out", "\(authority).pem",
        ], in: scratch)
    }
    try openssl(
      [
        "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/O=\(name)/CN=TSA 1", "-keyout",
        "tsa.key", "-out", "tsa.csr",
      ], in: scratch)
    try openssl(
      [
        "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-days", "36500", "-extfile", "ts.cnf", "-extensions", "extensions", "-out", "tsa.pem",
      ], in: scratch)
    for (text, digest, file) in [
      ("registration/plan-1.yaml", "-sha256", "plan"), ("dati.csv", "-sha256", "other"),
      ("registration/plan-1.yaml", "-sha1", "weak"),
    ] {
      try openssl(
        ["ts", "-query", "-data", text, digest, "-cert", "-out", "query"], in: scratch)
      try openssl(
        [
          "ts", "-reply", "-config", "ts.cnf", "-queryfile", "query", "-signer", "tsa.pem",
          "-inkey", "tsa.key", "-out", "\(file).tsr",
        ], in: scratch)
    }
    return scratch
  }

  private func evaluate(_ scratch: Scratch, _ stamp: String, _ more: [String]) throws -> Command {
    try Command.esito(
      ["evaluate", "study.yaml", "--plan-signature", stamp] + more, in: scratch.folder)
  }

  @Test("a stamp of the plan by a trusted authority vouches for the day; no other does")
  func vouching() throws {
    let scratch = try made("Marca Temporale")
    let good = try evaluate(scratch, "plan.tsr", ["--ca", "ca.pem"])
    #expect(good.code == 0, "\(good.messages)")
    #expect(try scratch.text("bundle/results.json").contains("Marca Temporale"))
    #expect(try scratch.text("bundle/report.it.md").contains("Marca Temporale"))
    for (stamp, more, code, words) in [
      ("other.tsr", ["--ca", "ca.pem"], 1, "of another text"),
      ("plan.tsr", ["--ca", "stranger.pem"], 1, "do not vouch"),
      ("plan.tsr", ["--ca", "nope.pem"], 1, "there is no file"),
      ("plan.tsr", [], 0, "name the authority that you trust with --ca"),
      ("weak.tsr", ["--ca", "ca.pem"], 0, "too weak"),
    ] as [(String, [String], Int32, String)] {
      let run = try evaluate(scratch, stamp, more)
      #expect(run.code == code && run.messages.contains(words), "\(stamp) \(more) \(run.messages)")
      if code == 0 {
        #expect(!(try scratch.text("bundle/results.json").contains("Marca Temporale")))
      }
    }
  }

  @Test("a stamp by the organisation that evaluates vouches for nothing")
  func own() throws {
    let scratch = try made("UOC Epidemiologia")
    let run = try evaluate(scratch, "plan.tsr", ["--ca", "ca.pem"])
    #expect(run.code == 0 && run.messages.contains("of the organisation that evaluates"))
    #expect(!(try scratch.text("bundle/results.json").contains("TSA 1")))
  }
}
