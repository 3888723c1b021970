// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// The normal distribution.
public struct NormalDistribution: ContinuousDistribution, Codable {
  /// Expected value.
  public let mean: Double
  /// Standard deviation.
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = NormalDistribution()

  private init() {
    mean = 0
    standardDeviation = 1
  }

  /// A normal distribution. Throws `outOfRange` unless the mean is finite and the standard
  /// deviation finite and positive.
  public init(mean: Double, standardDeviation: Double) throws(StatisticsError) {
    guard mean.isFinite else {
      throw .outOfRange(what: "mean", value: mean, allowed: "finite")
    }
    try Check.positive("standard deviation", standardDeviation)
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    0.5 * erfc(-(x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double {
    0.5 * erfc((x - mean) / standardDeviation * 0.5.squareRoot())
  }

  /// The value whose lower tail is `probability`: minus or plus infinity for 0 and 1.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
    mean - standardDeviation * (try NormalDistribution.upperStandard(probability))
  }

  /// The value whose upper tail is `probability`: plus or minus infinity for 0 and 1.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double {
    mean + standardDeviation * (try NormalDistribution.upperStandard(probability))
  }

  /// The standard normal value with an upper tail of `q`: GSL's (Wichura 1988, AS 241), and one
  /// Newton step where the tail is small enough for the density to carry digits.
  private static func upperStandard(_ q: Double) throws(StatisticsError) -> Double {
    try Check.probability(q)
    if q == 0 { return .infinity }
    if q == 1 { return -.infinity }
    let z = try recordingErrors("gsl_cdf_ugaussian_Qinv") { gsl_cdf_ugaussian_Qinv(q) }
    let tail = NormalDistribution.standard.upperTail
    let density = exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
    let polished = density > 1e-290 ? z + (tail(z) - q) / density : z
    try QuantileSearch.verify(
      "normal quantile", polished, probability: q,
      tail: { NormalDistribution.standard.upperTail($0) })
    return polished
  }
}
