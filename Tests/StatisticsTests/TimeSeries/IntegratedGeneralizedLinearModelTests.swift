// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("Generalised linear models with the autocorrelation integrated out")
struct IntegratedGeneralizedLinearModelTests {
  private func design() throws -> Matrix {
    try Matrix(rows: (0..<24).map { [1, Double($0) / 24, $0 >= 12 ? 1 : 0] })
  }

  private func counts(mean: Double) throws -> [Double] {
    var random = try RandomSource(seed: 1)
    var error = random.normal()
    return try (0..<24).map { _ in
      error = 0.6 * error + 0.8 * random.normal()
      return Double(try random.poisson(mean: mean * exp(0.2 * error)))
    }
  }

  @Test("an offset that is the same in every period moves the intercept alone")
  func constantOffset() throws {
    let response = try counts(mean: 50)
    let plain = try IntegratedGeneralizedLinearModel(
      design: design(), response: response, family: .quasiPoisson)
    let offset = try IntegratedGeneralizedLinearModel(
      design: design(), response: response, family: .quasiPoisson,
      offset: [Double](repeating: log(1000), count: 24))
    expect(offset.coefficients[0], equals: plain.coefficients[0] - log(1000), digits: 9)
    let one = try plain.interval(for: [0, 0, 1], level: 0.95)
    let other = try offset.interval(for: [0, 0, 1], level: 0.95)
    expect(other.lower, equals: one.lower, digits: 9)
    expect(other.upper, equals: one.upper, digits: 9)
    expect(offset.means, equals: plain.means, digits: 9)
  }

  @Test("the dispersion is estimated whatever the family is called")
  func dispersion() throws {
    let response = try counts(mean: 50)
    let poisson = try IntegratedGeneralizedLinearModel(
      design: design(), response: response, family: .poisson)
    let quasi = try IntegratedGeneralizedLinearModel(
      design: design(), response: response, family: .quasiPoisson)
    #expect(
      try poisson.interval(for: [0, 0, 1], level: 0.95)
        == quasi.interval(for: [0, 0, 1], level: 0.95))
  }

  @Test("a period without trials is a gap in time")
  func withoutTrials() throws {
    var trials = [Double](repeating: 1000, count: 24)
    trials[7] = 0
    var successes = try counts(mean: 400)
    successes[7] = 0
    let all = try IntegratedGeneralizedLinearModel(
      design: design(), response: successes, trials: trials, family: .quasiBinomial)
    let rows = (0..<24).filter { $0 != 7 }
    let without = try IntegratedGeneralizedLinearModel(
      design: design().selecting(rows: rows), response: rows.map { successes[$0] },
      trials: rows.map { trials[$0] }, family: .quasiBinomial, times: ObservationTimes(rows))
    expect(all.coefficients, equals: without.coefficients, digits: 9)
    #expect(all.degreesOfFreedom == 20)
  }

  @Test("the interval of a gradient stands around the value given")
  func gradient() throws {
    let fit = try IntegratedGeneralizedLinearModel(
      design: design(), response: counts(mean: 50), family: .quasiPoisson)
    let interval = try fit.interval(alongGradient: [1, 2, 3], estimate: 40, level: 0.9)
    #expect(interval.estimate == 40)
    expect(interval.upper - 40, equals: 40 - interval.lower, digits: 12)
  }

  @Test("no events on one side, impossible responses and wrong lengths are refused")
  func refusals() throws {
    let none = (0..<24).map { $0 < 12 ? 0.0 : 5 }
    let level = try design().selecting(columns: [0, 2])
    #expect(throws: (any Error).self) {
      try IntegratedGeneralizedLinearModel(design: level, response: none, family: .poisson)
    }
    #expect(throws: StatisticsError.self) {
      try IntegratedGeneralizedLinearModel(
        design: design(), response: [Double](repeating: -1, count: 24), family: .poisson)
    }
    #expect(throws: StatisticsError.self) {
      try IntegratedGeneralizedLinearModel(
        design: design(), response: counts(mean: 50), family: .poisson,
        times: ObservationTimes(consecutive: 23))
    }
  }
}
