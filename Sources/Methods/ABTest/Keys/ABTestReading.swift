// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension ABTest {
  /// Its name in the study file.
  public static let kind = "ab-test"

  /// What a report calls it.
  public static let title = Phrase(it: "Confronto fra varianti (A/B)", en: "A/B test")

  /// What it answers.
  public static let summary =
    "Which variant of a text or message, given out by chance, does better, and by how much?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, AnalysisKeys.kpi, AnalysisKeys.only,
      Keys.variant, Keys.variants, Keys.allocated, Keys.ratio, Keys.compare, Keys.looks, Keys.from,
      Keys.to, Keys.matters,
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
    let variants = checks.variants()
    let variant = checks.variant(of: kpi, variants: variants)
    let allocated = checks.allocated()
    let ratio = checks.ratio(variants: variants)
    let compare = checks.compare(variants: variants)
    let looks = checks.looks()
    let period = checks.period(kpi: kpi)
    let matters = checks.outcome.matters(kpi: kpi, key: Keys.matters)
    guard let role, let kpi, let only, let variants, let variant, let allocated, let ratio,
      let compare, let looks, let period, let matters
    else { return nil }
    return Specification(
      id: id, role: role, kpi: kpi.name, only: only, variant: variant, variants: variants,
      allocated: allocated, ratio: ratio, compare: compare, looks: looks, period: period,
      matters: matters)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(AnalysisKeys.kpi, value.kpi)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(Keys.variant, value.variant)
    writer.put(Keys.variants, value.variants)
    writer.put(Keys.allocated, value.allocated)
    writer.put(Keys.ratio, value.ratio)
    writer.put(Keys.compare, value.compare)
    writer.put(Keys.looks, value.looks)
    writer.put(Keys.from, value.period?.from)
    writer.put(Keys.to, value.period?.to)
    writer.put(Keys.matters, value.matters)
  }
}
