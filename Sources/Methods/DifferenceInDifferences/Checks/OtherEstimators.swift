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
      if problem.isStaggered { return problem.panel.kind == .count ? [] : staggered }
      return problem.panel.kind == .count && problem.synthetic == nil ? [] : synthetic
    }

    private func row(_ term: String, _ solution: EffectSolution?) -> [[Value]] {
      guard let held = solution.map(problem.holding) else { return [] }
      return [[.term(term)] + EffectCells.cells(held.effect, divisor: 1, unit: unit)]
    }

    // MARK: Several dates

    private var staggered: [[Value]] {
      // Regressions give the average over all: beside another effect they would not compare.
      (problem.effect == .average
        ? row("did.choice.two-way", twoWay) + row("did.choice.sun-abraham", sunAbraham) : [])
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
      guard let effects = try? problem.groupTime(specification) else { return nil }
      return try? problem.solution(of: problem.average(problem.effect, of: effects))
    }

    // MARK: One date

    /// Weighted averages of the controls, each place counting the same.
    private var synthetic: [[Value]] {
      Synthetic.allCases.filter { $0 != problem.synthetic }.flatMap { kind -> [[Value]] in
        // Levels need not agree where trends are to be parallel: only a design that asks for levels
        // is shown beside one that does.
        guard kind == .differences || problem.synthetic != nil else { return [] }
        var other = problem
        other.synthetic = kind
        other.weights = .units
        return row("did.choice.\(kind.rawValue)", try? other.solved())
      }
    }
  }
}
