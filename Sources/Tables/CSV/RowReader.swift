// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads one row at a time, exactly: what is wrong with it goes to the log, with its place. Rows in
/// which the quick reader sees anything unusual come here, and so does all that is said of them.
final class RowReader {
  let source: SourceDescription
  let records: RecordReader
  let rules: RuleChecker
  /// The cells of the row read last.
  let slots: UnsafeMutablePointer<Int64>

  /// The reader of each declared column; nil where the file has no such header.
  private(set) var columns: [ColumnReader?] = []
  /// For each declared column the number of its field, or -1.
  private(set) var fieldOf: [Int] = []
  private(set) var headers: [String] = []

  /// What is wrong with the rows of the block at hand.
  var log: ProblemLog
  /// The number of the block at hand.
  var block = 0
  /// Rows of the block, and those without anything in them.
  var rows = 0
  var blank = 0

  init(_ source: SourceDescription, rules: RuleChecker) {
    self.source = source
    self.rules = rules
    log = ProblemLog(source)
    records = RecordReader(separator: source.dialect.separator, limits: source.limits)
    slots = .allocate(capacity: max(1, source.columns.count))
    slots.initialize(repeating: missingValue, count: max(1, source.columns.count))
  }

  deinit { slots.deallocate() }

  /// Turns to a file whose headers are known.
  func open(_ layout: HeaderLayout, schema: RowSchema) {
    headers = layout.headers
    fieldOf = layout.fields.map { $0 ?? -1 }
    columns = source.columns.enumerated().map { index, column in
      layout.header(index).map {
        ColumnReader(column, header: $0, source: source, labels: schema.slots[index].labels)
      }
    }
  }

  /// Gives the fields their names, by which problems show them.
  func name(_ headers: [String]) { self.headers = headers }

  /// Reads the row that begins at an offset, on a line of the block; whether its cells, in `slots`,
  /// can be counted.
  func read(at start: Int, line: Int, isSuspicious: Bool) -> Bool {
    records.read(at: start, line: line)
    if let flaw = records.flaw {
      rules.rowsAreMissing = true
      guardFields()
      logFlaw(flaw)
      return false
    }
    if isBlank() {
      blank += 1
      return false
    }
    rows += 1
    guardFields()
    if isSuspicious { checkCharacters() }
    guard isData() else {
      rules.rowsAreMissing = true
      return false
    }
    let isWhole = readCells()
    if !rules.isEmpty { checkRules() }
    return isWhole
  }

  private func readCells() -> Bool {
    var isWhole = true
    for (index, column) in columns.enumerated() {
      slots[index] = missingValue
      guard let column else { continue }
      let field = records.fields[fieldOf[index]]
      let cell = records.withBytes(field) { column.read($0) }
      switch cell {
      case .value(let value): slots[index] = value
      case .missing: break
      case .wrong(let cause):
        isWhole = false
        logCell(cause, fieldOf[index])
      }
    }
    return isWhole
  }

  private func checkRules() {
    rules.see { slots[$0] }
    rules.decreasing({ slots[$0] }) { first, second in
      let cause = ProblemCause.order(
        first: source.columns[first].name, second: source.columns[second].name)
      logCell(cause, fieldOf[second])
    }
    guard rules.hasUnique else { return }
    rules.remember(RowPlace(block: block, line: records.line), { slots[$0] }) { column, body in
      guard fieldOf[column] >= 0 else { return false }
      records.withBytes(records.fields[fieldOf[column]], body)
      return true
    }
  }

  private func isEmpty(_ index: Int) -> Bool {
    records.withBytes(records.fields[index]) { $0.isEmpty }
  }

  func isBlank() -> Bool {
    for index in records.fields.indices where !isEmpty(index) { return false }
    return true
  }

  /// Whether a row is one of data: as many fields as headers, and neither totals nor a note.
  private func isData() -> Bool {
    let first = records.fields.indices.first { !isEmpty($0) } ?? 0
    if isTotal(first) {
      logRow(.totalsRow)
      return false
    }
    let isRagged = records.fields.count != headers.count
    if headers.count > 1, isNote(first, isRagged) {
      logRow(.noteRow)
      return false
    }
    if isRagged {
      log.add(.fieldCount(expected: headers.count)) {
        ProblemExample(
          line: records.line, column: nil, field: nil, content: .number(records.fields.count))
      }
      return false
    }
    return true
  }

  /// Whether the first cell that holds something says that the row is a total.
  private func isTotal(_ field: Int) -> Bool {
    let names = records.withBytes(records.fields[field]) { bytes -> Bool in
      guard bytes.count >= 3, bytes.count <= 24, "tgs".utf8.contains(bytes[0] | 0x20) else {
        return false
      }
      var text = String(decoding: bytes, as: UTF8.self).lowercased()
      while text.last == ":" || text.last == "." || text.last == " " { text.removeLast() }
      return totalNames.contains(text)
    }
    guard names, let column = fieldOf.firstIndex(of: field) else { return names }
    let label = records.withBytes(records.fields[field]) { String(decoding: $0, as: UTF8.self) }
    return source.columns[column].values?.contains(label) != true
  }

  /// Whether only one cell holds something, and a column that must have a value is without.
  private func isNote(_ first: Int, _ isRagged: Bool) -> Bool {
    for index in records.fields.indices where index != first && !isEmpty(index) {
      return false
    }
    if isRagged { return records.fields.count == 1 }
    return columns.indices.contains { index in
      columns[index] != nil && !source.columns[index].optional && fieldOf[index] != first
    }
  }
}

/// How rows of totals are named, in lower case.
private let totalNames: Set<String> = [
  "totale", "totali", "total", "totals", "totale generale", "totale complessivo", "grand total",
  "somma", "sum", "tot",
]
