// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the source, and the counts that come back
// Findings/  shares by step, where most were lost, channels compared
// Report/    the section and its phrases

extension Funnel: Method {
  /// People at each step, by channel.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    query(specification, in: context).map { [$0.summary] } ?? []
  }

  /// The findings of the answer.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    guard let query = query(specification, in: context), let table = tables.first else {
      return AnalysisFindings(specification, kind: kind, kpi: nil, facts: [:])
    }
    return FunnelAnalysis(specification, query, table, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(FunnelSection.text(findings), findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { FunnelPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(FunnelSection.text(findings), findings, kpi: kpi, language: language).methods
  }

  private static func query(_ specification: Specification, in context: StudyContext) -> Query? {
    context.source(specification.source).map { source in
      Query(
        specification: specification, source: source,
        // Data extracted before the cut-off say nothing of the days in between.
        cutoff: [context.header.cutoff?.date, source.provenance?.extracted].compactMap(\.self)
          .min())
    }
  }
}
