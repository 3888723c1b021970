// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// Student's t distribution, with any positive degrees of freedom; infinite ones give the standard
/// normal.
public struct StudentT: ContinuousDistribution, Codable {
  /// Degrees of freedom, whole or not.
  public let degreesOfFreedom: Double

  /// A t distribution. Throws `outOfRange` unless the degrees of freedom are positive.
  public init(degreesOfFreedom: Double) throws(StatisticsError) {
    guard degreesOfFreedom > 0 else {
      throw .outOfRange(
        what: "degrees of freedom", value: degreesOfFreedom, allowed: "greater than 0")
    }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double { upperTail(-x) }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double {
    if x.isNaN { return .nan }
    if isNormal { return NormalDistribution.standard.upperTail(x) }
    if x == 0 { return 0.5 }
    return x < 0 ? 0.5 + 0.5 * central(-x) : tail(x)
  }

  /// The value whose lower tail is `probability`.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    -(try upperQuantile(probability))
  }

  /// The value whose upper tail is `probability`.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    try Check.probability(probability)
    if isNormal { return try NormalDistribution.standard.upperQuantile(probability) }
    return probability > 0.5
      ? -(try positiveQuantile(tail: 1 - probability))
      : try positiveQuantile(tail: probability)
  }

  /// Above this the t and the normal distribution are one in doubles, wherever a tail is one.
  private var isNormal: Bool { degreesOfFreedom > 1e20 }

  /// The value with an upper tail of `q` ≤ ½. Near the middle the central probability is the one
  /// that determines it.
  private func positiveQuantile(tail q: Double) throws(StatisticsError) -> Double {
    if q == 0 { return .infinity }
    if q == 0.5 { return 0 }
    let start = try NormalDistribution.standard.upperQuantile(q)
    return q > 0.25
      ? try QuantileSearch.positive(
        "t quantile", probability: 1 - 2 * q, increasing: true, start: start, tail: central)
      : try QuantileSearch.positive(
        "t quantile", probability: q, increasing: false, start: start, tail: tail)
  }

  /// Probability of a value between −x and x, for x ≥ 0.
  private func central(_ x: Double) -> Double {
    let (inside, outside) = shares(x)
    return IncompleteBeta.lower(0.5, 0.5 * degreesOfFreedom, x: inside, y: outside)
  }

  /// Probability of a value above x, for x > 0.
  private func tail(_ x: Double) -> Double {
    let a = 0.5 * degreesOfFreedom
    guard x < 1e100 else {
      // The leading term; the next is smaller by (df / x²).
      let logarithm = a * (log(degreesOfFreedom) - 2 * log(x)) - log(degreesOfFreedom)
      return x == .infinity ? 0 : exp(logarithm - (lgammaOf(a) + lgammaOf(0.5) - lgammaOf(a + 0.5)))
    }
    let (inside, outside) = shares(x)
    return 0.5 * IncompleteBeta.lower(a, 0.5, x: outside, y: inside)
  }

  /// `x² / (df + x²)` and `df / (df + x²)`.
  private func shares(_ x: Double) -> (inside: Double, outside: Double) {
    let ratio = x / degreesOfFreedom.squareRoot()
    let square = ratio * ratio
    return square < 1
      ? (square / (1 + square), 1 / (1 + square))
      : (1 / (1 + 1 / square), 1 / square / (1 + 1 / square))
  }

  private func lgammaOf(_ x: Double) -> Double { gsl_sf_lngamma(x) }
}
