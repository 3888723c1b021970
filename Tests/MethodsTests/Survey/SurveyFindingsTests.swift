// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables
import Testing

@testable import Methods

@Suite("Findings of a survey")
struct SurveyFindingsTests {
  @Test("one wave of a net promoter score by hand: 50 promoters, 20 detractors of 100 are 30")
  func score() async throws {
    var survey = SurveyCase.counts(["a,T1,,10,30", "a,T1,,9,20", "a,T1,,7,30", "a,T1,,0,20"], .nps)
    survey.specification.waves = nil
    let findings = try await survey.findings()
    let estimate = try #require(findings.estimate("item-mark.level"))
    #expect(abs((estimate.value ?? 0) - 30) < 1e-12)
    let row = try #require(findings.table("item-mark")).rows[0]
    #expect(row[1...4] == [.count(20), .count(30), .count(50), .count(100)])
    #expect(findings.table("change") == nil && findings.figures.isEmpty)
  }

  @Test("the silent: what the number would be if all had given the lowest or the highest mark")
  func bounds() async throws {
    // 60 of 80 satisfied, 20 of 100 invited silent: 60/100 to 80/100.
    var survey = SurveyCase.counts(["a,T1,,5,60", "a,T1,,1,20"], .csat)
    survey.specification.waves = nil
    survey.specification.invited = Survey.Invited(all: 100)
    let rows = try #require(try await survey.findings().table("bounds")).rows
    #expect(rows[0][2] == .number(0.6, .proportion) && rows[0][3] == .number(0.8, .proportion))
  }

  @Test(
    "before and after, the difference between extremes takes the worst of one and best of other")
  func boundsOfChange() async throws {
    var survey = SurveyCase.counts(
      ["a,T0,,5,40", "a,T0,,1,40", "a,T1,,5,60", "a,T1,,1,20"], .csat)
    survey.specification.invited = Survey.Invited(before: 100, after: 100)
    let rows = try #require(try await survey.findings().table("bounds")).rows
    // Before 0.4 to 0.6, after 0.6 to 0.8: 0 to 0.4.
    guard case .number(let low, .points) = rows[2][2], case .number(let high, .points) = rows[2][3]
    else {
      Issue.record("no difference")
      return
    }
    #expect(abs(low) < 1e-12 && abs(high - 0.4) < 1e-12)
  }

  @Test("marks outside the scale count as no answer, and a warning says how many")
  func outside() async throws {
    var survey = SurveyCase.counts(["a,T1,,5,60", "a,T1,,1,20", "a,T1,,9,7"], .csat)
    survey.specification.waves = nil
    let findings = try await survey.findings()
    #expect(findings.estimate("item-mark.level")?.value == 0.75)
    let note = findings.notes.first { $0.term == "survey.warning.outside" }
    #expect(note?.arguments["n"] == .count(7))
    #expect(findings.table("response")?.rows[0][3] == .count(7))
  }

  @Test("marks with too few people are joined with their neighbours, and no mean is given")
  func joined() async throws {
    var survey = SurveyCase(
      SurveyCase.people("T0", [2, 20, 30, 20, 10], of: "trust")
        + SurveyCase.people("T1", [6, 10, 30, 30, 3], of: "trust"))
    survey.holds = .pseudonymised
    survey.specification.items.removeAll { $0.name != "trust" }
    survey.specification.answers = "trust"
    let findings = try await survey.findings()
    let table = try #require(findings.table("item-trust"))
    #expect(table.columns.map(\.id).prefix(4) == ["wave", "level.1.2", "level.3", "level.4.5"])
    #expect(table.rows[0][1...3] == [.count(22), .count(30), .count(30)])
    #expect(findings.estimate("item-trust.after")?.value == nil)
    #expect(findings.notes.contains { $0.term == "survey.remark.joined" })
    guard case .number = findings.table("change")?.rows[0][3] else {
      Issue.record("the ordinal measure is missing")
      return
    }
  }

  @Test("a class of fewer people than may be shown: nothing is said of the item but that")
  func small() async throws {
    var survey = SurveyCase(
      SurveyCase.people("T0", [0, 0, 30, 40, 3], of: "csat")
        + SurveyCase.people("T1", [0, 3, 0, 40, 30], of: "csat"))
    survey.holds = .pseudonymised
    survey.specification.items.removeAll { $0.name != "csat" }
    survey.specification.answers = "csat"
    let findings = try await survey.findings()
    #expect(findings.estimates.allSatisfy { $0.value == nil && $0.interval == nil })
    #expect(findings.table("change") == nil && findings.figures.isEmpty)
    #expect(findings.notes.contains { $0.term == "survey.remark.small" })
    let safe = DisclosureControl(minimumCell: 5).applied(to: findings)
    #expect(safe.table("item-csat")?.rows[1][1] == .hidden)
    survey.holds = .public
    #expect(try await survey.findings().table("change") != nil)
  }

  @Test("groups that join marks join them everywhere, so that tables cannot be subtracted")
  func groups() async throws {
    var rows = SurveyCase.people("T1", [20, 20, 20, 20, 20], of: "trust")
    rows = rows.enumerated().map { place, row in
      // Two people of the lowest mark stand in the south.
      var cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      cells[2] = place < 18 || place % 2 == 0 ? "Nord" : "Sud"
      return cells.joined(separator: ",")
    }
    var survey = SurveyCase(rows)
    survey.holds = .pseudonymised
    survey.specification.waves = nil
    survey.specification.by = "site"
    survey.specification.items.removeAll { $0.name != "trust" }
    survey.specification.answers = "trust"
    let findings = try await survey.findings()
    let whole = try #require(findings.table("item-trust"))
    let groups = try #require(findings.table("groups-trust"))
    #expect(whole.columns.map(\.id).contains("level.1.2"))
    #expect(whole.columns.map(\.id).dropFirst() == groups.columns.map(\.id).dropFirst(2))
  }

  @Test(
    "a target is met only by the whole interval",
    arguments: [(30, TargetJudgement.met), (45, .cannotSay), (70, .notMet)])
  func target(points: Int, judgement: TargetJudgement) async throws {
    var survey = SurveyCase.counts(
      ["a,T1,,10,600", "a,T1,,8,200", "a,T1,,0,160"], .nps)
    survey.specification.waves = nil
    survey.specification.kpi = "nps"
    survey.kpi = KPI(
      name: "nps", level: .output, label: LocalizedText("NPS"),
      measure: .entered(.number(DecimalNumber(units: 40, places: 0)), from: "x"), source: nil,
      datedBy: nil, within: nil, better: .higher, baseline: nil,
      target: .number(DecimalNumber(units: points, places: 0)), by: day("2024-06-30"),
      matters: nil, achievable: nil, review: nil, leadsTo: [], indicator: "survey/nps")
    #expect(try await survey.findings().level?.judgement == judgement)
    survey.extracted = day("2024-05-01")
    #expect(try await survey.findings().level?.judgement == .tooEarly)
  }

  @Test("more groups than can be read one by one are not shown, and a warning says so")
  func manyGroups() async throws {
    var survey = SurveyCase.counts((0..<51).map { "a,T1,S\($0),5,10" }, .csat)
    survey.specification.waves = nil
    survey.specification.by = "site"
    let findings = try await survey.findings()
    #expect(findings.table("groups-mark") == nil)
    #expect(findings.notes.contains { $0.term == "survey.warning.groups" })
    survey.rows.removeLast()
    #expect(try await survey.findings().table("groups-mark")?.rows.count == 50)
  }

  @Test("nobody, and negative counts, are refused")
  func refused() async throws {
    let nobody = try await SurveyCase.counts(["a,T1,,,5"], .csat).findings()
    #expect(nobody.notes.map(\.term) == ["survey.refused.nobody"] && nobody.tables.isEmpty)
    let negative = try await SurveyCase.counts(["a,T1,,5,-3", "a,T0,,4,9"], .csat).findings()
    #expect(negative.notes.map(\.term) == ["survey.refused.negative"])
  }
}
