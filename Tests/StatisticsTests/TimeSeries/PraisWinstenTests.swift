// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Prais-Winsten")
struct PraisWinstenTests {
  private func compare(_ estimate: PraisWinstenEstimate, _ expected: Reference, _ what: String) {
    expect(estimate.rho, equals: expected["rho"].number, digits: 9, what)
    expect(
      estimate.fit.profile.innovationStandardDeviation, equals: expected["sigma"].number,
      digits: 10, what)
    expect(estimate.fit.coefficients, equals: expected["coefficients"].numbers, digits: 9, what)
    expect(estimate.fit.standardErrors, equals: expected["se"].numbers, digits: 9, what)
  }

  @Test("iterated, by transformed regressions in R", arguments: TimeSeriesData.names)
  func iterated(name: String) throws {
    let estimate = try TimeSeriesData.model(name).praisWinsten()
    #expect(estimate.converged && estimate.iterations > 2)
    compare(estimate, try TimeSeriesData.expected(name)["praisIterated"], name)
  }

  @Test("two-step, by transformed regressions in R", arguments: TimeSeriesData.names)
  func twoStep(name: String) throws {
    let estimate = try TimeSeriesData.model(name).praisWinsten(.twoStep)
    #expect(!estimate.converged && estimate.iterations == 1)
    #expect(estimate.rho == estimate.firstRho)
    compare(estimate, try TimeSeriesData.expected(name)["praisTwoStep"], name)
  }

  @Test(
    "statement of the shared references",
    .enabled(if: Reference.hasShared("its/longley_ar1_reference.json")))
  func shared() throws {
    for (name, file) in [("longley", "longley_ar1"), ("investment", "investment")] {
      let expected = try Reference.shared("its/\(file)_reference.json")
      let model = try TimeSeriesData.model(name)
      for (key, options) in [
        ("prais_winsten_iterated", PraisWinstenOptions.iterated),
        ("prais_winsten_twostep", .twoStep),
      ] {
        let estimate = try model.praisWinsten(options)
        expect(estimate.rho, equals: expected[key]["rho"].number, digits: 9, name)
        expect(estimate.firstRho, equals: expected[key]["rho_step1"].number, digits: 11, name)
        expect(
          estimate.transformedResidualSumOfSquares, equals: expected[key]["rss"].number,
          digits: 10, name)
      }
    }
  }

  @Test("a few iterations are not called convergence")
  func notConverged() throws {
    let estimate = try TimeSeriesData.model("longley").praisWinsten(
      PraisWinstenOptions(tolerance: 1e-10, maximumIterations: 4))
    #expect(!estimate.converged && estimate.iterations == 4)
  }

  @Test("an estimate outside (-1, 1) is told, with its value")
  func explosive() throws {
    // The regressor takes the first observation, the rest doubles: Σ eₜeₜ₋₁ / Σ eₜ₋₁² = 2.
    let model = try AutoregressiveModel(
      design: Matrix(columns: [[1, 0, 0, 0, 0, 0]]), response: [1, 2, 4, 8, 16, 32])
    #expect(throws: TimeSeriesError.notStationary(estimate: 2, iteration: 1)) {
      try model.praisWinsten()
    }
  }
}
