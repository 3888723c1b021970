// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension Retention {
  /// A stretch of the drop-out curve that may be told: nobody or enough people stopped in it.
  ///
  /// Where too few left observation in it otherwise (the dead, above all), the people at risk are
  /// not told and shares are rounded so far that those few cannot be worked out: from a share r of n
  /// people of whom d stopped, n = d / r is known to n² δ / d when r is known to δ.
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
    /// Decimals that shares at its end and over it may have; nil for all.
    var decimals: Int?
    /// Whether people at risk at its beginning may be told.
    var tellsStart = true
    /// People still there after its last day.
    var remaining: Int { atRisk - ended - left }
    /// Whether people who left in it, and those still there, may be told.
    var tellsEnd: Bool { decimals == nil }

    /// A share as it may be told.
    func told(_ share: Double) -> Double {
      guard let decimals else { return share }
      let scale = pow(10, Double(decimals))
      return (share * scale).rounded() / scale
    }

    /// The row with so few decimals of shares that at least so many numbers of people at risk are
    /// possible; 0 decimals where not even one would leave them.
    func rounded(atLeast least: Int) -> CurveRow {
      let people = Double(max(1, atRisk))
      // With nobody stopping, the upper limit of the share is about 4 over the people.
      let needed = 0.5 * Double(least) * Double(max(ended, 4)) / (people * people)
      var rounded = self
      rounded.decimals = (1...4).last { 0.5 * pow(10, -Double($0)) >= needed } ?? 0
      return rounded
    }

    /// An interval as it may be told.
    func told(_ interval: ConfidenceInterval) -> Interval {
      Interval(lower: told(interval.lower), upper: told(interval.upper))
    }

    /// Stretches that end on a horizon where all their counts may be told, else on a later one;
    /// within them weeks, each as short as small counts allow.
    static func rows(
      of counts: SurvivalCounts, horizons: [Int], atLeast least: Int
    ) -> [CurveRow] {
      let search = Search(counts: counts, least: least)
      var rows: [CurveRow] = []
      var start = 0
      for horizon in horizons where search.isTold(search.row(start, horizon)) {
        rows += search.weeks(from: start, to: horizon)
        start = horizon
        if rows.last?.remaining == 0 { break }
      }
      return rows
    }

    /// Looks for stretches that may be told.
    private struct Search {
      let counts: SurvivalCounts
      let least: Int

      func isShown(_ count: Int) -> Bool { count == 0 || count >= least }

      /// Whether all counts of a stretch may be told.
      func isTold(_ row: CurveRow) -> Bool {
        isShown(row.ended) && isShown(row.left) && isShown(row.remaining)
      }

      func row(_ start: Int, _ end: Int) -> CurveRow {
        var row = CurveRow(start: start, day: end, atRisk: counts.people, ended: 0, left: 0)
        for day in counts.days where day.day <= end {
          let left = day.censored + day.competing
          // Those of day 0 belong to the first stretch.
          if day.day <= start, start > 0 {
            row.atRisk -= day.events + left
          } else {
            row.ended += day.events
            row.left += left
          }
        }
        return row
      }

      /// Weeks of a stretch that is told.
      func weeks(from first: Int, to last: Int) -> [CurveRow] {
        var rows: [CurveRow] = []
        var (start, told) = (first, first)
        for week in stride(from: (first / 7 + 1) * 7, to: last, by: 7) {
          var row = self.row(start, week)
          let rest = self.row(week, last)
          guard isShown(row.ended), isShown(rest.ended), isShown(row.remaining) else { continue }
          row.tellsStart = start == told
          let isBoundary = isTold(self.row(told, week)) && isTold(rest)
          let rounded = row.rounded(atLeast: least)
          guard isBoundary && row.tellsStart || rounded.decimals ?? 0 > 0 else { continue }
          if isBoundary { told = week } else { row = rounded }
          rows.append(row)
          start = week
        }
        var end = self.row(start, last)
        end.tellsStart = start == told
        while !end.tellsStart, end.rounded(atLeast: least).decimals == 0,
          let before = rows.popLast()
        {
          end = self.row(before.start, last)
          end.tellsStart = before.tellsStart
        }
        return rows + [end]
      }
    }
  }
}
