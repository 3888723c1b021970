// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Studies
import Testing

@Suite("The plan that the auditor has")
struct HeldPlanTests {
  /// A registered study with one amendment, evaluated.
  private func made() throws -> TamperedBundle {
    let bundle = try TamperedBundle()
    let folder = bundle.scratch.folder
    func run(_ arguments: [String]) throws {
      let run = try Command.esito(arguments, in: folder)
      #expect(run.code == 0, "\(run.messages)")
    }
    try run(["register", "study.yaml", "--number", "1", "--date", "2023-11-01"])
    try bundle.scratch.write(
      TamperedBundle.study.replacing("shape: [level]", with: "shape: [level, slope]"),
      to: "study.yaml")
    try run(["register", "study.yaml", "--amend", "--why", "serve la pendenza"])
    try run(["evaluate", "study.yaml", "--salt", "salt"])
    return bundle
  }

  private func outcome(_ bundle: TamperedBundle, _ plan: String) async throws
    -> VerificationOutcome
  {
    let found = try await bundle.verified {
      $0.plan = bundle.scratch.folder.appending(path: plan).path
    }
    return try #require(found.outcome(.plan))
  }

  private func says(_ outcome: VerificationOutcome, _ text: String) -> Bool {
    outcome.remarks.contains { $0.text.contains(text) || ($0.place ?? "").contains(text) }
  }

  @Test("one of the bundle's plans, a link to it, and the study file that says the same")
  func held() async throws {
    let bundle = try made()
    try FileManager.default.createSymbolicLink(
      atPath: bundle.scratch.folder.appending(path: "link.yaml").path,
      withDestinationPath: "registration/plan-1.yaml")
    try bundle.scratch.write(
      TamperedBundle.study.replacing("\n", with: "\r\n"), to: "as-it-was.yaml")
    for plan in [
      "registration/plan-1.yaml", "registration/plan-2.yaml", "link.yaml", "as-it-was.yaml",
    ] {
      let found = try await outcome(bundle, plan)
      #expect(found.status == .fine, "\(plan): \(found)")
    }
  }

  @Test("another plan: digests to hold against the register, and every choice that differs")
  func other() async throws {
    let bundle = try made()
    try bundle.scratch.write(
      TamperedBundle.study.replacing("matters: 10", with: "matters: 25"), to: "mine.yaml")
    let found = try await outcome(bundle, "mine.yaml")
    #expect(found.status == .mismatch)
    #expect(says(found, "kpis.esito.matters") && says(found, "your plan says `25`"), "\(found)")
    #expect(says(found, "plan 1 in the bundle") && says(found, "has SHA-256"))
    let none = try await outcome(bundle, "dati.csv")
    #expect(none.status == .mismatch && says(none, "is no plan"), "\(none)")
    let absent = try await outcome(bundle, "nope.yaml")
    #expect(absent.status == .couldNotRun && says(absent, "is not there"), "\(absent)")
  }

  @Test("a record that was edited in the bundle is told part by part")
  func record() async throws {
    let bundle = try made()
    try bundle.replace("2023-11-01", "2023-10-01", in: "registration/registration.yaml")
    try bundle.attestAgain()
    let found = try #require(try await bundle.verified().outcome(.plan))
    #expect(found.status == .mismatch)
    #expect(says(found, "plan 1, date") && says(found, "`2023-10-01`"), "\(found)")
  }

  @Test("a plan whose line ends were converted is told so; a link to a registration is refused")
  func onTheWay() throws {
    let bundle = try made()
    let folder = bundle.scratch.folder
    let plan = try bundle.scratch.text("registration/plan-1.yaml")
    try bundle.scratch.write(
      plan.replacing("\n", with: "\r\n"), to: "registration/plan-1.yaml")
    let converted = try Command.esito(["check", "study.yaml"], in: folder)
    #expect(converted.code == 1 && converted.messages.contains("line ends were converted (CRLF)"))
    try FileManager.default.moveItem(
      at: folder.appending(path: "registration"), to: folder.appending(path: "elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "registration").path, withDestinationPath: "elsewhere")
    let before = try bundle.scratch.files("elsewhere")
    for command in [
      ["check", "study.yaml"], ["evaluate", "study.yaml"], ["register", "study.yaml"],
      ["register", "study.yaml", "--amend", "--why", "prova"],
    ] {
      let run = try Command.esito(command, in: folder)
      #expect(run.code == 1 && run.messages.contains("error[B020]"), "\(command) \(run.messages)")
      #expect(run.messages.contains("is a link"))
    }
    #expect(try bundle.scratch.files("elsewhere") == before)
  }
}
