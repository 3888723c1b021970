// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A prior density of the AR(1) correlation proportional to (1 − ρ²)^−exponent on −1 < ρ < 1.
///
/// The larger the exponent, the more weight goes to strong correlation, and the wider the interval
/// of a slope or of a cumulative effect. Which exponent makes an interval cover is settled by
/// simulation: see `Benchmarks/Coverage`.
public struct CorrelationPrior: Hashable, Codable, Sendable {
  /// The exponent, from 0 to below 1: from 1 on there is no such density.
  public let exponent: Double

  /// A prior. Throws `outOfRange` unless 0 ≤ exponent < 1.
  public init(exponent: Double) throws(StatisticsError) {
    guard exponent >= 0, exponent < 1 else {
      throw .outOfRange(
        what: "exponent of the prior of the correlation", value: exponent,
        allowed: "from 0 to below 1")
    }
    self.init(checkedExponent: exponent)
  }

  private init(checkedExponent exponent: Double) { self.exponent = exponent }

  /// Every ρ alike.
  public static let flat = CorrelationPrior(checkedExponent: 0)

  /// (1 − ρ²)^−½, uniform in arcsin ρ.
  public static let inverseRoot = CorrelationPrior(checkedExponent: 0.5)

  /// The default for a linear model: (1 − ρ²)^−½ up to 16 degrees of freedom, then an exponent of
  /// 8 / (n − k), which fades as the series itself tells more about ρ.
  ///
  /// Short series hide strong correlation, and only a prior that allows for it makes the interval
  /// of a slope cover; in long series the same prior only makes it wide.
  public static func fading(degreesOfFreedom: Int) -> CorrelationPrior {
    CorrelationPrior(checkedExponent: min(0.5, 8 / Double(max(1, degreesOfFreedom))))
  }

  /// The default for the working response of a generalised linear model, exponent 0.15: what is
  /// independent between periods in counts and in shares dilutes the correlation of their errors.
  public static let working = CorrelationPrior(checkedExponent: 0.15)
}
