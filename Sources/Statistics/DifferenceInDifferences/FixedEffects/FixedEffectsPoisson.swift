// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Difference-in-differences of counts by Poisson pseudo-maximum likelihood with a log link, an
/// offset and fixed effects (Santos Silva and Tenreyro 2006): coefficients are log rate ratios, and
/// need only the mean to be right.
///
/// The sums of the cells are the counts, their exposures (people where none are given) enter as
/// `log exposure`. Every row is one observation; weights of the options do not apply, for a count
/// carries its own. Units, or whole periods, without a single event say nothing about ratios: their
/// rows are left out and reported (Correia, Guimarães and Zylkin 2019).
///
/// - Throws: ``PanelError``; ``PanelError/separated(terms:)`` when an effect has no finite estimate.
public func fixedEffectsPoisson(
  _ cells: PanelCells, adoption: Adoption, effects: PanelEffects = .constant,
  covariates: [[Double]] = [], options: FixedEffectsOptions = FixedEffectsOptions(),
  limits: IterationLimits = IterationLimits()
) throws(PanelError) -> FixedEffectsFit {
  var options = options
  options.level = .cells
  var input = try PanelInput(
    cells, adoption: adoption, effects: effects, covariates: covariates, options: options)
  for row in input.cells.counts.indices {
    guard input.cells.sums[row] >= 0, input.exposures[row] > 0 else {
      throw .invalidCount(row: row)
    }
  }
  var separated: [PanelBalance.Place] = []
  var asked: [PanelTerm]?
  while true {
    let design = try PanelDesign(
      input.cells, adoption: input.adoption, effects: effects, covariates: input.covariates,
      options: options)
    let lost = (asked ?? []).filter { !design.terms.contains($0) }
    guard lost.isEmpty else { throw .separated(terms: lost) }
    asked = design.terms
    let empty = design.rowsWithoutEvents(input.cells.sums)
    if !empty.isEmpty {
      separated += input.places(empty)
      input = try input.leavingOutSeparated(empty, design.terms)
      continue
    }
    let iteration = PoissonIteration(
      design: design, counts: input.cells.sums, exposures: input.exposures)
    let solution: PoissonIteration.Solution
    do {
      solution = try input.identifying(design.terms) { () throws(StatisticsError) in
        try iteration.solve(limits: limits)
      }
    } catch .notIdentified(let terms) where !separated.isEmpty {
      throw .separated(terms: terms)
    }
    guard solution.separated.isEmpty else {
      separated += input.places(solution.separated)
      input = try input.leavingOutSeparated(solution.separated, design.terms)
      continue
    }
    return FixedEffectsFit(input, design: design, poisson: solution, separated: separated)
  }
}

extension PanelInput {
  /// Leaves out rows whose mean is 0; where no before and after remains, the effects run to the edge.
  fileprivate func leavingOutSeparated(
    _ rows: [Int], _ terms: [PanelTerm]
  ) throws(PanelError) -> PanelInput {
    do throws(PanelError) {
      return try leavingOut(rows)
    } catch {
      throw .separated(terms: terms.filter { if case .covariate = $0 { false } else { true } })
    }
  }
}

extension PanelDesign {
  /// Rows of absorbed groups, or of explicit levels of time, without any event.
  func rowsWithoutEvents(_ counts: [Double]) -> [Int] {
    var empty: Set<Int> = []
    for levels in [absorbed, times].compactMap({ $0 }) {
      var sums = [Double](repeating: 0, count: (levels.max() ?? 0) + 1)
      for (row, level) in levels.enumerated() { sums[level] += counts[row] }
      for (row, level) in levels.enumerated() where sums[level] == 0 { empty.insert(row) }
    }
    return empty.sorted()
  }
}

/// Iteratively reweighted least squares with absorbed effects.
struct PoissonIteration {
  let design: PanelDesign
  let counts: [Double]
  let exposures: [Double]

  struct Solution {
    let system: AbsorbedRegression
    let means: [Double]
    let convergence: Convergence
    /// Rows whose mean runs to 0.
    let separated: [Int]
  }

  /// Steps after which a mean that still falls is taken to fall without end: a Newton step from the
  /// data settles in a dozen, a separated row loses one on the log scale at every step.
  private static let patience = 25

  func solve(limits: IterationLimits) throws(StatisticsError) -> Solution {
    let rate = counts.reduce(0, +) / exposures.reduce(0, +)
    var means = zip(counts, exposures).map { 0.5 * ($0 + rate * $1) }
    var change = Double.infinity
    for iteration in 1...max(1, limits.maximumIterations) {
      let system = try regression(means)
      let next = means.indices.map { row in
        // Fitted = working response − residual; the offset cancels.
        let step =
          (counts[row] - means[row]) / means[row]
          - system.parts.whitenedResiduals[row] / means[row].squareRoot()
        return means[row] * exp(min(max(step, -30), 30))
      }
      let before = change
      change = zip(means, next).reduce(0) { max($0, abs(log($1.1 / $1.0))) }
      means = next
      if change <= limits.tolerance || (change <= 1e-9 && change >= before) {
        return try solution(means, iteration, change, converged: true)
      }
      if iteration >= Self.patience {
        let fallen = fallen(means, rate)
        if !fallen.isEmpty {
          return Solution(
            system: system, means: means,
            convergence: Convergence(
              converged: false, iterations: iteration, lastChange: change,
              separatedRows: fallen), separated: fallen)
        }
      }
    }
    return try solution(means, limits.maximumIterations, change, converged: false)
  }

  private func regression(_ means: [Double]) throws(StatisticsError) -> AbsorbedRegression {
    let working = means.indices.map {
      log(means[$0] / exposures[$0]) + (counts[$0] - means[$0]) / means[$0]
    }
    return try AbsorbedRegression(
      columns: design.columns, response: working, groups: design.absorbed,
      rootObservations: means.map { $0.squareRoot() }, weights: nil)
  }

  private func fallen(_ means: [Double], _ rate: Double) -> [Int] {
    means.indices.filter { counts[$0] == 0 && means[$0] < 1e-7 * rate * exposures[$0] }
  }

  /// The last regression with Pearson residuals and the weights of the responses, as
  /// `GeneralizedLinearFit` has them.
  private func solution(
    _ means: [Double], _ iterations: Int, _ change: Double, converged: Bool
  ) throws(StatisticsError) -> Solution {
    let last = try regression(means)
    let parts = RegressionParts(
      factor: last.parts.factor,
      whitenedResiduals: means.indices.map { (counts[$0] - means[$0]) / means[$0].squareRoot() },
      leverages: last.parts.leverages, takesPart: last.parts.takesPart, rows: last.parts.rows,
      coefficients: last.parts.coefficients, weights: means.map { 1 / $0 },
      workingVariance: .inverseWeights, dispersion: 1)
    return Solution(
      system: AbsorbedRegression(parts: parts, absorbed: last.absorbed), means: means,
      convergence: Convergence(
        converged: converged, iterations: iterations, lastChange: change, separatedRows: []),
      separated: [])
  }
}
