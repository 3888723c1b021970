// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("What generalised linear models must not depend on")
struct GeneralizedLinearPropertyTests {
  private let design: Matrix
  private let counts: [Double]
  private let trials: [Double]
  private let successes: [Double]

  init() throws {
    var source = try RandomSource(seed: 99)
    let x = (0..<40).map { _ in source.normal() }
    design = try Matrix(columns: [x.map { _ in 1 }, x])
    counts = try x.map { Double(try source.poisson(mean: exp(2 + 0.3 * $0))) }
    let trials = try x.map { _ in Double(try source.poisson(mean: 8) + 1) }
    self.trials = trials
    successes = try x.indices.map {
      Double(
        try source.binomial(trials: Int(trials[$0]), success: 1 / (1 + exp(0.2 - 0.7 * x[$0]))))
    }
  }

  @Test("successes among trials, or one row a trial: same coefficients and covariance")
  func bernoulli() throws {
    let grouped = try generalizedLinearModel(
      design: design, response: successes, trials: trials, family: .binomial)
    var rows: [Int] = []
    var response: [Double] = []
    for row in trials.indices {
      for trial in 0..<Int(trials[row]) {
        rows.append(row)
        response.append(Double(trial) < successes[row] ? 1 : 0)
      }
    }
    let single = try generalizedLinearModel(
      design: design.selecting(rows: rows), response: response, family: .binomial)
    expect(single.coefficients, equals: grouped.coefficients, digits: 11)
    expect(
      try single.covariance(.classical).matrix.elements,
      equals: try grouped.covariance(.classical).matrix.elements, digits: 10)
    expect(
      try single.covariance(.clustered(.cr0, clusters: rows)).matrix.elements,
      equals: try grouped.covariance(.heteroskedastic(.hc0)).matrix.elements, digits: 9)
  }

  @Test("failures in place of successes turn every sign")
  func complement() throws {
    let fit = try generalizedLinearModel(
      design: design, response: successes, trials: trials, family: .quasiBinomial)
    let other = try generalizedLinearModel(
      design: design, response: zip(trials, successes).map { $0 - $1 }, trials: trials,
      family: .quasiBinomial)
    expect(other.coefficients, equals: fit.coefficients.map { -$0 }, digits: 11)
    expect(
      try other.covariance(.classical).standardErrors,
      equals: try fit.covariance(.classical).standardErrors, digits: 10)
  }

  @Test("a constant added to the offset moves the intercept and nothing else")
  func offset() throws {
    let plain = try generalizedLinearModel(design: design, response: counts, family: .quasiPoisson)
    let moved = try generalizedLinearModel(
      design: design, response: counts, family: .quasiPoisson, offset: counts.map { _ in 7 })
    expect(moved.coefficients[0], equals: plain.coefficients[0] - 7, digits: 11)
    expect(moved.coefficients[1], equals: plain.coefficients[1], digits: 10)
    expect(moved.fitted, equals: plain.fitted, digits: 11)
    expect(
      try moved.covariance(.heteroskedastic(.hc3)).matrix.elements,
      equals: try plain.covariance(.heteroskedastic(.hc3)).matrix.elements, digits: 9)
  }

  @Test("an intercept alone gives the mean: log of counts over exposure, logit of the share")
  func intercept() throws {
    let one = Matrix(rows: 40, columns: 1, repeating: 1)
    let exposure = trials.map { 100 * $0 }
    let rate = counts.reduce(0, +) / exposure.reduce(0, +)
    let poisson = try generalizedLinearModel(
      design: one, response: counts, family: .poisson, offset: exposure.map { log($0) })
    expect(poisson.coefficients[0], equals: log(rate), digits: 13)
    let share = successes.reduce(0, +) / trials.reduce(0, +)
    let binomial = try generalizedLinearModel(
      design: one, response: successes, trials: trials, family: .binomial)
    expect(binomial.coefficients[0], equals: log(share / (1 - share)), digits: 12)
    // By hand: the variance of a log rate is one over the events.
    expect(
      try poisson.covariance(.classical).matrix[0, 0], equals: 1 / counts.reduce(0, +), digits: 12)
  }

  @Test("the order of rows")
  func rowOrder() throws {
    let order = (0..<40).map { $0 * 27 % 40 }
    let fit = try generalizedLinearModel(
      design: design, response: counts, family: .negativeBinomial(theta: 4))
    let other = try generalizedLinearModel(
      design: design.selecting(rows: order), response: order.map { counts[$0] },
      family: .negativeBinomial(theta: 4))
    expect(other.coefficients, equals: fit.coefficients, digits: 11)
    expect(other.deviance, equals: fit.deviance, digits: 12)
  }

  @Test("scores sum to zero at the solution of a canonical model")
  func scores() throws {
    let fit = try generalizedLinearModel(design: design, response: counts, family: .poisson)
    let total = try fit.scores.transposedTimes(counts.map { _ in 1 })
    #expect(total.allSatisfy { abs($0) < 1e-9 })
  }
}
