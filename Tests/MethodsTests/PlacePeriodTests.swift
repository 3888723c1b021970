// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Testing

@testable import Methods

/// What stands beside the answer period by period holds with one place on a side too.
@Suite("Periods of a comparison of places")
struct PlacePeriodTests {
  @Test(
    "one place on a side: effects by period and trends are permuted, no bounds on trends")
  func single() async throws {
    for (treated, places) in [(1, 20), (19, 20)] {
      let findings = try await PlaceCase.rates(places: places, treated: treated).findings()
      let rows = try #require(findings.table("event-study")).rows
      #expect(rows.count == 12)
      // No band for the whole path, and no interval of the period that all are compared with.
      #expect(rows.allSatisfy { $0[1].double != nil && $0[3] == .missing })
      #expect(rows.count { $0[2] == .missing } == 1)
      #expect(findings.note("did.remark.periods-permuted") != nil)
      let slope = try #require(findings.row("trends", "did.trend.slope"))
      // No degrees of freedom: its limits are those of a permutation.
      #expect(slope[2].limits?.lower != nil && slope[3] == .missing)
      let joint = try #require(findings.table("trends")?.rows.last)
      #expect(joint[4] == .missing && joint.last == .term("did.trend.too-few"))
      #expect(findings.table("departures") == nil)
    }
    let several = try await PlaceCase.rates().findings()
    #expect(several.table("departures") != nil)
  }

  @Test("beside one place of 20 alike: where the rank of its change crosses that of another's")
  func permuted() async throws {
    var places = PlaceCase.rates(places: 20, treated: 1)
    places.weights = .units
    for row in places.rows.indices {
      places.rows[row].y = places.rows[row].y * 10_000 / places.rows[row].n
      places.rows[row].n = 10_000
    }
    let rows = try #require(try await places.findings().table("event-study")).rows
    for row in rows where row[2] != .missing {
      guard case .count(let time) = row[0] else { continue }
      func share(_ place: Int, _ period: Int) -> Double {
        let found = places.rows.first {
          $0.place == PlaceCase.name(place) && $0.period == period
        }
        return Double(found?.y ?? 0) / 10_000
      }
      let changes = (0..<20).map { share($0, 8 + time) - share($0, 7) }
      let sum = changes.reduce(0, +)
      // Each place's change less the mean of the others'.
      let own = changes.map { $0 - (sum - $0) / 19 }
      #expect(abs((row[1].double ?? 0) - own[0]) < 1e-12)
      // An effect τ moves the first's by −τ, and every other's by τ / 19: it is at the limit where the
      // largest of the others' is as far from 0.
      let crossings = own.dropFirst().flatMap { other in
        [1.0, -1.0].map { ($0 * own[0] - other) / (1.0 / 19 + $0) }
      }
      let limits = try #require(row[2].limits)
      #expect(abs((limits.lower ?? 0) - (crossings.min() ?? 1)) < 1e-9, "\(time)")
      #expect(abs((limits.upper ?? 0) - (crossings.max() ?? 1)) < 1e-9, "\(time)")
    }
  }

  @Test("with no place left without the campaign: compared until the last begin, and said so")
  func lastDate() async throws {
    let findings = try await PlaceCase.rates(treated: 8) { $0 < 4 ? 8 : 10 }.findings()
    #expect(findings.facts["controls.clause"] == .term("did.controls.not-yet"))
    let note = try #require(findings.note("did.warning.last-date"))
    #expect(note.arguments["start"] == .period(.month, 2023 * 12 + 10))
    #expect(
      note.arguments["places"] == .list((4..<8).map { .text(PlaceCase.name($0)) }))
    // One that never has it, and nothing of the kind is said.
    let other = try await PlaceCase.rates(treated: 7) { $0 < 4 ? 8 : 10 }.findings()
    #expect(other.note("did.warning.last-date") == nil)
    #expect(other.facts["controls.clause"] == .term("did.controls.all"))
  }

  @Test("a placebo that nothing bounds is no sign that nothing moved")
  func unbounded() async throws {
    let findings = try await PlaceCase.rates(places: 6, treated: 2).findings()
    let placebo = try #require(findings.table("falsification")?.rows.first)
    #expect(placebo[2].limits == Interval(lower: nil, upper: nil))
    #expect(placebo.last == .term("did.trend.too-few"))
  }

  @Test("below 4 degrees of freedom nothing clustered by place is shown as if it held")
  func few() async throws {
    let ten = try await PlaceCase.rates(places: 10, treated: 2).findings()
    #expect(try #require(ten.row("inference", "did.method.cr2"))[3].double ?? 9 < 4)
    #expect(ten.note("did.remark.periods-permuted") != nil)
    // Bounds and the joint test have no permutation to give way to; from 10 places on they hold.
    #expect(ten.table("departures") != nil && ten.note("did.remark.departures-few") == nil)
    #expect(ten.table("trends")?.rows.last?.last != .term("did.trend.too-few"))
    let eight = try await PlaceCase.rates(places: 8, treated: 2).findings()
    #expect(eight.table("departures") == nil && eight.note("did.remark.departures-few") != nil)
    #expect(eight.table("trends")?.rows.last?.last == .term("did.trend.too-few"))
    // 2 of 6: no permutation can reach 5%.
    let six = try await PlaceCase.rates(places: 6, treated: 2).findings()
    let rows = try #require(six.table("event-study")).rows
    #expect(rows.allSatisfy { $0[1].double != nil && $0[2] == .missing && $0[3] == .missing })
    #expect(six.note("did.remark.periods-alone") != nil)
    // Enough of them: as before.
    let many = try await PlaceCase.rates().findings()
    #expect(many.notes.allSatisfy { !$0.term.hasPrefix("did.remark.periods") })
    #expect(try #require(many.table("event-study")).rows.count { $0[3] != .missing } == 11)
  }

  @Test("periods left out before a place's own start are no missing data")
  func leftOut() async throws {
    var places = PlaceCase.rates(places: 12, treated: 6) { $0 < 3 ? 8 : 10 }
    places.anticipation = 1
    places.rows.removeAll { row in places.starts[row.place].map { row.period == $0 - 1 } ?? false }
    #expect(try await places.findings().note("did.warning.unbalanced") == nil)
    places.rows.removeAll { $0.place == "D11" && $0.period == 3 }
    let hole = try await places.findings()
    // Left out whole, with several dates, and named.
    #expect(hole.note("did.warning.gaps")?.arguments == ["places": .list([.text("D11")])])
  }

  @Test("a period in which nobody was counted is a gap, not a refusal")
  func nobody() async throws {
    var places = PlaceCase.rates()
    (places.rows[20].y, places.rows[20].n) = (0, 0)
    let findings = try await places.findings()
    #expect(findings.headline != nil)
    #expect(findings.note("did.warning.unbalanced")?.arguments == ["n": .count(1)])
  }

  @Test("periods after the campaign's end are counted")
  func ended() async throws {
    var places = PlaceCase.rates()
    places.campaignEnd = 9
    let note = try #require(try await places.findings().note("did.remark.ended"))
    #expect(note.arguments["n"] == .count(2))
    places.campaignEnd = 11
    #expect(try await places.findings().note("did.remark.ended") == nil)
  }
}
