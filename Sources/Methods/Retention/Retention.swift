// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the sources, and the counts that come back
// Findings/  tables, figures' data, notes, answer: all that the report may use
// Report/    the section and its phrases

extension Retention: Method {
  /// Counts of persons by cohort, group and state, all of one value of persons.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    Queries(specification, in: context).all
  }

  /// The findings of the answers to the queries.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    RetentionAnalysis(specification, of: tables, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(RetentionSection.text(findings), findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { RetentionPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(RetentionSection.text(findings), findings, kpi: kpi, language: language).methods
  }
}
