// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

extension SegmentedRegression {
  /// A linear model with the autocorrelation integrated out.
  func integrated(linear values: [Double]) throws -> FittedSeries {
    let fit = try IntegratedAutocorrelation(
      AutoregressiveModel(design: matrix, response: values, times: ObservationTimes(periods)))
    return integrated(fit.coefficients, fit.posterior, fit.warnings) {
      try fit.interval(for: $0, level: 0.95)
    }
  }

  /// Counts or shares with the autocorrelation of Pearson residuals integrated out.
  func integratedMeans() throws -> FittedSeries {
    let times = try ObservationTimes(periods)
    let fit: IntegratedGeneralizedLinearModel
    switch response {
    case .linear(let values): return try integrated(linear: values)
    case .poisson(let counts, let offset):
      fit = try IntegratedGeneralizedLinearModel(
        design: matrix, response: counts, family: .quasiPoisson, offset: offset, times: times)
    case .binomial where model == .controlledCounts: return try integratedComparison()
    case .binomial(let successes, let trials, let offset):
      fit = try IntegratedGeneralizedLinearModel(
        design: matrix, response: successes, trials: trials, family: .quasiBinomial,
        offset: offset, times: times)
    }
    return integrated(fit.coefficients, fit.posterior, fit.warnings) {
      try fit.interval(for: $0, level: 0.95)
    }
  }

  /// Counts against a control series: the working response of the comparison, standardised at each
  /// series' own fitted means.
  private func integratedComparison() throws -> FittedSeries {
    let standardised = try standardised()
    let working = try AutoregressiveModel(
      design: standardised.design, response: standardised.response,
      times: ObservationTimes(periods))
    let fit = try IntegratedAutocorrelation(
      working, prior: .working, form: .averagedStandardError)
    return integrated(fit.coefficients, fit.posterior, fit.warnings) {
      try fit.interval(for: $0, level: 0.95)
    }
  }

  private func integrated(
    _ coefficients: [Double], _ posterior: CorrelationPosterior, _ warnings: [CoverageWarning],
    interval: @escaping ([Double]) throws -> IntegratedInterval
  ) -> FittedSeries {
    FittedSeries(
      regression: self, estimator: .integratedAutocorrelation, coefficients: coefficients,
      limits: { combination in
        let found = try interval(combination)
        return CombinationLimits(
          estimate: found.estimate, lower: found.lower, upper: found.upper,
          standardError: found.standardError, degreesOfFreedom: Double(found.degreesOfFreedom))
      }, autocorrelation: posterior.mean, coverageWarnings: warnings)
  }
}
