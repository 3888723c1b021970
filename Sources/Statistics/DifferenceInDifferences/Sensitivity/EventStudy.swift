// SPDX-License-Identifier: GPL-3.0-or-later

/// Coefficients of an event study against the period just before the start, their covariance, and
/// the combination of effects after the start that is asked about.
///
/// Periods are equally spaced. A coefficient is effect plus deviation δ from parallel trends; before
/// the start it is deviation alone, and in the reference period the deviation is 0 by definition.
public struct EventStudy: Sendable, Hashable, Encodable {
  /// Coefficients before the reference period, in time order, then those after it.
  public let coefficients: [Double]
  /// Their covariance.
  public let covariance: Matrix
  /// How many coefficients come before the reference period.
  public let periodsBefore: Int
  /// Weights of the coefficients after the start in the effect of interest.
  public let weights: [Double]
  /// What estimates over standard errors are referred to.
  public let reference: ReferenceDistribution

  /// An event study to be assessed.
  ///
  /// - Parameters:
  ///   - weights: one a coefficient after the start; nil for their mean.
  ///   - reference: the normal in the paper; a t distribution where few clusters ask for it.
  /// - Throws: ``SensitivityError``.
  public init(
    coefficients: [Double], covariance: Matrix, periodsBefore: Int, weights: [Double]? = nil,
    reference: ReferenceDistribution = .normal
  ) throws(SensitivityError) {
    let after = coefficients.count - periodsBefore
    guard periodsBefore >= 1, after >= 1 else {
      throw .tooFewPeriods(before: max(periodsBefore, 0), after: max(after, 0))
    }
    let chosen = weights ?? [Double](repeating: 1 / Double(after), count: after)
    try SensitivityError.wrapping { () throws(StatisticsError) in
      try Check.finite(coefficients, "coefficients")
      try Check.length("rows of the covariance", covariance.rows, equals: coefficients.count)
      try Check.length("columns of the covariance", covariance.columns, equals: coefficients.count)
      try Check.finite(covariance.elements, "covariance")
      try Check.length("weights after the start", chosen.count, equals: after)
      try Check.finite(chosen, "weights after the start")
      guard chosen.contains(where: { $0 != 0 }) else {
        throw .outOfRange(what: "weights after the start", value: 0, allowed: "not all 0")
      }
      if case .studentT(let degrees) = reference {
        try Check.positive("degrees of freedom", degrees)
      }
      for i in 0..<covariance.rows {
        for j in 0..<i {
          let size = (abs(covariance[i, i]) * abs(covariance[j, j])).squareRoot()
          guard abs(covariance[i, j] - covariance[j, i]) <= 1e-9 * size else {
            throw .outOfRange(
              what: "covariance above the diagonal", value: covariance[j, i],
              allowed: "equal to that below it")
          }
        }
      }
    }
    let eigen = try SensitivityError.wrapping { () throws(StatisticsError) in
      try SymmetricEigen(covariance)
    }
    let largest = eigen.values.max() ?? 0
    guard let smallest = eigen.values.min(), smallest > 1e-13 * largest else {
      throw .singularCovariance
    }
    self.coefficients = coefficients
    self.covariance = covariance
    self.periodsBefore = periodsBefore
    self.weights = chosen
    self.reference = reference
  }

  /// Coefficients after the start.
  var periodsAfter: Int { weights.count }

  /// The weights as a combination of all coefficients.
  var target: [Double] { [Double](repeating: 0, count: periodsBefore) + weights }

  /// The effect if trends are parallel.
  public var estimate: Double { combination(target).value }

  /// Its standard error.
  public var standardError: Double { combination(target).standardError }

  /// The changes of the deviation from one period to the next before the start, in time order, as
  /// combinations of the coefficients; the last is the change into the reference period.
  var changesBefore: [[Double]] {
    (0..<periodsBefore).map { s in
      var row = [Double](repeating: 0, count: coefficients.count)
      row[s] = -1
      if s + 1 < periodsBefore { row[s + 1] = 1 }
      return row
    }
  }

  func combination(_ vector: [Double]) -> (value: Double, standardError: Double) {
    let value = zip(vector, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    return (value, max(covariance(vector, vector), 0).squareRoot())
  }

  /// The covariance of two combinations of the coefficients.
  func covariance(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for i in left.indices where left[i] != 0 {
      for j in right.indices { sum += left[i] * covariance[i, j] * right[j] }
    }
    return sum
  }
}

/// Two ends, the lower not above the upper.
public struct SensitivityBounds: Sendable, Hashable, Encodable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Whether 0 lies outside.
  public var excludesZero: Bool { lower > 0 || upper < 0 }
}
