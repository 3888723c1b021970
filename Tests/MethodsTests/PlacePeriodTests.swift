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
    "one place on a side: effects by period stand alone, trends are permuted, no bounds on them")
  func single() async throws {
    for (treated, places) in [(1, 20), (19, 20)] {
      let findings = try await PlaceCase.rates(places: places, treated: treated).findings()
      let rows = try #require(findings.table("event-study")).rows
      #expect(rows.count == 12)
      #expect(rows.allSatisfy { $0[1].double != nil && $0[2] == .missing && $0[3] == .missing })
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
