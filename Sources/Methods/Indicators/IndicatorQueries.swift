// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
public import Tables

/// What the observed value of a KPI asks of its source: the days of its own, and what stood before.
public struct IndicatorQueries: Sendable {
  let kpi: KPI
  let source: StudySource
  let period: DateRange
  let header: StudyHeader

  /// Nil for a KPI that is not computed from rows, or for which no row can be mature in time.
  public init?(_ kpi: KPI, in context: StudyContext) {
    guard let source = kpi.source.flatMap(context.source), let period = kpi.period,
      kpi.datedBy != nil
    else { return nil }
    self.kpi = kpi
    self.source = source
    self.period = period
    header = context.header
  }

  /// The queries, in the order in which `tables` are answered: the KPI's own days; then what stood
  /// before, where it is asked for; then, for counts, the source's first day.
  public var all: [SummaryQuery] {
    [own] + (earlier.map { [$0] } ?? []) + (isCount ? [first] : [])
  }

  var isCount: Bool { if case .count = kpi.measure { true } else { false } }

  /// The outcome over some days.
  func outcome(_ windows: [DateRange], step: CalendarStep, starts: [CivilDate]) -> OutcomeQuery {
    OutcomeQuery(
      kpi: kpi, source: source, step: step, only: kpi.only, windows: windows,
      cutoff: header.cutoff?.date, starts: starts.map { .init(date: $0, only: nil) })
  }

  // MARK: The days of the KPI

  var now: OutcomeQuery { outcome([period], step: .month, starts: []) }

  private var own: SummaryQuery {
    var query = now.query()
    query.keys = []
    if case .mean(let mean) = kpi.measure {
      query.measures.append(.sum("squares", .column(mean.of), .column(mean.of)))
    }
    return query
  }

  // MARK: What stood before

  /// The same days of earlier years, oldest first: whole, before the campaign, not left out by the
  /// authors. Empty where the period is longer than a year.
  var earlierYears: [DateRange] {
    guard isCount, let history = kpi.history, !isLong else { return [] }
    return (1...max(1, history.years)).reversed().compactMap { back in
      // The day after the last moves by whole months too, so that February ends with its month.
      let from = period.from.adding(months: -12 * back)
      let to = period.to.adding(days: 1).adding(months: -12 * back).adding(days: -1)
      guard from <= to, to < header.campaign.from, !history.except.contains(from.year) else {
        return nil
      }
      return DateRange(from: from, to: to)
    }
  }

  /// Whether there is no same period of the year before.
  var isLong: Bool { period.to >= period.from.adding(months: 12) }

  /// The length of the periods that a rate or mean is looked at before the campaign: quarters of three
  /// years, or years of ten where the rows are dated by nothing shorter.
  var plausibilityStep: CalendarStep {
    guard let datedBy = kpi.datedBy, case .period(.year)? = source.column(datedBy)?.type.kind else {
      return .quarter
    }
    return .year
  }

  /// The outcome of the time before the campaign; nil for counts, and where there is no target that
  /// it could speak for.
  var before: OutcomeQuery? {
    guard !isCount, kpi.target != nil else { return nil }
    let last = header.campaign.from.adding(days: -1)
    let months = plausibilityStep == .year ? -120 : -36
    let first = header.campaign.from.adding(months: months)
    return outcome(
      [DateRange(from: first, to: last)], step: plausibilityStep,
      starts: [header.campaign.from])
  }

  private var earlier: SummaryQuery? {
    if let before { return before.query() }
    let years = earlierYears
    guard !years.isEmpty, let datedBy = kpi.datedBy else { return nil }
    var query = outcome(years, step: .month, starts: []).query()
    let last = Scalar.lastDay(.column(datedBy))
    // Which of the years, by the first whose last day is not passed.
    let part = years.indices.dropLast().reversed().reduce(Scalar.integer(Int64(years.count - 1))) {
      .choose(.atMost(last, .day(years[$1].to)), .integer(Int64($1)), $0)
    }
    query.keys = [Key("year", part)]
    return query
  }

  /// The first day that the source has any row of: before it nothing is known.
  private var first: SummaryQuery {
    SummaryQuery(
      .rows(source: source.name),
      measures: [
        .rows, Measure("first", .least(.firstDay(.column(kpi.datedBy ?? "")))),
      ])
  }
}
