// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Tables

/// The question to a source that gives a KPI by calendar period: which rows count, what is summed.
struct OutcomeQuery {
  let kpi: KPI
  let source: StudySource
  let step: CalendarStep
  /// Rows must have one of these values in each of these columns.
  let only: [ColumnFilter]
  /// Days of the analysis.
  let window: DateRange
  /// The last day on which an outcome may fall.
  let cutoff: CivilDate?
  /// A column whose values make one series each; nil for one series of all rows.
  var by: String?
  /// Starts that an outcome window may not straddle.
  let starts: [CivilDate]

  /// The response window, when the KPI has one.
  var outcomeWindow: OutcomeWindow? {
    guard let within = kpi.within, let cutoff, let datedBy = kpi.datedBy else { return nil }
    return OutcomeWindow(
      datedBy: .column(datedBy), within: Int32(clamping: within.days ?? 0), cutoff: cutoff,
      starts: starts)
  }

  /// The query: one group a period, numerator and denominator as measures.
  func query() -> SummaryQuery {
    var stages: [Stage] = []
    var eligible: [Predicate] = only.map { .oneOf(.column($0.column), $0.values) }
    if case .rate(let rate) = kpi.measure {
      eligible += rate.except.map { .not(.isTrue($0)) }
    }
    if let datedBy = kpi.datedBy {
      eligible.append(
        .every([
          .atMost(.day(window.from), .firstDay(.column(datedBy))),
          .atMost(.lastDay(.column(datedBy)), .day(window.to)),
        ]))
    }
    stages.append(Stage(Stage.eligible, keep: .every(eligible)))
    stages += outcomeWindow?.stages ?? []
    let keys =
      (kpi.datedBy.map { [Key("period", .period(.column($0), step))] } ?? [])
      + (by.map { [Key("place", .column($0))] } ?? [])
    return SummaryQuery(
      .rows(source: source.name), stages: stages, keys: keys,
      measures: [.rows] + numerator + denominator)
  }

  /// Whether every day of a period counts: it lies in the window, its outcome windows had closed by
  /// the cut-off, and none of them straddles a start. A period that counts only in part is dropped.
  func isComplete(_ period: Int) -> Bool { shortfall(period) == nil }

  /// Why a period counts only in part or not at all.
  enum Shortfall {
    /// It reaches beyond the window of the analysis, or was still open at the cut-off.
    case open
    /// Some of its outcome windows straddle a start.
    case straddles
  }

  /// Why a period is left out; nil when every day of it counts.
  func shortfall(_ period: Int) -> Shortfall? {
    let first = step.firstDay(period)
    let last = step.lastDay(period)
    guard window.from <= first, last <= window.to else { return .open }
    guard let outcome = outcomeWindow else {
      return cutoff.map { last <= $0 } ?? true ? nil : .open
    }
    let closes = last.adding(days: Int(outcome.within))
    guard closes <= outcome.cutoff else { return .open }
    return starts.allSatisfy { $0 <= first || closes < $0 } ? nil : .straddles
  }

  /// The periods of the window that are left out for a reason.
  func periods(short reason: Shortfall) -> [Int] {
    (step.index(of: window.from)...step.index(of: window.to)).filter { shortfall($0) == reason }
  }

  private var numerator: [Tables.Measure] {
    switch kpi.measure {
    case .entered: return []
    case .rate(let rate):
      guard case .rows = rate.over else {
        return [.sum("numerator", .column(rate.of))]
      }
      return [.count("numerator", where: responded(rate.of))]
    case .count(let count):
      guard let column = count.of else { return [.sum("numerator", .integer(1))] }
      return [.sum("numerator", .column(column))]
    case .mean(let mean): return [.sum("numerator", .column(mean.of))]
    }
  }

  private var denominator: [Tables.Measure] {
    switch kpi.measure {
    case .entered: return []
    case .rate(let rate):
      guard case .columns(let terms) = rate.over else { return [] }
      return terms.enumerated().map { .sum("denominator.\($0)", .column($1.column)) }
    case .count(let count): return count.exposure.map { [.sum("denominator.0", .column($0))] } ?? []
    case .mean: return []
    }
  }

  /// Whether a row responded: a day of response within the window, or true.
  private func responded(_ column: String) -> Predicate {
    guard source.column(column)?.type.kind == .day else {
      return .every([.present(.column(column)), .isTrue(column)])
    }
    return outcomeWindow?.responded(.column(column)) ?? .present(.column(column))
  }

  /// The series that an answer holds, periods ascending; a period with no row is not in it.
  /// - Parameter place: the value of `by` whose series it is.
  func series(_ table: SummaryTable, place: String? = nil) -> OutcomeSeries {
    let periods = table.key("period")?.cells ?? []
    var series = OutcomeSeries(
      kind: kind, step: step, periods: [], numerator: [], denominator: [], hasExposure: false)
    if case .count(let count) = kpi.measure { series.hasExposure = count.exposure != nil }
    for group in 0..<table.count {
      guard case .number(let period)? = periods.isEmpty ? nil : periods[group] else { continue }
      if let place, table.key("place")?.text(group) != place { continue }
      series.periods.append(Int(period))
      series.numerator.append(table.measure("numerator")?.double(group) ?? 0)
      series.denominator.append(denominator(table, group))
    }
    return countsRows ? series.filledWithZeros : series
  }

  /// Whether events are counted as rows: a period without a row then had no event, where for other
  /// measures it has no data.
  private var countsRows: Bool {
    if case .count(let count) = kpi.measure {
      count.of == nil && count.exposure == nil
    } else {
      false
    }
  }

  private var kind: OutcomeSeries.Kind {
    switch kpi.measure {
    case .rate: .rate
    case .mean: .mean
    case .count, .entered: .count
    }
  }

  private func denominator(_ table: SummaryTable, _ group: Int) -> Double {
    let rows = table.measure("rows")?.double(group) ?? 0
    switch kpi.measure {
    case .entered: return 1
    case .mean: return rows
    case .count(let count):
      return count.exposure == nil ? 1 : table.measure("denominator.0")?.double(group) ?? 0
    case .rate(let rate):
      guard case .columns(let terms) = rate.over else { return rows }
      return terms.enumerated().reduce(0) { sum, term in
        let value = table.measure("denominator.\(term.offset)")?.double(group) ?? 0
        return sum + (term.element.subtracted ? -value : value)
      }
    }
  }
}
