// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the row of headers of a file and says which field is which column.
struct HeaderReader {
  let source: SourceDescription
  let form: TextDecoder.Form
  let log: ProblemLog

  /// The layout, and where the rows below begin: an offset in the block, and a line of the file. Nil
  /// if there are no rows to read; the log then says why. `next` reads the next block.
  func read(
    _ block: TextBlock, next: () throws(ProblemCause) -> Bool
  ) throws(ProblemCause) -> (layout: HeaderLayout, offset: Int, line: Int)? {
    let reader = RowReader(source, rules: RuleChecker(source))
    reader.log = log
    var isFirst = true
    var line = 1
    while try next() {
      block.decode(form)
      reader.records.open(block.text, end: block.end, isCut: block.isCut)
      var offset = block.start
      while offset < block.end {
        reader.records.read(at: offset, line: line)
        (offset, line) = (reader.records.next, reader.records.nextLine)
        if isFirst, let found = separatorLine(reader.records) {
          isFirst = false
          if found == source.dialect.separator { continue }
          let dialect = Dialect.named.first { $0.dialect.separator == found }?.name
          log.add(
            .separator(declared: source.dialect.separator, found: found, dialect: dialect)
          ) { ProblemExample(line: reader.records.line, column: nil, field: nil, content: nil) }
          return nil
        }
        isFirst = false
        if reader.records.flaw == nil, reader.isBlank() { continue }
        return layOut(reader, block.isSuspicious).map { ($0, offset, line) }
      }
    }
    log.add(.empty)
    return nil
  }

  /// The separator that Excel's first line `sep=;` declares.
  private func separatorLine(_ records: RecordReader) -> UInt8? {
    records.withRecord { bytes in
      // A byte beyond ASCII is no separator but a file that is not of its declared encoding.
      guard bytes.count == 5, bytes.prefix(4).elementsEqual("sep=".utf8), bytes[4] < 0x80 else {
        return nil
      }
      return bytes[4]
    }
  }

  private func layOut(_ reader: RowReader, _ isSuspicious: Bool) -> HeaderLayout? {
    let records = reader.records
    if let flaw = records.flaw {
      reader.logFlaw(flaw)
      return nil
    }
    let record = records.withRecord { Array($0) }
    let text = String(decoding: record.prefix(256), as: UTF8.self)
    if text == "No data available" || text == "Nessun dato disponibile" {
      log.add(.emptyExport)
      return nil
    }
    if isSuspicious { reader.checkCharacters() }
    let headers = records.fields.enumerated().map { number, field in
      records.withBytes(field) { bytes in
        PersonalNumber.found(in: bytes) == nil
          ? String(decoding: bytes, as: UTF8.self) : "field \(number + 1)"
      }
    }
    reader.name(headers)
    reader.guardFields()
    return HeaderLayout(headers, source: source, line: records.line, record: record, log: log)
  }
}
