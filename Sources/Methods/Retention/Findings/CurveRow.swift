// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

extension Retention {
  /// A stretch of the drop-out curve that may be told: nobody or enough people stopped in it, left
  /// observation in it, and are still there after it.
  ///
  /// From the shares at both ends, the people at risk and those who stopped, the others who left can
  /// be worked out: so both are looked at.
  struct CurveRow: Hashable {
    /// The day before its first.
    var start: Int
    /// Its last day.
    var day: Int
    /// People at risk at its beginning.
    var atRisk: Int
    /// People who stopped in it.
    var ended: Int
    /// People who left observation in it otherwise.
    var left: Int
    /// People still there after its last day.
    var remaining: Int { atRisk - ended - left }

    /// Stretches that end on a horizon where they may, else on a later one; within them weeks, each
    /// as short as small counts allow.
    static func rows(
      of counts: SurvivalCounts, horizons: [Int], atLeast least: Int
    ) -> [CurveRow] {
      func isShown(_ count: Int) -> Bool { count == 0 || count >= least }
      func row(_ start: Int, _ end: Int) -> CurveRow {
        // Events of day 0 belong to the first stretch.
        let first = start == 0 ? -1 : start
        var row = CurveRow(
          start: start, day: end, atRisk: counts.people, ended: 0, left: 0)
        for day in counts.days where day.day <= end {
          let left = day.censored + day.competing
          if day.day <= first {
            row.atRisk -= day.events + left
          } else {
            row.ended += day.events
            row.left += left
          }
        }
        return row
      }
      func isTold(_ row: CurveRow) -> Bool {
        isShown(row.ended) && isShown(row.left) && isShown(row.remaining)
      }
      var rows: [CurveRow] = []
      var start = 0
      for horizon in horizons where isTold(row(start, horizon)) {
        for week in stride(from: (start / 7 + 1) * 7, to: horizon, by: 7)
        where isTold(row(start, week)) && isTold(row(week, horizon)) {
          rows.append(row(start, week))
          start = week
        }
        rows.append(row(start, horizon))
        start = horizon
        if rows[rows.count - 1].remaining == 0 { return rows }
      }
      return rows
    }
  }
}
