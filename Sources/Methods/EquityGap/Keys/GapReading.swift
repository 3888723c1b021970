// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension EquityGap {
  /// Its name in the study file.
  public static let kind = "equity-gap"

  /// What a report calls it.
  public static let title = Phrase(it: "Divario di equità", en: "Equity gap")

  /// What it answers.
  public static let summary =
    "Did the gap between those best and worst served close, and did the worst served gain?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, AnalysisKeys.kpi, AnalysisKeys.only, GapKeys.by,
      GapKeys.ordered, GapKeys.reference, GapKeys.focus, GapKeys.also, GapKeys.assignedBy,
      GapKeys.independent, GapKeys.pairedBy, GapKeys.treated, GapKeys.adjust, GapKeys.before,
      GapKeys.after, GapKeys.matters, AnalysisKeys.otherEvents,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = GapChecks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = mapping[AnalysisKeys.role]
    let kpi = checks.kpi()
    let only = checks.outcome.only(kpi: kpi)
    let by = checks.by(kpi: kpi)
    let also = checks.also(kpi: kpi, by: by)
    let errors = checks.errors(kpi: kpi, dimensions: [by].compactMap(\.self) + (also ?? []))
    let pairedBy = checks.pairedBy(kpi: kpi, errors: errors)
    let treated = checks.treated(kpi: kpi, errors: errors)
    let adjust = checks.adjust(
      kpi: kpi, dimensions: [by].compactMap(\.self) + (also ?? []), errors: errors)
    let periods = checks.periods()
    let matters = checks.matters(kpi: kpi)
    let events = mapping[AnalysisKeys.otherEvents]
    guard let role, let kpi, let only, let by, let also, let errors, let pairedBy,
      let treated, let adjust,
      let periods, let matters, let events
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi.name, only: only, by: by, also: also, errors: errors,
      pairedBy: pairedBy, treated: treated, adjust: adjust, before: periods.before,
      after: periods.after, matters: matters, otherEvents: events)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(AnalysisKeys.kpi, value.kpi)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(GapKeys.by, value.by.column)
    GapKeys.put(value.by.groups, to: &writer)
    writer.put(GapKeys.also, value.also.map { Named($0.column, $0.groups) })
    switch value.errors {
    case .assigned(let column): writer.put(GapKeys.assignedBy, column)
    case .independent: writer.put(GapKeys.independent, true)
    }
    writer.put(GapKeys.pairedBy, value.pairedBy)
    writer.put(GapKeys.treated, value.treated)
    writer.put(GapKeys.adjust, value.adjust)
    writer.put(GapKeys.before, value.before)
    writer.put(GapKeys.after, value.after)
    writer.put(GapKeys.matters, value.matters)
    writer.put(AnalysisKeys.otherEvents, value.otherEvents)
  }
}
