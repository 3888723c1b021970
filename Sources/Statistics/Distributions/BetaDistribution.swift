// SPDX-License-Identifier: GPL-3.0-or-later

/// The beta distribution on (0, 1).
public struct BetaDistribution: ContinuousDistribution, Codable {
  /// First shape: the density is proportional to `x^(a−1) (1−x)^(b−1)`.
  public let a: Double
  /// Second shape.
  public let b: Double

  /// A beta distribution. Throws `outOfRange` unless both shapes are finite and positive and the
  /// smaller one is at most 10¹².
  public init(a: Double, b: Double) throws(StatisticsError) {
    try Check.positive("first shape", a)
    try Check.positive("second shape", b)
    try BetaDistribution.checkSize(a, b)
    self.a = a
    self.b = b
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double { IncompleteBeta.lower(a, b, x: x, y: 1 - x) }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { IncompleteBeta.lower(b, a, x: 1 - x, y: x) }

  /// The value whose lower tail is `probability`.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try shares(lower: probability, upper: 1 - probability).x
  }

  /// The value whose upper tail is `probability`.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try shares(lower: 1 - probability, upper: probability).x
  }

  static func checkSize(_ a: Double, _ b: Double) throws(StatisticsError) {
    guard min(a, b) <= IncompleteBeta.largestSmallerParameter, a + b < .infinity else {
      throw .outOfRange(
        what: "shape", value: min(a, b), allowed: "at most 1e12 for the smaller one")
    }
  }

  /// The quantile and its complement, each with all its digits: whichever of x and 1 − x is the
  /// smaller is the one that is searched for.
  func shares(lower: Double, upper: Double) throws(StatisticsError) -> (x: Double, y: Double) {
    if lower == 0 { return (0, 1) }
    if upper == 0 { return (1, 0) }
    let belowHalf = IncompleteBeta.lower(a, b, x: 0.5, y: 0.5)
    let aboveHalf = IncompleteBeta.lower(b, a, x: 0.5, y: 0.5)
    let left = lower <= upper ? lower <= belowHalf : upper >= aboveHalf
    if left {
      let x = try BetaDistribution.small(a, b, lower: lower, upper: upper)
      return (x, 1 - x)
    }
    let y = try BetaDistribution.small(b, a, lower: upper, upper: lower)
    return (1 - y, y)
  }

  /// The quantile of a beta distribution when it is at most ½.
  private static func small(
    _ a: Double, _ b: Double, lower: Double, upper: Double
  ) throws(StatisticsError) -> Double {
    let start = min(a / (a + b), 0.5)
    return lower <= upper
      ? try QuantileSearch.positive(
        "beta quantile", probability: lower, increasing: true, start: start, upperEnd: 0.5
      ) { IncompleteBeta.lower(a, b, x: $0, y: 1 - $0) }
      : try QuantileSearch.positive(
        "beta quantile", probability: upper, increasing: false, start: start, upperEnd: 0.5
      ) { IncompleteBeta.lower(b, a, x: 1 - $0, y: $0) }
  }
}
