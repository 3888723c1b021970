// SPDX-License-Identifier: GPL-3.0-or-later

/// Fits `response = design · coefficients + error` by (weighted) least squares.
///
/// - Parameters:
///   - design: rows × columns, finite, of full column rank.
///   - response: one value a row.
///   - weights: one weight a row, 0 or more, proportional to the inverse variance of the error;
///     rows of weight 0 take no part but get a fitted value. Nil means all one.
/// - Throws: `StatisticsError` on empty or mismatched shapes, values that are not finite, fewer
///   rows than columns, dependent columns (named), or a design so ill-conditioned that fewer than
///   six digits would be certain.
public func leastSquares(
  design: Matrix, response: [Double], weights: [Double]? = nil
) throws(StatisticsError) -> LeastSquaresFit {
  let rows = try Check.regression(design: design, response: response, weights: weights)
  let roots = weights.map { $0.map { $0.squareRoot() } }
  let factor = try OrthogonalFactor(design: design, rootWeights: roots, rows: rows)
  return LeastSquaresFit(
    design: design, response: response, weights: weights, roots: roots, rows: rows, factor: factor)
}

/// What a least squares fit found.
public struct LeastSquaresFit: Sendable {
  /// One coefficient a column of the design.
  public let coefficients: [Double]
  /// One fitted value a row.
  public let fitted: [Double]
  /// Response minus fitted, one a row.
  public let residuals: [Double]
  /// Diagonal of the hat matrix, one a row; 0 for rows without weight.
  public let leverages: [Double]
  /// Sum of the weighted squared residuals.
  public let residualSumOfSquares: Double
  /// Rows with weight minus columns.
  public let degreesOfFreedom: Int
  /// `(X'WX)⁻¹`, columns × columns.
  public let inverseCrossProduct: Matrix
  /// Condition number (Frobenius) of the design after scaling its columns to length one.
  public let condition: Double
  /// The design that was fitted.
  public let design: Matrix
  /// The weights that were used; nil when all one.
  public let weights: [Double]?

  let factor: OrthogonalFactor
  /// Residuals times the square roots of the weights.
  let whitenedResiduals: [Double]
  let rowsWithWeight: Int

  init(
    design: Matrix, response: [Double], weights: [Double]?, roots: [Double]?, rows: Int,
    factor: OrthogonalFactor
  ) {
    let whitened = roots.map { zip($0, response).map { $0 * $1 } } ?? response
    let projection = factor.project(whitened)
    coefficients = projection.coefficients
    whitenedResiduals = projection.residuals
    var residuals = projection.residuals
    if let roots {
      for i in residuals.indices {
        residuals[i] =
          roots[i] > 0
          ? residuals[i] / roots[i]
          : response[i] - design.dot(row: i, projection.coefficients)
      }
    }
    self.residuals = residuals
    fitted = zip(response, residuals).map { $0 - $1 }
    leverages = factor.leverages
    residualSumOfSquares = projection.residuals.reduce(0) { $0 + $1 * $1 }
    degreesOfFreedom = rows - design.columns
    inverseCrossProduct = factor.inverseCrossProduct
    condition = factor.condition
    self.design = design
    self.weights = weights
    self.factor = factor
    rowsWithWeight = rows
  }

  /// Residual variance: the residual sum of squares over its degrees of freedom. Throws
  /// `noDegreesOfFreedom` when there are none.
  public func residualVariance() throws(StatisticsError) -> Double {
    guard degreesOfFreedom > 0 else { throw .noDegreesOfFreedom }
    return residualSumOfSquares / Double(degreesOfFreedom)
  }
}

extension Check {
  /// Checks what enters a regression; gives the number of rows that carry weight.
  static func regression(
    design: Matrix, response: [Double], weights: [Double]?
  ) throws(StatisticsError) -> Int {
    guard design.rows > 0 else { throw .empty(what: "rows of the design") }
    guard design.columns > 0 else { throw .empty(what: "columns of the design") }
    try length("response", response.count, equals: design.rows)
    try finite(design.elements, "design")
    try finite(response, "response")
    guard let weights else { return design.rows }
    try length("weights", weights.count, equals: design.rows)
    try finite(weights, "weights")
    for weight in weights where weight < 0 {
      throw .outOfRange(what: "weight", value: weight, allowed: "0 or more")
    }
    return weights.count { $0 > 0 }
  }
}
