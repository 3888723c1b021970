// SPDX-License-Identifier: GPL-3.0-or-later

/// How Prais-Winsten steps are repeated.
public struct PraisWinstenOptions: Hashable, Encodable, Sendable {
  /// Stops when ρ changes by less than this.
  public var tolerance: Double
  /// Stops after so many estimates of ρ, converged or not. 1 is the classical two-step estimator.
  public var maximumIterations: Int

  /// Iterated until ρ changes by less than 1e-10.
  public static let iterated = PraisWinstenOptions(tolerance: 1e-10, maximumIterations: 1000)
  /// Two steps: ρ from least squares residuals, then one transformed regression.
  public static let twoStep = PraisWinstenOptions(tolerance: 1e-10, maximumIterations: 1)

  /// These options.
  public init(tolerance: Double, maximumIterations: Int) {
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }
}

/// A Prais-Winsten fit and how it was reached.
public struct PraisWinstenEstimate: Hashable, Encodable, Sendable {
  /// The first estimate of ρ, from least squares residuals.
  public let firstRho: Double
  /// Estimates of ρ made, that one included.
  public let iterations: Int
  /// Whether the last two estimates differ by less than the tolerance. Two steps never do.
  public let converged: Bool
  /// The fit at the last ρ.
  public let fit: AutoregressiveFit

  /// The last estimate of ρ.
  public var rho: Double { fit.rho }
  /// The sum of squares of the transformed residuals, (1 − ρ²) r′R⁻¹r.
  public var transformedResidualSumOfSquares: Double {
    (1 - rho) * (1 + rho) * fit.residualSumOfSquares
  }
}

extension AutoregressiveModel {
  /// Generalised least squares with ρ estimated from the residuals and both repeated (Prais and
  /// Winsten 1954): ρ = Σ eₜeₜ₋₁ / Σ eₜ₋₁², over observations one period apart. The first
  /// observation is kept; across gaps the transformation uses ρ^gap.
  ///
  /// Throws ``TimeSeriesError/notStationary(estimate:iteration:)`` if a step leaves (−1, 1).
  public func praisWinsten(
    _ options: PraisWinstenOptions = .iterated
  ) throws -> PraisWinstenEstimate {
    let pairs = design.times.pairs(atLag: 1)
    guard !pairs.isEmpty else { throw TimeSeriesError.noAdjacentObservations }
    let first = try lagOneRegression(of: leastSquaresResiduals, over: pairs, iteration: 1)
    var rho = first
    var iterations = 1
    var converged = false
    var fit = try fit(at: rho)
    while !converged, iterations < options.maximumIterations {
      iterations += 1
      let residuals = try residuals(fit.coefficients)
      let next = try lagOneRegression(of: residuals, over: pairs, iteration: iterations)
      converged = abs(next - rho) < options.tolerance
      rho = next
      fit = try self.fit(at: rho)
    }
    return PraisWinstenEstimate(
      firstRho: first, iterations: iterations, converged: converged, fit: fit)
  }

  /// y − Xβ; throws unless there is one coefficient a column.
  public func residuals(_ coefficients: [Double]) throws(StatisticsError) -> [Double] {
    zip(response, try design.matrix.times(coefficients)).map { $0 - $1 }
  }

  private func lagOneRegression(
    of residuals: [Double], over pairs: [(earlier: Int, later: Int)], iteration: Int
  ) throws(TimeSeriesError) -> Double {
    var product = 0.0
    var square = 0.0
    for pair in pairs {
      product += residuals[pair.earlier] * residuals[pair.later]
      square += residuals[pair.earlier] * residuals[pair.earlier]
    }
    let estimate = square > 0 ? product / square : 0
    guard abs(estimate) < 1 else {
      throw .notStationary(estimate: estimate, iteration: iteration)
    }
    return estimate
  }
}
