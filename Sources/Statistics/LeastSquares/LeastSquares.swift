// SPDX-License-Identifier: GPL-3.0-or-later

/// Fits a linear model by (weighted) least squares through pivoted QR.
///
/// - Parameters:
///   - design: n × k, finite, k ≥ 1.
///   - response: n finite values.
///   - weights: n finite values of 0 or more, inversely proportional to the error variances; a row
///     of weight 0 does not count. Nil for equal weights.
/// - Throws: ``StatisticsError/dependentColumns(_:)`` naming columns that earlier ones determine,
///   ``StatisticsError/illConditioned(condition:)`` when fewer than six digits would be right, and
///   the refusals of shape, of values that are not finite and of too few rows.
public func leastSquares(
  design: Matrix, response: [Double], weights: [Double]? = nil
) throws(StatisticsError) -> LinearFit {
  try Check.length("response", response.count, equals: design.rows)
  try Check.finite(response, "response")
  let rows = try Check.regression(design, weights: weights)
  let rootWeights = weights.map { $0.map { $0.squareRoot() } }
  let factors = try PivotedQR(design, rootWeights: rootWeights)
  var target = response
  if let rootWeights { for i in target.indices { target[i] *= rootWeights[i] } }
  let coefficients = try factors.solve(target)
  try Check.finite(coefficients, "coefficients")
  let fitted = try design.times(coefficients)
  let residuals = zip(response, fitted).map { $0 - $1 }
  var sum = 0.0
  for (index, residual) in residuals.enumerated() {
    sum += (weights?[index] ?? 1) * residual * residual
  }
  try Check.finite([sum], "residual sum of squares")
  return LinearFit(
    design: design, response: response, weights: weights, coefficients: coefficients,
    fitted: fitted, residuals: residuals, leverages: try factors.leverages(),
    residualSumOfSquares: sum, degreesOfFreedom: rows - design.columns,
    unscaledCovariance: factors.unscaledCovariance, condition: factors.condition)
}

extension Check {
  /// A design of at least one column and as many rows with weight, all finite; returns the number
  /// of rows with weight.
  static func regression(_ design: Matrix, weights: [Double]?) throws(StatisticsError) -> Int {
    guard design.columns > 0 else { throw .empty(what: "columns of the design") }
    guard design.rows > 0 else { throw .empty(what: "rows of the design") }
    try finite(design.elements, "design")
    var rows = design.rows
    if let weights {
      try length("weights", weights.count, equals: design.rows)
      try finite(weights, "weights")
      if let negative = weights.first(where: { $0 < 0 }) {
        throw .outOfRange(what: "weight", value: negative, allowed: "0 or more")
      }
      rows = weights.count { $0 > 0 }
    }
    guard rows >= design.columns else {
      throw .tooFewRows(rows: rows, columns: design.columns)
    }
    return rows
  }
}
