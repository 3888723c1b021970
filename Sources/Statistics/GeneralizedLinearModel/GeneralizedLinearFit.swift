// SPDX-License-Identifier: GPL-3.0-or-later

/// What a generalised linear model found: n rows, k columns.
public struct GeneralizedLinearFit: Sendable {
  /// The family, θ included when it was estimated.
  public let family: Family
  /// The link.
  public let link: Link
  /// One coefficient a column of the design.
  public let coefficients: [Double]
  /// η = Xβ + offset, one a row.
  public let linearPredictor: [Double]
  /// μ, one a row: the expected response, a share for successes among trials.
  public let means: [Double]
  /// The expected response in its own units, one a row: means times trials for successes.
  public let fitted: [Double]
  /// Prior weight × (dμ/dη)² / V(μ), one a row; 0 for rows that take no part.
  public let workingWeights: [Double]
  /// (y − μ) / (dμ/dη), one a row.
  public let workingResiduals: [Double]
  /// Diagonal of the hat matrix of the weighted design, one a row.
  public let leverages: [Double]
  /// Twice the log-likelihood lacking to a model that fits every row, at dispersion one.
  public let deviance: Double
  /// Σ w (y − μ)² / V(μ).
  public let pearsonStatistic: Double
  /// Rows that take part minus columns.
  public let degreesOfFreedom: Int
  /// `(X'WX)⁻¹` at the working weights, columns × columns.
  public let inverseCrossProduct: Matrix
  /// How the iteration ended.
  public let convergence: Convergence
  /// Standard error of θ from the observed information, when θ was estimated.
  public let thetaStandardError: Double?
  /// The design that was fitted.
  public let design: Matrix

  let factor: OrthogonalFactor
  let rowsWithWeight: Int
  /// Response on the scale of the means.
  let response: [Double]
  let priorWeights: [Double]
  let offset: [Double]
  let trials: [Double]?

  init(
    _ problem: ReweightedLeastSquares, _ solution: ReweightedLeastSquares.Solution,
    input: GeneralizedLinearInput, theta: (value: Double, standardError: Double)?,
    convergence: Convergence? = nil
  ) {
    let state = solution.state
    family = theta.map { .negativeBinomial(theta: $0.value) } ?? problem.family
    link = problem.link
    coefficients = state.coefficients
    linearPredictor = state.linearPredictor
    means = state.means
    trials = problem.family.hasTrials ? input.trials : nil
    fitted = trials.map { zip($0, state.means).map { $0 * $1 } } ?? state.means
    workingWeights = solution.workingWeights
    workingResiduals = state.means.indices.map { i in
      let slope = problem.link.slope(state.linearPredictor[i])
      return slope > 0 ? (problem.response[i] - state.means[i]) / slope : 0
    }
    factor = solution.factor
    leverages = solution.factor.leverages
    deviance = state.deviance
    inverseCrossProduct = solution.factor.inverseCrossProduct
    self.convergence = convergence ?? solution.convergence
    thetaStandardError = theta?.standardError
    design = problem.design
    rowsWithWeight = problem.rows
    degreesOfFreedom = problem.rows - problem.design.columns
    response = problem.response
    priorWeights = problem.priorWeights
    offset = problem.offset
    var pearson = 0.0
    for (weight, residual) in zip(workingWeights, workingResiduals) {
      pearson += weight * residual * residual
    }
    pearsonStatistic = pearson
  }

  /// The Pearson statistic over its degrees of freedom, whatever the family. Throws
  /// `noDegreesOfFreedom` when there are none.
  public func pearsonDispersion() throws(StatisticsError) -> Double {
    guard degreesOfFreedom > 0 else { throw .noDegreesOfFreedom }
    return pearsonStatistic / Double(degreesOfFreedom)
  }

  /// The dispersion φ that scales the classical covariance: the Pearson dispersion for families
  /// that estimate it, else one.
  public func dispersion() throws(StatisticsError) -> Double {
    family.estimatesDispersion ? try pearsonDispersion() : 1
  }

  /// η − offset + working residual, one a row: what the last step regressed.
  public var workingResponse: [Double] {
    linearPredictor.indices.map { linearPredictor[$0] - offset[$0] + workingResiduals[$0] }
  }

  /// The score of each row at dispersion one, n × k: working weight × working residual × row of the
  /// design. Its columns sum to 0 at a converged fit with canonical link or expected information.
  public var scores: Matrix {
    var result = design
    for i in 0..<design.rows {
      let factor = workingWeights[i] * workingResiduals[i]
      for j in 0..<design.columns { result[i, j] *= factor }
    }
    return result
  }
}
