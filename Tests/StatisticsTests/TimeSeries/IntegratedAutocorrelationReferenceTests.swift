// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Integrated autocorrelation against dense matrices and Gauss-Legendre quadrature")
struct IntegratedAutocorrelationReferenceTests {
  static let cases = ["linear", "generalised"]

  private func reference() throws -> Reference {
    try Reference.committed("integrated-autocorrelation/expected.json")
  }

  private func design(_ item: Reference) throws -> Matrix {
    try Matrix(rows: item["design"].list.map(\.numbers))
  }

  private func times(_ item: Reference) throws -> ObservationTimes {
    try ObservationTimes(item["times"].numbers.map { Int($0) })
  }

  @Test("posterior mean, estimates and quantile intervals, seasons and gaps included")
  func linear() throws {
    let cases = try reference()["linear"].list
    #expect(cases.count == 5)
    for item in cases {
      let model = try AutoregressiveModel(
        design: design(item), response: item["response"].numbers, times: times(item))
      let prior = try CorrelationPrior(exponent: item["exponent"].number)
      let fit = try IntegratedAutocorrelation(model, prior: prior)
      let averaged = fit.with(prior: prior, form: .averagedStandardError)
      expect(fit.posterior.mean, equals: item["meanCorrelation"].number, digits: 6, "mean of ρ")
      for contrast in item["contrasts"].list {
        let weights = contrast["weights"].numbers
        let level = contrast["level"].number
        let interval = try fit.interval(for: weights, level: level)
        expect(interval.estimate, equals: contrast["estimate"].number, digits: 6, "estimate")
        expect(interval.lower, equals: contrast["lower"].number, digits: 5, "lower")
        expect(interval.upper, equals: contrast["upper"].number, digits: 5, "upper")
        let symmetric = try averaged.interval(for: weights, level: level)
        expect(
          0.5 * (symmetric.upper - symmetric.lower),
          equals: contrast["averagedHalfWidth"].number, digits: 6, "half-width")
      }
    }
  }

  @Test("the working form of a Poisson and of a binomial model")
  func generalised() throws {
    for item in try reference()["generalised"].list {
      let trials = item["trials"].list.isEmpty ? nil : item["trials"].numbers
      let fit = try IntegratedGeneralizedLinearModel(
        design: design(item), response: item["response"].numbers, trials: trials,
        family: trials == nil ? .quasiPoisson : .quasiBinomial, times: times(item))
      expect(
        fit.independent.coefficients, equals: item["independent"].numbers, digits: 9,
        "independent")
      expect(
        fit.coefficients, equals: item["coefficients"].numbers, digits: 6, "coefficients")
      for contrast in item["contrasts"].list {
        let interval = try fit.interval(for: contrast["weights"].numbers, level: 0.95)
        expect(
          0.5 * (interval.upper - interval.lower),
          equals: contrast["averagedHalfWidth"].number, digits: 6, "half-width")
      }
    }
  }
}
