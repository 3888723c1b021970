// SPDX-License-Identifier: GPL-3.0-or-later

/// An estimate with its confidence interval, which need not be symmetric.
public struct IntervalEstimate: Sendable, Hashable, Codable {
  /// The estimate. Infinite, or NaN for 0 over 0, only where a ratio has 0 below the line.
  public let estimate: Double
  /// Its interval; the upper limit of a ratio may be infinite.
  public let interval: ConfidenceInterval

  /// An estimate with its interval.
  public init(estimate: Double, interval: ConfidenceInterval) {
    self.estimate = estimate
    self.interval = interval
  }
}

/// Confidence limits of sums, differences and ratios of independent estimates from their own
/// limits: the method of variance estimates recovery (MOVER).
///
/// Each distance from an estimate to a limit stands for z standard errors on that side, so limits
/// that are not symmetric stay so: from Wilson's limits the difference is Newcombe's.
extension IntervalEstimate {
  /// Σ weight · value over independent estimates (Zou, Donner 2008, equation 3; for a difference
  /// Newcombe 1998, method 10). With the weights 1, −1, −1, 1 it is a change of a gap. Throws
  /// `empty` without terms, `outOfRange` when levels differ, `notFinite` for what is not finite.
  public static func combination(
    _ terms: [(weight: Double, value: IntervalEstimate)]
  ) throws(StatisticsError) -> IntervalEstimate {
    guard let level = terms.first?.value.interval.level else {
      throw .empty(what: "terms of a combination")
    }
    var (estimate, below, above) = (0.0, 0.0, 0.0)
    for (index, (weight, term)) in terms.enumerated() {
      try check(level, of: term.interval)
      try Check.finite([weight, term.estimate, term.interval.lower, term.interval.upper], "terms")
      let down = weight * (term.estimate - term.interval.lower)
      let up = weight * (term.interval.upper - term.estimate)
      guard down * up >= 0, term.interval.lower <= term.interval.upper else {
        throw .outOfRange(
          what: "estimate \(index)", value: term.estimate, allowed: "within its interval")
      }
      estimate += weight * term.estimate
      below += weight >= 0 ? down * down : up * up
      above += weight >= 0 ? up * up : down * down
    }
    return IntervalEstimate(
      estimate: estimate,
      interval: ConfidenceInterval(
        lower: estimate - below.squareRoot(), upper: estimate + above.squareRoot(), level: level))
  }

  /// This one minus another one, independent of it.
  public func difference(
    from other: IntervalEstimate
  ) throws(StatisticsError) -> IntervalEstimate {
    try IntervalEstimate.combination([(1, self), (-1, other)])
  }

  /// This one over another one, independent of it, neither negative (MOVER-R: Donner, Zou 2012,
  /// equation 9; Newcombe 2016). The lower limit θ solves (a − θb)² = (a − lᵃ)² + θ²(uᵇ − b)², the
  /// upper one the same with the other limits: the interval excludes 1 exactly when that of the
  /// difference excludes 0, and swapping the two gives the reciprocals.
  ///
  /// Over an estimate whose lower limit is 0 the upper limit is infinite. Throws `outOfRange` for
  /// negative values or levels that differ.
  public func ratio(to other: IntervalEstimate) throws(StatisticsError) -> IntervalEstimate {
    try IntervalEstimate.check(interval.level, of: other.interval)
    for one in [self, other] {
      try Check.finite([one.estimate, one.interval.lower, one.interval.upper], "ratio")
      guard one.interval.lower >= 0, one.interval.lower <= one.estimate,
        one.estimate <= one.interval.upper
      else {
        throw .outOfRange(
          what: "part of a ratio", value: one.interval.lower,
          allowed: "0 or more, limits around the estimate")
      }
    }
    return IntervalEstimate(
      estimate: estimate / other.estimate,
      interval: ConfidenceInterval(
        lower: IntervalEstimate.lowerRatio(self, other),
        upper: 1 / IntervalEstimate.lowerRatio(other, self), level: interval.level))
  }

  /// The smaller root of αθ² − 2abθ + γ with α = u(2b − u) and γ = l(2a − l), written so that
  /// nothing cancels and α may have either sign.
  private static func lowerRatio(_ above: IntervalEstimate, _ below: IntervalEstimate) -> Double {
    let (a, b) = (above.estimate, below.estimate)
    let (l, u) = (above.interval.lower, below.interval.upper)
    let (alpha, gamma) = (u * (2 * b - u), l * (2 * a - l))
    guard gamma > 0 else { return 0 }
    let product = a * b
    return gamma / (product + max(0, product * product - alpha * gamma).squareRoot())
  }

  private static func check(
    _ level: Double, of interval: ConfidenceInterval
  ) throws(StatisticsError) {
    guard interval.level == level else {
      throw .outOfRange(
        what: "confidence level", value: interval.level, allowed: "\(level), as the others")
    }
  }
}
