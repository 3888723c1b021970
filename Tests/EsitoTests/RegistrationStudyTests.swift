// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Dates
import Findings
import Foundation
import Tables
import Testing

@testable import Studies

@Suite("A study that was registered")
struct RegistrationStudyTests {
  private let study = "studies/screening-reminder"

  /// A copy of the study, registered before its campaign.
  private func registered(matters: String = "2 pp") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy(study)
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "\(study)/bundle"))
    let folder = scratch.folder.appending(path: "\(study)/registration")
    try? FileManager.default.removeItem(at: folder)
    try change(scratch, "matters: 2 pp", "matters: \(matters)")
    let run = try Command.esito(
      [
        "register", "\(study)/study.yaml", "--number", "12/2023", "--date", "2023-12-01",
        "--registry", "Protocollo generale",
      ], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    return scratch
  }

  private func change(_ scratch: Scratch, _ old: String, _ new: String) throws {
    let text = try scratch.text("\(study)/study.yaml")
    #expect(text.contains(old))
    try scratch.write(text.replacing(old, with: new), to: "\(study)/study.yaml")
  }

  private func evaluated(
    _ scratch: Scratch, vouched: [Int: VouchedDate] = [:]
  ) async throws -> Evaluation {
    let path = scratch.folder.appending(path: "\(study)/study.yaml").path
    let settings = EngineSettings(environment: [:], timeout: 60)
    let made = try await StudyFile.load(path).evaluated(settings: settings, vouched: vouched)
    return try #require(made).evaluation
  }

  private func answer(_ evaluation: Evaluation, _ id: String) throws -> RegisteredResult.Answer {
    let findings = try #require(evaluation.analyses.first { $0.id == id })
    return try #require(RegisteredResult.Answer(findings))
  }

  @Test("the digest is that of the plan's file, as sha256sum gives it")
  func digest() throws {
    let scratch = try registered()
    let plan = try scratch.files("\(study)/registration")["plan-1.yaml"]
    let digest = SHA256.hash(data: try #require(plan)).map { String(format: "%02x", $0) }.joined()
    #expect(try scratch.text("\(study)/registration/registration.yaml").contains(digest))
    #expect(try scratch.text("\(study)/registration/plan-1.txt").contains(digest))
  }

  @Test("what the registered choices would have given is what they gave, to the last digit")
  func counterfactual() async throws {
    let scratch = try registered()
    let planned = try await evaluated(scratch)
    let facts = try #require(planned.registration)
    #expect(facts.status == .registered && facts.isAsPlanned && facts.results.isEmpty)
    try change(scratch, "adjust: [deprivation]", "adjust: []")
    try change(scratch, "per_treated: 2", "per_treated: 1")
    let changed = try await evaluated(scratch)
    let found = try #require(changed.registration)
    #expect(
      found.choices.map(\.path) == [
        "analyses.first-wave.controls.per_treated", "analyses.reminder.adjust",
      ])
    #expect(found.choices.allSatisfy { $0.since == nil && $0.plan == 1 })
    #expect(found.results.map(\.analysis) == ["first-wave", "reminder"])
    for result in found.results {
      #expect(try result.registered == answer(planned, result.analysis))
      #expect(try result.now == answer(changed, result.analysis))
      #expect(result.registered != result.now && result.obstacle == nil)
    }
    for analysis in changed.analyses {
      let terms = analysis.certainty?.reasons.map(\.term) ?? []
      #expect(terms.contains("certainty.changed"))
      #expect(!terms.contains("certainty.not-registered"))
    }
  }

  @Test("certainty rises only with a date that someone else vouches for, before the campaign")
  func certainty() async throws {
    // The placebo of the reminder goes from -0.7 to 2.4 points: within 3, not within 2.
    let scratch = try registered(matters: "3 pp")
    func certainty(_ vouched: [Int: VouchedDate]) async throws -> [Certainty] {
      try await evaluated(scratch, vouched: vouched).analyses.compactMap(\.certainty)
    }
    func date(_ iso: String) throws -> [Int: VouchedDate] {
      [1: VouchedDate(date: try #require(CivilDate(iso: iso)), by: "CN=Protocollo")]
    }
    let typed = try await certainty([:])
    #expect(typed.map(\.level) == [.low, .veryLow])
    #expect(typed[0].reasons.map(\.term) == ["certainty.self-declared"])
    let vouched = try await certainty(date("2023-12-20"))
    // The first wave's placebo does not lie within.
    #expect(vouched.map(\.level) == [.moderate, .veryLow])
    #expect(vouched[0].reasons.map(\.term) == ["certainty.registered"])
    #expect(vouched[1].reasons.last?.term == "certainty.not-falsified")
    let late = try await certainty(date("2024-01-01"))
    #expect(late.map(\.level) == [.low, .veryLow])
    #expect(late[0].reasons.map(\.term) == ["certainty.registered-late"])
  }

  @Test("analyses taken out and put in are told apart, and amendments say since when and why")
  func analyses() async throws {
    let scratch = try registered()
    let text = try scratch.text("\(study)/study.yaml")
    let start = try #require(text.range(of: "  first-wave:"))
    let end = try #require(text.range(of: "report:\n"))
    let wave = String(text[start.lowerBound..<end.lowerBound])
    try change(scratch, wave, wave.replacing("first-wave:", with: "afterthought:"))
    let found = try #require(try await evaluated(scratch).registration)
    #expect(found.notRun == [.init(analysis: "first-wave", plan: 1, reason: .removed)])
    #expect(found.undeclared == ["afterthought"])
    #expect(found.choices.isEmpty && !found.isAsPlanned)
    #expect(found.results.map(\.analysis) == ["first-wave"])
    #expect(found.results[0].registered != nil && found.results[0].now == nil)
    try change(scratch, "chosen: policy\n    every: month", "chosen: need\n    every: month")
    let run = try Command.esito(
      [
        "register", "\(study)/study.yaml", "--amend", "--why", "the districts were chosen by need",
        "--number", "3/2024", "--date", "2024-02-01",
      ], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    let amended = try #require(try await evaluated(scratch).registration)
    #expect(amended.plans.count == 2 && amended.undeclared.isEmpty)
    #expect(amended.notRun == [.init(analysis: "first-wave", plan: 1, reason: .amended)])
    let choice = try #require(amended.choices.first)
    #expect(choice.path == "analyses.reminder.chosen" && choice.since == 2)
    #expect(choice.registered == "policy" && choice.now == "need")
    #expect(choice.why == "the districts were chosen by need")
  }

  @Test("a column that is gone is said to be why the registered choice cannot be run")
  func obstacle() async throws {
    let scratch = try registered()
    try change(scratch, "    adjust: [deprivation]\n", "")
    try change(scratch, "using: [outcome-before, deprivation]", "using: [outcome-before]")
    try change(
      scratch, "      deprivation: { as: deprivation, label: { it: deprivazione, en: deprivation }, type: "
        + "category, values: [Q1, Q2, Q3, Q4] }\n", "")
    try change(scratch, "      - { all_values: deprivation }\n", "")
    let found = try #require(try await evaluated(scratch).registration)
    #expect(!found.results.isEmpty)
    for result in found.results {
      #expect(result.registered == nil)
      #expect(result.obstacle == .column("deprivation", source: "invitations"))
    }
  }

  @Test("a broken registration stops check and evaluate, with its place")
  func broken() throws {
    let scratch = try registered()
    let plan = try scratch.text("\(study)/registration/plan-1.yaml")
    try scratch.write(
      plan.replacing("per_treated: 2", with: "per_treated: 1"),
      to: "\(study)/registration/plan-1.yaml")
    for command in ["check", "evaluate"] {
      let run = try Command.esito([command, "\(study)/study.yaml"], in: scratch.folder)
      #expect(run.code == 1 && run.messages.contains("B021"))
      #expect(run.messages.contains("registration/plan-1.yaml"))
    }
    #expect(!scratch.exists("\(study)/bundle"))
  }

  @Test("diff: the same is 0, other choices 1, a plan against a result 2")
  func difference() throws {
    let scratch = try registered()
    let plan = "\(study)/registration/plan-1.yaml"
    let same = try Command.esito(["diff", plan, "\(study)/study.yaml"], in: scratch.folder)
    #expect(same.code == 0 && same.output == "No difference.\n")
    try change(scratch, "per_treated: 2", "per_treated: 1")
    let other = try Command.esito(
      ["diff", plan, "\(study)/study.yaml", "--language", "it"], in: scratch.folder)
    #expect(other.code == 1)
    #expect(
      other.output
        == "1 scelta differisce:\n  analyses.first-wave.controls.per_treated: 2 → 1\n")
    let shipped = Repository.root.appending(path: "\(study)/bundle/results.json").path
    let neither = try Command.esito(["diff", plan, shipped], in: scratch.folder)
    #expect(neither.code == 2 && neither.messages.contains("B026"))
  }
}
