// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A linear model with AR(1) errors: y = Xβ + u, var u = σ²R, Rᵢⱼ = ρ^|tᵢ−tⱼ|, −1 < ρ < 1.
///
/// Gaps in time are exact: ρ is the correlation one period apart, whatever is missing between.
/// ρ is an argument here; ``likelihoodMaximum(_:)`` and ``praisWinsten(_:)`` estimate it, and other
/// methods (integrating ρ out) stand on ``profile(at:)`` and ``fit(at:)``.
public struct AutoregressiveModel: Sendable {
  /// The design and the times.
  public let design: AutoregressiveDesign
  /// The response y, one value an observation.
  public let response: [Double]
  /// Ordinary least squares, the starting point of everything here.
  public let leastSquaresCoefficients: [Double]
  /// y less its projection on the columns of X.
  public let leastSquaresResiduals: [Double]
  private let table: GapTable

  /// Another response under the same design, without preparing the design again.
  ///
  /// Throws ``TimeSeriesError/noResidualVariation`` if X explains y up to rounding.
  init(design: AutoregressiveDesign, checkedResponse response: [Double]) throws(TimeSeriesError) {
    self.design = design
    self.response = response
    var coordinates = [Double](repeating: 0, count: design.columns)
    var remainder = response
    for _ in 0..<2 {
      for (column, direction) in design.basis.columns.enumerated() {
        let projection = innerProduct(direction, remainder)
        coordinates[column] += projection
        for index in remainder.indices { remainder[index] -= projection * direction[index] }
      }
    }
    let rounding = 1e-14 * Double(design.observations).squareRoot()
    let length = innerProduct(response, response).squareRoot()
    guard innerProduct(remainder, remainder).squareRoot() > rounding * length else {
      throw .noResidualVariation
    }
    leastSquaresCoefficients = design.basis.coefficients(coordinates)
    leastSquaresResiduals = remainder
    var products: [(left: Int, right: Int)] = []
    for column in 0...design.columns { products.append((design.columns, column)) }
    table = GapTable(
      neighbours: design.neighbours, columns: design.basis.columns + [remainder],
      products: products)
  }

  /// The likelihoods at one ρ, and no coefficients: what a search or a grid needs.
  public func profile(at rho: Double) throws(TimeSeriesError) -> AutoregressiveProfile {
    let factor = try design.factored(at: rho)
    return AutoregressiveProfile(
      factor, residualSumOfSquares: solved(by: factor).residualSumOfSquares,
      observations: design.observations, columns: design.columns)
  }

  /// The generalised least squares fit at one ρ.
  public func fit(at rho: Double) throws(TimeSeriesError) -> AutoregressiveFit {
    fit(by: try design.factored(at: rho))
  }

  /// The generalised least squares fit with a design factored before (by this model's design).
  public func fit(by factor: AutoregressiveFactor) -> AutoregressiveFit {
    let solved = solved(by: factor)
    let shift = design.basis.coefficients(solved.coordinates)
    let coefficients = zip(leastSquaresCoefficients, shift).map { $0 + $1 }
    return AutoregressiveFit(
      profile: AutoregressiveProfile(
        factor, residualSumOfSquares: solved.residualSumOfSquares,
        observations: design.observations, columns: design.columns),
      coefficients: coefficients, unscaledCovariance: unscaledCovariance(at: factor))
  }

  /// Derivatives of both profile log-likelihoods in ρ, exact (the coefficients' part vanishes at
  /// their estimate).
  func slopes(at rho: Double) throws(TimeSeriesError) -> (full: Double, restricted: Double) {
    let factor = try design.factored(at: rho)
    let solved = solved(by: factor)
    let weightSlope = design.informationSlope(at: factor)
    let responseSlope = table.slopes(by: factor.gaps)
    let sumOfSquaresSlope =
      responseSlope[design.columns] - 2 * innerProduct(solved.coordinates, responseSlope)
      + quadraticForm(packed: weightSlope, solved.coordinates)
    let relative = sumOfSquaresSlope / solved.residualSumOfSquares
    let correlation = design.logDeterminantSlope(at: factor)
    let full = -0.5 * (Double(design.observations) * relative + correlation)
    let restricted =
      -0.5
      * (Double(design.degreesOfFreedom) * relative + correlation
        + factor.information.traceOfInverse(times: weightSlope))
    return (full, restricted)
  }

  /// Coordinates in Q of the step from least squares to the estimate at ρ, and r′R⁻¹r there.
  private func solved(
    by factor: AutoregressiveFactor
  ) -> (coordinates: [Double], residualSumOfSquares: Double) {
    let weighted = table.weighted(by: factor.gaps)
    let half = factor.information.solveLower(Array(weighted.dropLast()))
    let explained = innerProduct(half, half)
    return (factor.information.solveUpper(half), weighted[design.columns] - explained)
  }

  /// (X′R⁻¹X)⁻¹.
  private func unscaledCovariance(at factor: AutoregressiveFactor) -> [[Double]] {
    // The rows of A = T⁻¹L⁻ᵀ give the covariance AA′ without rounding it indefinite.
    let count = design.columns
    var rows = [[Double]](repeating: [], count: count)
    var unit = [Double](repeating: 0, count: count)
    for row in 0..<count {
      for index in unit.indices { unit[index] = index == row ? 1 : 0 }
      rows[row] = factor.information.solveLower(design.basis.contrast(unit))
    }
    return rows.map { left in rows.map { innerProduct(left, $0) } }
  }
}
