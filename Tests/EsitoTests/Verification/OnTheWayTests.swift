// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Testing

/// What happens to bundles on their way to an auditor without anybody meaning harm: each is found at
/// its level, and told with its likely cause.
private let attempts: [Attempt] = [
  Attempt(
    name: "a file that a server renamed", level: .integrity, place: "report.it.md",
    says: "`Report.it.md` holds its bytes"
  ) { bundle in
    try FileManager.default.moveItem(
      at: bundle.url("report.it.md"), to: bundle.url("Report.it.md"))
  },
  Attempt(
    name: "a byte order mark before the report", level: .integrity, place: "report.it.md",
    says: "a byte order mark was put before it"
  ) { try $0.write("\u{FEFF}" + $0.text("report.it.md"), to: "report.it.md") },
  Attempt(
    name: "a byte order mark before the report, attested again", level: .text,
    place: "report.it.md", says: "; nothing else", isForged: true
  ) { try $0.write("\u{FEFF}" + $0.text("report.it.md"), to: "report.it.md") },
  Attempt(
    name: "line ends of the study file converted", level: .integrity, place: "study.yaml",
    says: "CRLF"
  ) { try $0.write($0.text("study.yaml").replacing("\n", with: "\r\n"), to: "study.yaml") },
  Attempt(
    name: "what a file manager leaves", level: .integrity, place: ".DS_Store",
    says: "a file manager or an editor left it"
  ) { try $0.write("x", to: ".DS_Store") },
  Attempt(
    name: "a signing program's file in the bundle", level: .integrity,
    place: "attestation.json.p7m", says: "belongs beside the bundle"
  ) { try $0.write("x", to: "attestation.json.p7m") },
  Attempt(
    name: "a report that is a link", level: .integrity, place: "report.it.md", says: "is a link"
  ) { bundle in
    try bundle.remove("report.it.md")
    try FileManager.default.createSymbolicLink(
      atPath: bundle.url("report.it.md").path, withDestinationPath: "../study.yaml")
  },
  Attempt(
    name: "a line taken out and another added elsewhere", level: .text, place: "report.it.md:",
    says: "1 line too many: “Una parola.” (under “", isForged: true
  ) { bundle in
    var lines = try bundle.text("report.it.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    lines.remove(at: 30)
    lines.insert("Una parola.", at: 60)
    try bundle.write(lines.joined(separator: "\n"), to: "report.it.md")
  },
  Attempt(
    name: "a report filled with line ends", level: .text, place: "report.it.md",
    says: "has 8000000 bytes", isForged: true
  ) { try $0.write(String(repeating: "\n", count: 8_000_000), to: "report.it.md") },
  Attempt(
    name: "results of another version than the attestation", level: .text,
    place: "attestation.json", says: "results.json says 9.", isForged: true
  ) { try $0.replace("\"esito\" : \"", "\"esito\" : \"9.", in: "results.json") },
  Attempt(
    name: "data of a later extraction", level: .data, place: "likely cause",
    says: "`dati` had 48 rows and has 49; a later extraction?", withData: true
  ) { try $0.scratch.write(TamperedBundle.data + "2025-01,80,nota 48\n", to: "dati.csv") },
  Attempt(
    name: "a folder of data that is not there", level: .data, status: .couldNotRun,
    place: "dati.csv", says: "", withData: true, exitCode: 2
  ) { try FileManager.default.removeItem(at: $0.scratch.folder.appending(path: "dati.csv")) },
]

@Suite("What happens to bundles on their way")
struct OnTheWayTests {
  @Test("is found at its level, with its likely cause", arguments: attempts.dropLast())
  func attempt(_ attempt: Attempt) async throws { try await attempt.check() }

  @Test("a file that was not read is told once")
  func once() async throws {
    let bundle = try TamperedBundle()
    try bundle.remove("report.it.md")
    try FileManager.default.createSymbolicLink(
      atPath: bundle.url("report.it.md").path, withDestinationPath: "/etc/passwd")
    let found = try await bundle.verified()
    #expect(found.outcome(.integrity)?.remarks.count == 1, "\(found.text)")
  }

  @Test("a folder of data that is not there is told by the option's own name")
  func noData() async throws {
    let bundle = try TamperedBundle()
    let found = try await bundle.verified { $0.data = "/nowhere/at/all" }
    let outcome = try #require(found.outcome(.data))
    #expect(outcome.status == .couldNotRun && found.exitCode == 2)
    #expect(outcome.remarks.contains { $0.place == "--data" }, "\(found.text)")
  }

  @Test("a bundle is not written into another, nor a salt beside its files")
  func within() throws {
    let bundle = try TamperedBundle()
    let before = try bundle.scratch.files("bundle")
    for output in ["bundle/second", "bundle/a/b/c", "bundle/figures/x"] {
      let run = try Command.esito(
        ["evaluate", "study.yaml", "--output", output], in: bundle.scratch.folder)
      #expect(run.code == 2 && run.messages.contains("error[B001]"), "\(run.messages)")
      #expect(run.messages.contains("within the bundle `bundle`"), "\(run.messages)")
    }
    #expect(try bundle.scratch.files("bundle") == before)
  }

  @Test("a command line that cannot be read ends with 2, and help and version with 0")
  func exitCodes() throws {
    let scratch = try Scratch()
    for arguments in [["verify"], ["nosuch"], ["diff", "one"], ["evaluate", "s", "--no-such"]] {
      let run = try Command.esito(arguments, in: scratch.folder)
      #expect(run.code == 2 && run.messages.contains("Usage:"), "\(arguments): \(run.code)")
      #expect(run.output.isEmpty)
    }
    for arguments in [["--help"], ["verify", "--help"], ["--version"]] {
      #expect(try Command.esito(arguments, in: scratch.folder).code == 0)
    }
  }

  @Test("diff says what is wrong with results that nobody's evaluation wrote")
  func difference() throws {
    let bundle = try TamperedBundle()
    try bundle.replace("\"format\" : 1", "\"format\" : 7", in: "results.json")
    let run = try Command.esito(
      ["diff", "bundle", "bundle/results.json"], in: bundle.scratch.folder)
    #expect(run.code == 2 && run.messages.contains("has format 7"), "\(run.messages)")
  }
}
