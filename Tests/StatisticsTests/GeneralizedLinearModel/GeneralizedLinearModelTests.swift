// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Generalised linear models agree with R's glm")
struct GeneralizedLinearModelTests {
  private func compare(_ fit: GeneralizedLinearFit, _ expected: Reference) throws {
    #expect(fit.convergence.converged)
    expect(
      fit.coefficients, equals: expected["coefficients"].numbers, digits: 10, "coefficient")
    expect(Array(fit.means.prefix(3)), equals: expected["fitted_first"].numbers, digits: 10)
    expect(
      Array(fit.leverages.prefix(3)), equals: expected["leverages_first"].numbers, digits: 10)
    expect(
      Array(fit.pearsonResiduals.prefix(3)), equals: expected["pearson_first"].numbers, digits: 9)
    expect(
      Array(fit.devianceResiduals.prefix(3)), equals: expected["deviance_first"].numbers, digits: 9)
    expect(
      Array(fit.workingResiduals.prefix(3)), equals: expected["working_first"].numbers, digits: 9)
    expect(fit.deviance, equals: expected["deviance"].number, digits: 10, "deviance")
    expect(
      try fit.pearsonDispersion(), equals: expected["pearson_dispersion"].number, digits: 10)
    #expect(fit.degreesOfFreedom == Int(expected["df"].number))
    for row in 0..<2 {
      expect(
        fit.scores.row(row), equals: expected["scores_first"][row].numbers, digits: 9, "score")
    }
  }

  @Test("Poisson with offset: coefficients, residuals, leverages, likelihood")
  func poisson() throws {
    let data = try RegressionCases.seatbelts()
    let expected = try RegressionCases.expected("seatbelts_poisson")
    let fit = try generalizedLinearModel(
      design: data.design, response: data.counts, family: .poisson, offset: data.offset)
    try compare(fit, expected)
    let likelihood = try #require(fit.logLikelihood)
    expect(likelihood, equals: expected["log_likelihood"].number, digits: 11, "log-likelihood")
    expect(
      try fit.covariance(.classical).matrix, equals: expected["covariance"], digits: 10)
  }

  @Test("quasi-Poisson scales the Poisson covariance by Pearson's dispersion")
  func quasiPoisson() throws {
    let data = try RegressionCases.seatbelts()
    let expected = try RegressionCases.expected("seatbelts_poisson")
    let fit = try generalizedLinearModel(
      design: data.design, response: data.counts, family: .quasiPoisson, offset: data.offset)
    try compare(fit, expected)
    #expect(fit.logLikelihood == nil)
    expect(
      try fit.covariance(.classical).matrix, equals: expected["quasi_covariance"], digits: 10)
  }

  @Test("binomial successes among trials, with offset")
  func binomial() throws {
    let data = try RegressionCases.esoph()
    let expected = try RegressionCases.expected("esoph")
    let fit = try generalizedLinearModel(
      design: data.design, response: data.cases, trials: data.trials, family: .binomial,
      offset: data.offset)
    try compare(fit, expected)
    let likelihood = try #require(fit.logLikelihood)
    expect(likelihood, equals: expected["log_likelihood"].number, digits: 11, "log-likelihood")
    expect(
      try fit.covariance(.classical).matrix, equals: expected["covariance"], digits: 10)
    for row in 0..<3 {
      expect(fit.fitted[row], equals: fit.means[row] * data.trials[row], digits: 15)
      expect(
        fit.responseResiduals[row], equals: data.cases[row] - fit.fitted[row], digits: 12)
    }
  }

  @Test("quasi-binomial scales the binomial covariance by Pearson's dispersion")
  func quasiBinomial() throws {
    let data = try RegressionCases.esoph()
    let fit = try generalizedLinearModel(
      design: data.design, response: data.cases, trials: data.trials, family: .quasiBinomial,
      offset: data.offset)
    expect(
      try fit.covariance(.classical).matrix,
      equals: try RegressionCases.expected("esoph")["quasi_covariance"], digits: 10)
  }

  @Test("Gaussian with identity link is least squares")
  func gaussian() throws {
    let data = try RegressionCases.chicks()
    let linear = try leastSquares(
      design: data.design, response: data.response, weights: data.weights)
    let fit = try generalizedLinearModel(
      design: data.design, response: data.response, family: .gaussian, weights: data.weights)
    expect(fit.coefficients, equals: linear.coefficients, digits: 12)
    expect(fit.deviance, equals: linear.residualSumOfSquares, digits: 13)
    expect(
      try fit.covariance(.classical).standardErrors,
      equals: try linear.covariance(.classical).standardErrors, digits: 12)
  }

  @Test("negative binomial with θ given")
  func negativeBinomialGiven() throws {
    let data = try RegressionCases.breaks()
    let expected = try RegressionCases.expected("breaks")
    let fit = try generalizedLinearModel(
      design: data.design, response: data.counts, family: .negativeBinomial(theta: 7))
    #expect(fit.convergence.converged)
    expect(fit.coefficients, equals: expected["coefficients_theta_7"].numbers, digits: 10)
    expect(fit.deviance, equals: expected["deviance_theta_7"].number, digits: 11)
  }

  @Test("negative binomial with θ by maximum likelihood")
  func negativeBinomialEstimated() throws {
    let data = try RegressionCases.breaks()
    let expected = try RegressionCases.expected("breaks")
    let fit = try generalizedLinearModel(
      design: data.design, response: data.counts, family: .negativeBinomial(theta: nil))
    #expect(fit.convergence.converged)
    guard case .negativeBinomial(let theta?) = fit.family else {
      Issue.record("no theta")
      return
    }
    expect(theta, equals: expected["theta"].number, digits: 9, "theta")
    let error = try #require(fit.thetaStandardError)
    expect(error, equals: expected["theta_standard_error"].number, digits: 9, "its error")
    expect(fit.coefficients, equals: expected["coefficients"].numbers, digits: 10)
    expect(fit.deviance, equals: expected["deviance"].number, digits: 9)
    let likelihood = try #require(fit.logLikelihood)
    expect(likelihood, equals: expected["log_likelihood"].number, digits: 12)
    expect(
      try fit.covariance(.classical).matrix, equals: expected["covariance"], digits: 9)
  }
}
