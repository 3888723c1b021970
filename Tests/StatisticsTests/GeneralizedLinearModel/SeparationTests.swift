// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("Models without a finite estimate say so")
struct SeparationTests {
  @Test("a group without events has its rows named, and the rest is right")
  func groupWithoutEvents() throws {
    let rows: [[Double]] = [[1, 0], [1, 0], [1, 0], [1, 1], [1, 1]]
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: rows), response: [3, 5, 4, 0, 0], family: .poisson)
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.separatedRows == [3, 4])
    expect(fit.coefficients[0], equals: log(4), digits: 12)
    #expect(fit.coefficients[1] < -10)
  }

  @Test("outcomes that a line separates completely")
  func completeSeparation() throws {
    let x: [Double] = [1, 2, 3, 4, 5, 6]
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: x.map { [1, $0] }), response: [0, 0, 0, 1, 1, 1], family: .binomial)
    #expect(!fit.convergence.converged)
    #expect(!fit.convergence.separatedRows.isEmpty)
  }

  @Test("a share of all events in one group")
  func allEvents() throws {
    let rows: [[Double]] = [[1, 0], [1, 0], [1, 1]]
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: rows), response: [30, 60, 100], trials: [100, 100, 100],
      family: .binomial)
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.separatedRows == [2])
    expect(fit.coefficients[0], equals: log(45.0 / 55), digits: 12)
  }

  @Test("rare events are not separation: one in ten million against one in a million")
  func rareEvents() throws {
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: [[1, 0], [1, 1]]), response: [1, 10], trials: [1e7, 1e7],
      family: .binomial)
    #expect(fit.convergence.converged)
    #expect(fit.convergence.separatedRows.isEmpty)
    expect(
      fit.coefficients[1], equals: log(10 / (1e7 - 10)) - log(1 / (1e7 - 1)), digits: 11)
  }

  @Test("counts no more dispersed than Poisson have no finite theta")
  func underdispersion() throws {
    #expect(throws: StatisticsError.noOverdispersion) {
      _ = try generalizedLinearModel(
        design: try Matrix(rows: [[1], [1], [1], [1]]), response: [4, 5, 5, 6],
        family: .negativeBinomial(theta: nil))
    }
  }

  @Test("too few steps are reported, not hidden")
  func tooFewSteps() throws {
    let data = try RegressionCases.seatbelts()
    let fit = try generalizedLinearModel(
      design: data.design, response: data.counts, family: .poisson, offset: data.offset,
      limits: IterationLimits(maximumIterations: 2))
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.iterations == 2)
    #expect(fit.convergence.lastChange > 1e-6)
    #expect(fit.convergence.separatedRows.isEmpty)
  }

  @Test("a Poisson mean with identity link whose estimate is 0 in a row has no interior estimate")
  func identityLinkEdge() throws {
    // The likelihood rises as the intercept, the mean of the first row, falls to 0.
    let x: [Double] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    let y: [Double] = [0, 1, 0, 1, 2, 40, 3, 60, 90, 30]
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: x.map { [1, $0 * $0] }), response: y, family: .poisson,
      link: .identity)
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.separatedRows == [0])
    #expect(fit.means[0] > 0 && fit.means[0] < 1e-8)
  }

  @Test("a Poisson mean with identity link stays positive")
  func identityLink() throws {
    let x: [Double] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    let y: [Double] = [2, 1, 0, 4, 6, 9, 15, 18, 25, 33]
    let fit = try generalizedLinearModel(
      design: try Matrix(rows: x.map { [1, $0 * $0] }), response: y, family: .poisson,
      link: .identity)
    #expect(fit.means.allSatisfy { $0 > 0 })
    #expect(fit.convergence.converged)
    // Score equations at the estimate: Σ (y − μ)/μ x = 0.
    for column in 0..<2 {
      let score = fit.scores.column(column).reduce(0, +)
      #expect(abs(score) < 1e-8 * fit.scores.column(column).reduce(0) { $0 + abs($1) })
    }
  }
}
