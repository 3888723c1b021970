// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Generalised linear models refuse impossible responses and report separation")
struct GeneralizedLinearRefusalTests {
  private let design: Matrix

  init() throws {
    design = try Matrix(columns: [[1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1]])
  }

  private func refusal(
    _ response: [Double], _ family: Family, trials: [Double]? = nil, offset: [Double]? = nil
  ) -> StatisticsError? {
    do {
      _ = try generalizedLinearModel(
        design: design, response: response, trials: trials, family: family, offset: offset)
      return nil
    } catch { return error }
  }

  @Test("responses outside the range of their family, with row and value")
  func responses() {
    let counts: [Double] = [3, 1, -1, 4, 2, 6]
    for family in [Family.poisson, .quasiPoisson, .negativeBinomial(theta: 2)] {
      guard case .invalidResponse(2, -1, _) = refusal(counts, family) else {
        Issue.record("\(family) accepted a negative count")
        continue
      }
    }
    let successes: [Double] = [3, 1, 5, 4, 2, 6]
    let trials: [Double] = [5, 5, 4, 9, 9, 9]
    for family in [Family.binomial, .quasiBinomial] {
      guard case .invalidResponse(2, 5, _) = refusal(successes, family, trials: trials) else {
        Issue.record("\(family) accepted more successes than trials")
        continue
      }
    }
    #expect(refusal([3, 1, .nan, 4, 2, 6], .poisson) == .notFinite(what: "response", index: 2))
  }

  @Test("offsets, trials and θ that cannot be")
  func arguments() {
    let counts: [Double] = [3, 1, 2, 4, 2, 6]
    #expect(
      refusal(counts, .poisson, offset: [0])
        == .mismatchedLength(what: "offset", expected: 6, found: 1))
    #expect(
      refusal(counts, .poisson, offset: [0, 0, 0, -.infinity, 0, 0])
        == .notFinite(what: "offset", index: 3))
    #expect(refusal(counts, .poisson, trials: counts) != nil)
    #expect(
      refusal(counts, .binomial, trials: [9, 9, 9, 9, 9, -1])
        == .outOfRange(what: "trials", value: -1, allowed: "0 or more"))
    #expect(refusal(counts, .negativeBinomial(theta: 0)) != nil)
    #expect(refusal(counts, .negativeBinomial(theta: .nan)) != nil)
  }

  @Test("counts no more dispersed than Poisson have no finite θ")
  func underdispersed() {
    #expect(refusal([3, 3, 3, 7, 7, 7], .negativeBinomial(theta: nil)) == .noOverdispersion)
  }

  @Test("no event in a group: separation is reported, with the rows that show it")
  func noEvents() throws {
    let fit = try generalizedLinearModel(
      design: design, response: [3, 1, 2, 0, 0, 0], family: .poisson)
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.separatedRows == [3, 4, 5])
    expect(fit.means[0], equals: 2, digits: 8)
  }

  @Test("all successes in a group, and perfect prediction by a number")
  func separation() throws {
    let group = try generalizedLinearModel(
      design: design, response: [2, 1, 2, 5, 5, 5], trials: [5, 5, 5, 5, 5, 5], family: .binomial)
    #expect(!group.convergence.converged)
    #expect(group.convergence.separatedRows == [3, 4, 5])
    let slope = try Matrix(columns: [[1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6]])
    let perfect = try generalizedLinearModel(
      design: slope, response: [0, 0, 0, 1, 1, 1], family: .binomial)
    #expect(!perfect.convergence.converged)
    #expect(!perfect.convergence.separatedRows.isEmpty)
  }

  @Test("all counts zero does not crash and does not claim to have converged")
  func zeros() throws {
    do {
      let fit = try generalizedLinearModel(
        design: design, response: [0, 0, 0, 0, 0, 0], family: .poisson)
      #expect(!fit.convergence.converged)
    } catch {
      guard case .noConvergence = error else { throw error }
    }
  }

  @Test("dependent columns are named, whatever the weights become")
  func dependent() throws {
    let doubled = try Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4], [2, 4, 6, 8]])
    #expect(
      throws: StatisticsError.dependentColumns([ColumnDependency(column: 2, combinationOf: [1])])
    ) {
      try generalizedLinearModel(design: doubled, response: [1, 4, 2, 8], family: .poisson)
    }
  }

  @Test("fewer iterations than needed: not converged, as a value")
  func stopped() throws {
    let fit = try generalizedLinearModel(
      design: design, response: [3, 1, 2, 40, 22, 61], family: .poisson,
      limits: IterationLimits(maximumIterations: 2))
    #expect(!fit.convergence.converged)
    #expect(fit.convergence.iterations == 2)
    #expect(fit.convergence.lastChange > 0)
  }
}
