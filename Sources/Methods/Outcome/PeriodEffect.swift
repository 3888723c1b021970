// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc

/// A linear combination's estimate and limits.
struct CombinationLimits {
  var estimate: Double
  var lower: Double
  var upper: Double
  var standardError: Double
  var degreesOfFreedom: Double?
}

/// One period after the start: what the model expects with the campaign, and the row that its
/// change multiplies.
struct AfterPeriod {
  var period: Int
  /// Expected total with the campaign: events, or share × trials, or mean × 1.
  var mean: Double
  /// Denominator of the total: exposure, trials, or 1.
  var size: Double
  /// The design row of the interruption's terms, every other column 0.
  var changeRow: [Double]
}

/// The effect over some periods, absolute and relative, from one interval.
///
/// The periods after the start are taken as they were: what the campaign changed is the difference
/// to what they would have been without the change δ_t that the model estimates on its link scale.
/// With M₁ the expected total and M₀(δ) the total without, the interval is found for
/// log(M₁/M₀) by the delta method (identity link: for Σδ directly) and carried to the absolute scale
/// by M₁(1 − 1/R), so that the absolute interval excludes 0 exactly when the ratio's excludes 1.
struct PeriodEffect {
  /// M₁, M₀ and the total denominator.
  var with: Double
  var without: Double
  var size: Double
  /// Ratio R = M₁/M₀ with limits; nil where M₀ or a limit of it is not positive.
  var ratio: (value: Double, lower: Double, upper: Double)?
  /// Difference M₁ − M₀ with limits, in totals.
  var difference: (value: Double, lower: Double, upper: Double)
  /// Standard error on the link scale used: of log R, or of Σδ.
  var standardError: Double
  var degreesOfFreedom: Double?

  /// The effect over `periods` given the coefficients and a source of intervals.
  static func over(
    _ periods: [AfterPeriod], link: EffectLink, coefficients: [Double],
    limits: ([Double]) throws -> CombinationLimits
  ) rethrows -> PeriodEffect {
    var gradient = [Double](repeating: 0, count: coefficients.count)
    var with = 0.0
    var without = 0.0
    var size = 0.0
    for period in periods {
      let delta = zip(period.changeRow, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      let (value, slope) = link.without(delta, mean: period.mean, size: period.size)
      with += period.mean
      without += value
      size += period.size
      for (column, entry) in period.changeRow.enumerated() { gradient[column] -= slope * entry }
    }
    if link == .identity {
      let limits = try limits(gradient)
      return additive(limits, with: with, without: without, size: size)
    }
    let limits = try limits(gradient.map { $0 / without })
    return multiplicative(limits, with: with, without: without, size: size)
  }

  static func additive(
    _ limits: CombinationLimits, with: Double, without: Double, size: Double
  ) -> PeriodEffect {
    let low = with - limits.lower
    let high = with - limits.upper
    let positive = with > 0 && without > 0 && low > 0 && high > 0
    return PeriodEffect(
      with: with, without: without, size: size,
      ratio: positive ? (with / without, with / low, with / high) : nil,
      difference: (limits.estimate, limits.lower, limits.upper),
      standardError: limits.standardError, degreesOfFreedom: limits.degreesOfFreedom)
  }

  static func multiplicative(
    _ limits: CombinationLimits, with: Double, without: Double, size: Double
  ) -> PeriodEffect {
    let logarithm = log(with / without)
    let lower = exp(logarithm + limits.lower - limits.estimate)
    let upper = exp(logarithm + limits.upper - limits.estimate)
    func difference(_ ratio: Double) -> Double { with * (1 - 1 / ratio) }
    return PeriodEffect(
      with: with, without: without, size: size, ratio: (with / without, lower, upper),
      difference: (with - without, difference(lower), difference(upper)),
      standardError: limits.standardError, degreesOfFreedom: limits.degreesOfFreedom)
  }
}
