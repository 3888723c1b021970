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

  /// A response under a design, observed at its times.
  ///
  /// - Parameters:
  ///   - design: X, one row an observation, of full column rank.
  ///   - response: y, one value a row.
  ///   - times: when the rows were observed; consecutive if nil.
  /// - Throws: as ``AutoregressiveDesign/init(_:times:)``, and
  ///   ``TimeSeriesError/noResidualVariation`` if X explains y up to rounding.
  public init(design: Matrix, response: [Double], times: ObservationTimes? = nil) throws {
    try self.init(design: AutoregressiveDesign(design, times: times), response: response)
  }

  /// A response under a design prepared before, which costs one pass over the observations.
  public init(design: AutoregressiveDesign, response: [Double]) throws {
    try Check.length("response", response.count, equals: design.observations)
    try Check.finite(response, "response")
    let projection = design.factor.project(response)
    let residuals = projection.residuals
    let rounding = 1e-14 * Double(design.observations).squareRoot()
    let length = innerProduct(response, response).squareRoot()
    guard innerProduct(residuals, residuals).squareRoot() > rounding * length else {
      throw TimeSeriesError.noResidualVariation
    }
    self.design = design
    self.response = response
    leastSquaresCoefficients = projection.coefficients
    leastSquaresResiduals = residuals
    var products: [(left: Int, right: Int)] = []
    for column in 0...design.columns { products.append((design.columns, column)) }
    table = GapTable(
      neighbours: design.neighbours, columns: design.basis + [residuals],
      products: products)
  }

  /// The likelihoods at one ρ, and no coefficients: what a search or a grid needs.
  public func profile(at rho: Double) throws(TimeSeriesError) -> AutoregressiveProfile {
    profile(by: try design.factored(at: rho))
  }

  /// The likelihoods with a design factored before (by this model's design).
  public func profile(by factor: AutoregressiveFactor) -> AutoregressiveProfile {
    AutoregressiveProfile(
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
    let shift = design.factor.coefficients(solved.coordinates)
    let coefficients = zip(leastSquaresCoefficients, shift).map { $0 + $1 }
    return AutoregressiveFit(
      profile: AutoregressiveProfile(
        factor, residualSumOfSquares: solved.residualSumOfSquares,
        observations: design.observations, columns: design.columns),
      coefficients: coefficients,
      unscaledCovariance: unscaledCovariance(at: factor))
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

  /// (X′R⁻¹X)⁻¹ = AA′ with A = TL⁻ᵀ, which rounding cannot make indefinite.
  private func unscaledCovariance(at factor: AutoregressiveFactor) -> Matrix {
    let count = design.columns
    let transform = design.factor.transform
    var root = Matrix(rows: count, columns: count)
    for row in 0..<count {
      let solved = factor.information.solveLower(transform.row(row))
      for column in 0..<count { root[row, column] = solved[column] }
    }
    return root.timesOwnTranspose
  }
}

/// Σ aᵢbᵢ over the indices of `left`.
func innerProduct(_ left: [Double], _ right: [Double]) -> Double {
  var total = 0.0
  for index in left.indices { total += left[index] * right[index] }
  return total
}
