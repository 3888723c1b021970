// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension TimeToService {
  /// Requests that stand together: how long they wait.
  struct WaitGroup {
    let name: Value
    let counts: SurvivalCounts
    let curve: KaplanMeier
    /// The smallest count that may be told; 1 where all may.
    let minimum: Int

    /// Nil of nobody.
    init?(_ name: Value, _ cells: [Cells.Cell], minimum: Int) {
      self.minimum = minimum
      let days = cells.map { cell in
        SurvivalDay(
          day: cell.time, events: cell.isServed ? cell.people : 0,
          censored: cell.isServed ? 0 : cell.people)
      }
      guard let counts = try? SurvivalCounts(days) else { return nil }
      self.name = name
      self.counts = counts
      curve = KaplanMeier(counts)
    }

    /// The day by which half were served, with Brookmeyer and Crowley's limits; nil while fewer were.
    var median: (value: Double, interval: Interval)? {
      guard let found = try? curve.median(level: 0.95), let day = found.day else { return nil }
      return (
        Double(day),
        Interval(lower: found.lower.map(Double.init), upper: found.upper.map(Double.init))
      )
    }

    /// The share served by the end of a day; nil where nobody could be followed so far. Where few
    /// withdrew or ceased to be followed by then, it is rounded so far that their number cannot be
    /// worked out from it and the count of those served.
    func share(within days: Int) -> IntervalEstimate? {
      guard let waiting = (try? curve.survival(on: days, level: 0.95))?.share else { return nil }
      let row = row(through: days)
      // Not even one decimal would leave their number open.
      guard row.decimals != 0 else { return nil }
      return IntervalEstimate(
        estimate: row.told(1 - waiting.estimate),
        interval: ConfidenceInterval(
          lower: row.told(1 - waiting.interval.upper), upper: row.told(1 - waiting.interval.lower),
          level: waiting.interval.level))
    }

    /// Whether that share is known and may not be told.
    func isWithheld(within days: Int) -> Bool {
      curve.isEstimable(on: days) && share(within: days) == nil
    }

    /// The counts behind that share, with the decimals that it may have.
    private func row(through days: Int) -> Retention.CurveRow {
      let left = counts.days.reduce(0) { $0 + ($1.day <= days ? $1.censored : 0) }
      let row = Retention.CurveRow(
        start: 0, day: days, atRisk: counts.people, ended: served(within: days), left: left)
      return left == 0 || left >= minimum ? row : row.rounded(atLeast: minimum)
    }

    /// Share served within days here minus there, from the shares as they are told.
    func difference(from other: WaitGroup, within days: Int) -> IntervalEstimate? {
      guard let mine = share(within: days), let theirs = other.share(within: days) else {
        return nil
      }
      return try? mine.difference(from: theirs)
    }

    /// People served within days, of those followed so far or not.
    func served(within days: Int) -> Int {
      counts.days.reduce(0) { $0 + ($1.day <= days ? $1.events : 0) }
    }
  }
}
