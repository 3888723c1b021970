// SPDX-License-Identifier: GPL-3.0-or-later

/// A confidence interval.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  /// Lower limit.
  public let lower: Double
  /// Upper limit.
  public let upper: Double
  /// Confidence level, between 0 and 1.
  public let level: Double

  /// An interval with its level.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}

/// A linear combination of coefficients with what its uncertainty is measured by.
public struct LinearCombination: Sendable, Hashable, Codable {
  /// The combination of the coefficients.
  public let estimate: Double
  /// Its standard error, 0 or more.
  public let standardError: Double
  /// What estimate over standard error is referred to.
  public let reference: ReferenceDistribution

  /// A combination from its three parts. Throws unless both numbers are finite and the standard
  /// error is 0 or more.
  public init(
    estimate: Double, standardError: Double, reference: ReferenceDistribution
  ) throws(StatisticsError) {
    try Check.finite([estimate], "estimate")
    guard standardError >= 0, standardError.isFinite else {
      throw .outOfRange(what: "standard error", value: standardError, allowed: "0 or more")
    }
    self.estimate = estimate
    self.standardError = standardError
    self.reference = reference
  }

  /// Estimate ± critical value × standard error.
  public func interval(level: Double) throws(StatisticsError) -> ConfidenceInterval {
    let width = try reference.criticalValue(level: level) * standardError
    return ConfidenceInterval(lower: estimate - width, upper: estimate + width, level: level)
  }

  /// The two-sided p-value of a hypothesised value. Throws `noDegreesOfFreedom` when the standard
  /// error is 0.
  public func pValue(against value: Double = 0) throws(StatisticsError) -> Double {
    guard standardError > 0 else { throw .noDegreesOfFreedom }
    return try reference.twoSidedProbability((estimate - value) / standardError)
  }
}

extension FittedRegression {
  /// `weights · coefficients` with its standard error under a covariance. Throws unless there is
  /// one finite weight a coefficient.
  public func linearCombination(
    _ weights: [Double], covariance: Covariance, reference: ReferenceDistribution
  ) throws(StatisticsError) -> LinearCombination {
    let error = try covariance.standardError(of: weights)
    try Check.length("covariance", covariance.matrix.columns, equals: coefficients.count)
    let estimate = zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return try LinearCombination(
      estimate: estimate, standardError: error, reference: reference)
  }

  /// One coefficient, counted from zero, with its standard error under a covariance.
  public func coefficient(
    _ index: Int, covariance: Covariance, reference: ReferenceDistribution
  ) throws(StatisticsError) -> LinearCombination {
    guard coefficients.indices.contains(index) else {
      throw .outOfRange(
        what: "coefficient", value: Double(index), allowed: "0 to \(coefficients.count - 1)")
    }
    var weights = [Double](repeating: 0, count: coefficients.count)
    weights[index] = 1
    return try linearCombination(weights, covariance: covariance, reference: reference)
  }
}
