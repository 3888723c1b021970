// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension DifferenceInDifferences {
  /// Its name in the study file.
  public static let kind = "difference-in-differences"

  /// What a report calls it.
  public static let title = Phrase(
    it: "Differenze nelle differenze", en: "Difference-in-differences")

  /// What it answers.
  public static let summary =
    "How did the places with the campaign change, beyond the change of comparable places without it?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, AnalysisKeys.kpi, AnalysisKeys.only,
      DesignKeys.unit, DesignKeys.treated, DesignKeys.start, DesignKeys.adopted, DesignKeys.chosen,
      ComparisonKeys.controls, DesignKeys.neighbours, ComparisonKeys.weights, AnalysisKeys.every,
      DesignKeys.before, DesignKeys.after, ComparisonKeys.adjust, DesignKeys.anticipation,
      ComparisonKeys.placebo, ReachKeys.placeboOutcome, ReachKeys.contaminated, ReachKeys.received,
      ReachKeys.differsBy, ComparisonKeys.effect, ComparisonKeys.matters,
      AnalysisKeys.otherEvents,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = Checks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = mapping[AnalysisKeys.role]
    let kpi = checks.kpi()
    let only = checks.outcome.only(kpi: kpi)
    let unit = checks.unit(kpi: kpi)
    let every = mapping[AnalysisKeys.every]
    let periods = checks.periods()
    let adopted = checks.adopted(unit: unit, periods: periods)
    let treated = adopted.map { $0.flatMap(\.units) }
    let controls = checks.controls(unit: unit, treated: treated, kpi: kpi)
    let neighbours = checks.neighbours(unit: unit, treated: treated, controls: controls)
    checks.someControl(unit: unit, adopted: adopted, controls: controls, neighbours: neighbours)
    let adjust = checks.adjust(kpi: kpi, unit: unit)
    let anticipation = checks.anticipation(
      kpi: kpi, every: every, periods: periods, adopted: adopted)
    let placebo = checks.placebo(every: every, periods: periods)
    let placeboOutcomes = checks.placeboOutcomes(
      kpi: kpi, unit: unit, only: only, adjust: adjust)
    let contaminated = checks.contaminated(
      unit: unit, treated: treated, controls: controls, neighbours: neighbours)
    let received = checks.received(kpi: kpi)
    let differsBy = checks.differsBy(kpi: kpi, unit: unit, controls: controls)
    let matters = checks.outcome.matters(kpi: kpi, key: ComparisonKeys.matters)
    let chosen = mapping[DesignKeys.chosen]
    let weights = checks.weights(controls: controls)
    let isFit = checks.fitsSynthetic(controls: controls, adopted: adopted, adjust: adjust)
    let effect = checks.effect(adopted: adopted)
    let events = mapping[AnalysisKeys.otherEvents]

    guard let role, let kpi, let only, let unit, let every, let periods, let adopted, let controls,
      let neighbours, let adjust, let anticipation, let placebo, let matters, let chosen,
      let weights, let effect, let events, isFit, let placeboOutcomes, let contaminated,
      let received, let differsBy
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi.name, only: only, unit: unit.name, adopted: adopted,
      chosen: chosen, controls: controls, neighbours: neighbours, weights: weights, every: every,
      before: periods.before, after: periods.after, adjust: adjust, anticipation: anticipation,
      placebo: placebo, placeboOutcomes: placeboOutcomes, contaminated: contaminated,
      received: received, differsBy: differsBy, effect: effect, matters: matters,
      otherEvents: events)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(AnalysisKeys.kpi, value.kpi)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(DesignKeys.unit, value.unit)
    if value.isStaggered {
      let named = value.adopted.flatMap { adoption in
        adoption.units.map { Named($0, adoption.date) }
      }
      writer.put(DesignKeys.adopted, named)
    } else {
      writer.put(DesignKeys.treated, value.treated)
      writer.put(DesignKeys.start, value.adopted.first?.date)
    }
    writer.put(DesignKeys.chosen, value.chosen)
    writer.put(ComparisonKeys.controls, value.controls)
    writer.put(DesignKeys.neighbours, value.neighbours)
    writer.put(ComparisonKeys.weights, value.weights)
    writer.put(AnalysisKeys.every, value.every)
    writer.put(DesignKeys.before, value.before)
    writer.put(DesignKeys.after, value.after)
    writer.put(ComparisonKeys.adjust, value.adjust)
    writer.put(DesignKeys.anticipation, value.anticipation)
    writer.put(ComparisonKeys.placebo, value.placebo)
    writer.put(ReachKeys.placeboOutcome, value.placeboOutcomes)
    writer.put(ReachKeys.contaminated, value.contaminated.map { Named($0.place, $0.share) })
    writer.put(ReachKeys.received, value.received)
    writer.put(ReachKeys.differsBy, value.differsBy)
    writer.put(ComparisonKeys.effect, value.effect)
    writer.put(ComparisonKeys.matters, value.matters)
    writer.put(AnalysisKeys.otherEvents, value.otherEvents)
  }
}
