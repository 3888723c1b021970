// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings
public import Reports
public import Tables

// Where things are, in the order in which to read them:
// Keys/      keys of the study file, their checks, and the Specification they give
// Series/    what is asked of the sources, the series that comes back, where rows go
// Model/     columns of the segmented regression, its six models, the fit by each estimator;
//            SeriesProblem is one question to one series
// Effects/   effects over time, one interval for ratio and difference; power before the campaign
// Checks/    residuals, sensitivity, falsification, placebo places, EPOC's criteria
// Findings/  tables, figures' data, notes, verdict, certainty: all that the report may use
// Report/    the section and its phrases
// The interval itself is Statistics' IntegratedAutocorrelation; Benchmarks/Coverage says why.

extension InterruptedTimeSeries {
  /// The campaign's series, then the control's where there is one.
  public static func queries(
    _ specification: Specification, in context: StudyContext
  ) -> [SummaryQuery] {
    (outcomes(specification, in: context) + placeOutcomes(specification, in: context))
      .map { $0.query() }
  }

  /// The findings of the answers to the queries, in their order.
  public static func findings(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> AnalysisFindings {
    analysis(specification, of: tables, in: context).findings()
  }

  /// Series like those before the start can be simulated.
  public static var simulatesPower: Bool { true }

  /// What the series could show, from the periods before the start alone.
  public static func power(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext,
    replicates: Int, seed: UInt64
  ) -> PowerFindings? {
    let analysis = analysis(specification, of: tables, in: context)
    return try? analysis.power(replicates: replicates, seed: seed)
  }

  private static func analysis(
    _ specification: Specification, of tables: [SummaryTable], in context: StudyContext
  ) -> Analysis {
    let outcomes = outcomes(specification, in: context)
    let series = zip(outcomes, tables).map { $0.series($1) }
    guard let kpi = context.kpi(specification.kpi), let outcome = outcomes.first,
      let campaign = series.first
    else { preconditionFailure("a checked analysis names a KPI with a source") }
    // Both series must count in full: a period that the control's windows leave in part is no use.
    let kept = Set(
      campaign.periods.filter { period in outcomes.allSatisfy { $0.isComplete(period) } })
    let control = series.count > 1 ? series[1].filtered { kept.contains($0) } : nil
    let open = Set(outcomes.flatMap { $0.periods(short: .open) }).sorted()
    let straddling = Set(outcomes.flatMap { $0.periods(short: .straddles) }).sorted()
    return Analysis(
      specification: specification, context: context, kpi: kpi,
      campaign: campaign.filtered { kept.contains($0) }, control: control,
      incomplete: open, straddling: straddling.filter { !open.contains($0) },
      flow: DataFlow(
        tables[0], whole: kept, isGuarded: outcome.source.holds == .pseudonymised),
      places: placeSeries(specification, tables, kept: kept, in: context))
  }

  /// The section of the report.
  public static func blocks(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(SectionPhrases.text, findings, kpi: kpi, language: language).blocks
  }

  /// Its terms.
  public static var vocabulary: Vocabulary { InterruptedTimeSeriesPhrases.vocabulary }

  /// How it was computed.
  public static func methods(
    _ findings: AnalysisFindings, kpi: KPIFacts?, language: Language
  ) -> [Block] {
    AnalysisSection(SectionPhrases.text, findings, kpi: kpi, language: language).methods
  }

  /// The series of each placebo place, by name, over the periods of the campaign's.
  private static func placeSeries(
    _ specification: Specification, _ tables: [SummaryTable], kept: Set<Int>,
    in context: StudyContext
  ) -> [(name: String, series: OutcomeSeries)] {
    guard let filter = specification.placeboPlaces, let table = tables.last,
      let outcome = placeOutcomes(specification, in: context).first
    else { return [] }
    return filter.values.map { place in
      (place, outcome.series(table, place: place).filtered { kept.contains($0) })
    }
  }

  /// What to ask for the placebo places; nothing when none are named.
  private static func placeOutcomes(
    _ specification: Specification, in context: StudyContext
  ) -> [OutcomeQuery] {
    guard let filter = specification.placeboPlaces,
      var outcome = outcome(specification.kpi, only: [filter], specification, in: context)
    else { return [] }
    outcome.by = [filter.column]
    return [outcome]
  }

  private static func outcome(
    _ name: String, only: [ColumnFilter], _ specification: Specification, in context: StudyContext
  ) -> OutcomeQuery? {
    guard let kpi = context.kpi(name), let source = kpi.source.flatMap(context.source) else {
      return nil
    }
    return OutcomeQuery(
      kpi: kpi, source: source, step: specification.every, only: only,
      windows: [specification.window],
      // Data extracted before the cut-off say nothing of the days in between.
      cutoff: [context.header.cutoff?.date, source.provenance?.extracted].compactMap(\.self)
        .min(),
      starts: specification.starts.map { .init(date: $0.date) })
  }

  /// What to ask the sources: the campaign's rows, then the control's.
  private static func outcomes(
    _ specification: Specification, in context: StudyContext
  ) -> [OutcomeQuery] {
    func outcome(_ name: String, only: [ColumnFilter]) -> OutcomeQuery? {
      self.outcome(name, only: only, specification, in: context)
    }
    var outcomes = outcome(specification.kpi, only: specification.only).map { [$0] } ?? []
    switch specification.control?.series {
    case .only(let filters):
      outcomes += outcome(specification.kpi, only: filters).map { [$0] } ?? []
    case .kpi(let name): outcomes += outcome(name, only: []).map { [$0] } ?? []
    case nil: break
    }
    return outcomes
  }
}
