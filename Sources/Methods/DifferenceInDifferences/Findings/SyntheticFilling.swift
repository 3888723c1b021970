// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// Estimates, tables, figures, notes and verdict of a comparison with a weighted average of places.
  func fill(
    _ findings: inout AnalysisFindings, _ selection: DifferenceInDifferences.PlaceSelection,
    by kind: DifferenceInDifferences.Synthetic
  ) throws {
    let main = problem(selection.all)
    let unit = absoluteUnit
    let comparison = try DifferenceInDifferences.SyntheticComparison(main, kind)
    let solution = comparison.solution()
    let found = DifferenceInDifferences.SyntheticFindings(
      comparison: comparison, solution: solution, step: specification.every, unit: unit,
      places: comparison.problem.panel.places.map(name))
    let inference = found.inference()
    let falsification = falsification(main)
    findings.estimates = EffectCells.estimates(
      solution.effect, divisor: 1, unit: unit, name: "average", estimator: solution.method)
    if let additional = additional(main, solution) { findings.estimates.append(additional) }
    findings.facts["method"] = .term("did.method.\(solution.method)")
    findings.facts["method.name"] = .term(solution.method)
    findings.facts["assignments"] = .count(comparison.assignments)
    findings.facts["error"] = .number(found.error, unit)
    findings.tables = [
      summary(selection, main), flow.table, effects(main, solution, unit), inference.table,
      found.weights,
    ]
    if let periods = found.periodWeights { findings.tables.append(periods) }
    let received = specification.received.flatMap { _ in
      DifferenceInDifferences.ReceivedEffect(problem: main, unit: unit).result()
    }
    let blurred = contamination(main, solution)
    findings.tables += [
      found.overTime, falsification.table,
      sensitivity(selection, main, unit).adding(blurred.map { [$0.row] } ?? []),
    ]
    if let received { findings.tables.append(received.table) }
    let without = leaveOneOut(selection, main, unit)
    if let without { findings.tables.append(without.table) }
    findings.tables.append(places(selection))
    let drawn = trends(main, nil, synthetic: found)
    findings.tables.append(drawn.table)
    findings.figures = [drawn.figure] + (without.map { [$0.figure] } ?? [])
    findings.headline = headline(findings.estimates)
    let context = NoteContext(
      selection: selection, problem: main, solution: solution, inference: inference,
      trends: .init(), falsification: falsification, shift: shift(selection),
      synthetic: found.warnings, blurred: blurred?.note, received: received)
    findings.notes = notes(context)
    findings.certainty = certainty(context)
  }
}
