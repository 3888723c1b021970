// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// What notes and certainty look at.
  struct NoteContext {
    var selection: DifferenceInDifferences.PlaceSelection
    var problem: DifferenceInDifferences.EffectProblem
    var solution: DifferenceInDifferences.EffectSolution
    var inference: DifferenceInDifferences.InferenceTable.Result
    var trends: DifferenceInDifferences.TrendsBefore.Result
    var falsification: PlaceFalsification
    var shift: (column: String, value: String, size: Double)?
    /// What speaks against a weighted average of places.
    var synthetic: [Note] = []
    /// That controls were reached, with the bounds it leaves.
    var blurred: Note?
    var received: DifferenceInDifferences.ReceivedEffect.Result?
  }

  // MARK: Refusals

  /// Why nothing is estimated, when the places cannot carry the question.
  func refusal(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    if panel.cells.isEmpty { return Note("did.refused.no-rows", .refusal) }
    // One that the data write otherwise would stand among the places it is compared with.
    let absent = absent(specification.treated)
    if !absent.isEmpty {
      let arguments: [String: Value] = ["places": .list(absent), "n": .count(absent.count)]
      return Note("did.refused.absent", .refusal, arguments)
    }
    if panel.present.count < 2 { return Note("did.refused.one-cluster", .refusal) }
    if selection.treated.isEmpty {
      return Note("did.refused.unlike", .refusal, ["places": .list(unlike(selection))])
    }
    let dates = Set(selection.treated.compactMap { starts[$0] })
    if selection.controls.isEmpty, dates.count < 2 {
      return Note("did.refused.no-control", .refusal)
    }
    return sides(selection) ?? withoutBefore(selection) ?? impossible(selection)
      ?? constant(selection)
  }

  /// Those of some places that no row of the analysis has.
  private func absent(_ places: [String]) -> [Value] {
    let present = Set(panel.present.map { panel.places[$0] })
    return places.filter { !present.contains($0) }.map { name($0) }
  }

  /// Places with the campaign that no control resembles.
  private func unlike(_ selection: DifferenceInDifferences.PlaceSelection) -> [Value] {
    let treated = Set(specification.treated)
    return selection.leftOut.map(\.place).sorted().filter {
      treated.contains(panel.places[$0]) && !selection.incomplete.contains($0)
    }.map { name($0) }
  }

  private func sides(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let question = problem(selection.all)
    let first = question.starts.values.min() ?? 0
    let before = question.panel.periods.count { $0 < first - specification.anticipation }
    let after = question.panel.periods.count { $0 >= first }
    guard before < 1 || after < 1 else { return nil }
    return Note(
      "did.refused.no-side", .refusal, ["before": .count(before), "after": .count(after)])
  }

  /// Places with the campaign that have no period before their own start: with several dates the
  /// level of such a place would be taken for an effect.
  private func withoutBefore(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let late = selection.treated.filter { place in
      let start = (starts[place] ?? 0) - specification.anticipation
      return !panel.cells.contains { $0.place == place && $0.period < start }
    }
    guard !late.isEmpty else { return nil }
    return Note(
      "did.refused.from-first", .refusal,
      ["places": .list(late.map(name))])
  }

  private func impossible(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let compared = Set(selection.all)
    for cell in panel.cells where compared.contains(cell.place) {
      let place: [String: Value] = [
        "place": name(cell.place), "period": .period(panel.step, cell.period),
      ]
      if panel.kind != .mean, cell.sum < 0 { return Note("did.refused.negative", .refusal, place) }
      if !(cell.people > 0) { return Note("did.refused.empty-denominator", .refusal, place) }
      if panel.kind == .rate, cell.sum > cell.people {
        return Note("did.refused.impossible-rate", .refusal, place)
      }
    }
    return nil
  }

  /// Cells whose means are all alike, whatever varies between the people in them.
  private func constant(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let compared = Set(selection.all)
    let cells = panel.cells.filter { compared.contains($0.place) }
    guard let first = cells.first,
      cells.allSatisfy({ $0.sum * first.people == first.sum * $0.people })
    else { return nil }
    return Note("did.refused.constant", .refusal)
  }

  /// What an error of the estimation says.
  func refusal(for error: any Error) -> Note {
    func named(_ units: [Int]) -> Value { .list(units.map(name)) }
    switch error {
    case DifferenceInDifferences.SyntheticRefusal.gaps:
      return Note("did.refused.gaps", .refusal)
    case DifferenceInDifferences.SyntheticRefusal.tooFewControls:
      return Note("did.refused.few-to-weigh", .refusal)
    case PanelError.treatedFromFirstPeriod(let units):
      return Note("did.refused.from-first", .refusal, ["places": named(units)])
    case GroupTimeError.treatedFromTheStart(let units, _):
      return Note("did.refused.from-first", .refusal, ["places": named(units)])
    case PanelError.noControl, GroupTimeError.noControls:
      return Note("did.refused.no-control", .refusal)
    case PanelError.oneCluster, GroupTimeError.tooFewClusters:
      return Note("did.refused.one-cluster", .refusal)
    case PanelError.outcomeConstant, GroupTimeError.constantOutcome:
      return Note("did.refused.constant", .refusal)
    case PanelError.separated: return Note("did.refused.separated", .refusal)
    default: return Note("did.refused.not-estimable", .refusal)
    }
  }

  // MARK: Warnings and remarks

  /// As how many places of one size the chosen controls weigh: (Σ n)² / Σ n² of their people.
  private func effectiveControls(_ context: NoteContext) -> Note {
    let sizes = context.selection.controls.map { place in
      context.problem.panel.total { $0.place == place }.people
    }
    let sum = sizes.reduce(0, +)
    let effective = sum * sum / sizes.reduce(0) { $0 + $1 * $1 }
    return Note(
      "did.remark.effective", .remark,
      ["n": .count(sizes.count), "effective": .number(effective, .number)])
  }

  /// What the reader must weigh, in order of weight.
  func notes(_ context: NoteContext) -> [Note] {
    designWarnings(context) + dataWarnings(context) + remarks(context)
  }

  private func designWarnings(_ context: NoteContext) -> [Note] {
    var notes: [Note] = []
    if !oneArmEvents.isEmpty {
      let events: [String: Value] = ["events": .list(oneArmEvents.map { .localized($0.what) })]
      notes.append(Note("did.warning.one-arm", .warning, events))
    }
    if let warning = context.inference.warning { notes.append(warning) }
    notes += context.synthetic
    if let last = lastDate(context.selection) { notes.append(last) }
    let unlike = unlike(context.selection)
    if !unlike.isEmpty {
      notes.append(Note("did.warning.unlike", .warning, ["places": .list(unlike)]))
    }
    if context.selection.treated.count < 5, synthetic == nil {
      notes.append(
        Note(
          "did.warning.few-treated", .warning, ["n": .count(context.selection.treated.count)]))
    }
    if let slope = context.trends.slope, slope.lower > 0 || slope.upper < 0 {
      notes.append(Note("did.warning.trends", .warning))
    }
    if context.falsification.anyMoved { notes.append(Note("did.warning.placebo", .warning)) }
    if context.falsification.sizesMoved { notes.append(Note("did.warning.sizes", .warning)) }
    if specification.chosen == .recentLow {
      notes.append(Note("did.warning.recent-low", .warning))
      if let rise = returnToAverage(context.selection) {
        let arguments: [String: Value] = ["rise": .number(rise, absoluteUnit)]
        notes.append(Note("did.warning.recent-low-size", .warning, arguments))
      }
    }
    if let shift = context.shift, abs(shift.size) > 0.1 {
      notes.append(
        Note(
          "did.warning.mix", .warning,
          [
            "column": .text(shift.column),
            "value": self.context.value(shift.value, of: shift.column, for: kpi),
            "size": .number(shift.size, .number),
          ]))
    }
    if let blurred = context.blurred { notes.append(blurred) }
    if context.received?.isWeak == true { notes.append(Note("did.warning.weak-reach", .warning)) }
    if specification.matters == nil { notes.append(Note("outcome.no-threshold", .warning)) }
    if specification.role == .exploratory {
      notes.append(Note("outcome.exploratory", .warning))
    }
    return notes
  }

  /// With no place left without the campaign, who begins last has nobody to be compared with.
  private func lastDate(_ selection: DifferenceInDifferences.PlaceSelection) -> Note? {
    let own = selection.treated.compactMap { place in starts[place].map { (place, $0) } }
    guard selection.controls.isEmpty, let last = own.map(\.1).max() else { return nil }
    let arguments: [String: Value] = [
      "start": .period(panel.step, last),
      "places": .list(own.filter { $0.1 == last }.map { name($0.0) }),
    ]
    return Note("did.warning.last-date", .warning, arguments)
  }

  private func dataWarnings(_ context: NoteContext) -> [Note] {
    var notes: [Note] = []
    if flow.losesMany { notes.append(Note("outcome.lost-rows", .warning)) }
    let without = context.selection.incomplete
    if !without.isEmpty, specification.isStaggered {
      let names = without.sorted().map(name)
      notes.append(Note("did.warning.gaps", .warning, ["places": .list(names)]))
    }
    if let cells = try? context.problem.cells() {
      // Periods whose windows reach a place's own start are left out by design, and said so.
      let missing = PanelBalance(cells).missing.count {
        !specification.leavesOut($0.period, of: panel.places[$0.unit])
      }
      if missing > 0 {
        notes.append(Note("did.warning.unbalanced", .warning, ["n": .count(missing)]))
      }
    }
    // Without rows a place takes no part whatever it was named for: the comparison stands, though
    // its author may have meant another.
    if case .list(let controls) = specification.controls {
      let absent = absent(controls)
      if !absent.isEmpty {
        let arguments: [String: Value] = ["places": .list(absent), "n": .count(absent.count)]
        notes.append(Note("did.warning.absent-controls", .warning, arguments))
      }
    }
    let reached = absent(specification.neighbours + specification.contaminated.map(\.place))
    if !reached.isEmpty {
      notes.append(Note("did.warning.absent-reached", .warning, ["places": .list(reached)]))
    }
    return notes
  }

  private func remarks(_ context: NoteContext) -> [Note] {
    var notes: [Note] = []
    if !incomplete.isEmpty {
      notes.append(
        Note(
          "outcome.incomplete", .remark,
          ["periods": .list(incomplete.map { .period(panel.step, $0) })]))
    }
    if specification.anticipation > 0 {
      notes.append(
        Note(
          "did.remark.anticipation", .remark, ["n": .count(specification.anticipation)]))
    }
    if let end = self.context.header.campaign.to {
      let ended = context.problem.panel.periods.filter { panel.step.firstDay($0) > end }
      if !ended.isEmpty {
        notes.append(
          Note("did.remark.ended", .remark, ["date": .date(end), "n": .count(ended.count)]))
      }
    }
    if context.received != nil { notes.append(Note("did.remark.received", .remark)) }
    if context.solution.effect.ratio == nil { notes.append(Note("outcome.no-relative", .remark)) }
    if context.selection.treated.count < 5, synthetic == nil,
      let smallest = context.problem.smallestDetectable(context.solution, better: kpi.better)
    {
      notes.append(
        Note("did.remark.detectable", .remark, ["smallest": .number(smallest, absoluteUnit)]))
    }
    if context.selection.isMatched, context.selection.controls.count > 1,
      specification.weights == .people, panel.kind != .count
    {
      notes.append(effectiveControls(context))
    }
    if let degrees = context.solution.limits.degreesOfFreedom {
      notes.append(Note("did.remark.degrees", .remark, ["df": .number(degrees, .number)]))
    }
    return notes
  }
}
