// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Checks what a source's rows must be together. Each worker has one; they are merged in the end.
final class RuleChecker {
  private struct Gaps {
    let column: Int
    let step: CalendarStep
    let kind: ValueKind
    var seen: Set<Int> = []
    var last = missingValue
  }
  private struct Order {
    let columns: [Int]
    let factors: [Int128]
  }
  private struct Values {
    let column: Int
    let values: [String]
    let codes: LabelTable
    var seen: [Bool]
  }
  private struct Unique {
    let columns: [Int]
    let names: [String]
    /// The rows of all workers.
    let rows: UniqueRows
    /// Rows not yet brought there, by part.
    var waiting: [[UniqueRows.Entry]] = Array(repeating: [], count: UniqueRows.parts)
  }

  private let source: SourceDescription
  private var gaps: [Gaps] = []
  private var orders: [Order] = []
  private var values: [Values] = []
  private var uniques: [Unique] = []
  private let kinds: [ValueKind]
  /// Some rows could not be read, so that what seems absent may be in them.
  var rowsAreMissing = false

  var isEmpty: Bool { gaps.isEmpty && values.isEmpty && orders.isEmpty && uniques.isEmpty }
  var hasUnique: Bool { !uniques.isEmpty }
  var hasOrder: Bool { !orders.isEmpty }

  /// A checker that shares what is seen of unique rows with another worker's.
  init(_ source: SourceDescription, sharing other: RuleChecker? = nil) {
    self.source = source
    kinds = source.columns.map(\.type.kind)
    let index = { (name: String) in source.columns.firstIndex { $0.name == name } }
    for rule in source.expectations {
      switch rule {
      case .noGaps(let column, let step):
        if let index = index(column) {
          gaps.append(Gaps(column: index, step: step, kind: kinds[index]))
        }
      case .order(let names):
        let columns = names.compactMap(index)
        let scales = columns.map { kinds[$0].decimals ?? 0 }
        let most = scales.max() ?? 0
        orders.append(
          Order(columns: columns, factors: scales.map { Int128(PowersOfTen.integer(most - $0)) }))
      case .allValues(let column):
        if let index = index(column), let labels = source.columns[index].values {
          let codes = LabelTable(labels)
          values.append(
            Values(
              column: index, values: labels, codes: codes,
              seen: Array(repeating: false, count: codes.count)))
        }
      case .unique(let names):
        let rows = other.map { $0.uniques[uniques.count].rows } ?? UniqueRows()
        uniques.append(Unique(columns: names.compactMap(index), names: names, rows: rows))
      case .rows: break
      }
    }
  }

  // MARK: Rows

  /// Says that a file begins with a block.
  func begin(fileAt block: Int) { for rule in uniques { rule.rows.begin(fileAt: block) } }

  /// Looks at a row's values: those that were seen are not absent.
  func see(_ row: (Int) -> Int64) {
    for index in gaps.indices {
      let value = row(gaps[index].column)
      guard value != missingValue, value != gaps[index].last else { continue }
      gaps[index].last = value
      gaps[index].seen.insert(period(gaps[index], value))
    }
    for index in values.indices {
      let code = row(values[index].column)
      if code != missingValue, Int(code) < values[index].seen.count {
        values[index].seen[Int(code)] = true
      }
    }
  }

  /// The first columns of each rule that decrease in a row.
  func decreasing(_ row: (Int) -> Int64, _ body: (_ first: Int, _ second: Int) -> Void) {
    for order in orders {
      var last: (column: Int, value: Int128)?
      for (position, column) in order.columns.enumerated() where row(column) != missingValue {
        let value = Int128(row(column)) * order.factors[position]
        if let last, value < last.value { body(last.column, column) }
        last = (column, value)
      }
    }
  }

  /// Remembers a row that may have to be unique; `bytes` gives the trimmed cell of a column, nil if
  /// it is not in the file.
  func remember(
    _ place: RowPlace, _ row: (Int) -> Int64, cell: (Int, (Bytes) -> Void) -> Bool
  ) {
    for index in uniques.indices {
      var fingerprint = Fingerprint()
      var isWhole = true
      for column in uniques[index].columns {
        var bytes = Fingerprint()
        isWhole = cell(column) { bytes.add($0) } && isWhole
        if kinds[column] == .label {
          fingerprint.add(Int64(bitPattern: bytes.low))
          fingerprint.add(Int64(bitPattern: bytes.high))
        } else {
          fingerprint.add(row(column))
        }
      }
      guard isWhole else { continue }
      let part = UniqueRows.part(fingerprint)
      uniques[index].waiting[part].append((fingerprint, place))
      if uniques[index].waiting[part].count == 512 { bring(index, part) }
    }
  }

  private func bring(_ index: Int, _ part: Int) {
    uniques[index].rows.add(uniques[index].waiting[part], part: part)
    uniques[index].waiting[part].removeAll(keepingCapacity: true)
  }

  private func period(_ gaps: Gaps, _ value: Int64) -> Int {
    guard case .period(let step) = gaps.kind else {
      return gaps.step.index(of: CivilDate(day: Int32(clamping: value)))
    }
    return step == gaps.step ? Int(value) : gaps.step.index(of: step.firstDay(Int(value)))
  }

  // MARK: The end

  /// Takes what another worker's checker has seen.
  func merge(_ other: RuleChecker) {
    rowsAreMissing = rowsAreMissing || other.rowsAreMissing
    for index in gaps.indices { gaps[index].seen.formUnion(other.gaps[index].seen) }
    for index in values.indices {
      for (code, isSeen) in other.values[index].seen.enumerated() where isSeen {
        values[index].seen[code] = true
      }
    }
    other.bringAll()
  }

  private func bringAll() {
    for index in uniques.indices {
      for part in 0..<UniqueRows.parts { bring(index, part) }
    }
  }

  /// For each rule of unique rows: its columns, and the rows of each file that repeat another.
  func repeats() -> [(
    column: Int, names: [String],
    files: [(file: Int, count: Int, first: [(row: RowPlace, earlier: RowPlace)])]
  )] {
    bringAll()
    return uniques.map { ($0.columns[0], $0.names, $0.rows.repeats()) }
  }

  /// Says what all rows together lack.
  func finish(rows: Int, log: ProblemLog) {
    for case .rows(let least, let most) in source.expectations
    where rows < least ?? 0 || rows > most ?? .max {
      log.add(.rowCount(found: rows, atLeast: least, atMost: most))
    }
    guard !rowsAreMissing else { return }
    for gap in gaps { finish(gap, log) }
    for rule in values where rows > 0 {
      let absent = rule.values.filter { !rule.seen[rule.codes.code(of: $0)] }
      if !absent.isEmpty {
        log.add(.absentValues(column: source.columns[rule.column].name, values: absent))
      }
    }
  }

  private func finish(_ gap: Gaps, _ log: ProblemLog) {
    let present = gap.seen.sorted()
    var ranges: [PeriodRange] = []
    var periods = 0
    for (before, after) in zip(present, present.dropFirst()) where after > before + 1 {
      periods += after - before - 1
      if ranges.count < 10 { ranges.append(PeriodRange(from: before + 1, through: after - 1)) }
    }
    if periods > 0 {
      log.add(
        .gaps(
          column: source.columns[gap.column].name, every: gap.step, ranges: ranges,
          periods: periods))
    }
  }
}
