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
    if let synthetic { return try fill(&findings, selection, by: synthetic) }
    let main = problem(selection.all)
    let solution = try main.solved()
    let unit = absoluteUnit
    // The answer and its uncertainty beside the checks: they do not need each other.
    let fits = DifferenceInDifferences.SharedFits(main)
    let (answered, checks) = Parallel.both(
      { Result { try answer(fits, solution, unit) } }, { checked(selection, fits, unit) })
    let found = try answered.get()
    let decided = found.inference.headline
    findings.estimates = EffectCells.estimates(
      decided.effect, divisor: 1, unit: unit, name: "average", estimator: decided.method)
    if let additional = additional(main, decided) { findings.estimates.append(additional) }
    findings.facts["method"] = .term("did.method.\(decided.method)")
    findings.facts["method.name"] = .term(decided.method)
    let study = found.study
    findings.tables = [summary(selection, main), flow.table, found.effects]
    findings.tables += [found.inference.table]
    if let study { findings.tables.append(study.table) }
    let received = specification.received.flatMap { _ in
      DifferenceInDifferences.ReceivedEffect(problem: main, unit: unit).result()
    }
    let blurred = contamination(main, decided)
    let differs = groupDifferences(selection, unit)
    findings.tables += [received?.table, differs].compactMap(\.self)
    findings.tables += checks.parting.tables
    if let departures = checks.departures?.table { findings.tables.append(departures) }
    findings.tables += [
      checks.falsification.table,
      checks.sensitivity.led(by: decided.effect, unit: unit)
        .adding(blurred.map { [$0.row] } ?? []),
    ]
    if let without = checks.without {
      findings.tables.append(without.table.led(by: decided.effect, unit: unit))
    }
    findings.tables += [places(selection)]
    findings.tables += found.staggered
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
    if let without = checks.without {
      findings.figures.append(without.figure.led(by: decided.effect))
    }
    findings.headline = headline(findings.estimates)
    var context = NoteContext(
      selection: selection, problem: main, solution: decided, inference: found.inference,
      trends: checks.parting, falsification: checks.falsification, shift: shift(selection))
    context.blurred = blurred?.note
    context.received = received
    findings.notes = notes(context) + [study?.remark, checks.departures?.remark].compactMap(\.self)
    findings.certainty = certainty(context)
  }

  /// The effect with its uncertainty, over time and by starting date.
  private struct Answer {
    var inference: DifferenceInDifferences.InferenceTable.Result
    var study: DifferenceInDifferences.EventStudy.Result?
    var effects: FindingTable
    var staggered: [FindingTable]
  }

  private func answer(
    _ fits: DifferenceInDifferences.SharedFits,
    _ solution: DifferenceInDifferences.EffectSolution, _ unit: Unit
  ) throws -> Answer {
    let main = fits.problem
    let inference = try DifferenceInDifferences.InferenceTable(
      problem: main, solution: solution, unit: unit
    ).result()
    let study = try? DifferenceInDifferences.EventStudy(
      fits: fits, step: specification.every, unit: unit, matters: specification.matters?.value
    ).result()
    return Answer(
      inference: inference, study: study, effects: effects(main, inference.headline, unit),
      staggered: staggeredTables(fits, unit))
  }

  /// What speaks for or against the answer.
  private struct Checked {
    var parting: DifferenceInDifferences.TrendsBefore.Result
    var departures: DifferenceInDifferences.TrendDepartures.Result?
    var falsification: PlaceFalsification
    var sensitivity: FindingTable
    var without: (table: FindingTable, figure: FigureData)?
  }

  private func checked(
    _ selection: DifferenceInDifferences.PlaceSelection,
    _ fits: DifferenceInDifferences.SharedFits, _ unit: Unit
  ) -> Checked {
    let main = fits.problem
    return Checked(
      parting: DifferenceInDifferences.TrendsBefore(
        fits: fits, unit: unit, skipping: selection.matchedOn,
        matters: specification.matters?.value
      ).result(),
      departures: DifferenceInDifferences.TrendDepartures(fits: fits, unit: unit).result(),
      falsification: falsification(main), sensitivity: sensitivity(selection, main, unit),
      without: leaveOneOut(selection, main, unit))
  }

  /// The average effect; and for several dates its other definitions.
  func effects(
    _ main: DifferenceInDifferences.EffectProblem,
    _ decided: DifferenceInDifferences.EffectSolution, _ unit: Unit
  ) -> FindingTable {
    var rows: [[Value]] = [
      [.term("did.effect.\(main.effect.rawValue)")]
        + EffectCells.cells(decided.effect, divisor: 1, unit: unit)
    ]
    if main.isStaggered {
      let effects = try? main.groupTime()
      for kind in DifferenceInDifferences.Effect.allCases where kind != main.effect {
        var other = main
        other.effect = kind
        guard let effects, let found = try? other.solution(of: other.average(kind, of: effects))
        else { continue }
        let solution = other.holding(found)
        rows.append(
          [.term("did.effect.\(kind.rawValue)")]
            + EffectCells.cells(solution.effect, divisor: 1, unit: unit))
      }
    }
    return FindingTable(
      id: "effects", columns: [.init("effect")] + EffectCells.columns, rows: rows)
  }

  /// The largest shift of a mix, over the columns that were asked for.
  func shift(
    _ selection: DifferenceInDifferences.PlaceSelection
  ) -> (column: String, value: String, size: Double)? {
    let treated = selection.treated.map { panel.places[$0] }
    let controls = selection.controls.map { panel.places[$0] }
    return mixes.compactMap { mix in
      mix.shift(treated: treated, controls: controls).map { (mix.column, $0.value, $0.size) }
    }.max { abs($0.2) < abs($1.2) }
  }
}
