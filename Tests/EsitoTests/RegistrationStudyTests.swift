// SPDX-License-Identifier: GPL-3.0-or-later

import Crypto
import Findings
import Foundation
import Tables
import Testing

@testable import Studies

@Suite("A study that was registered")
struct RegistrationStudyTests {
  private let study = "study"

  /// The study that `esito init` writes, registered before its campaign.
  private func registered() throws -> Scratch {
    let scratch = try Scratch()
    for command in [
      ["init", study],
      [
        "register", "\(study)/study.yaml", "--number", "12/2023", "--date", "2023-09-01",
        "--registry", "Protocollo generale",
      ],
    ] {
      let run = try Command.esito(command, in: scratch.folder)
      #expect(run.code == 0, "\(run.messages)")
    }
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
    try change(scratch, "wash_in: 1 month", "wash_in: none")
    try change(scratch, "why: \"effetto atteso", "why: \"un effetto atteso")
    let changed = try await evaluated(scratch)
    let found = try #require(changed.registration)
    #expect(found.choices.map(\.path) == ["analyses.serie.wash_in", "analyses.serie.why"])
    #expect(found.choices.map(\.analyses) == [["serie"], []])
    #expect(found.choices.allSatisfy { $0.since == nil && $0.plan == 1 })
    let result = try #require(found.results.first)
    #expect(found.results.count == 1 && result.obstacle == nil)
    #expect(try result.registered == answer(planned, "serie"))
    #expect(try result.now == answer(changed, "serie"))
    #expect(result.registered != result.now)
    let terms = changed.analyses[0].certainty?.reasons.map(\.term) ?? []
    #expect(terms.contains("certainty.changed") && !terms.contains("certainty.not-registered"))
  }

  @Test("analyses taken out and put in are told apart, and amendments say since when and why")
  func analyses() async throws {
    let scratch = try registered()
    try change(scratch, "  serie:\n", "  ripensamento:\n")
    let found = try #require(try await evaluated(scratch).registration)
    #expect(found.notRun == [.init(analysis: "serie", plan: 1, reason: .removed)])
    #expect(found.undeclared == ["ripensamento"])
    #expect(found.choices.isEmpty && !found.isAsPlanned)
    #expect(found.results.map(\.analysis) == ["serie"])
    #expect(found.results[0].registered != nil && found.results[0].now == nil)
    try change(scratch, "matters: 2 pp", "matters: 3 pp")
    let run = try Command.esito(
      [
        "register", "\(study)/study.yaml", "--amend", "--why", "two points are not worth a call",
        "--number", "3/2024", "--date", "2024-02-01",
      ], in: scratch.folder)
    #expect(run.code == 0, "\(run.messages)")
    let amended = try #require(try await evaluated(scratch).registration)
    #expect(amended.plans.count == 2 && amended.undeclared.isEmpty)
    #expect(amended.notRun == [.init(analysis: "serie", plan: 1, reason: .amended)])
    let choice = try #require(amended.choices.first)
    #expect(choice.path == "kpis.adesione.matters" && choice.since == 2)
    #expect(choice.registered == "2 pp" && choice.now == "3 pp")
    #expect(choice.why == "two points are not worth a call")
  }

  @Test("a column that is gone is said to be why the registered choice cannot be run")
  func obstacle() async throws {
    let scratch = try registered()
    try change(scratch, "      aderenti: {", "      presenti: {")
    try change(scratch, "order: [aderenti, invitati]", "order: [presenti, invitati]")
    try change(scratch, "of: aderenti,", "of: presenti,")
    let found = try #require(try await evaluated(scratch).registration)
    let result = try #require(found.results.first)
    #expect(result.registered == nil && result.now != nil)
    #expect(result.obstacle == .column("aderenti", source: "inviti"))
  }

  @Test("a broken registration stops check and evaluate, with its place")
  func broken() throws {
    let scratch = try registered()
    let plan = try scratch.text("\(study)/registration/plan-1.yaml")
    try scratch.write(
      plan.replacing("matters: 2 pp", with: "matters: 3 pp"),
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
    #expect(same.code == 0 && same.output == "Nessuna differenza.\n")
    try change(scratch, "wash_in: 1 month", "wash_in: none")
    let other = try Command.esito(
      ["diff", plan, "\(study)/study.yaml", "--language", "it"], in: scratch.folder)
    #expect(other.code == 1)
    #expect(
      other.output
        == "1 scelta differisce:\n  analyses.serie.wash_in: { as: left-out, for: 1 month } → none\n"
    )
    let shipped = Repository.root.appending(path: "studies/seat-belt-law/bundle/results.json").path
    let neither = try Command.esito(["diff", plan, shipped], in: scratch.folder)
    #expect(neither.code == 2 && neither.messages.contains("B026"))
  }
}
