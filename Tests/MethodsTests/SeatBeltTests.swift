// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Testing

@testable import Methods

/// Expected values: R 4.2.2, `glm(front ~ t + x + xt + sin1 + cos1 + sin2 + cos2 + offset(log(kms)),
/// quasipoisson)` and the stacked form; the same as `shared/reference/its/seatbelts_reference.json`.
@Suite("Front-seat casualties and the belt law of 1983")
struct SeatBeltTests {
  @Test("the rate ratio at the law is 0.72716216, as R's quasi-Poisson gives it")
  func level() throws {
    let solution = try SeatBelts.problem().solved()
    let level = try #require(
      solution.fit.regression.design.terms.firstIndex(of: .change(.level, 0)))
    #expect(abs(exp(solution.fit.coefficients[level]) - 0.72716216074098) < 1e-11)
    var combination = [Double](repeating: 0, count: solution.fit.coefficients.count)
    combination[level] = 1
    let limits = try solution.fit.limits(combination)
    #expect(abs(exp(limits.lower) / 0.653754778807471 - 1) < 1e-9)
    #expect(abs(exp(limits.upper) / 0.80881214968405 - 1) < 1e-9)
  }

  @Test("front against rear, stacked, is 0.70173764")
  func stacked() throws {
    let rear = try SeatBelts.series(SeatBelts.rear)
    let stack = try StackedRegression(
      try SeatBelts.series(SeatBelts.front), rear, design: SeatBelts.design())
    let fit = try stack.fitted()
    let level = try #require(fit.regression.design.terms.firstIndex(of: .change(.level, 0)))
    #expect(abs(exp(fit.coefficients[level]) - 0.701737642664479) < 1e-11)
  }

  @Test("with events of both series as trials, the contrast is close to the stacked one")
  func conditional() throws {
    let rear = try SeatBelts.series(SeatBelts.rear)
    let solution = try SeatBelts.problem(control: rear).solved()
    let level = try #require(
      solution.fit.regression.design.terms.firstIndex(of: .change(.level, 0)))
    #expect(abs(exp(solution.fit.coefficients[level]) - 0.7017) < 0.01)
  }

  @Test("absolute and relative effects exclude no change together")
  func consistent() throws {
    let effects = try SeatBelts.problem().solved().effects
    for after in effects.after {
      let effect = try effects.effect(over: [after])
      let ratio = try #require(effect.ratio)
      #expect((ratio.upper < 1) == (effect.difference.upper < 0))
      #expect((ratio.lower > 1) == (effect.difference.lower > 0))
    }
  }
}
