// SPDX-License-Identifier: GPL-3.0-or-later

/// The gamma distribution of a shape and a scale; its mean is their product.
public struct GammaDistribution: ContinuousDistribution, Codable {
  /// Shape.
  public let shape: Double
  /// Scale: the unit of the variable.
  public let scale: Double

  /// A gamma distribution. Throws `outOfRange` unless shape and scale are finite and positive.
  public init(shape: Double, scale: Double = 1) throws(StatisticsError) {
    try Check.positive("shape", shape)
    try Check.positive("scale", scale)
    self.shape = shape
    self.scale = scale
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double { IncompleteGamma.lower(shape, x / scale) }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { IncompleteGamma.upper(shape, x / scale) }

  /// The value whose lower tail is `probability`: 0 and infinity for 0 and 1.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try scale * standard(lower: probability, upper: 1 - probability)
  }

  /// The value whose upper tail is `probability`: infinity and 0 for 0 and 1.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    return try scale * standard(lower: 1 - probability, upper: probability)
  }

  /// The quantile for scale 1, from the smaller tail. The larger one is the complement of an
  /// argument of at most ½, so nothing is lost.
  private func standard(lower: Double, upper: Double) throws(StatisticsError) -> Double {
    if lower == 0 { return 0 }
    if upper == 0 { return .infinity }
    return lower <= upper
      ? try QuantileSearch.positive(
        "gamma quantile", probability: lower, increasing: true, start: shape
      ) { IncompleteGamma.lower(shape, $0) }
      : try QuantileSearch.positive(
        "gamma quantile", probability: upper, increasing: false, start: shape
      ) { IncompleteGamma.upper(shape, $0) }
  }
}
