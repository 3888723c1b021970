// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Testing

@testable import Methods

/// Who is compared with whom, and what so few places can say.
@Suite("Places that are compared")
struct PlaceComparedTests {
  private func matched(_ caliper: Double?, perTreated: Int = 1) async throws -> AnalysisFindings {
    try await PlaceExtremes.changed(.rates(places: 12, treated: 3)) { places in
      places.controls = .matched(
        .init(perTreated: perTreated, using: [.outcomeBefore], caliper: caliper))
    }.findings()
  }

  private func terms(_ findings: AnalysisFindings) -> [String] { findings.notes.map(\.term) }

  /// A column of the table of places, by place.
  private func column(_ name: String, _ findings: AnalysisFindings) throws -> [String: Value] {
    let table = try #require(findings.table("places"))
    let index = try #require(table.columns.firstIndex { $0.id == name })
    return Dictionary(
      uniqueKeysWithValues: table.rows.compactMap { row in
        if case .text(let place) = row[0] { (place, row[index]) } else { nil }
      })
  }

  @Test("places with the campaign that no control resembles are named, and out of the answer")
  func unlike() async throws {
    let nothing = try await matched(1e-9)
    #expect(terms(nothing) == ["did.refused.unlike"])
    let names = (0..<3).map { Value.text(PlaceCase.name($0)) }
    #expect(nothing.notes.first?.arguments == ["places": .list(names)])
    #expect(!terms(try await matched(nil)).contains("did.warning.unlike"))
    // The caliper between the nearest and the farthest of the three leaves some out.
    let free = try await matched(nil)
    let pairs = try column("partners", free)
    let distances = try column("distance", free)
    let nearest = (0..<3).compactMap { place -> Double? in
      guard case .list(let partners)? = pairs[PlaceCase.name(place)],
        case .text(let partner)? = partners.first
      else { return nil }
      return distances[partner]?.double
    }.sorted()
    let between = 0.5 * (try #require(nearest.first) + #require(nearest.last))
    let some = try await matched(between)
    let note = try #require(some.note("did.warning.unlike"))
    guard case .list(let out)? = note.arguments["places"] else { return }
    #expect(out.count >= 1 && out.count < 3)
    #expect(some.facts["treated"] == .count(3 - out.count))
  }

  @Test("partners are each other's, as many as asked for; without matching there is no such column")
  func partners() async throws {
    let partners = try column("partners", try await matched(nil, perTreated: 2))
    for place in (0..<3).map(PlaceCase.name) {
      guard case .list(let own)? = partners[place] else {
        Issue.record("\(place) has no partners")
        continue
      }
      #expect(own.count == 2)
      for case .text(let partner) in own { #expect(partners[partner] == .list([.text(place)])) }
    }
    let plain = try await PlaceCase.rates().findings()
    #expect(plain.table("places")?.columns.contains { $0.id == "partners" } == false)
  }

  @Test("chosen controls of unlike sizes weigh as fewer: (Σ n)² / Σ n²")
  func effective() async throws {
    var places = PlaceCase.rates(places: 8, treated: 3)
    places.controls = .matched(.init(perTreated: 2, using: [.outcomeBefore], caliper: nil))
    // Five controls remain, of which five are chosen: one of 4,000 people a month, four of 1,000.
    for row in places.rows.indices where (Int(places.rows[row].place.dropFirst()) ?? 0) >= 3 {
      let share = Double(places.rows[row].y) / Double(places.rows[row].n)
      places.rows[row].n = places.rows[row].place == "D07" ? 4000 : 1000
      places.rows[row].y = Int(share * Double(places.rows[row].n))
    }
    let note = try #require(try await places.findings().note("did.remark.effective"))
    #expect(note.arguments["n"] == .count(5))
    // 8000² / (4000² + 4 · 1000²) = 3.2
    #expect(note.arguments["effective"]?.double == 3.2)
  }

  @Test("places chosen by their outcome are also compared with those that were most like them")
  func nearest() async throws {
    for chosen in DifferenceInDifferences.Chosen.allCases {
      let findings = try await PlaceExtremes.changed(.rates(places: 14, treated: 4)) {
        $0.chosen = chosen
      }.findings()
      let rows = findings.table("sensitivity")?.rows.map { $0[0] } ?? []
      let isAsked = [.need, .recentLow, .volunteers].contains(chosen)
      #expect(
        rows.contains(.phrase("did.choice.matched", ["n": .count(2)])) == isAsked, "\(chosen)")
    }
  }

  @Test("below five places the smallest change that would be seen stands in the report")
  func detectable() async throws {
    let places = PlaceCase.rates(places: 12, treated: 4)
    let limits = try await places.solved().limits
    let degrees = try #require(limits.degreesOfFreedom)
    let combination = try LinearCombination(
      estimate: 0, standardError: limits.standardError,
      reference: .studentT(degreesOfFreedom: degrees))
    let findings = try await places.findings()
    let note = try #require(findings.note("did.remark.detectable"))
    #expect(note.arguments["smallest"] == .number(try combination.smallestDetectable(), .points))
    let five = try await PlaceCase.rates().findings()
    #expect(five.note("did.remark.detectable") == nil)
    // Where nothing can be shown no size of it is named.
    let open = try await PlaceCase.rates(places: 6, treated: 2).findings()
    #expect(open.note("did.remark.detectable") == nil)
  }

  @Test("two places in two periods: the difference of differences, and nothing to bound it")
  func twoByTwo() async throws {
    var places = PlaceCase(
      [
        .init(place: "D00", period: 7, y: 200, n: 500),
        .init(place: "D00", period: 8, y: 300, n: 600),
        .init(place: "D01", period: 7, y: 90, n: 300),
        .init(place: "D01", period: 8, y: 140, n: 400),
      ], starts: ["D00": 8])
    places.placebo = []
    let findings = try await places.findings()
    let estimate = try #require(findings.estimate("average.absolute"))
    // (300/600 − 200/500) − (140/400 − 90/300) = 0.1 − 0.05
    #expect(abs(try #require(estimate.value) - 0.05) < 1e-12)
    #expect(estimate.interval?.lower == nil && estimate.interval?.upper == nil)
    #expect(findings.headline?.verdict == .cannotSay(excluded: .nothing))
  }
}
