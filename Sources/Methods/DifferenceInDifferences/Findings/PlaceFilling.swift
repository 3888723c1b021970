// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// Estimates, tables, figures, notes and verdict, in the order in which each needs the one before.
  func fill(
    _ findings: inout AnalysisFindings, _ selection: DifferenceInDifferences.PlaceSelection
  ) throws {
    let main = problem(selection.all)
    let solution = try main.solved()
    let unit = absoluteUnit
    let inference = try DifferenceInDifferences.InferenceTable(
      problem: main, solution: solution, unit: unit
    ).result()
    let decided = inference.headline
    findings.estimates = EffectCells.estimates(
      decided.effect, divisor: 1, unit: unit, name: "average", estimator: decided.method)
    findings.facts["method"] = .term("did.method.\(decided.method)")
    findings.facts["method.name"] = .term(decided.method)
    let study = try? DifferenceInDifferences.EventStudy(
      problem: main, step: specification.every, unit: unit, matters: specification.matters?.value
    ).result()
    let parting = DifferenceInDifferences.TrendsBefore(
      problem: main, unit: unit, skipping: selection.matchedOn,
      matters: specification.matters?.value
    ).result()
    let falsification = falsification(main)
    let without = leaveOneOut(selection, main, unit)
    findings.tables = [summary(selection, main), flow.table, effects(main, decided, unit)]
    findings.tables += [inference.table]
    if let study { findings.tables.append(study.table) }
    findings.tables += parting.tables
    findings.tables += [falsification.table, sensitivity(selection, main, unit)]
    if let without { findings.tables.append(without.table) }
    findings.tables += [places(selection)]
    findings.tables += staggeredTables(main, unit)
    if let balance = balance(selection) {
      findings.tables.append(balance.table)
      findings.figures.append(balance.figure)
    }
    let drawn = trends(main, study?.figure)
    findings.figures.insert(drawn.figure, at: 0)
    findings.tables.append(drawn.table)
    if let study {
      findings.figures.append(
        FigureData(id: "event-study", content: .eventStudy(study.figure)))
    }
    if let without { findings.figures.append(without.figure) }
    findings.headline = headline(findings.estimates)
    let context = NoteContext(
      selection: selection, problem: main, solution: decided, inference: inference, trends: parting,
      placeboMoved: falsification.anyMoved, shift: shift(selection))
    findings.notes = notes(context)
    findings.certainty = certainty(context)
    if let breakdown = parting.breakdown { findings.facts["breakdown"] = breakdown }
  }

  /// The average effect; and for several dates its other definitions.
  private func effects(
    _ main: DifferenceInDifferences.EffectProblem,
    _ decided: DifferenceInDifferences.EffectSolution, _ unit: Unit
  ) -> FindingTable {
    var rows: [[Value]] = [
      [.term("did.effect.average")] + EffectCells.cells(decided.effect, divisor: 1, unit: unit)
    ]
    if main.isStaggered {
      let kinds: [(String, EffectAggregation)] = [
        ("did.effect.cohort", .cohort), ("did.effect.calendar", .calendar),
        ("did.effect.dynamic", .dynamic()),
      ]
      for (term, kind) in kinds {
        guard let average = try? main.groupTime().average(kind),
          let solution = try? main.solution(of: average.overall)
        else { continue }
        rows.append([.term(term)] + EffectCells.cells(solution.effect, divisor: 1, unit: unit))
      }
    }
    return FindingTable(
      id: "effects", columns: [.init("effect")] + EffectCells.columns, rows: rows)
  }

  /// The largest shift of a mix, over the columns that were asked for.
  private func shift(
    _ selection: DifferenceInDifferences.PlaceSelection
  ) -> (column: String, value: String, size: Double)? {
    let treated = selection.treated.map { panel.places[$0] }
    let controls = selection.controls.map { panel.places[$0] }
    return mixes.compactMap { mix in
      mix.shift(treated: treated, controls: controls).map { (mix.column, $0.value, $0.size) }
    }.max { abs($0.2) < abs($1.2) }
  }
}
