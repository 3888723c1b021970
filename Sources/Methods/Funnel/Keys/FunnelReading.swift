// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension Funnel {
  /// Its name in the study file.
  public static let kind = "funnel"

  /// What a report calls it.
  public static let title = Phrase(it: "Percorso a passi (imbuto)", en: "Funnel")

  /// What it answers.
  public static let summary = "How many came from each step to the next, and where were most lost?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, Keys.source, Keys.steps, AnalysisKeys.only,
      Keys.by, Keys.reference, Keys.datedBy, Keys.from, Keys.to, Keys.within, Keys.target,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = Checks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let role = checks.role()
    let source = mapping.source(Keys.source, in: outline)
    let steps = checks.steps(of: source)
    let only = mapping.only(of: source)
    let by = mapping.column(Keys.by, of: source, for: .labels(to: "compare"))
    let reference = checks.reference()
    let datedBy = mapping.column(Keys.datedBy, of: source, for: .dates)
    let period = checks.period()
    let within = checks.within(steps: steps, of: source)
    let target = checks.target()
    guard let role, let source, let steps, let only, let by, let reference, let datedBy,
      let period, let within, let target
    else { return nil }
    return Specification(
      id: id, role: role, source: source.name, steps: steps, only: only, by: by,
      reference: reference, datedBy: datedBy, period: period, within: within, target: target)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(Keys.source, value.source)
    writer.put(Keys.steps, value.steps.map { Named($0.column, $0.label) })
    writer.put(AnalysisKeys.only, value.only)
    writer.put(Keys.by, value.by)
    writer.put(Keys.reference, value.reference)
    writer.put(Keys.datedBy, value.datedBy)
    writer.put(Keys.from, value.period?.from)
    writer.put(Keys.to, value.period?.to)
    writer.put(Keys.within, value.within)
    writer.put(Keys.target, value.target)
  }
}
