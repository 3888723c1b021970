// SPDX-License-Identifier: GPL-3.0-or-later

extension RowReader {
  // MARK: What must not be there

  func guardFields() {
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

  /// Looks for lost, garbled and NUL characters; only asked where the block has shown signs of them.
  func checkCharacters() {
    for (index, field) in records.fields.enumerated() {
      var offset = field.start
      while offset < field.end {
        let rest = Bytes(start: records.text + offset, count: field.end - offset)
        if let cause = characterProblem(rest) {
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

  private func characterProblem(_ bytes: Bytes) -> ProblemCause? {
    switch bytes[0] {
    case 0: return .nulByte
    case 0xEF where bytes.count > 2 && bytes[1] == 0xBF && bytes[2] == 0xBD:
      return .replacementCharacter
    case TextDecoder.undecodable: return .undecodable(declared: source.dialect.encoding)
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

  func logFlaw(_ flaw: RecordReader.Flaw) {
    log.add(flaw.cause) {
      let place = records.place(of: flaw.offset)
      return ProblemExample(
        line: place.line, column: place.column, field: flaw.field > 0 ? flaw.field : nil,
        content: nil)
    }
  }

  func logRow(_ cause: ProblemCause) {
    log.add(cause) {
      ProblemExample(line: records.line, column: nil, field: nil, content: nil)
    }
  }

  func logCell(_ cause: ProblemCause, _ index: Int) {
    log.add(cause) {
      let field = records.fields[index]
      let place = records.place(of: field.start)
      return ProblemExample(
        line: place.line, column: place.column, field: index + 1,
        content: records.withBytes(field) { log.content($0) })
    }
  }
}
