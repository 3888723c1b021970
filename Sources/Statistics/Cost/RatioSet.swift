// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The ratios that data do not rule out: a set with one of three shapes (Fieller 1954), of which
/// only the first is an interval.
public enum RatioSet: Sendable, Hashable, Codable {
  /// From the lower to the upper limit: the denominator's own interval excludes 0.
  case interval(lower: Double, upper: Double)
  /// Everything up to `upTo` and everything from `from` on, but nothing in between: the
  /// denominator's interval holds 0, the numerator's does not.
  case outside(upTo: Double, from: Double)
  /// Every ratio: neither is told apart from 0.
  case everything

  /// Whether a ratio is in the set.
  public func contains(_ ratio: Double) -> Bool {
    switch self {
    case .interval(let lower, let upper): lower <= ratio && ratio <= upper
    case .outside(let below, let above): ratio <= below || above <= ratio
    case .everything: true
    }
  }
}

/// Two estimates with their variances and covariance, one to be divided by the other.
public struct EstimatePair: Sendable, Hashable, Codable {
  /// The estimate above the line and the one below.
  public let numerator, denominator: Double
  /// Their variances, 0 or more.
  public let numeratorVariance, denominatorVariance: Double
  /// Their covariance.
  public let covariance: Double

  /// A pair. Throws `notFinite`; `outOfRange` for a negative variance, or a covariance larger than
  /// the variances allow.
  public init(
    numerator: Double, denominator: Double, numeratorVariance: Double,
    denominatorVariance: Double, covariance: Double = 0
  ) throws(StatisticsError) {
    try Check.finite(
      [numerator, denominator, numeratorVariance, denominatorVariance, covariance], "pair")
    for variance in [numeratorVariance, denominatorVariance] where variance < 0 {
      throw .outOfRange(what: "variance", value: variance, allowed: "0 or more")
    }
    guard covariance * covariance <= numeratorVariance * denominatorVariance * (1 + 1e-12) else {
      throw .outOfRange(
        what: "covariance", value: covariance, allowed: "at most the product of standard errors")
    }
    self.numerator = numerator
    self.denominator = denominator
    self.numeratorVariance = numeratorVariance
    self.denominatorVariance = denominatorVariance
    self.covariance = covariance
  }

  /// The ratios θ whose difference a − θb lies within `quantile` standard errors of 0 (Fieller 1954,
  /// with Student's t for few degrees of freedom; Willan and O'Brien 1996 for costs over effects).
  /// Throws `outOfRange` unless the quantile is positive.
  public func fieller(quantile: Double) throws(StatisticsError) -> RatioSet {
    try Check.positive("quantile", quantile)
    let square = quantile * quantile
    // θ is in the set when αθ² − 2βθ + γ ≤ 0.
    return QuadraticSet(
      alpha: denominator * denominator - square * denominatorVariance,
      beta: numerator * denominator - square * covariance,
      gamma: numerator * numerator - square * numeratorVariance
    ).set
  }
}

/// Where αθ² − 2βθ + γ ≤ 0.
struct QuadraticSet {
  let alpha, beta, gamma: Double

  /// Written so that nothing cancels: of the two roots the larger by size is found first.
  var set: RatioSet {
    let discriminant = beta * beta - alpha * gamma
    if alpha > 0 {
      // The estimate itself is in the set: below 0 only by rounding.
      let root = beta + (beta < 0 ? -1 : 1) * max(0, discriminant).squareRoot()
      let (far, near) = (root / alpha, root == 0 ? 0 : gamma / root)
      return .interval(lower: min(far, near), upper: max(far, near))
    }
    guard discriminant > 0 else { return .everything }
    if alpha == 0 {
      // One limit has gone to infinity.
      let limit = gamma / (2 * beta)
      return beta > 0
        ? .interval(lower: limit, upper: .infinity) : .interval(lower: -.infinity, upper: limit)
    }
    let root = beta + (beta < 0 ? -1 : 1) * discriminant.squareRoot()
    let (far, near) = (root / alpha, gamma / root)
    return .outside(upTo: min(far, near), from: max(far, near))
  }
}
