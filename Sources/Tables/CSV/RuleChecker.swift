// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Checks what a source's rows must be together.
final class RuleChecker {
  private struct Gaps {
    let column: Int
    let step: CalendarStep
    let kind: ValueKind
    var seen: Set<Int> = []
    var last = Int.min
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
    var rows = FingerprintTable()
  }

  private let source: SourceDescription
  private let log: ProblemLog
  private var gaps: [Gaps] = []
  private var orders: [Order] = []
  private var values: [Values] = []
  private var uniques: [Unique] = []
  private let kinds: [ValueKind]
  /// Some rows could not be read, so that what seems absent may be in them.
  var rowsAreMissing = false

  init(_ source: SourceDescription, log: ProblemLog) {
    self.source = source
    self.log = log
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
        uniques.append(Unique(columns: names.compactMap(index), names: names))
      case .rows: break
      }
    }
  }

  /// Looks at one row; cells that could not be read are missing in it.
  func check(_ row: Row, _ records: RecordReader, _ fieldOf: [Int]) {
    for index in gaps.indices {
      let value = row[gaps[index].column]
      guard value != missingValue, Int(value) != gaps[index].last else { continue }
      gaps[index].last = Int(value)
      gaps[index].seen.insert(period(gaps[index], value))
    }
    for index in values.indices {
      let code = row[values[index].column]
      if code != missingValue, Int(code) < values[index].seen.count {
        values[index].seen[Int(code)] = true
      }
    }
    for order in orders { check(order, row, records, fieldOf) }
    for index in uniques.indices {
      let columns = uniques[index].columns
      guard columns.allSatisfy({ fieldOf[$0] >= 0 }) else { continue }
      var fingerprint = Fingerprint()
      for column in columns { add(column, row, records, fieldOf, &fingerprint) }
      if let earlier = uniques[index].rows.insert(fingerprint, line: records.line) {
        log.add(.duplicateRow(columns: uniques[index].names)) {
          ProblemExample(
            line: records.line, column: nil, field: fieldOf[columns[0]] + 1,
            content: .number(earlier))
        }
      }
    }
  }

  private func period(_ gaps: Gaps, _ value: Int64) -> Int {
    guard case .period(let step) = gaps.kind else {
      return gaps.step.index(of: CivilDate(day: Int32(clamping: value)))
    }
    return step == gaps.step ? Int(value) : gaps.step.index(of: step.firstDay(Int(value)))
  }

  private func check(_ order: Order, _ row: Row, _ records: RecordReader, _ fieldOf: [Int]) {
    var last: (column: Int, value: Int128)?
    for (position, column) in order.columns.enumerated() where row[column] != missingValue {
      let value = Int128(row[column]) * order.factors[position]
      if let last, value < last.value {
        let cause = ProblemCause.order(
          first: source.columns[last.column].name, second: source.columns[column].name)
        log.add(cause) {
          let field = records.fields[fieldOf[column]]
          let place = records.place(of: field.start)
          return ProblemExample(
            line: place.line, column: place.column, field: fieldOf[column] + 1,
            content: records.withBytes(field) { log.content($0) })
        }
      }
      last = (column, value)
    }
  }

  private func add(
    _ column: Int, _ row: Row, _ records: RecordReader, _ fieldOf: [Int],
    _ fingerprint: inout Fingerprint
  ) {
    if kinds[column] == .label {
      records.withBytes(records.fields[fieldOf[column]]) { fingerprint.add($0) }
    } else {
      fingerprint.add(row[column])
    }
  }

  /// Says what all rows together lack.
  func finish(rows: Int) {
    for case .rows(let least, let most) in source.expectations
    where rows < least ?? 0 || rows > most ?? .max {
      log.add(.rowCount(found: rows, atLeast: least, atMost: most))
    }
    guard !rowsAreMissing else { return }
    for gap in gaps { finish(gap) }
    for rule in values where rows > 0 {
      let absent = rule.values.filter { !rule.seen[rule.codes.code(of: $0)] }
      if !absent.isEmpty {
        log.add(.absentValues(column: source.columns[rule.column].name, values: absent))
      }
    }
  }

  private func finish(_ gap: Gaps) {
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

/// 128 bits that stand for a row's values: two rows of ten million agree by chance once in 10^24.
struct Fingerprint: Hashable {
  private(set) var low: UInt64 = 0x9AE1_6A3B_2F90_404F
  private(set) var high: UInt64 = 0xC949_D7C7_509E_6557

  mutating func add(_ number: Int64) {
    low = ByteHash.mix(low, UInt64(bitPattern: number))
    high = ByteHash.mix(high, ~UInt64(bitPattern: number) &* 0xFF51_AFD7_ED55_8CCD)
  }

  mutating func add(_ bytes: Bytes) {
    low = ByteHash.hash(bytes, seed: low)
    high = ByteHash.hash(bytes, seed: high &+ 0x1656_67B1_9E37_79F9)
  }
}

/// The fingerprints of rows seen, with the line of the first.
struct FingerprintTable {
  private var slots: [(low: UInt64, high: UInt64, line: Int)] = Array(
    repeating: (0, 0, 0), count: 64)
  private var count = 0

  /// The line of an earlier row with the same fingerprint; nil if it is new.
  mutating func insert(_ fingerprint: Fingerprint, line: Int) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint.low) & mask
    while slots[slot].line != 0 {
      if slots[slot].low == fingerprint.low, slots[slot].high == fingerprint.high {
        return slots[slot].line
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = (fingerprint.low, fingerprint.high, line)
    count += 1
    if count * 2 > slots.count { grow() }
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0, 0), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.line != 0 {
      var slot = Int(truncatingIfNeeded: entry.low) & mask
      while slots[slot].line != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
