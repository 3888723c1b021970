// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Synthetic control")
struct SyntheticControlTests {
  @Test("weights and gaps of the smoking data are those proven optimal in 50 digits")
  func weights() throws {
    let data = try SmokingData()
    let expected = data.expected["control"]
    let fit = try syntheticControl(
      outcomes: data.outcomes, treated: data.california, periodsBefore: data.periodsBefore)
    expectClose(Array(fit.weights.dropLast()), expected["weights"].numbers, within: 1e-12)
    #expect(fit.weights.last == 0)
    expectClose(fit.gaps, expected["gaps"].numbers, within: 1e-10)
    expect(fit.errorBefore, equals: expected["before"].number, digits: 13)
    expect(fit.errorAfter, equals: expected["after"].number, digits: 12)
    #expect(fit.isUnique)
    #expect(fit.optimalityGap < 1e-14)
  }

  @Test("placebos in space agree with 50-digit arithmetic; two states fit and then depart more")
  func placebos() throws {
    let data = try SmokingData()
    let result = try syntheticControlPlacebos(
      outcomes: data.outcomes, treated: data.california, periodsBefore: data.periodsBefore)
    for (unit, placebo) in result.placebos.enumerated() {
      let expected = data.expected["placebos"][unit]
      expect(placebo.errorBefore, equals: expected[0].number, digits: 12, "state \(unit)")
      expect(placebo.errorAfter, equals: expected[1].number, digits: 10, "state \(unit)")
    }
    // Fitted to the outcome's history alone, Missouri and Virginia come before California, which
    // the paper, with covariates, puts first.
    let ratios = data.expected["placebos"].list.map { $0[1].number / $0[0].number }
    let rank = ratios.count { $0 >= ratios[data.california] }
    #expect(rank == 3)
    #expect(result.p == 3.0 / 39)
    // Among states that fit at most twice as badly.
    let limit = 2 * data.expected["placebos"][data.california][0].number
    let fitted = data.expected["placebos"].list.filter { $0[0].number <= limit }
    #expect(result.p(fitAtMost: 2) == 3 / Double(fitted.count))
  }

  @Test("the order of the units does not matter")
  func order() throws {
    let data = try SmokingData()
    let order = (0..<39).map { ($0 * 16 + 3) % 39 }
    let plain = try syntheticControl(
      outcomes: data.outcomes, treated: data.california, periodsBefore: 19)
    let moved = try syntheticControl(
      outcomes: data.outcomes.selecting(rows: order),
      treated: try #require(order.firstIndex(of: data.california)), periodsBefore: 19)
    expectClose(moved.weights, order.map { plain.weights[$0] }, within: 1e-12)
  }

  @Test("a perfect fit has many solutions: it says so, and takes the most even whatever the order")
  func perfectFit() throws {
    // The treated unit is the mean of controls at ±1, and of controls at ±2.
    let outcomes = try Matrix(rows: [[0, 5], [1, 6], [-1, 7], [2, 8], [-2, 13]])
    let fit = try syntheticControl(outcomes: outcomes, treated: 0, periodsBefore: 1)
    #expect(!fit.isUnique)
    expectClose(fit.weights, [0, 0.25, 0.25, 0.25, 0.25], within: 1e-9)
    #expect(fit.errorRatio == .infinity)
    let moved = try syntheticControl(
      outcomes: outcomes.selecting(rows: [4, 2, 0, 1, 3]), treated: 2, periodsBefore: 1)
    expect(moved.effect, equals: fit.effect, digits: 10)
  }

  @Test("predictors are standardised over units and weighted by their importance")
  func predictors() throws {
    // One predictor: the treated unit lies a quarter of the way from the first control.
    let outcomes = try Matrix(rows: [[0, 8], [0, 4], [0, 12]])
    let table = try Matrix(rows: [[1, 9], [0, 2], [4, 2]])
    let fit = try syntheticControl(
      outcomes: outcomes, treated: 0, periodsBefore: 1,
      predictors: .given(table, importance: [3, 0]))
    expectClose(fit.weights, [0, 0.75, 0.25], within: 1e-14)
    expect(fit.effect, equals: 8 - (3 + 3), digits: 14)
    // Two predictors of variances 13/3 and 1/3 and importances 1 and 2, by algebra: the first wants
    // a share of 1/4, the second of 1, so (16·3/13·(1/4) + 2·3·1) / (16·3/13 + 6) = 15/21.
    let both = try Matrix(rows: [[1, 1], [0, 0], [4, 1]])
    let weighted = try syntheticControl(
      outcomes: outcomes, treated: 0, periodsBefore: 1,
      predictors: .given(both, importance: [1, 2]))
    expectClose(weighted.weights, [0, 6 / 21.0, 15 / 21.0], within: 1e-14)
  }

  @Test("what cannot be answered is refused")
  func refusals() throws {
    let outcomes = try Matrix(rows: [[1, 2, 3], [2, 3, 4], [0, 1, 5]])
    #expect(throws: ComparisonError.tooFewPeriods(after: true, found: 0, needed: 1)) {
      try syntheticControl(outcomes: outcomes, treated: 0, periodsBefore: 3)
    }
    #expect(throws: ComparisonError.tooFewPeriods(after: false, found: 0, needed: 1)) {
      try syntheticControl(outcomes: outcomes, treated: 0, periodsBefore: 0)
    }
    #expect(throws: ComparisonError.tooFewControls(controls: 0, needed: 1)) {
      try syntheticControl(outcomes: outcomes, treated: 0, controls: [], periodsBefore: 2)
    }
    #expect(throws: ComparisonError.self) {
      try syntheticControl(outcomes: outcomes, treated: 0, controls: [0, 1], periodsBefore: 2)
    }
    #expect(throws: ComparisonError.noFeatures) {
      try syntheticControl(
        outcomes: outcomes, treated: 0, periodsBefore: 2,
        predictors: .given(Matrix(rows: 3, columns: 1, repeating: 2), importance: [1]))
    }
    #expect(throws: ComparisonError.tooFewControls(controls: 1, needed: 2)) {
      try syntheticControlPlacebos(
        outcomes: Matrix(rows: [[1, 2, 3], [2, 3, 4]]), treated: 0, periodsBefore: 2)
    }
  }
}
