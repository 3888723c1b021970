// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Methods

/// The weights themselves are held to 50-digit arithmetic in StatisticsTests.
@Suite("A weighted average of places as the control")
struct SyntheticPlaceTests {
  /// Places with histories of their own; the first is the mean of the second and the third, and five
  /// points more from the start on.
  private func places(_ count: Int, _ kind: DifferenceInDifferences.Synthetic) -> PlaceCase {
    var noise = Noise(5)
    let shares = (0..<count).map { _ in (0..<12).map { _ in 3000 + 20 * noise.below(51) } }
    var places = PlaceCase(
      (0..<count).flatMap { place in
        (0..<12).map { period in
          let share =
            place == 0
            ? (shares[1][period] + shares[2][period]) / 2 + (period >= 8 ? 500 : 0)
            : shares[place][period]
          return PlaceCase.Row(
            place: PlaceCase.name(place), period: period, y: share, n: 10_000)
        }
      }, starts: [PlaceCase.name(0): 8])
    places.controls = .synthetic(kind)
    places.weights = .units
    return places
  }

  @Test("a place made up of two others: half each, and the whole effect")
  func halves() async throws {
    let findings = try await places(8, .control).findings()
    #expect(abs((findings.estimate("average.absolute")?.value ?? 0) - 0.05) < 1e-9)
    let weights = try #require(findings.table("weights"))
    #expect(weights.rows.map { $0[0] } == [.text("D01"), .text("D02")])
    for row in weights.rows { #expect(abs((row[1].double ?? 0) - 0.5) < 1e-9) }
    // Before the start it fits, and after it lies five points above, period by period.
    let gaps = try #require(findings.table("gaps")).rows.compactMap { $0[1].double }
    for (period, gap) in gaps.enumerated() {
      #expect(abs(gap - (period < 8 ? 0 : 0.05)) < 1e-9, "\(period)")
    }
  }

  @Test("what was expected is drawn through the time before, where it can be seen to fit")
  func drawn() async throws {
    for kind in DifferenceInDifferences.Synthetic.allCases {
      let findings = try await places(22, kind).findings()
      guard case .series(let figure)? = findings.figures.first?.content else {
        Issue.record("no series")
        continue
      }
      let panel = try #require(figure.panels.first)
      #expect(panel.counterfactual.allSatisfy { $0 != nil })
      #expect(panel.lower.prefix(8).allSatisfy { $0 == nil })
      #expect(panel.lower.suffix(4).allSatisfy { $0 != nil })
      #expect(findings.figures.map(\.id) == ["series", "leave-one-out"])
    }
  }

  @Test("one place can rule out chance from 19 controls on, whichever the weights")
  func nineteen() async throws {
    for kind in DifferenceInDifferences.Synthetic.allCases {
      for (count, isBounded) in [(19, false), (20, true)] {
        let findings = try await places(count, kind).findings()
        let interval = findings.estimate("average.absolute")?.interval
        #expect((interval?.lower != nil) == isBounded, "\(kind) \(count)")
        let warns = findings.notes.contains { $0.term == "did.warning.unattainable" }
        #expect(warns == !isBounded)
        #expect(findings.facts["assignments"] == .count(count))
        let p = findings.table("inference")?.rows.first?.last?.double ?? 1
        #expect(p >= 1 / Double(count) - 1e-12)
      }
    }
  }

  @Test(
    "synthetic difference-in-differences does not see a level of its own; a synthetic control does")
  func levels() async throws {
    for kind in DifferenceInDifferences.Synthetic.allCases {
      var apart = places(8, kind)
      let here = try await apart.findings().estimate("average.absolute")?.value ?? 0
      for row in apart.rows.indices where apart.rows[row].place == "D00" {
        apart.rows[row].y += 3000
      }
      let there = try await apart.findings().estimate("average.absolute")?.value ?? 0
      #expect((abs(here - there) < 1e-9) == (kind == .differences), "\(kind) \(here) \(there)")
    }
  }

  @Test("a control without data in a period is left out and named; an event of it changes nothing")
  func incomplete() async throws {
    var whole = places(8, .control)
    whole.rows.removeAll { $0.place == "D07" }
    var holed = places(8, .control)
    holed.rows.removeAll { $0.place == "D07" && $0.period == 2 }
    let (first, second) = (try await whole.findings(), try await holed.findings())
    #expect(first.estimates == second.estimates)
    #expect(
      second.table("places")?.rows.last?[1] == .phrase("did.out.gaps", ["n": .count(1)]))
  }

  @Test("counts with exposure: the effect is in events a place and period")
  func counts() async throws {
    var rates = places(8, .control)
    let share = try await rates.findings().estimate("average.absolute")?.value ?? 0
    rates.kind = .count
    rates.hasExposure = true
    let events = try await rates.findings().estimate("average.absolute")?.value ?? 0
    #expect(abs(events - share * 10_000) < 1e-6)
  }
}
