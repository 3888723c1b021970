// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// What a source expects of its rows together, checked by keeping everything and comparing.
struct HostileRules {
  private let source: SourceDescription
  private var days: [Int: Set<Int128>] = [:]
  private var seen: [Int: Set<[UInt8]>] = [:]
  private var earlier: [Int: [[HostileCell]: Int]] = [:]

  init(_ source: SourceDescription) { self.source = source }

  private func index(_ name: String) -> Int {
    source.columns.firstIndex { $0.name == name } ?? 0
  }

  mutating func check(
    _ row: HostileReader.Row, _ layout: HostileHeader, _ text: HostileText, _ log: inout HostileLog
  ) {
    for (rule, expectation) in source.expectations.enumerated() {
      switch expectation {
      case .noGaps(let column, _):
        if case .number(let value) = row.cells[index(column)] {
          days[rule, default: []].insert(value)
        }
      case .allValues(let column):
        if case .label(let label) = row.cells[index(column)] {
          seen[rule, default: []].insert(label)
        }
      default: break
      }
    }
    for case .order(let names) in source.expectations { check(names, row, layout, text, &log) }
    for (rule, expectation) in source.expectations.enumerated() {
      guard case .unique(let names) = expectation else { continue }
      let columns = names.map { index($0) }
      guard let field = layout.fields[columns[0]], columns.allSatisfy({ layout.fields[$0] != nil })
      else { continue }
      let values = columns.map { column -> HostileCell in
        if source.columns[column].type.kind == .label {
          return .label(Array(row.texts[column].utf8))
        }
        if case .number = row.cells[column] { return row.cells[column] }
        return .missing
      }
      if let line = earlier[rule, default: [:]][values] {
        log.add(
          .duplicateRow(columns: names), text.example(row.row, field: field + 1, .number(line)))
      } else {
        earlier[rule, default: [:]][values] = text.lines[row.row.start]
      }
    }
  }

  private func check(
    _ names: [String], _ row: HostileReader.Row, _ layout: HostileHeader, _ text: HostileText,
    _ log: inout HostileLog
  ) {
    var last: (column: Int, value: Int128)?
    for column in names.map({ index($0) }) {
      guard case .number(let units) = row.cells[column] else { continue }
      let decimals = source.columns[column].type.kind.decimals ?? 0
      let value = units * HostileCellReader.power(18 - decimals)
      if let last, value < last.value, let number = layout.fields[column] {
        let field = row.row.fields[number]
        log.add(
          .order(
            first: source.columns[last.column].name, second: source.columns[column].name),
          text.example(field.start, field: number + 1, log.content(field.value)))
      }
      last = (column, value)
    }
  }

  /// Says what all rows together lack.
  func finish(rows: Int, _ someRowsAreMissing: Bool, _ log: inout HostileLog) {
    for case .rows(let least, let most) in source.expectations
    where rows < least ?? 0 || rows > most ?? .max {
      log.add(.rowCount(found: rows, atLeast: least, atMost: most))
    }
    guard !someRowsAreMissing else { return }
    for (rule, expectation) in source.expectations.enumerated() {
      guard case .noGaps(let column, let step) = expectation else { continue }
      finish(column, step, days[rule] ?? [], &log)
    }
    for (rule, expectation) in source.expectations.enumerated() where rows > 0 {
      guard case .allValues(let column) = expectation else { continue }
      let absent = (source.columns[index(column)].values ?? []).filter {
        !(seen[rule] ?? []).contains(Array($0.utf8))
      }
      if !absent.isEmpty { log.add(.absentValues(column: column, values: absent)) }
    }
  }

  private func finish(
    _ column: String, _ step: CalendarStep, _ values: Set<Int128>, _ log: inout HostileLog
  ) {
    let kind = source.columns[index(column)].type.kind
    let periods = values.map { value -> Int in
      guard case .period(let own) = kind else {
        return step.index(of: CivilDate(day: Int32(value)))
      }
      return step.index(of: own.firstDay(Int(value)))
    }
    guard let first = periods.min(), let last = periods.max() else { return }
    let present = Set(periods)
    var ranges: [PeriodRange] = []
    var absent = 0
    // Only next to a period that is there can a range of absent ones begin.
    for before in present.sorted() where before < last && !present.contains(before + 1) {
      let after = present.filter { $0 > before }.min() ?? last
      absent += after - before - 1
      ranges.append(PeriodRange(from: before + 1, through: after - 1))
    }
    if absent > 0, first < last {
      log.add(
        .gaps(column: column, every: step, ranges: Array(ranges.prefix(10)), periods: absent))
    }
  }
}
