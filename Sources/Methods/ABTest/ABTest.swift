// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Findings/  arms, effects, looks, the check of the allocation, verdict
// Report/    the section and its phrases

extension ABTest: Method {
  /// The outcome by variant.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    outcome(specification, in: context).map { [$0.query()] } ?? []
  }

  /// The findings of the answer.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    guard let kpi = context.kpi(specification.kpi), let table = tables.first,
      let outcome = outcome(specification, in: context)
    else {
      return AnalysisFindings(
        specification, kind: kind, kpi: specification.kpi, facts: [:])
    }
    return VariantAnalysis(specification, kpi, outcome, table, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(ABTestSection.text, findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { ABTestPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(ABTestSection.text, findings, kpi: kpi, language: language).methods
  }

  private static func outcome(
    _ specification: Specification, in context: StudyContext
  ) -> OutcomeQuery? {
    guard let kpi = context.kpi(specification.kpi), let source = kpi.source.flatMap(context.source)
    else { return nil }
    var outcome = OutcomeQuery(
      kpi: kpi, source: source, step: .year,
      only: specification.only
        + [ColumnFilter(column: specification.variant, values: specification.variants)],
      windows: [specification.period].compactMap(\.self),
      // Data extracted before the cut-off say nothing of the days in between.
      cutoff: [context.header.cutoff?.date, source.provenance?.extracted].compactMap(\.self).min(),
      starts: [])
    outcome.by = [specification.variant]
    return outcome
  }
}
