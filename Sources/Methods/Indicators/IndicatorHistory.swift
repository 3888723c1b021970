// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics
import Tables

/// What stood before the campaign: the same days of earlier years of a count, the quarters before of
/// a rate or mean.
struct IndicatorHistory {
  let filling: IndicatorFilling

  init(_ filling: IndicatorFilling) { self.filling = filling }

  private var queries: IndicatorQueries { filling.queries }
  private var table: SummaryTable? { filling.tables.count > 1 ? filling.tables[1] : nil }

  // MARK: Counts

  /// One earlier year.
  struct Year {
    var days: DateRange
    var events: Int
    var exposure: Double
  }

  /// The earlier years that the source knows whole, oldest first.
  var years: [Year] {
    let ranges = queries.earlierYears
    guard !ranges.isEmpty, let table, let first = firstMonth else { return [] }
    var years: [Year] = []
    for (index, days) in ranges.enumerated() {
      // Before the month of the source's first row nothing is known; in it, its first days may be
      // without events.
      guard CalendarStep.month.index(of: days.from) >= first else { continue }
      let group = table.group([.number(Int64(index))])
      let value = group.map { IndicatorValue(table, [$0], queries.now) }
      if queries.now.countsRows {
        years.append(Year(days: days, events: value?.events ?? 0, exposure: 1))
      } else if let value, let events = value.events, value.base > 0 {
        years.append(Year(days: days, events: events, exposure: value.base))
      }
    }
    return years
  }

  /// The month of the source's first row.
  private var firstMonth: Int? {
    guard let table = filling.tables.last, table.count == 1,
      let day = table.measure("first")?.units.first
    else { return nil }
    return CalendarStep.month.index(of: CivilDate(day: Int32(clamping: day)))
  }

  /// The earlier years as a table.
  func yearsTable(_ years: [Year]) -> FindingTable? {
    guard !years.isEmpty else { return nil }
    let hasExposure = queries.now.hasExposure
    var columns: [FindingTable.Column] = [
      .init("start"), .init("end"), .init("events", guarded: filling.guarded(.count)),
    ]
    if hasExposure { columns.append(.init("exposure")) }
    return FindingTable(
      id: "history", columns: columns,
      rows: years.map { year in
        let row: [Value] = [.date(year.days.from), .date(year.days.to), .count(year.events)]
        return hasExposure ? row + [.number(year.exposure, .number)] : row
      })
  }

  // MARK: Rates and means

  private func periods<Row>(_ make: (Int, Int, IndicatorValue) -> Row?) -> [Row] {
    guard let outcome = queries.before, let table, let key = table.key("period") else { return [] }
    return (0..<table.count).compactMap { group in
      guard case .number(let period) = key.cells[group], outcome.isComplete(Int(period)) else {
        return nil
      }
      return make(group, Int(period), IndicatorValue(table, [group], outcome))
    }
  }

  /// The rate of each whole quarter before the campaign.
  var rates: FindingTable? {
    let rows = periods { _, period, value -> [Value]? in
      value.proportion.map {
        [
          .period(queries.plausibilityStep, period), .count($0.count), .count($0.total),
          .number($0.value, .proportion),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return FindingTable(
      id: "history",
      columns: [
        .init("period"), .init("events", guarded: filling.guarded(.partOf("total"))),
        .init("total", guarded: filling.guarded(.count)),
        .init("value", guarded: filling.guarded(.derivedFrom("events"))),
      ], rows: rows)
  }

  /// The mean of each whole quarter before the campaign.
  var means: FindingTable? {
    let rows = periods { _, period, value -> [Value]? in
      guard let total = value.total, let mean = value.mean else { return nil }
      return [
        .period(queries.plausibilityStep, period), .count(total),
        .number(mean, filling.meanUnit),
      ]
    }
    guard !rows.isEmpty else { return nil }
    return FindingTable(
      id: "history",
      columns: [
        .init("period"), .init("total", guarded: filling.guarded(.count)),
        .init("value", guarded: filling.guarded(.derivedFrom("total"))),
      ], rows: rows)
  }
}
