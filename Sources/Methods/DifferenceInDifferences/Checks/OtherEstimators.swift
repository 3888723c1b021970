// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// Other estimators of the same effect, for the table of sensitivity. Those that a design does not
  /// admit are passed over: counts have none.
  struct OtherEstimators {
    let problem: EffectProblem
    let unit: Unit

    /// One row an estimator.
    var rows: [[Value]] {
      guard problem.panel.kind != .count else { return [] }
      return problem.isStaggered ? staggered : synthetic
    }

    private func row(_ term: String, _ solution: EffectSolution?) -> [[Value]] {
      guard let solution else { return [] }
      return [[.term(term)] + EffectCells.cells(solution.effect, divisor: 1, unit: unit)]
    }

    // MARK: Several dates

    private var staggered: [[Value]] {
      row("did.choice.two-way", twoWay) + row("did.choice.sun-abraham", sunAbraham)
        + row("did.choice.not-yet", notYetTreated)
    }

    private var twoWay: EffectSolution? {
      guard let estimate = try? problem.regression().estimate(0) else { return nil }
      return try? problem.solution(estimate, method: "cr2")
    }

    private var sunAbraham: EffectSolution? {
      guard !problem.controls.isEmpty, let cells = try? problem.cells(),
        let fit = try? Statistics.sunAbraham(
          cells, adoption: problem.adoption, reference: -1 - problem.anticipation,
          options: problem.options),
        let covariance = try? fit.regression.covariance(.clustered(.cr2)),
        let weights = try? fit.weights(.overall),
        let degrees = try? covariance.satterthwaiteDegreesOfFreedom(of: weights),
        let average = try? fit.average(
          .overall, covariance: covariance, reference: .studentT(degreesOfFreedom: degrees))
      else { return nil }
      return try? problem.solution(average, method: "cr2")
    }

    private var notYetTreated: EffectSolution? {
      guard !problem.controls.isEmpty else { return nil }
      var specification = problem.specification
      specification.controls = .notYetTreated
      guard let average = try? problem.groupTime(specification).average(.simple) else { return nil }
      return try? problem.solution(of: average.overall)
    }

    // MARK: One date

    /// Synthetic difference-in-differences on the means of places, each place counting the same; its
    /// spread is that of placebos among the controls.
    private var synthetic: [[Value]] {
      guard let means = problem.meansByPlace(), let start = problem.starts.values.min() else {
        return []
      }
      let treated = means.places.map { problem.starts[$0] != nil }
      let before = means.periods.count { $0 < start }
      guard before >= 2,
        let estimate = try? syntheticDifferenceInDifferences(
          outcomes: means.outcomes, treated: treated, periodsBefore: before)
      else { return [] }
      var limits = CombinationLimits(
        estimate: estimate.effect, lower: -.infinity, upper: .infinity, standardError: .nan)
      if let placebos = try? estimate.placebos(replicates: 999, seed: problem.seed),
        let combination = try? LinearCombination(
          estimate: estimate.effect, standardError: placebos.standardError, reference: .normal),
        let interval = try? combination.interval(level: 0.95)
      {
        limits.lower = interval.lower
        limits.upper = interval.upper
        limits.standardError = placebos.standardError
      }
      return row(
        "did.choice.synthetic-did",
        .init(
          effect: problem.effect(limits), limits: limits, method: "placebo"))
    }
  }
}
