// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Slope and relative index of inequality of shares, from a logistic regression on the ridit in which
/// each group weighs as its people do, once: the line cannot leave 0...1.
public struct LogisticSlope: Sendable, Hashable, Codable {
  /// Expected share of the least deprived person minus that of the most deprived.
  public let slope: LinearCombination
  /// The logarithm of the one over the other.
  public let logRelative: LinearCombination
  /// Deviance of the groups' shares from the curve, on ``degreesOfFreedom``.
  public let deviance: Double
  /// Groups less two.
  public let degreesOfFreedom: Int
}

/// Logistic slope index of groups ranked from the most deprived up (WHO 2024; Mackenbach and Kunst
/// 1997 on the logit).
///
/// - Parameters:
///   - successes: people with the outcome in each group, whole or not.
///   - trials: people in each group.
///   - populations: sizes that the ridits are made of; `trials` when nil.
///   - ranks: where each group stands; as given when nil.
/// - Throws: what `GroupedOutcome` and `generalizedLinearModel` throw, `noConvergence` for shares of
///   0 and 1 that no finite slope fits.
public func logisticSlope(
  successes: [Double], trials: [Double], populations: [Double]? = nil, ranks: [Double]? = nil
) throws(StatisticsError) -> LogisticSlope {
  try Check.length("trials", trials.count, equals: successes.count)
  let ridits = try GroupedOutcome(
    sizes: populations ?? trials, values: trials.map { _ in 0 }, ranks: ranks
  ).ridits
  let fit = try generalizedLinearModel(
    design: try Matrix(columns: [ridits.map { _ in 1 }, ridits]), response: successes,
    trials: trials, family: .binomial)
  guard fit.convergence.converged, fit.convergence.separatedRows.isEmpty else {
    throw .noConvergence(what: "logistic slope", iterations: fit.convergence.iterations)
  }
  let covariance = try fit.covariance(.classical)
  func share(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
  let bottom = share(fit.coefficients[0])
  let top = share(fit.coefficients[0] + fit.coefficients[1])
  func combination(
    _ estimate: Double, _ gradient: [Double]
  ) throws(StatisticsError) -> LinearCombination {
    try LinearCombination(
      estimate: estimate, standardError: try covariance.standardError(of: gradient),
      reference: .normal)
  }
  let rises = (top: top * (1 - top), bottom: bottom * (1 - bottom))
  return LogisticSlope(
    slope: try combination(top - bottom, [rises.top - rises.bottom, rises.top]),
    logRelative: try combination(log(top / bottom), [bottom - top, 1 - top]),
    deviance: fit.deviance, degreesOfFreedom: fit.degreesOfFreedom)
}
