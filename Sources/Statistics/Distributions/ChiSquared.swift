// SPDX-License-Identifier: GPL-3.0-or-later

/// The chi-squared distribution: a gamma of shape df / 2 and scale 2.
public struct ChiSquared: ContinuousDistribution, Codable {
  /// Degrees of freedom, whole or not.
  public let degreesOfFreedom: Double
  private let gamma: GammaDistribution

  /// A chi-squared distribution. Throws `outOfRange` unless the degrees of freedom are finite and
  /// positive.
  public init(degreesOfFreedom: Double) throws(StatisticsError) {
    try Check.positive("degrees of freedom", degreesOfFreedom)
    self.degreesOfFreedom = degreesOfFreedom
    gamma = try GammaDistribution(shape: 0.5 * degreesOfFreedom, scale: 2)
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double { gamma.cumulative(x) }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { gamma.upperTail(x) }

  /// The value whose lower tail is `probability`.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    try gamma.quantile(probability)
  }

  /// The value whose upper tail is `probability`.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try gamma.upperQuantile(probability)
  }
}
