// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Cells/     what is asked of the sources, the panel of places that comes back, which places compare
// Model/     one question to one panel and its answer: fixed effects, or group-time effects
// Checks/    other ways to the same number, placebo dates, trends before, places left out in turn
// Findings/  tables, figures' data, notes, verdict, certainty: all that the report may use
// Report/    the section and its phrases

extension DifferenceInDifferences: Method {
  /// The outcome by place and period, and by the columns held equal, matched on, or of groups for
  /// whom the effect may differ; then each outcome that should not move.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    let own = outcome(specification, in: context)
    let placebos = specification.placeboOutcomes.compactMap {
      outcome(specification.placebo(on: $0), in: context)
    }
    return ([own].compactMap(\.self) + placebos).map { $0.query() }
  }

  /// The findings of the answer to the query.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    var analysis = PlaceAnalysis(specification, of: tables[0], in: context)
    analysis.placebos = zip(specification.placeboOutcomes, tables.dropFirst()).map { kpi, table in
      var other = specification.placebo(on: kpi)
      other.matters = context.kpi(kpi)?.matters
      return PlaceAnalysis(other, of: table, in: context)
    }
    return analysis.findings()
  }

  /// Series like those before the start can be simulated.
  public static var simulatesPower: Bool { true }

  /// What the places could show, from the periods before the first start alone.
  public static func power(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext,
    replicates: Int, seed: UInt64
  ) -> PowerFindings? {
    let analysis = PlaceAnalysis(specification, of: tables[0], in: context)
    return try? analysis.power(replicates: replicates, seed: seed)
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(PlaceSectionPhrases.text, findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { PlaceSectionPhrases.text.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(PlaceSectionPhrases.text, findings, kpi: kpi, language: language).methods
  }

  /// What to ask the source: by place, then the columns held equal, then those matched on.
  static func outcome(
    _ specification: Specification, in context: StudyContext
  ) -> OutcomeQuery? {
    guard let kpi = context.kpi(specification.kpi), let source = kpi.source.flatMap(context.source)
    else { return nil }
    var columns = [specification.unit] + specification.adjust
    if case .matched(let rule) = specification.controls {
      for case .column(let name) in rule.using where !columns.contains(name) {
        columns.append(name)
      }
    }
    for name in specification.differsBy where !columns.contains(name) { columns.append(name) }
    // With one date the time before is cut alike for all places; with several, each place's own.
    let starts = specification.adopted.map { adoption in
      OutcomeQuery.Start(
        date: adoption.date,
        only: specification.isStaggered
          ? ColumnFilter(column: specification.unit, values: adoption.units) : nil)
    }
    var outcome = OutcomeQuery(
      kpi: kpi, source: source, step: specification.every, only: specification.only,
      windows: [specification.before, specification.after],
      // Data extracted before the cut-off say nothing of the days in between.
      cutoff: [context.header.cutoff?.date, source.provenance?.extracted].compactMap(\.self).min(),
      starts: starts)
    outcome.by = columns
    outcome.received = specification.received
    return outcome
  }
}
