// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the sources, and what was spent, by line, phase and time
// Findings/  costs of a person, what a person gains, tables, notes: all that the report may use
// Report/    the section and its phrases

extension Cost: Method {
  /// The analyses that costs are divided by.
  public static func dependencies(_ specification: Specification) -> [String] {
    specification.per.reduce(into: []) { names, divisor in
      if case .analysis(let name, _) = divisor, !names.contains(name) { names.append(name) }
    }
  }

  /// Checks that those analyses count people, of the same days and places.
  public static func check(
    _ specification: Specification, at node: Node, among analyses: Declared<OtherAnalysis>,
    in outline: StudyOutline, _ reading: Reading
  ) {
    CostLinks(
      specification: specification, node: node, analyses: analyses, outline: outline,
      reading: reading
    ).check()
  }

  /// What was spent by line, phase and time; then the count of each KPI that is divided by.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    let cost = CostQueries(specification, in: context)
    return [cost.spending] + cost.counted.map { $0.query() }
  }

  /// The findings without the analyses that costs are divided by.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    findings(specification, of: tables, earlier: [], in: context)
  }

  /// The findings, over the people of the analyses that costs are divided by.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], earlier: [AnalysisFindings],
    in context: StudyContext
  ) -> AnalysisFindings {
    CostAnalysis(specification, of: tables, earlier: earlier, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(CostSectionPhrases.text, findings, kpi: kpi, language: language).blocks
  }

  /// Costs have a part of their own.
  public static var part: ReportPart { .costs }

  /// Its terms.
  public static var vocabulary: Vocabulary { CostSectionPhrases.text.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(CostSectionPhrases.text, findings, kpi: kpi, language: language).methods
  }
}
