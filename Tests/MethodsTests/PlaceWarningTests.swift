// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What a reader must weigh is said where it holds, and only there.
@Suite("Warnings of a comparison of places")
struct PlaceWarningTests {
  private func findings(_ change: (inout PlaceCase) -> Void) async throws -> AnalysisFindings {
    try await PlaceExtremes.changed { places in
      places.matters = .points(DecimalNumber(units: 2))
      change(&places)
    }.findings()
  }

  private func warnings(_ findings: AnalysisFindings) -> [String] {
    findings.notes.filter { $0.severity == .warning }.map(\.term)
  }

  @Test("eight comparable places with a policy and a threshold carry no warning")
  func none() async throws { #expect(warnings(try await findings { _ in }) == []) }

  @Test("one place with the campaign: the permutation carries the verdict, no clustered interval")
  func single() async throws {
    let findings = try await PlaceCase.rates(places: 20, treated: 1, effect: 0.2).findings()
    #expect(findings.facts["method.name"] == .term("scaled-permutation"))
    // Without the sizes of places, beside it.
    #expect(findings.row("inference", "did.method.permutation") != nil)
    let interval = try #require(findings.estimate("average.absolute")?.interval)
    // Twenty assignments: the one observed alone is 5%, and the interval is bounded.
    #expect(interval.lower != nil && interval.upper != nil)
    #expect([.better, .betterByEnough].contains(findings.headline?.verdict))
  }

  @Test(
    "where chance can never be ruled out the interval is open and nothing can be said",
    arguments: [(2, 1), (6, 1), (19, 1), (6, 2), (4, 2)])
  func unattainable(_ places: Int, _ treated: Int) async throws {
    let findings = try await PlaceCase.rates(places: places, treated: treated, effect: 0.3)
      .findings()
    let estimate = try #require(findings.estimate("average.absolute"))
    #expect(estimate.value ?? 0 > 0.2)
    #expect(estimate.interval?.lower == nil && estimate.interval?.upper == nil)
    #expect(findings.headline?.verdict == .cannotSay(excluded: .nothing))
    #expect(
      warnings(findings).contains("did.warning.unattainable"), "\(warnings(findings))")
  }

  @Test("two places of one size, rates or means: an estimate without limits, not a refusal")
  func two() async throws {
    for kind in [OutcomeKind.mean, .rate] {
      var places = PlaceCase.rates(places: 2, treated: 1)
      places.kind = kind
      for row in places.rows.indices { places.rows[row].n = 500 }
      let findings = try await places.findings()
      #expect(findings.estimate("average.absolute")?.value != nil)
      #expect(findings.estimate("average.absolute")?.interval?.lower == nil)
      #expect(findings.headline?.verdict == .cannotSay(excluded: .nothing), "\(kind)")
    }
  }

  @Test("a date with one place: pooled with other dates, or no limits and nothing can be said")
  func lonely() async throws {
    let whole = try await PlaceCase.rates(effect: 0.3) { $0 == 0 ? 10 : 8 }.findings()
    #expect(whole.facts["method.name"] == .term("pooled-cohorts"))
    #expect(whole.estimate("average.absolute")?.interval?.lower != nil)
    let places = try #require(
      PlaceExtremes.warnings.first { $0.term == "did.warning.lonely" }?.places)
    let findings = try await places.findings()
    #expect(findings.estimate("average.absolute")?.interval?.lower == nil)
    #expect(findings.headline?.verdict == .cannotSay(excluded: .nothing))
  }

  @Test("few degrees of freedom: the permutation scaled by sizes decides, whatever its result")
  func fewDegrees() async throws {
    let places = try #require(
      PlaceExtremes.warnings.first { $0.term == "did.warning.few-degrees" }?.places)
    let findings = try await places.findings()
    #expect(findings.facts["method.name"] == .term("scaled-permutation"))
    #expect(
      findings.table("inference")?.rows.first?.first == .term("did.method.scaled-permutation"))
    #expect(try await places.solved().limits.degreesOfFreedom ?? 9 < 4)
  }

  @Test("the warning of few places holds below five")
  func few() async throws {
    let four = try await PlaceCase.rates(treated: 4).findings()
    #expect(four.note("did.warning.few-treated")?.arguments == ["n": .count(4)])
    #expect(four.certainty?.reasons.contains { $0.term == "did.certainty.few-treated" } == true)
    let five = try await PlaceCase.rates(treated: 5).findings()
    #expect(five.note("did.warning.few-treated") == nil)
    #expect(five.certainty?.reasons.contains { $0.term == "did.certainty.few-treated" } == false)
  }

  @Test("missing cells are counted")
  func holes() async throws {
    let unbalanced = try await findings { places in
      places.rows.removeAll { $0.place == "D07" && (3...5).contains($0.period) }
    }
    #expect(unbalanced.note("did.warning.unbalanced")?.arguments == ["n": .count(3)])
  }

  @Test("a place with the campaign without rows leaves no estimate: it may stand among the others")
  func absentTreated() async throws {
    let absent = try await findings { $0.starts["Mai"] = 8 }
    #expect(absent.notes.map(\.term) == ["did.refused.absent"])
    #expect(
      absent.notes.first?.arguments == ["places": .list([.text("Mai")]), "n": .count(1)])
    #expect(absent.estimates.isEmpty && absent.tables.isEmpty && absent.headline == nil)
    // So does one whose rows lie outside the criteria of the analysis alone.
    let other = try await findings { places in
      places.only = [ColumnFilter(column: "stratum", values: ["Q1"])]
      for row in places.rows.indices where places.rows[row].place == "D03" {
        places.rows[row].stratum = "Q2"
      }
    }
    #expect(other.notes.first?.arguments["places"] == .list([.text("D03")]))
  }

  @Test("controls and neighbours without rows take no part: the same effect, and a warning")
  func absentOthers() async throws {
    let listed = ["D05", "D06", "D07"]
    let plain = try await findings { $0.controls = .list(listed) }
    let controls = try await findings { $0.controls = .list(listed + ["Mai"]) }
    #expect(controls.estimates == plain.estimates)
    #expect(
      controls.note("did.warning.absent-controls")?.arguments == [
        "places": .list([.text("Mai")]), "n": .count(1),
      ])
    let reached = try await findings { places in
      places.neighbours = ["Mai", "D07"]
      places.contaminated = ["D06": 10, "Forse": 10]
    }
    #expect(
      reached.note("did.warning.absent-reached")?.arguments == [
        "places": .list([.text("Mai"), .text("Forse")])
      ])
    #expect(plain.note("did.warning.absent-reached") == nil)
  }

  @Test("a shift of the mix is named with its size; one alike in both groups is not")
  func mix() async throws {
    let places = try #require(
      PlaceExtremes.warnings.first { $0.term == "did.warning.mix" }?.places)
    let note = try #require(try await places.findings().note("did.warning.mix"))
    #expect(note.arguments["column"] == .text("stratum"))
    // From a half to a quarter, over √(½ · ½): half a standard deviation.
    #expect(abs(abs(note.arguments["size"]?.double ?? 0) - 0.5) < 0.01)
    // The same move in every place is no difference between the groups.
    var alike = places
    for row in alike.rows.indices where alike.rows[row].period >= 8 {
      let isGrown = places.starts[alike.rows[row].place] != nil
      if !isGrown, alike.rows[row].stratum == "Q1" { alike.rows[row].n /= 2 }
    }
    for row in alike.rows.indices { alike.rows[row].y = alike.rows[row].n / (2 + row % 3) }
    let shift = try await alike.findings().note("did.warning.mix")?.arguments["size"]?.double
    #expect(abs(shift ?? 0) < 0.4)
  }

  @Test("no threshold, an exploratory role")
  func declarations() async throws {
    #expect(try await findings { $0.matters = nil }.note("outcome.no-threshold") != nil)
    #expect(try await findings { $0.role = .exploratory }.note("outcome.exploratory") != nil)
  }

  @Test("no place beyond reach: events of one arm take the causal verb away")
  func oneArm() async throws {
    for arms in [OtherEvent.Arms.campaign, .control] {
      let findings = try await findings { $0.events = [PlaceExtremes.event(arms)] }
      #expect(findings.headline?.causal == false)
      #expect(findings.certainty?.reasons.contains { $0.term == "did.certainty.one-arm" } == true)
    }
    let both = try await findings { $0.events = [PlaceExtremes.event(.both)] }
    #expect(both.headline?.causal == true)
    #expect(both.note("did.warning.one-arm") == nil)
  }
}
