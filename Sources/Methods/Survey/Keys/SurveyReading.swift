// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension Survey {
  /// Its name in the study file.
  public static let kind = "survey"

  /// What a report calls it.
  public static let title = Phrase(it: "Questionario", en: "Survey")

  /// What it answers.
  public static let summary = "What did people answer, how sure is it, and did answers change?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, Keys.kpi, Keys.answers, Keys.source,
      AnalysisKeys.only, Keys.respondents, Keys.wave, Keys.datedBy, Keys.before, Keys.after,
      Keys.pairedBy, Keys.by, Keys.invited, Keys.items,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = SurveyChecks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = mapping[AnalysisKeys.role]
    let source = mapping.source(Keys.source, in: outline)
    let only = mapping.only(of: source)
    let respondents = mapping.column(Keys.respondents, of: source, for: .wholeNumbers)
    let waves = checks.waves(source)
    let pairedBy = checks.pairedBy(source, waves: waves)
    let by = mapping.column(Keys.by, of: source, for: .labels(to: "tell groups by"))
    let invited = checks.invited(waves: waves)
    let items = checks.items(source)
    let answers = checks.answers(items)
    let kpi = checks.kpi(items, answers: answers)
    guard let role, let source, let only, let respondents, let waves, let pairedBy, let by,
      let invited, let items, let answers, let kpi
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi, answers: answers, source: source.name, only: only,
      respondents: respondents, waves: waves, pairedBy: pairedBy, by: by, invited: invited,
      items: items)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(Keys.kpi, value.kpi)
    writer.put(Keys.answers, value.answers)
    writer.put(Keys.source, value.source)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(Keys.respondents, value.respondents)
    switch value.waves {
    case .column: writer.put(Keys.wave, value.waves)
    case .dates(let column, let before, let after):
      writer.put(Keys.datedBy, column)
      writer.put(Keys.before, before)
      writer.put(Keys.after, after)
    case nil: break
    }
    writer.put(Keys.pairedBy, value.pairedBy)
    writer.put(Keys.by, value.by)
    writer.put(Keys.invited, value.invited)
    writer.put(Keys.items, value.items.map { Named($0.name, $0) })
  }
}
