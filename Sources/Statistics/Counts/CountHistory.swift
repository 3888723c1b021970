// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts of the same days of earlier years, to set a new count against: their mean and how much they
/// vary decide what was to be expected.
///
/// Counts have mean θ·exposure and variance φ times that (quasi-Poisson), without a trend. With S
/// earlier events over the exposure E, and a new count y over e, r = e/E, the pivot
/// (y − rS)² / (φ̂ r (y + S)) is referred to the squared Student t with as many degrees of freedom as
/// φ̂ has: Nelson's (1982, *Applied Life Data Analysis*, section 6.2) joint-sampling statistic, in
/// whose place Krishnamoorthy and Peng (2011, "Improved closed-form prediction intervals for binomial
/// and Poisson distributions") put the pooled mean, times φ̂ as in Menssen et al. (2024, "Prediction
/// intervals for overdispersed Poisson data"). It holds the history's own uncertainty (r), the new
/// count's, and that of φ̂ (t in place of z). Coverage, simulated:
/// Tests/Reference/count-history/README.md.
public struct CountHistory: Sendable, Hashable {
  /// Events of each earlier year.
  public let counts: [Int]
  /// Exposure of each: person-time, or 1.
  public let exposures: [Double]

  /// A history. Throws `empty` without years, `mismatchedLength`, and `outOfRange` for negative
  /// counts, counts over 10¹² or exposures that are not positive.
  public init(counts: [Int], exposures: [Double]) throws(StatisticsError) {
    guard !counts.isEmpty else { throw .empty(what: "earlier counts") }
    try Check.length("exposures", exposures.count, equals: counts.count)
    for count in counts { try CountHistory.check(count) }
    for exposure in exposures { try Check.positive("exposure", exposure) }
    self.counts = counts
    self.exposures = exposures
  }

  /// Events of all earlier years.
  public var events: Double { counts.reduce(0) { $0 + Double($1) } }
  /// Exposure of all earlier years.
  public var exposure: Double { exposures.reduce(0, +) }
  /// Degrees of freedom of the dispersion: years less one.
  public var degreesOfFreedom: Double { Double(counts.count - 1) }

  /// φ̂: Pearson's statistic over its degrees of freedom, at least 1, since chance alone always varies;
  /// 1 where nothing happened. Throws `noDegreesOfFreedom` with fewer than two years.
  public func dispersion() throws(StatisticsError) -> Double {
    guard counts.count > 1 else { throw .noDegreesOfFreedom }
    let rate = events / exposure
    guard rate > 0 else { return 1 }
    let pearson = zip(counts, exposures).reduce(0.0) { sum, year in
      let expected = rate * year.1
      let residual = Double(year.0) - expected
      return sum + residual * residual / expected
    }
    return max(1, pearson / degreesOfFreedom)
  }

  /// The squared critical value times the dispersion. Throws as `dispersion`, and unless
  /// 0 < level < 1.
  func spread(level: Double) throws(StatisticsError) -> Double {
    let dispersion = try dispersion()
    let critical = try ReferenceDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
      .criticalValue(level: level)
    return critical * critical * dispersion
  }

  /// What was to be expected over an exposure, with the interval that a new count should fall in.
  /// Throws for an exposure that is not positive, and as `dispersion`.
  public func expected(
    exposure: Double, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try Check.positive("exposure", exposure)
    let (c, r) = (try spread(level: level), exposure / self.exposure)
    let mean = events * r
    let middle = mean + 0.5 * c * r
    let half = (c * (mean * (1 + r) + 0.25 * c * r * r)).squareRoot()
    // The roots' product is r²S² − crS: what is left of the lower one after cancellation.
    let lower = mean > c ? mean * (mean - c) / (middle + half) : 0
    return IntervalEstimate(
      estimate: mean,
      interval: ConfidenceInterval(lower: lower, upper: middle + half, level: level))
  }

  /// A new count's rate over the earlier years'; its interval excludes 1 exactly when the count falls
  /// outside `expected`. The upper limit is infinite after years without events. Throws as `expected`
  /// and for a negative count.
  public func ratio(
    of count: Int, exposure: Double, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try CountHistory.check(count)
    try Check.positive("exposure", exposure)
    let (c, r) = (try spread(level: level), exposure / self.exposure)
    return CountHistory.ratio(Double(count), events, r, c, level: level)
  }

  /// The score interval of the binomial share x / (x + s) (Wilson 1927) with c in the place of z², as
  /// odds over r. Both limits are products and quotients of sums, so that no digit is lost.
  static func ratio(
    _ x: Double, _ s: Double, _ r: Double, _ c: Double, level: Double
  ) -> IntervalEstimate {
    let total = x + s
    let root = total > 0 ? (c * (x * (s / total) + 0.25 * c)).squareRoot() : 0.5 * c
    let product = (x + 0.5 * c + root) * (s + 0.5 * c + root)
    let inflation = total > 0 ? 1 + c / total : 1
    return IntervalEstimate(
      estimate: x / s / r,
      interval: ConfidenceInterval(
        lower: x * x / product * inflation / r,
        upper: s > 0 ? product / (s * s) / inflation / r : .infinity, level: level))
  }

  private static func check(_ count: Int) throws(StatisticsError) {
    guard (0...1_000_000_000_000).contains(count) else {
      throw .outOfRange(what: "count", value: Double(count), allowed: "from 0 to 1e12")
    }
  }
}

extension CountHistory {
  /// The mean that a count came from, where counts vary as much as these do: the limits solve
  /// (x − μ)² = cμ, with c as in `spread`. Throws as `dispersion` and for a negative count.
  public func interval(of count: Int, level: Double) throws(StatisticsError) -> IntervalEstimate {
    try CountHistory.check(count)
    let (c, x) = (try spread(level: level), Double(count))
    let sum = x + 0.5 * c + (c * (x + 0.25 * c)).squareRoot()
    return IntervalEstimate(
      estimate: x, interval: ConfidenceInterval(lower: x * x / sum, upper: sum, level: level))
  }

  /// A count over another one, chance alone: the score interval of the share (Wilson 1927) as odds.
  /// Without a history of both nobody knows how much they vary beyond chance. Throws for negative
  /// counts, exposures that are not positive, and unless 0 < level < 1.
  public static func ratio(
    of count: Int, over exposure: Double, to earlier: Int, over earlierExposure: Double,
    level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    for one in [count, earlier] { try check(one) }
    for one in [exposure, earlierExposure] { try Check.positive("exposure", one) }
    let z = try ReferenceDistribution.normal.criticalValue(level: level)
    return ratio(
      Double(count), Double(earlier), exposure / earlierExposure, z * z, level: level)
  }

  /// A count over one earlier year's, where both vary as much as the whole history does. Throws as
  /// `dispersion` and as the ratio by chance alone.
  public func ratio(
    of count: Int, over exposure: Double, to earlier: Int, over earlierExposure: Double,
    level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    for one in [count, earlier] { try CountHistory.check(one) }
    for one in [exposure, earlierExposure] { try Check.positive("exposure", one) }
    return CountHistory.ratio(
      Double(count), Double(earlier), exposure / earlierExposure, try spread(level: level),
      level: level)
  }
}
