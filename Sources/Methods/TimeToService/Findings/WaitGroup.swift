// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension TimeToService {
  /// Requests that stand together: how long they wait.
  struct WaitGroup {
    let name: Value
    let counts: SurvivalCounts
    let curve: KaplanMeier

    /// Nil of nobody.
    init?(_ name: Value, _ cells: [Cells.Cell]) {
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

    /// The share served by the end of a day; nil where nobody could be followed so far.
    func share(within days: Int) -> IntervalEstimate? {
      guard let waiting = try? curve.survival(on: days, level: 0.95) else { return nil }
      return WaitGroup.complement(waiting.share)
    }

    /// Share served within days here minus there.
    func difference(from other: WaitGroup, within days: Int) -> IntervalEstimate? {
      guard let found = try? other.curve.difference(from: curve, on: days, level: 0.95) else {
        return nil
      }
      return found
    }

    /// People served within days, of those followed so far or not.
    func served(within days: Int) -> Int {
      counts.days.reduce(0) { $0 + ($1.day <= days ? $1.events : 0) }
    }

    private static func complement(_ estimate: IntervalEstimate) -> IntervalEstimate {
      IntervalEstimate(
        estimate: 1 - estimate.estimate,
        interval: ConfidenceInterval(
          lower: 1 - estimate.interval.upper, upper: 1 - estimate.interval.lower,
          level: estimate.interval.level))
    }
  }
}
