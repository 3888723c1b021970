// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// Reads a whole file the slow and obvious way, with every problem that the engine is to report: the
/// text at once, row by row, each cell by patterns. Written apart from the engine, to hold it to.
struct HostileReader {
  /// A row of data: one cell a declared column.
  struct Row {
    let cells: [HostileCell]
    let texts: [String]
    let row: HostileRow
  }

  let source: SourceDescription
  private var log: HostileLog
  private(set) var rows: [Row] = []
  private(set) var count = 0
  private(set) var blank = 0
  private(set) var someRowsAreMissing = false
  var problems: [TableProblem] { log.problems }

  init(_ source: SourceDescription, _ bytes: [UInt8]) {
    self.source = source
    log = HostileLog(source)
    if let cause = HostileReader.fault(bytes, source.dialect.encoding) {
      log.add(cause)
      return
    }
    let text = HostileText(
      Array(bytes.dropFirst(HostileReader.mark(bytes)?.length ?? 0)), source.dialect.encoding,
      bigEndian: bytes.first == 0xFE)
    read(text, text.rows(source))
  }

  // MARK: The beginning

  private static func mark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    return bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) ? (.utf16, 2) : nil
  }

  /// Why a file cannot be read as rows of text at all.
  private static func fault(_ bytes: [UInt8], _ declared: TextEncoding) -> ProblemCause? {
    let mark = mark(bytes)
    if let format = format(bytes, mark?.encoding == .utf8 ? 3 : 0) { return .otherFormat(format) }
    if let mark, mark.encoding != declared {
      return .encoding(declared: declared, looksLike: mark.encoding)
    }
    return mark == nil && declared == .utf16 ? .noByteOrderMark : nil
  }

  /// Another kind of file, of those that the generator writes; markup may stand after spaces.
  private static func format(_ bytes: [UInt8], _ mark: Int) -> FileFormat? {
    if bytes.starts(with: [0x1F, 0x8B]) { return .gzip }
    let binary: [(String, FileFormat)] = [
      ("%PDF-", .pdf), ("PK\u{3}\u{4}", .zip), ("SQLite format 3\0", .sqlite),
    ]
    if let found = binary.first(where: { bytes.starts(with: $0.0.utf8) }) { return found.1 }
    let rest = bytes.dropFirst(mark).prefix(512 - mark).drop {
      [0x20, 0x09, 0x0A, 0x0D].contains($0)
    }
    let markup: [(String, FileFormat)] = [
      ("<!DOCTYPE html", .html), ("<html", .html), ("<?xml", .xml), ("{\"", .json), ("[{", .json),
    ]
    return markup.first { rest.starts(with: $0.0.utf8) }?.1
  }

  private mutating func read(_ text: HostileText, _ rows: [HostileRow]) {
    var rest = rows[...]
    if let first = rest.first {
      let record = Array(text.text(first.start..<first.end).utf8)
      if record.count == 5, record.starts(with: "sep=".utf8) {
        rest.removeFirst()
        if record[4] != source.dialect.separator {
          let dialect = Dialect.named.first { $0.dialect.separator == record[4] }?.name
          log.add(
            .separator(declared: source.dialect.separator, found: record[4], dialect: dialect),
            text.example(first))
          return
        }
      }
    }
    rest = rest.drop { $0.flaw == nil && $0.isBlank }
    guard let header = rest.popFirst() else { return log.add(.empty) }
    if let flaw = header.flaw {
      return log.add(flaw.cause, text.example(flaw.place, field: flaw.field))
    }
    if ["No data available", "Nessun dato disponibile"].contains(
      text.text(header.start..<header.end))
    {
      return log.add(.emptyExport)
    }
    checkCharacters(header, text)
    guard let layout = HostileHeader(header, text, source, &log) else { return }
    var rules = HostileRules(source)
    for row in rest { read(row, layout, text, &rules) }
    if count == 0, log.problems.isEmpty { log.add(.noRows) }
    rules.finish(rows: count, someRowsAreMissing, &log)
  }

  // MARK: Rows

  private mutating func read(
    _ row: HostileRow, _ layout: HostileHeader, _ text: HostileText, _ rules: inout HostileRules
  ) {
    if let flaw = row.flaw {
      someRowsAreMissing = true
      HostileReader.guardFields(row, layout.names, text, &log)
      return log.add(flaw.cause, text.example(flaw.place, field: flaw.field))
    }
    if row.isBlank {
      blank += 1
      return
    }
    count += 1
    HostileReader.guardFields(row, layout.names, text, &log)
    checkCharacters(row, text)
    if let cause = notData(row, layout) {
      someRowsAreMissing = true
      var content: ShownContent?
      if case .fieldCount = cause { content = .number(row.fields.count) }
      return log.add(cause, text.example(row, content))
    }
    var cells: [HostileCell] = []
    for (column, number) in zip(source.columns, layout.fields) {
      guard let number else {
        cells.append(.missing)
        continue
      }
      let field = row.fields[number]
      let cell = HostileCellReader(column, header: layout.names[number], source: source)
        .read(field.value)
      if case .wrong(let cause) = cell {
        log.add(cause, text.example(field.start, field: number + 1, log.content(field.value)))
      }
      cells.append(cell)
    }
    let texts = layout.fields.map { $0.map { row.fields[$0].value } ?? "" }
    rules.check(Row(cells: cells, texts: texts, row: row), layout, text, &log)
    rows.append(Row(cells: cells, texts: texts, row: row))
  }

  /// Why a row is none of data; nil if it is one.
  private func notData(_ row: HostileRow, _ layout: HostileHeader) -> ProblemCause? {
    let first = row.first
    let name = row.fields[first].value.lowercased().reversed().drop { ":. ".contains($0) }
    if HostileReader.totals.contains(String(name.reversed())), row.fields[first].bytes.count <= 24 {
      let column = layout.fields.firstIndex(of: first).map { source.columns[$0] }
      if column?.values?.contains(row.fields[first].value) != true { return .totalsRow }
    }
    let isAlone = row.fields.count { !$0.value.isEmpty } == 1
    let isRagged = row.fields.count != layout.names.count
    if layout.names.count > 1, isAlone {
      let lacksOther = zip(source.columns, layout.fields).contains { column, field in
        !column.optional && field != nil && field != first
      }
      if isRagged ? row.fields.count == 1 : lacksOther { return .noteRow }
    }
    return isRagged ? .fieldCount(expected: layout.names.count) : nil
  }

  private static let totals: Set<String> = [
    "totale", "totali", "total", "totals", "totale generale", "totale complessivo", "grand total",
    "somma", "sum", "tot",
  ]

  // MARK: What must not be there

  static func personalNumber(_ field: HostileRow.Field) -> PersonalNumber? {
    field.bytes.withUnsafeBufferPointer { PersonalNumber.found(in: $0) }
  }

  static func guardFields(
    _ row: HostileRow, _ names: [String], _ text: HostileText, _ log: inout HostileLog
  ) {
    for (number, field) in row.fields.enumerated() {
      guard let found = personalNumber(field) else { continue }
      let header = number < names.count ? names[number] : "field \(number + 1)"
      log.add(
        found == .fiscalCode ? .fiscalCode(header: header) : .healthCard(header: header),
        text.example(field.start, field: number + 1))
    }
  }

  private mutating func checkCharacters(_ row: HostileRow, _ text: HostileText) {
    let encoding = source.dialect.encoding
    for (number, field) in row.fields.enumerated() {
      for place in field.start..<field.end {
        let next = place + 1 < field.end ? text.scalars[place + 1] : 0
        let cause: ProblemCause? =
          switch text.scalars[place] {
          case 0: .nulByte
          case 0xFFFD:
            text.undecodable.contains(place)
              ? .undecodable(declared: encoding) : .replacementCharacter
          // Ã or Â before another character beyond ASCII; â before €.
          case 0xC3, 0xC2: next >= 0x80 ? .mojibake(declared: encoding) : nil
          case 0xE2: next == 0x20AC ? .mojibake(declared: encoding) : nil
          default: nil
          }
        if let cause {
          log.add(cause, text.example(place, field: number + 1))
          break
        }
      }
    }
  }
}
