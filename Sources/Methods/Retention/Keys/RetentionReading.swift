// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension Retention {
  /// Its name in the study file.
  public static let kind = "retention"

  /// What a report calls it.
  public static let title = Phrase(it: "Tenuta nel tempo", en: "Retention")

  /// What it answers.
  public static let summary = "Of those who joined, who was still there some weeks later?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, Keys.kpi, Keys.standard, Keys.subjects,
      Keys.contacts, Keys.exits, Keys.weeks, Keys.months, Keys.window, Keys.headline,
      Keys.silentAfter, Keys.repeats, Keys.by, Keys.reference, Keys.changed, Keys.plannedSessions,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = Checks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = mapping[AnalysisKeys.role]
    let standard = checks.standard()
    let subjects = checks.subjects()
    let contacts = checks.contacts()
    let exits = checks.exits()
    let horizons = checks.horizons(standard: standard)
    let kpi = checks.kpi(horizons: horizons)
    let seen = checks.someSign()
    let window = checks.window(standard: standard, horizons: horizons)
    let headline = checks.headline()
    let silence = checks.silentAfter(standard: standard)
    let repeats = mapping[Keys.repeats]
    let by = checks.by()
    let reference = checks.reference(by: by)
    let changed = checks.changed()
    let planned = checks.plannedSessions()
    let hasCutoff = mapping.hasCutoff(
      outline,
      reason: "the analysis needs a cut-off: who joined too late is not yet observable, not lost")

    guard hasCutoff, seen, let role, let standard, let subjects, let contacts, let exits,
      let horizons, let kpi, let window, let headline, let silence, let repeats, let by,
      let reference, let changed, let planned
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi, standard: standard, subjects: subjects, contacts: contacts,
      exits: exits, horizons: horizons, window: window, headline: headline, silentAfter: silence,
      repeats: repeats, by: by, reference: reference, changed: changed, plannedSessions: planned)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(Keys.kpi, value.kpi)
    writer.put(Keys.standard, value.standard)
    writer.put(Keys.subjects, value.subjects)
    writer.put(Keys.contacts, value.contacts)
    writer.put(Keys.exits, value.exits)
    if value.horizons.contains(where: { $0.unit == .month }) {
      writer.put(Keys.months, value.horizons.map(\.count))
    } else {
      writer.put(Keys.weeks, value.horizons.map(\.count))
    }
    writer.put(Keys.window, value.window)
    writer.put(Keys.headline, value.headline)
    writer.put(Keys.silentAfter, value.silentAfter)
    writer.put(Keys.repeats, value.repeats)
    writer.put(Keys.by, value.by)
    if !value.reference.isEmpty { writer.put(Keys.reference, value.reference) }
    writer.put(Keys.changed, value.changed)
    writer.put(Keys.plannedSessions, value.plannedSessions)
  }
}
