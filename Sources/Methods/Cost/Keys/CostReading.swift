// SPDX-License-Identifier: GPL-3.0-or-later

internal import Dates
public import Diagnostics
internal import Findings
public import Reports

extension Cost {
  /// Its name in the study file.
  public static let kind = "cost"

  /// What a report calls it.
  public static let title = Phrase(it: "Costi", en: "Costs")

  /// What it answers.
  public static let summary =
    "What did it cost, in total, and for each person reached or each person more?"

  /// All keys, in the order in which `resolved.yaml` shows them.
  public static var keys: [any KeyDeclaration] {
    [
      AnalysisKeys.kind(kind), AnalysisKeys.role, CostKeys.source, CostKeys.amount,
      AnalysisKeys.only, CostKeys.lines, CostKeys.phase, CostKeys.datedBy, CostKeys.period,
      CostKeys.per, CostKeys.uncertain, CostKeys.perspective, CostKeys.leftOut,
      CostKeys.priceYear, CostKeys.priceIndex, CostKeys.discount, CostKeys.value,
    ]
  }

  /// Reads an analysis, applies its defaults and checks it against the study.
  public static func read(
    _ mapping: MappingReader, id: String, in outline: StudyOutline
  ) -> Specification? {
    let checks = CostChecks(mapping: mapping, outline: outline)
    // Every check runs, whatever the others find: all errors in one run.
    let source = mapping.source(CostKeys.source, in: outline)
    checks.columns(of: source)
    _ = mapping.only(of: source)
    checks.period()
    checks.prices()
    checks.uncertain()
    let per = checks.per()
    let value = checks.value(per: per)
    checks.discounted()
    let written = [
      mapping.has(CostKeys.lines) == (mapping[CostKeys.lines] != nil),
      mapping.has(CostKeys.phase) == (mapping[CostKeys.phase] != nil),
      mapping.has(CostKeys.datedBy) == (mapping[CostKeys.datedBy] != nil),
      mapping.has(CostKeys.uncertain) == (mapping[CostKeys.uncertain] != nil),
      mapping.has(CostKeys.discount) == (mapping[CostKeys.discount] != nil),
      mapping.has(CostKeys.priceIndex) == (mapping[CostKeys.priceIndex] != nil),
    ]
    guard let role = mapping[AnalysisKeys.role], let source, let per, let value,
      let amount = mapping[CostKeys.amount], let only = mapping[AnalysisKeys.only],
      let leftOut = mapping[CostKeys.leftOut], !written.contains(false)
    else { return nil }
    return Specification(
      id: id, role: role, source: source.name, amount: amount, only: only,
      lines: mapping[CostKeys.lines], phase: mapping[CostKeys.phase],
      datedBy: mapping[CostKeys.datedBy], period: mapping[CostKeys.period], per: per,
      uncertain: mapping[CostKeys.uncertain], perspective: mapping[CostKeys.perspective],
      leftOut: leftOut, priceYear: mapping[CostKeys.priceYear],
      priceIndex: mapping[CostKeys.priceIndex], discount: mapping[CostKeys.discount], value: value)
  }

  /// Writes an analysis with every default.
  public static func write(_ value: Specification, to writer: inout MappingWriter) {
    writer.put(AnalysisKeys.kind(kind), kind)
    writer.put(AnalysisKeys.role, value.role)
    writer.put(CostKeys.source, value.source)
    writer.put(CostKeys.amount, value.amount)
    writer.put(AnalysisKeys.only, value.only)
    writer.put(CostKeys.lines, value.lines)
    writer.put(CostKeys.phase, value.phase)
    writer.put(CostKeys.datedBy, value.datedBy)
    writer.put(CostKeys.period, value.period)
    writer.put(CostKeys.per, value.per)
    writer.put(CostKeys.uncertain, value.uncertain)
    writer.put(CostKeys.perspective, value.perspective)
    writer.put(CostKeys.leftOut, value.leftOut)
    writer.put(CostKeys.priceYear, value.priceYear)
    writer.put(CostKeys.priceIndex, value.priceIndex)
    writer.put(CostKeys.discount, value.discount)
    writer.put(CostKeys.value, value.value)
  }
}
