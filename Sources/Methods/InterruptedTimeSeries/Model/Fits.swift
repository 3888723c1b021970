// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

extension SegmentedRegression {
  /// Fits the regression by an estimator. Intervals are 95%.
  func fitted(by estimator: SeriesEstimator, neweyWestLag lag: Int) throws -> FittedSeries {
    switch (response, estimator) {
    case (.linear(let values), .integratedAutocorrelation):
      return try integrated(linear: values)
    case (.linear(let values), .reml), (.linear(let values), .praisWinsten):
      return try autoregressive(values, estimator)
    case (.linear(let values), .neweyWest):
      let fit = try leastSquares(design: matrix, response: values)
      return try conventional(
        fit.coefficients, fit.degreesOfFreedom, estimator,
        covariance: fit.covariance(neweyWest(lag)).matrix)
    case (.linear(let values), .ols), (.linear(let values), .quasiLikelihood):
      let fit = try leastSquares(design: matrix, response: values)
      return try conventional(
        fit.coefficients, fit.degreesOfFreedom, estimator,
        covariance: fit.covariance(.classical).matrix)
    case (_, .integratedAutocorrelation): return try integratedMeans()
    case (_, .neweyWest):
      let fit = try quasiLikelihood()
      return try conventional(
        fit.coefficients, fit.degreesOfFreedom, estimator,
        covariance: fit.covariance(neweyWest(lag)).matrix)
    case (_, .quasiLikelihood), (_, .ols), (_, .reml), (_, .praisWinsten):
      let fit = try quasiLikelihood()
      return try conventional(
        fit.coefficients, fit.degreesOfFreedom, estimator,
        covariance: fit.covariance(.classical).matrix)
    }
  }

  private func neweyWest(_ lag: Int) -> CovarianceEstimator {
    .neweyWest(NeweyWest(lag: lag, times: periods, smallSample: true))
  }

  /// The quasi-likelihood fit of counts or shares.
  func quasiLikelihood() throws -> GeneralizedLinearFit {
    try response.quasiLikelihood(design: matrix)
  }

  // MARK: One estimator each

  private func conventional(
    _ coefficients: [Double], _ degreesOfFreedom: Int, _ estimator: SeriesEstimator,
    covariance: Matrix
  ) throws -> FittedSeries {
    let critical = try ReferenceDistribution.studentT(degreesOfFreedom: Double(degreesOfFreedom))
      .criticalValue(level: 0.95)
    return FittedSeries(
      regression: self, estimator: estimator, coefficients: coefficients,
      limits: { combination in
        CombinationLimits(
          estimate: dot(combination, coefficients),
          standardError: try covariance.quadraticForm(combination).squareRoot(),
          critical: critical, degreesOfFreedom: Double(degreesOfFreedom))
      })
  }

  private func autoregressive(
    _ values: [Double], _ estimator: SeriesEstimator
  ) throws -> FittedSeries {
    let model = try AutoregressiveModel(
      design: matrix, response: values, times: ObservationTimes(periods))
    let fit: AutoregressiveFit
    var isAtBoundary = false
    if estimator == .reml {
      let estimate = try model.likelihoodMaximum(.restricted)
      fit = estimate.fit
      isAtBoundary = estimate.maximum.isAtBoundary
    } else {
      fit = try model.praisWinsten(.iterated).fit
    }
    var fitted = try conventional(
      fit.coefficients, fit.degreesOfFreedom, estimator, covariance: fit.covariance)
    fitted.autocorrelation = fit.rho
    fitted.isAtBoundary = isAtBoundary
    return fitted
  }

  // MARK: Means and standardised residuals

  /// Expected totals on the campaign's own scale, from the linear predictor of a regression without
  /// control.
  func means(_ linearPredictor: [Double]) -> [Double] {
    switch response {
    case .linear: linearPredictor
    case .poisson: linearPredictor.map { exp($0) }
    case .binomial(_, let trials, _):
      zip(linearPredictor, trials).map { $1 / (1 + exp(-$0)) }
    }
  }

  /// Design and response of a linear regression whose residuals are those that conventional methods
  /// look at: the series itself, or for counts and shares the working response and design at the
  /// fitted means, each row times the square root of its working weight, so that residuals are
  /// Pearson's. The dispersion is that of the latter.
  func standardised() throws -> (design: Matrix, response: [Double], dispersion: Double?) {
    if case .linear(let values) = response { return (matrix, values, nil) }
    let fit = try quasiLikelihood()
    let roots = try standardisingWeights(fit).map { $0.squareRoot() }
    let offset = self.offset
    let design = try Matrix(
      rows: (0..<matrix.rows).map { row in matrix.row(row).map { $0 * roots[row] } })
    let response = fit.workingResponse.indices.map {
      (fit.workingResponse[$0] - offset[$0]) * roots[$0]
    }
    return (design, response, try fit.pearsonDispersion())
  }

  /// The weights that give working residuals one variance: those of the fit. Against a control
  /// series of counts the fit's own weights hold the observed total of both series, and so the very
  /// noise that they should standardise: differences of their roots would then explain differences
  /// of the residuals, and a strong autocorrelation would be found where there is none. There they
  /// are 1/(1/μ₁ + 1/μ₂) at the means that each series' own regression fits.
  private func standardisingWeights(_ fit: GeneralizedLinearFit) throws -> [Double] {
    guard model == .controlledCounts, let control else { return fit.workingWeights }
    let means = try [campaign, control].map { series in
      try SegmentedRegression(series, control: nil, design: design).quasiLikelihood().fitted
    }
    return zip(means[0], means[1]).map { 1 / (1 / $0 + 1 / $1) }
  }
}

extension SegmentedRegression.Response {
  /// The quasi-likelihood fit of counts or shares on a design; a linear response by least squares in
  /// the same form.
  func quasiLikelihood(design: Matrix) throws -> GeneralizedLinearFit {
    let fit: GeneralizedLinearFit
    switch self {
    case .linear(let values):
      fit = try generalizedLinearModel(design: design, response: values, family: .gaussian)
    case .poisson(let counts, let offset):
      fit = try generalizedLinearModel(
        design: design, response: counts, family: .quasiPoisson, offset: offset)
    case .binomial(let successes, let trials, let offset):
      fit = try generalizedLinearModel(
        design: design, response: successes, trials: trials, family: .quasiBinomial,
        offset: offset)
    }
    guard fit.convergence.converged, fit.convergence.separatedRows.isEmpty else {
      throw StatisticsError.noConvergence(
        what: "quasi-likelihood", iterations: fit.convergence.iterations)
    }
    return fit
  }
}

/// Sum of products.
func dot(_ left: [Double], _ right: [Double]) -> Double {
  zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
}

extension CombinationLimits {
  init(
    estimate: Double, standardError: Double, critical: Double, degreesOfFreedom: Double?
  ) {
    self.estimate = estimate
    self.standardError = standardError
    self.degreesOfFreedom = degreesOfFreedom
    lower = estimate - critical * standardError
    upper = estimate + critical * standardError
  }
}
