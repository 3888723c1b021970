// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension TimeToService {
  /// Its name in the study file.
  public static let kind = "time-to-service"

  /// What a report calls it.
  public static let title = Phrase(it: "Tempo fino al servizio", en: "Time to service")

  /// What it answers.
  public static let summary = "How long do people wait for a service, and how many get it in time?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, Keys.kpi, Keys.source, AnalysisKeys.only,
      Keys.requested, Keys.served, Keys.withdrawn, Keys.days, Keys.by, Keys.before, Keys.after,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = Checks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = mapping[AnalysisKeys.role]
    let hasCutoff = mapping.hasCutoff(
      outline, reason: "the analysis needs a cut-off: the day on which some still wait")
    let source = mapping.source(Keys.source, in: outline)
    let only = mapping.only(of: source)
    let wait = ColumnNeed.days.helped(
      "declare it as `type: date`; for minutes or hours use a KPI with `mean`")
    let requested = mapping.column(Keys.requested, of: source, for: wait)
    let served = mapping.column(Keys.served, of: source, for: wait)
    let withdrawn = mapping.column(Keys.withdrawn, of: source, for: wait)
    let days = checks.days()
    let by = mapping.column(Keys.by, of: source, for: .labels(to: "compare"))
    let periods = checks.periods()
    let kpi = checks.kpi(days: days)
    guard hasCutoff, let role, let source, let only, let requested = requested ?? nil,
      let served = served ?? nil, let withdrawn, let days, let by, let periods, let kpi
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi, source: source.name, only: only, requested: requested,
      served: served, withdrawn: withdrawn, days: days, by: by, before: periods.before,
      after: periods.after)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(Keys.kpi, value.kpi)
    writer.put(Keys.source, value.source)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(Keys.requested, value.requested)
    writer.put(Keys.served, value.served)
    writer.put(Keys.withdrawn, value.withdrawn)
    writer.put(Keys.days, value.days)
    writer.put(Keys.by, value.by)
    writer.put(Keys.before, value.before)
    writer.put(Keys.after, value.after)
  }
}
