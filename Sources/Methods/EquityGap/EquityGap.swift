// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the sources, and the cells of groups that come back
// Model/     values of groups, gaps and indices as functions of cell means, on every scale
// Findings/  tables, figures' data, notes, verdict, certainty: all that the report may use
// Report/    the section and its phrases

extension EquityGap: Method {
  /// The outcome before and after by group, one query a dimension; with the units that were assigned
  /// and the columns whose mix is held equal.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    specification.dimensions.compactMap { outcome($0, specification, in: context)?.query() }
  }

  /// The findings of the answers to the queries.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    GapAnalysis(specification, of: tables, in: context).findings()
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(GapSectionPhrases.text, findings, kpi: kpi, language: language).blocks
  }

  /// It says to whom the outcome happened.
  public static var part: ReportPart { .equity }

  /// Its terms.
  public static var vocabulary: Vocabulary { GapSectionPhrases.text.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(GapSectionPhrases.text, findings, kpi: kpi, language: language).methods
  }

  /// What to ask the source for one dimension.
  static func outcome(
    _ dimension: Dimension, _ specification: Specification, in context: StudyContext
  ) -> OutcomeQuery? {
    guard let kpi = context.kpi(specification.kpi), let source = kpi.source.flatMap(context.source)
    else { return nil }
    // Windows may not straddle the campaign's first day where it lies between the two times, nor
    // reach from the time before into the time after.
    let first = context.header.campaign.from
    let between = first > specification.before.to && first <= specification.after.from
    var outcome = OutcomeQuery(
      kpi: kpi, source: source, step: .day, only: specification.only,
      windows: [specification.before, specification.after],
      // Data extracted before the cut-off say nothing of the days in between.
      cutoff: [context.header.cutoff?.date, source.provenance?.extracted].compactMap(\.self).min(),
      starts: [.init(date: between ? first : specification.after.from)])
    outcome.by =
      [dimension.column] + [specification.unit, specification.pairedBy].compactMap(\.self)
      + specification.adjust
    outcome.isByWindow = true
    return outcome
  }
}
