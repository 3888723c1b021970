// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Testing

@testable import Methods

/// Which stretches of a drop-out curve may be told.
@Suite("Stretches of a curve")
struct CurveRowTests {
  private func counts(_ days: [(day: Int, events: Int, censored: Int)], left: Int) throws
    -> SurvivalCounts
  {
    try SurvivalCounts(
      days.map { SurvivalDay(day: $0.day, events: $0.events, censored: $0.censored) }
        + [SurvivalDay(day: 400, censored: left)])
  }

  @Test("where all may be told, every week and every horizon ends a stretch")
  func all() throws {
    let some = try counts([(3, 1, 0), (9, 1, 1), (30, 2, 0)], left: 50)
    let rows = Retention.CurveRow.rows(of: some, horizons: [28, 56], atLeast: 1)
    #expect(rows.map(\.day) == [7, 14, 21, 28, 35, 42, 49, 56])
    #expect(rows[0].ended == 1 && rows[1].ended == 1 && rows[1].left == 1)
    #expect(rows[4].ended == 2 && rows[4].atRisk == 52 && rows[7].remaining == 50)
  }

  @Test("weeks with few stand together, and never leave few for the rest of the way to a horizon")
  func few() throws {
    // 6, 2, 4, 9 by week: the first alone, the second and third together, the fourth.
    let some = try counts([(3, 6, 0), (9, 2, 0), (16, 4, 0), (23, 9, 0)], left: 50)
    let rows = Retention.CurveRow.rows(of: some, horizons: [28], atLeast: 5)
    #expect(rows.map(\.day) == [7, 21, 28] && rows.map(\.ended) == [6, 6, 9])
    // 6, 9, 0, 2: to tell of the second week would tell of the two in the fourth.
    let last = try counts([(3, 6, 0), (9, 9, 0), (23, 2, 0)], left: 50)
    #expect(
      Retention.CurveRow.rows(of: last, horizons: [28], atLeast: 5).map(\.ended) == [6, 11])
  }

  @Test("where few left observation shares are rounded and people at risk not told")
  func horizon() throws {
    let some = try counts([(3, 6, 2), (40, 9, 4)], left: 50)
    let rows = Retention.CurveRow.rows(of: some, horizons: [28, 56, 84], atLeast: 5)
    #expect(rows.map(\.left).reduce(0, +) == 6 && rows.last?.day == 84)
    let told = rows.filter(\.tellsEnd).map(\.day)
    #expect(told.first == 42 && told.last == 84, "by day 42 six had left observation")
    #expect(rows.contains { $0.day == 7 && $0.decimals == 2 }, "told of roughly")
    for row in rows {
      #expect(row.ended == 0 || row.ended >= 5)
      #expect(row.tellsStart == (row.start == 0 || told.contains(row.start)))
      guard row.tellsStart && row.tellsEnd else { continue }
      for count in [row.left, row.remaining] { #expect(count == 0 || count >= 5) }
    }
  }

  @Test("a rounded share leaves at least five numbers of people at risk possible")
  func rounded() {
    for people in [30, 100, 700, 3000, 50_000] {
      for ended in [5, 9, 25] {
        var row = Retention.CurveRow(start: 0, day: 7, atRisk: people, ended: ended, left: 1)
        row = row.rounded(atLeast: 5)
        guard let decimals = row.decimals, decimals > 0 else { continue }
        let share = row.told(Double(ended) / Double(people))
        let possible = (ended...(3 * people)).count {
          row.told(Double(ended) / Double($0)) == share
        }
        #expect(possible >= 5, "\(ended) of \(people)")
      }
    }
  }

  @Test("stops and leavings of day 0 stand in the first stretch")
  func dayZero() throws {
    let some = try counts([(0, 5, 6), (10, 7, 0)], left: 20)
    let rows = Retention.CurveRow.rows(of: some, horizons: [28], atLeast: 1)
    #expect(rows[0].atRisk == 38 && rows[0].ended == 5 && rows[0].left == 6)
    #expect(rows[1].atRisk == 27 && rows[1].ended == 7)
  }
}
