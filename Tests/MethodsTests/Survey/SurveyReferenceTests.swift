// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Testing

@testable import Methods

/// What scipy, statsmodels and mpmath make of the committed questionnaire.
@Suite("A survey against scipy and statsmodels")
struct SurveyReferenceTests {
  struct Expected: Decodable {
    struct Item: Decodable {
      var before: [Double]?
      var after: [Double]
      var difference: [Double]?
      var chance: [Double]?
    }
    struct Paired: Decodable {
      var moves: [Int]
      var chance: [Double]
      var difference: [Double]
      var p: Double
    }
    var nps: Item
    var csat: Item
    var trust: Item
    var pharmacy: Item
    var app: Item
    var p: [Double]
    var holm: [Double]
    var paired: [String: Paired]
  }

  private func expected() throws -> Expected {
    try References.decoded(References.committed("survey/expected.json"))
  }

  /// Expects an estimate and its limits; 1e-10 relative is what scipy's t quantiles allow.
  private func agrees(
    _ value: Double?, _ interval: Interval?, _ three: [Double], _ what: String
  ) {
    for (found, expected) in zip([value, interval?.lower, interval?.upper], three) {
      #expect(apart(found ?? .nan, expected) < 1e-10, "\(what): \(String(describing: found))")
    }
  }

  private func agrees(_ row: [Value], _ place: Int, _ three: [Double]?, _ what: String) {
    guard let three, case .number(let value, _) = row[place],
      case .interval(let interval, _) = row[place + 1]
    else {
      Issue.record("\(what): no number in \(row)")
      return
    }
    agrees(value, interval, three, what)
  }

  @Test("different people: each wave's number with its interval")
  func waves() async throws {
    let (findings, expected) = (try await SurveyCase.committed().findings(), try expected())
    for (name, item) in [
      ("nps", expected.nps), ("csat", expected.csat), ("trust", expected.trust),
      ("channels-pharmacy", expected.pharmacy), ("channels-app", expected.app),
    ] {
      for (wave, numbers) in [("before", item.before), ("after", item.after)] {
        guard let numbers else { continue }
        let estimate = try #require(findings.estimate("item-\(name).\(wave)"))
        agrees(estimate.value, estimate.interval, numbers, "\(name) \(wave)")
      }
    }
    let rows = try #require(findings.table("item-channels-app")).rows
    #expect(rows[1][2] == .count(Int(expected.app.after[3])))
    #expect(rows[1][3] == .count(Int(expected.app.after[4])))
  }

  @Test("different people: differences, the ordinal chance, p and Holm's p")
  func changes() async throws {
    let (findings, expected) = (try await SurveyCase.committed().findings(), try expected())
    let rows = try #require(findings.table("change")).rows
    #expect(rows.count == 5)
    for (place, item) in [expected.nps, expected.csat, expected.trust].enumerated() {
      agrees(rows[place], 1, item.difference, "difference \(place)")
      agrees(rows[place], 3, item.chance, "chance \(place)")
    }
    for (place, row) in rows.enumerated() {
      guard case .number(let p, .probability) = row[5],
        case .number(let holm, .probability) = row[6]
      else {
        Issue.record("no p in \(row)")
        continue
      }
      #expect(apart(p, expected.p[place]) < 1e-9 && apart(holm, expected.holm[place]) < 1e-9)
    }
  }

  @Test("the same people: who rose and fell, their chance and mean difference, McNemar's p")
  func paired() async throws {
    var survey = try SurveyCase.committed()
    survey.specification.pairedBy = "id"
    let (findings, expected) = (try await survey.findings(), try expected())
    let moves = try #require(findings.table("moves")).rows
    let change = try #require(findings.table("change")).rows
    for (place, name) in ["nps", "csat", "trust"].enumerated() {
      let item = try #require(expected.paired[name])
      #expect(moves[place].dropFirst() == item.moves.map { Value.count($0) }[...], "\(name)")
      agrees(change[place], 3, item.chance, "chance \(name)")
      guard case .number(let p, _) = change[place][5] else {
        Issue.record("no p")
        continue
      }
      #expect(apart(p, item.p) < 1e-10)
      // A share's difference has Newcombe's interval of pairs, checked where that is computed.
      if name != "csat" { agrees(change[place], 1, item.difference, "difference \(name)") }
    }
  }

  @Test("counts of respondents give the numbers that one row a person gives")
  func counted() async throws {
    let before = [3, 5, 12, 20, 10]
    let after = [1, 4, 9, 22, 18]
    var people = SurveyCase(
      SurveyCase.people("T0", before, of: "csat") + SurveyCase.people("T1", after, of: "csat"))
    people.specification.items.removeAll { $0.name != "csat" }
    people.specification.answers = "csat"
    let counts = SurveyCase.counts(
      [("T0", before), ("T1", after)].flatMap { wave, counts in
        counts.enumerated().map { "a,\(wave),,\($0 + 1),\($1)" }
      }, .csat)
    let (one, other) = (try await people.findings(), try await counts.findings())
    #expect(one.estimate("item-csat.after")?.value == other.estimate("item-mark.after")?.value)
    let rows = [one, other].map { $0.table("change")?.rows[0].dropFirst() }
    #expect(rows[0] != nil && rows[0] == rows[1])
  }
}
