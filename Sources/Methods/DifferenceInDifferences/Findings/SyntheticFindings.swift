// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension DifferenceInDifferences {
  /// Tables and figures of a comparison with a weighted average of places.
  struct SyntheticFindings {
    let comparison: SyntheticComparison
    let solution: EffectSolution
    let step: CalendarStep
    let unit: Unit
    /// The names of the places, as findings hold them.
    let places: [Value]

    // MARK: Uncertainty

    /// The ways to an interval; the permutation of places decides.
    func inference() -> InferenceTable.Result {
      var rows = [row(solution, p: comparison.pValue)]
      if let p = comparison.errorRatioPValue {
        rows.append([
          .term("did.method.error-ratio"), .missing, .missing, .missing, .number(p, .probability),
        ])
      }
      if let error = comparison.placeboStandardError,
        let normal = try? LinearCombination(
          estimate: comparison.limits().estimate, standardError: error, reference: .normal),
        let interval = try? normal.interval(level: 0.95)
      {
        let limits = CombinationLimits(
          estimate: normal.estimate, lower: interval.lower, upper: interval.upper,
          standardError: error)
        rows.append(
          row(
            comparison.problem.solution(limits, method: "placebo-normal"),
            p: try? normal.pValue()))
      }
      let least = 1 / Double(comparison.assignments)
      return InferenceTable.Result(
        table: FindingTable(
          id: "inference",
          columns: [
            .init("method"), .init("absolute"), .init("absolute.interval"), .init("degrees"),
            .init("p"),
          ], rows: rows), headline: solution,
        warning: least > 0.05
          ? Note("did.warning.unattainable", .warning, ["p": .number(least, .probability)])
          : nil)
    }

    private func row(_ solution: EffectSolution, p: Double?) -> [Value] {
      let cells = EffectCells.cells(solution.effect, divisor: 1, unit: unit)
      return [
        .term("did.method.\(solution.method)"), cells[0], cells[1], .missing,
        p.map { .number($0, .probability) } ?? .missing,
      ]
    }

    // MARK: Who makes up the control

    /// Places with what they weigh, the heaviest first; those that weigh nothing are left out.
    var weights: FindingTable {
      let rows = comparison.weights.filter { $0.value > 1e-6 }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { [places[$0.key], .number($0.value, .proportion)] }
      return FindingTable(
        id: "weights", columns: [.init("place"), .init("weight")], rows: rows)
    }

    /// Periods before with what they weigh; nil where levels agree without them.
    var periodWeights: FindingTable? {
      comparison.periodWeights.map { weights in
        FindingTable(
          id: "period-weights", columns: [.init("period"), .init("weight")],
          rows: zip(comparison.periods, weights).filter { $0.1 > 1e-6 }.map {
            [.period(step, $0.0), .number($0.1, .proportion)]
          })
      }
    }

    // MARK: Over time

    /// What was seen beyond the weighted average, period by period: before the start its fit.
    var overTime: FindingTable {
      let start = comparison.problem.starts.values.min() ?? 0
      let rows = comparison.periods.indices.map { index -> [Value] in
        let isAfter = index >= comparison.before
        let limits =
          isAfter
          ? comparison.limits(index - comparison.before)
          : CombinationLimits(
            estimate: comparison.gaps[index], lower: -.infinity, upper: .infinity,
            standardError: 0)
        let effect = comparison.problem.solution(limits, method: "").effect.difference
        return [
          .count(comparison.periods[index] - start), .number(effect.value, unit),
          isAfter ? .interval(Interval(bounded: effect.lower, effect.upper), unit) : .missing,
        ]
      }
      return FindingTable(
        id: "gaps", columns: [.init("event-time"), .init("estimate"), .init("interval")],
        rows: rows)
    }

    /// The weighted average drawn beside the places with the campaign: it should follow them before
    /// the start, and shows what was expected after.
    func drawn(on panel: SeriesFigure.Panel, first: Int) -> SeriesFigure.Panel {
      var panel = panel
      for (index, period) in comparison.periods.enumerated() {
        let place = period - first
        guard panel.counterfactual.indices.contains(place) else { continue }
        panel.counterfactual[place] = comparison.comparison[index]
        guard index >= comparison.before else { continue }
        let limits = comparison.limits(index - comparison.before)
        guard limits.lower.isFinite, limits.upper.isFinite else { continue }
        panel.lower[place] = comparison.treated[index] - limits.upper
        panel.upper[place] = comparison.treated[index] - limits.lower
      }
      return panel
    }

    // MARK: Warnings

    /// What speaks against the weighted average itself.
    var warnings: [Note] {
      var notes: [Note] = []
      if let better = comparison.poorFit {
        notes.append(
          Note(
            comparison.kind == .control ? "did.warning.poor-fit" : "did.warning.not-followed",
            .warning,
            ["share": .number(better, .proportion), "error": .number(error, unit)]))
      }
      if !comparison.isUnique { notes.append(Note("did.warning.not-unique", .warning)) }
      return notes
    }

    /// How far it was from the places with the campaign before, as effects are reported.
    var error: Double {
      let limits = CombinationLimits(
        estimate: comparison.errorBefore, lower: 0, upper: 0, standardError: 0)
      return comparison.problem.solution(limits, method: "").effect.difference.value
    }
  }
}
