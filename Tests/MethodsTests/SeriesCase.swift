// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Reports
import Tables

@testable import Methods

/// One analysis of numbers in memory, plain until a test changes it: 48 months from 2021-01, a
/// start at 2024-01, level and slope, no season.
struct SeriesCase {
  var kind = OutcomeKind.count
  var numerator: [Double]
  var denominator: [Double]
  var hasExposure = false
  /// Periods by their place in the series that have no data.
  var gaps: Set<Int> = []
  var control: (numerator: [Double], denominator: [Double])?
  /// Further periods that the control lacks; those of the campaign are taken from both.
  var controlGaps: Set<Int> = []
  var step = CalendarStep.month
  var first = 2021 * 12
  var starts = [36]
  var off: [Int: Int] = [:]
  var shape: [InterruptedTimeSeries.Shape] = [.level, .slope]
  var washIn: InterruptedTimeSeries.WashIn?
  var exclude: [ClosedRange<Int>] = []
  var season = InterruptedTimeSeries.Season.none
  var calendar: [InterruptedTimeSeries.CalendarTerm] = []
  var events: [OtherEvent] = []
  var estimator = InterruptedTimeSeries.Estimator.integratedAutocorrelation
  var effect = InterruptedTimeSeries.Effect.average
  var effectsAt = [1, 6, 12]
  var matters: Diagnostics.Quantity?
  var better = BetterDirection.higher
  var role = AnalysisFindings.Role.primary
  var planned = Planned.beforeData
  var cutoff: CivilDate?
  var extracted: CivilDate?
  var label: LocalizedText?
  var rows = 1000
  var rowsUsed = 1000
  var incomplete: [Int] = []

  init(counts: [Double], exposure: [Double]? = nil) {
    numerator = counts
    denominator = exposure ?? counts.map { _ in 1 }
    hasExposure = exposure != nil
  }

  init(successes: [Double], trials: [Double]) {
    self.init(counts: successes)
    kind = .rate
    denominator = trials
  }

  init(means: [Double]) {
    self.init(counts: means)
    kind = .mean
  }

  // MARK: The parts of an analysis

  private func series(
    _ numerator: [Double], _ denominator: [Double], without gaps: Set<Int>
  ) -> OutcomeSeries {
    let kept = numerator.indices.filter { !gaps.contains($0) }
    return OutcomeSeries(
      kind: kind, step: step, periods: kept.map { first + $0 },
      numerator: kept.map { numerator[$0] }, denominator: kept.map { denominator[$0] },
      hasExposure: hasExposure)
  }

  var campaign: OutcomeSeries { series(numerator, denominator, without: gaps) }

  private func days(_ places: ClosedRange<Int>) -> DateRange {
    DateRange(
      from: step.firstDay(first + places.lowerBound), to: step.lastDay(first + places.upperBound))
  }

  var specification: InterruptedTimeSeries.Specification {
    InterruptedTimeSeries.Specification(
      id: "series", role: role, kpi: "kpi", only: [],
      every: step, window: days(0...max(0, numerator.count - 1)),
      starts: starts.map { place in
        .init(
          date: step.firstDay(first + place), off: off[place].map { step.firstDay(first + $0) },
          label: label)
      },
      shape: shape, why: "as planned", washIn: washIn,
      exclude: exclude.map { .init(days: days($0), why: "closed") }, season: season,
      calendar: calendar,
      control: control.map { _ in
        .init(series: .kpi("other"), label: LocalizedText(it: "confronto", en: "comparison"))
      }, otherEvents: events, estimator: estimator, effect: effect, effectsAt: effectsAt,
      matters: matters, neweyWestLag: 3, placebo: [], trend: .linear)
  }

  var kpi: KPI {
    let measure: KPIMeasure =
      switch kind {
      case .count: .count(.init(of: "y", exposure: hasExposure ? "n" : nil))
      case .rate: .rate(.init(of: "y", over: .columns([.init("n")]), except: []))
      case .mean: .mean(.init(of: "y", unit: "min"))
      }
    return KPI(
      name: "kpi", level: .outcome, label: LocalizedText(it: "esito", en: "outcome"),
      measure: measure, source: "data", datedBy: "period", within: nil, better: better,
      baseline: nil, target: nil, by: nil, matters: nil, achievable: nil, review: nil,
      leadsTo: [], indicator: nil)
  }

  var context: StudyContext {
    StudyContext(
      header: StudyHeader(
        id: "study", title: LocalizedText("Study"), owner: "us", funding: nil,
        campaign: Campaign(from: step.firstDay(first + (starts.first ?? 0)), to: nil),
        planned: planned, cutoff: cutoff.map { Cutoff(date: $0, why: "closed") }, remark: nil),
      sources: [
        StudySource(
          name: "data", file: "data.csv", dialect: .csv, holds: .public,
          provenance: .init(who: "registry", extracted: extracted), missing: [], columns: [],
          expectations: [])
      ], kpis: [kpi])
  }

  var analysis: InterruptedTimeSeries.Analysis {
    InterruptedTimeSeries.Analysis(
      specification: specification, context: context, kpi: kpi, campaign: campaign,
      control: control.map {
        series($0.numerator, $0.denominator, without: gaps.union(controlGaps))
      },
      incomplete: incomplete.map { first + $0 }, straddling: [],
      flow: DataFlow(
        steps: [(term: "flow.used", rows: rowsUsed)], lost: rows - rowsUsed,
        isGuarded: false))
  }

  // MARK: What it gives

  func findings() -> AnalysisFindings { analysis.findings() }

  func solved() throws -> SeriesProblem.Solution { try analysis.problem.solved() }

  func document(_ language: Language) -> Document { document(language, of: findings()) }

  func document(_ language: Language, of findings: AnalysisFindings) -> Document {
    Document(
      language,
      InterruptedTimeSeries.blocks(
        findings,
        kpi: KPIFacts(id: "kpi", label: kpi.label, level: "outcome", better: better),
        language: language))
  }
}

extension AnalysisFindings {
  func note(_ term: String) -> Note? { notes.first { $0.term == term } }
}
