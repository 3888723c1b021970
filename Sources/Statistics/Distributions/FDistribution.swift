// SPDX-License-Identifier: GPL-3.0-or-later

/// The F distribution, the ratio of two chi-squared variables over their degrees of freedom.
public struct FDistribution: ContinuousDistribution, Codable {
  /// Degrees of freedom of the numerator, whole or not.
  public let numerator: Double
  /// Degrees of freedom of the denominator, whole or not; infinite gives chi-squared over its
  /// degrees of freedom.
  public let denominator: Double

  /// An F distribution. Throws `outOfRange` unless the degrees of freedom are positive, the
  /// numerator's finite, and the smaller ones at most 2 · 10¹².
  public init(numerator: Double, denominator: Double) throws(StatisticsError) {
    try Check.positive("degrees of freedom of the numerator", numerator)
    guard denominator > 0 else {
      throw .outOfRange(
        what: "degrees of freedom of the denominator", value: denominator,
        allowed: "greater than 0")
    }
    if denominator < .infinity {
      try BetaDistribution.checkSize(0.5 * numerator, 0.5 * denominator)
    }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    if denominator == .infinity {
      return IncompleteGamma.lower(0.5 * numerator, 0.5 * numerator * x)
    }
    let (inside, outside) = shares(x)
    return IncompleteBeta.lower(0.5 * numerator, 0.5 * denominator, x: inside, y: outside)
  }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    if denominator == .infinity {
      return IncompleteGamma.upper(0.5 * numerator, 0.5 * numerator * x)
    }
    let (inside, outside) = shares(x)
    return IncompleteBeta.lower(0.5 * denominator, 0.5 * numerator, x: outside, y: inside)
  }

  /// The value whose lower tail is `probability`: 0 and infinity for 0 and 1.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try ratio(lower: probability, upper: 1 - probability)
  }

  /// The value whose upper tail is `probability`: infinity and 0 for 0 and 1.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try ratio(lower: 1 - probability, upper: probability)
  }

  private func ratio(lower: Double, upper: Double) throws(StatisticsError) -> Double {
    if lower == 0 { return 0 }
    if upper == 0 { return .infinity }
    return lower <= upper
      ? try QuantileSearch.positive(
        "F quantile", probability: lower, increasing: true, start: 1, tail: cumulative)
      : try QuantileSearch.positive(
        "F quantile", probability: upper, increasing: false, start: 1, tail: upperTail)
  }

  /// `n x / (n x + m)` and `m / (n x + m)`, for n and m degrees of freedom, without overflow.
  private func shares(_ x: Double) -> (inside: Double, outside: Double) {
    let ratio = x * (numerator / denominator)
    return ratio < 1
      ? (ratio / (1 + ratio), 1 / (1 + ratio))
      : (1 / (1 + 1 / ratio), 1 / ratio / (1 + 1 / ratio))
  }
}
