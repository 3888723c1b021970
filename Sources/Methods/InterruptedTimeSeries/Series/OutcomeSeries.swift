// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Glibc

/// One outcome over consecutive periods, as the numbers that the models need.
struct OutcomeSeries {
  var kind: OutcomeKind
  var step: CalendarStep
  /// Numbers of the periods that have data, ascending.
  var periods: [Int]
  /// Events; for a mean, the sum of the measure.
  var numerator: [Double]
  /// Exposure (1 where the study names none), trials, or the number of values.
  var denominator: [Double]
  /// Whether counts have an exposure.
  var hasExposure: Bool

  /// Events a unit of exposure, share, or mean.
  func value(_ index: Int) -> Double { numerator[index] / denominator[index] }

  var count: Int { periods.count }

  /// The series restricted to some of its periods.
  func filtered(_ keep: (Int) -> Bool) -> OutcomeSeries {
    var series = self
    let kept = periods.indices.filter { keep(periods[$0]) }
    series.periods = kept.map { periods[$0] }
    series.numerator = kept.map { numerator[$0] }
    series.denominator = kept.map { denominator[$0] }
    return series
  }

  /// The series with a count of 0 in every period between its first and last that has no row.
  var filledWithZeros: OutcomeSeries {
    guard let first = periods.first, let last = periods.last else { return self }
    let counts = Dictionary(zip(periods, numerator), uniquingKeysWith: { $1 })
    var series = self
    series.periods = Array(first...last)
    series.numerator = series.periods.map { counts[$0] ?? 0 }
    series.denominator = series.periods.map { _ in 1 }
    return series
  }

  /// The position of a period.
  func index(of period: Int) -> Int? { periods.firstIndex(of: period) }
}

/// The scale on which a change adds up, and its way back to the outcome's own scale.
enum EffectLink {
  case log, logit, identity

  /// What the expected value of a period would have been without a change of `delta` on the link
  /// scale, and the derivative of that by `delta`. `mean` and `size` are the period's expected
  /// total and its denominator.
  func without(_ delta: Double, mean: Double, size: Double) -> (value: Double, slope: Double) {
    switch self {
    case .identity: return (mean - delta * size, -size)
    case .log:
      let value = mean * exp(-delta)
      return (value, -value)
    case .logit:
      let share = mean / size
      let odds = share / (1 - share) * exp(-delta)
      let without = odds / (1 + odds)
      return (size * without, -size * without * (1 - without))
    }
  }
}

extension Int {
  /// The whole number nearest to a total, the ends of the range for one beyond them.
  init(clamping total: Double) {
    self = Int(exactly: total.rounded()) ?? (total > 0 ? .max : total < 0 ? .min : 0)
  }
}
