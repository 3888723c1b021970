// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// How much places chosen for low values are expected to rise on their own.
public struct RegressionToTheMean: Sendable, Hashable, Encodable {
  /// Expected rise of the chosen places from the period they were chosen on to a later one.
  public let rise: Double
  /// The same beyond that of the places not chosen, which fall: the bias of a comparison with them
  /// that takes the period of choice as "before".
  public let riseAgainstRest: Double
}

/// The expected rise when the `chosen` lowest of `places` were chosen on one normally distributed
/// value, and the value later correlates with it by `correlation` (Davis 1976; Barnett, van der
/// Pols and Dobson 2005, with the exact mean of the lowest order statistics instead of a truncated
/// normal, which for 4 of 12 places gives 7% too much).
///
/// Correlation and standard deviation come from the history of all places before the choice: of
/// the values (or averages over as many periods) on which places were chosen, without common
/// changes from period to period. The formula takes mean and variance as constant.
///
/// - Parameters:
///   - chosen: from 1 to `places` − 1.
///   - places: at least 2, at most 10,000.
///   - standardDeviation: between places, in the unit of the outcome.
///   - correlation: from −1 to 1.
/// - Throws: ``ComparisonError``.
public func regressionToTheMean(
  chosen: Int, of places: Int, standardDeviation: Double, correlation: Double
) throws(ComparisonError) -> RegressionToTheMean {
  try ComparisonError.wrapping { () throws(StatisticsError) in
    guard (2...10_000).contains(places) else {
      throw .outOfRange(what: "places", value: Double(places), allowed: "from 2 to 10000")
    }
    guard (1..<places).contains(chosen) else {
      throw .outOfRange(
        what: "chosen places", value: Double(chosen), allowed: "from 1 to all but one")
    }
    try Check.positive("standard deviation", standardDeviation)
  }
  guard correlation >= -1, correlation <= 1 else { throw .correlationOutOfRange(correlation) }
  let lowest = try ComparisonError.wrapping { () throws(StatisticsError) in
    try NormalOrderStatistics.meanOfLowest(chosen, of: places)
  }
  let rise = (1 - correlation) * standardDeviation * -lowest
  let rest = Double(places) / Double(places - chosen)
  return RegressionToTheMean(rise: rise, riseAgainstRest: rise * rest)
}

/// Expected values of ordered standard normal variables.
enum NormalOrderStatistics {
  /// The expected mean of the `count` lowest of `total`: (n/k) ∫ x φ(x) P(Bin(n − 1, Φ(x)) < k) dx,
  /// by the trapezoidal rule, which for such integrands is exact to rounding.
  static func meanOfLowest(_ count: Int, of total: Int) throws(StatisticsError) -> Double {
    let steps = 1280
    let width = 20.0 / Double(steps)
    var sum = 0.0
    for step in 0...steps {
      let x = -10 + Double(step) * width
      let below = NormalDistribution.standard.cumulative(x)
      let binomial = try BinomialDistribution(trials: total - 1, success: below)
      let density = exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
      sum += x * density * binomial.cumulative(count - 1)
    }
    return sum * width * Double(total) / Double(count)
  }
}
