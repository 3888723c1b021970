// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the source, and requests by days waited that come back
// Findings/  median, shares in time, comparisons, curve, notes
// Report/    the section and its phrases

extension TimeToService: Method {
  /// Requests by days waited, one query.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    [Query(specification, in: context).query]
  }

  /// The findings of the answer to the query.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    WaitAnalysis(specification, of: tables, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(WaitSection.text(findings), findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { WaitPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(WaitSection.text(findings), findings, kpi: kpi, language: language).methods
  }
}
