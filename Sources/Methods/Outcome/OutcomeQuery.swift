// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Tables

/// The question to a source that gives a KPI by calendar period, and by place where one is asked
/// for: which rows count, what is summed.
struct OutcomeQuery {
  let kpi: KPI
  let source: StudySource
  let step: CalendarStep
  /// Rows must have one of these values in each of these columns.
  let only: [ColumnFilter]
  /// Days of the analysis: one stretch, or one before and one after, in order.
  let windows: [DateRange]
  /// The last day on which an outcome may fall.
  let cutoff: CivilDate?
  /// Columns of places and strata, each a key of the answer; none for one series of all rows.
  var by: [String] = []
  /// The column that says who was really reached, where one is asked for.
  var received: String?
  /// Starts that an outcome window may not straddle, and whose rows they are for.
  let starts: [Start]
  /// Whether the answer tells the windows apart (`part`, 0 and 1) and not periods.
  var isByWindow = false

  /// The day on which something began for some rows.
  struct Start: Hashable {
    var date: CivilDate
    /// The rows that it began for; nil for all.
    var only: ColumnFilter?

    /// Whether it began for a place.
    func concerns(_ place: String?) -> Bool {
      guard let only, let place else { return true }
      return only.values.contains(place)
    }
  }

  /// The response window, when the KPI has one.
  var outcomeWindow: OutcomeWindow? {
    guard let within = kpi.within, let cutoff, let datedBy = kpi.datedBy else { return nil }
    return OutcomeWindow(
      datedBy: .column(datedBy), within: Int32(clamping: within.days ?? 0), cutoff: cutoff,
      starts: starts.filter { $0.only == nil }.map(\.date))
  }

  /// Leaves out rows whose window straddles the start of their own place.
  private func clearOfOwn(_ window: OutcomeWindow) -> Predicate {
    .every(
      starts.compactMap { start in
        start.only.map { only in
          .not(
            .every([
              .oneOf(.column(only.column), only.values),
              .less(window.opens, than: .day(start.date)),
              .atMost(.day(start.date), window.closes),
            ]))
        }
      })
  }

  /// The query: one group a period, numerator and denominator as measures.
  func query() -> SummaryQuery {
    var stages: [Stage] = []
    var eligible: [Predicate] = only.map { .oneOf(.column($0.column), $0.values) }
    if case .rate(let rate) = kpi.measure {
      eligible += rate.except.map { .not(.isTrue($0)) }
    }
    if let datedBy = kpi.datedBy {
      let within = windows.map { window in
        Predicate.every([
          .atMost(.day(window.from), .firstDay(.column(datedBy))),
          .atMost(.lastDay(.column(datedBy)), .day(window.to)),
        ])
      }
      eligible.append(within.count == 1 ? within[0] : .any(within))
    }
    stages.append(Stage(Stage.eligible, keep: .every(eligible)))
    if let window = outcomeWindow {
      stages += window.stages
      if starts.contains(where: { $0.only != nil }) {
        stages.append(Stage(Stage.clear, keep: clearOfOwn(window)))
      }
    }
    let keys =
      (kpi.datedBy.map { [time($0)] } ?? [])
      + by.enumerated().map { Key("by.\($0)", .column($1)) }
    return SummaryQuery(
      .rows(source: source.name), stages: stages, keys: keys,
      measures: [.rows] + numerator + denominator + squares + reached)
  }

  private func time(_ datedBy: String) -> Key {
    guard isByWindow, let first = windows.first else {
      return Key("period", .period(.column(datedBy), step))
    }
    let isBefore = Predicate.atMost(.lastDay(.column(datedBy)), .day(first.to))
    return Key("part", .choose(isBefore, .integer(0), .integer(1)))
  }

  /// Whether every day of a period counts: it lies in the window, its outcome windows had closed by
  /// the cut-off, and none of them straddles a start. A period that counts only in part is dropped.
  func isComplete(_ period: Int, of place: String? = nil) -> Bool {
    shortfall(period, of: place) == nil
  }

  /// Why a period counts only in part or not at all.
  enum Shortfall {
    /// It reaches beyond the window of the analysis, or was still open at the cut-off.
    case open
    /// Some of its outcome windows straddle a start.
    case straddles
  }

  /// Why a period is left out; nil when every day of it counts.
  func shortfall(_ period: Int, of place: String? = nil) -> Shortfall? {
    let first = step.firstDay(period)
    let last = step.lastDay(period)
    guard windows.contains(where: { $0.from <= first && last <= $0.to }) else { return .open }
    guard let outcome = outcomeWindow else {
      return cutoff.map { last <= $0 } ?? true ? nil : .open
    }
    let closes = last.adding(days: Int(outcome.within))
    guard closes <= outcome.cutoff else { return .open }
    return starts.allSatisfy { start in
      start.date <= first || closes < start.date || !start.concerns(place)
    } ? nil : .straddles
  }

  /// The periods of the window that are left out for a reason.
  func periods(short reason: Shortfall) -> [Int] {
    windows.flatMap { window in
      (step.index(of: window.from)...step.index(of: window.to)).filter { shortfall($0) == reason }
    }
  }

  private var numerator: [Tables.Measure] {
    switch kpi.measure {
    case .entered, .retained: return []
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
    case .entered, .retained: return []
    case .rate(let rate):
      guard case .columns(let terms) = rate.over else { return [] }
      return terms.enumerated().map { .sum("denominator.\($0)", .column($1.column)) }
    case .count(let count): return count.exposure.map { [.sum("denominator.0", .column($0))] } ?? []
    case .mean: return []
    }
  }

  /// The sum of squares of a mean's values: what the spread between persons needs.
  private var squares: [Tables.Measure] {
    guard !by.isEmpty, case .mean(let mean) = kpi.measure else { return [] }
    return [.sum("squares", .column(mean.of), .column(mean.of))]
  }

  /// How many were reached: of persons those for whom the column is true or holds a day.
  private var reached: [Tables.Measure] {
    guard let received else { return [] }
    switch source.column(received)?.type.kind {
    case .truth:
      return [
        .count(
          "received", where: .every([.present(.column(received)), .isTrue(received)]))
      ]
    case .day: return [.count("received", where: .present(.column(received)))]
    default: return [.sum("received", .column(received))]
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
    series.hasExposure = hasExposure
    for group in 0..<table.count {
      guard case .number(let period)? = periods.isEmpty ? nil : periods[group] else { continue }
      if let place, table.key("by.0")?.text(group) != place { continue }
      series.periods.append(Int(period))
      series.numerator.append(table.measure("numerator")?.double(group) ?? 0)
      series.denominator.append(denominator(table, group))
    }
    return countsRows ? series.filledWithZeros : series
  }

  /// Whether events are counted as rows: a period without a row then had no event, where for other
  /// measures it has no data.
  var countsRows: Bool {
    if case .count(let count) = kpi.measure {
      count.of == nil && count.exposure == nil
    } else {
      false
    }
  }

  /// Whether counts are for an exposure.
  var hasExposure: Bool {
    if case .count(let count) = kpi.measure { count.exposure != nil } else { false }
  }

  /// What the outcome is.
  var kind: OutcomeKind {
    switch kpi.measure {
    case .rate: .rate
    case .mean: .mean
    case .count, .entered, .retained: .count
    }
  }

  /// Of whom a group's numerator is: rows, counted people, exposure, or 1.
  func denominator(_ table: SummaryTable, _ group: Int) -> Double {
    let rows = table.measure("rows")?.double(group) ?? 0
    switch kpi.measure {
    case .entered, .retained: return 1
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
