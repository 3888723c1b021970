// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads one file once: checks every row and hands it to the queries.
final class SourceReader {
  private let source: SourceDescription
  private let schema: RowSchema
  private let runners: [QueryRunner]
  private let log: ProblemLog
  private let rules: RuleChecker
  private let slots: UnsafeMutablePointer<Int64>

  private var columns: [ColumnReader?] = []
  private var fieldOf: [Int] = []
  private var headers: [String] = []
  /// Rows without anything in them.
  private(set) var blank = 0
  private var rows = 0

  init(_ source: SourceDescription, schema: RowSchema, runners: [QueryRunner], log: ProblemLog) {
    self.source = source
    self.schema = schema
    self.runners = runners
    self.log = log
    rules = RuleChecker(source, log: log)
    slots = .allocate(capacity: max(1, source.columns.count))
    slots.initialize(repeating: missingValue, count: max(1, source.columns.count))
  }

  deinit { slots.deallocate() }

  /// Reads the file to its end; what is wrong goes to the log.
  func run(_ reader: any ByteReader) {
    do throws(ProblemCause) {
      let window = try TextWindow(
        reader, encoding: source.dialect.encoding, recordBytes: source.limits.recordBytes)
      let records = RecordReader(
        window, separator: source.dialect.separator, limits: source.limits)
      guard try readHeader(records, window) else { return }
      let (columns, fieldOf) = (columns, fieldOf)
      while try records.advance() { readRow(records, window, columns, fieldOf) }
      finish()
    } catch {
      log.add(error)
    }
  }

  private func finish() {
    if rows == 0, log.isEmpty { log.add(.noRows) }
    rules.finish(rows: rows)
    for runner in runners {
      if let failure = runner.failure { log.add(failure) }
    }
  }

  // MARK: The header

  private func readHeader(
    _ records: RecordReader, _ window: TextWindow
  ) throws(ProblemCause) -> Bool {
    var isFirst = true
    while try records.advance() {
      if isFirst, let found = separatorLine(records) {
        isFirst = false
        if found == source.dialect.separator { continue }
        let dialect = Dialect.named.first { $0.dialect.separator == found }?.name
        log.add(
          .separator(declared: source.dialect.separator, found: found, dialect: dialect)
        ) { ProblemExample(line: records.line, column: nil, field: nil, content: nil) }
        return false
      }
      isFirst = false
      if records.flaw == nil, isBlank(records) { continue }
      return layOut(records, window)
    }
    log.add(.empty)
    return false
  }

  /// The separator that Excel's first line `sep=;` declares.
  private func separatorLine(_ records: RecordReader) -> UInt8? {
    records.withRecord { bytes in
      guard bytes.count == 5, bytes.prefix(4).elementsEqual("sep=".utf8) else { return nil }
      return bytes[4]
    }
  }

  private func layOut(_ records: RecordReader, _ window: TextWindow) -> Bool {
    if let flaw = records.flaw {
      logFlaw(flaw, records)
      return false
    }
    let record = records.withRecord { Array($0) }
    let text = String(decoding: record.prefix(256), as: UTF8.self)
    if text == "No data available" || text == "Nessun dato disponibile" {
      log.add(.emptyExport)
      return false
    }
    if window.suspicious { checkCharacters(records, window) }
    headers = records.fields.enumerated().map { number, field in
      records.withBytes(field) { bytes in
        PersonalNumber.found(in: bytes) == nil
          ? String(decoding: bytes, as: UTF8.self) : "field \(number + 1)"
      }
    }
    guardFields(records)
    guard
      let layout = HeaderLayout(
        headers, source: source, line: records.line, record: record, log: log)
    else { return false }
    for (index, column) in source.columns.enumerated() {
      fieldOf.append(layout.fields[index] ?? -1)
      columns.append(
        layout.header(index).map {
          ColumnReader(column, header: $0, source: source, labels: schema.slots[index].labels)
        })
    }
    return true
  }

  // MARK: Rows

  private func readRow(
    _ records: RecordReader, _ window: TextWindow, _ columns: [ColumnReader?], _ fieldOf: [Int]
  ) {
    if let flaw = records.flaw {
      rules.rowsAreMissing = true
      guardFields(records)
      logFlaw(flaw, records)
      return
    }
    if isBlank(records) {
      blank += 1
      return
    }
    rows += 1
    guardFields(records)
    if window.suspicious { checkCharacters(records, window) }
    guard isData(records) else {
      rules.rowsAreMissing = true
      return
    }
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
        logCell(cause, records, fieldOf[index])
      }
    }
    rules.check(UnsafePointer(slots), records, fieldOf)
    if isWhole, log.isEmpty {
      for runner in runners { runner.add(UnsafePointer(slots)) }
    }
  }

  private func isEmpty(_ records: RecordReader, _ index: Int) -> Bool {
    records.withBytes(records.fields[index]) { $0.isEmpty }
  }

  private func isBlank(_ records: RecordReader) -> Bool {
    for index in records.fields.indices where !isEmpty(records, index) { return false }
    return true
  }

  /// Whether a row is one of data: as many fields as headers, and neither totals nor a note.
  private func isData(_ records: RecordReader) -> Bool {
    let first = records.fields.indices.first { !isEmpty(records, $0) } ?? 0
    if isTotal(records, first) {
      logRow(.totalsRow, records)
      return false
    }
    let isRagged = records.fields.count != headers.count
    if headers.count > 1, isNote(records, first, isRagged) {
      logRow(.noteRow, records)
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
  private func isTotal(_ records: RecordReader, _ field: Int) -> Bool {
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
  private func isNote(_ records: RecordReader, _ first: Int, _ isRagged: Bool) -> Bool {
    for index in records.fields.indices where index != first && !isEmpty(records, index) {
      return false
    }
    if isRagged { return records.fields.count == 1 }
    return columns.indices.contains { index in
      columns[index] != nil && !source.columns[index].optional && fieldOf[index] != first
    }
  }

  // MARK: What must not be there

  private func guardFields(_ records: RecordReader) {
    let fields = records.fields
    for index in fields.indices where fields[index].end - fields[index].start >= 16 {
      let field = fields[index]
      guard let found = records.withBytes(field, { PersonalNumber.found(in: $0) }) else { continue }
      let header = index < headers.count ? headers[index] : "field \(index + 1)"
      let cause: ProblemCause =
        found == .fiscalCode ? .fiscalCode(header: header) : .healthCard(header: header)
      log.add(cause) {
        let place = records.place(of: field.start)
        return ProblemExample(
          line: place.line, column: place.column, field: index + 1, content: nil)
      }
    }
  }

  /// Looks for lost, garbled and NUL characters; only asked once the file has shown signs of them.
  private func checkCharacters(_ records: RecordReader, _ window: TextWindow) {
    for (index, field) in records.fields.enumerated() {
      var offset = field.start
      while offset < field.end {
        let rest = Bytes(rebasing: window.text[offset..<field.end])
        if let cause = characterProblem(rest, window) {
          log.add(cause) {
            let place = records.place(of: offset)
            return ProblemExample(
              line: place.line, column: place.column, field: index + 1, content: nil)
          }
          break
        }
        offset += 1
      }
    }
  }

  private func characterProblem(_ bytes: Bytes, _ window: TextWindow) -> ProblemCause? {
    switch bytes[0] {
    case 0: return .nulByte
    case 0xEF where bytes.count > 2 && bytes[1] == 0xBF && bytes[2] == 0xBD:
      return window.undecodable
        ? .undecodable(declared: source.dialect.encoding) : .replacementCharacter
    // Ã or Â and another character beyond ASCII; â and €.
    case 0xC3 where bytes.count > 2 && (bytes[1] == 0x83 || bytes[1] == 0x82):
      return bytes[2] >= 0x80 ? .mojibake(declared: source.dialect.encoding) : nil
    case 0xC3 where bytes.count > 4 && bytes[1] == 0xA2:
      return bytes[2] == 0xE2 && bytes[3] == 0x82 && bytes[4] == 0xAC
        ? .mojibake(declared: source.dialect.encoding) : nil
    default: return nil
    }
  }

  // MARK: The log

  private func logFlaw(_ flaw: RecordReader.Flaw, _ records: RecordReader) {
    log.add(flaw.cause) {
      let place = records.place(of: flaw.offset)
      return ProblemExample(
        line: place.line, column: place.column, field: flaw.field > 0 ? flaw.field : nil,
        content: nil)
    }
  }

  private func logRow(_ cause: ProblemCause, _ records: RecordReader) {
    log.add(cause) {
      ProblemExample(line: records.line, column: nil, field: nil, content: nil)
    }
  }

  private func logCell(_ cause: ProblemCause, _ records: RecordReader, _ index: Int) {
    log.add(cause) {
      let field = records.fields[index]
      let place = records.place(of: field.start)
      return ProblemExample(
        line: place.line, column: place.column, field: index + 1,
        content: records.withBytes(field) { log.content($0) })
    }
  }
}

/// How rows of totals are named, in lower case.
private let totalNames: Set<String> = [
  "totale", "totali", "total", "totals", "totale generale", "totale complessivo", "grand total",
  "somma", "sum", "tot",
]
