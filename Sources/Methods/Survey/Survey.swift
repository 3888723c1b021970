// SPDX-License-Identifier: GPL-3.0-or-later

public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the sources, and respondents at each mark that come back
// Findings/  numbers of each question, changes, non-response, tables, figure, notes
// Report/    the section and its phrases

extension Survey: Method {
  /// Respondents by wave, group, person and mark, one query an item.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    Queries(specification).all
  }

  /// The findings of the answers to the queries.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    SurveyAnalysis(specification, of: tables, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(SurveySection.text(findings), findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { SurveyPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(SurveySection.text(findings), findings, kpi: kpi, language: language).methods
  }
}
