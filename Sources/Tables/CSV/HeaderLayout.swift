// SPDX-License-Identifier: GPL-3.0-or-later

/// Which field of a row belongs to which declared column.
struct HeaderLayout {
  /// The headers of the file.
  let headers: [String]
  /// For each declared column, the number of its field; nil if it is not there.
  let fields: [Int?]

  /// The header of a column's field.
  func header(_ column: Int) -> String? { fields[column].map { headers[$0] } }

  /// Finds the columns among the headers and logs what is wrong; nil if rows cannot be read.
  init?(
    _ headers: [String], source: SourceDescription, line: Int, record: [UInt8], log: ProblemLog
  ) {
    self.headers = headers
    let known = Set(source.columns.flatMap(\.headers))
    let matches = headers.count { known.contains($0) }
    if HeaderLayout.hasOtherSeparator(
      headers, matches: matches, known: known, source: source, line: line, record: record, log: log)
    {
      return nil
    }
    // Headers of a file that may have none could be values: they are shown only once one is known.
    let present = source.holds == .public || matches > 0 ? headers : []
    var fields: [Int?] = []
    for column in source.columns {
      let found = headers.indices.filter { column.headers.contains(headers[$0]) }
      fields.append(found.first)
      let names = column.headers.filter { headers.contains($0) }
      if names.count > 1 {
        log.add(.aliasConflict(column: column.name, headers: names)) {
          ProblemExample(line: line, column: nil, field: (found.last ?? 0) + 1, content: nil)
        }
      } else if found.count > 1, let name = names.first {
        log.add(.duplicateHeader(column: column.name, header: name)) {
          ProblemExample(line: line, column: nil, field: found[1] + 1, content: nil)
        }
      } else if found.isEmpty {
        let free = headers.filter { !known.contains($0) }
        let nearest = column.headers.lazy.compactMap { NearestText.find($0, among: free) }.first
        log.add(
          .missingHeader(
            column: column.name, headers: column.headers, present: Array(present.prefix(20)),
            nearest: nearest)
        ) { ProblemExample(line: line, column: nil, field: nil, content: nil) }
      }
    }
    self.fields = fields
  }

  /// Whether the row of headers makes sense with another separator only.
  private static func hasOtherSeparator(
    _ headers: [String], matches: Int, known: Set<String>, source: SourceDescription, line: Int,
    record: [UInt8], log: ProblemLog
  ) -> Bool {
    var best: (separator: UInt8, matches: Int, fields: Int)?
    for separator in [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|")]
    where separator != source.dialect.separator {
      let names = split(record, separator)
      let count = names.count { known.contains($0) }
      if count > best?.matches ?? matches { best = (separator, count, names.count) }
      if best == nil, matches == 0, headers.count == 1, names.count > 1 {
        best = (separator, 0, names.count)
      }
    }
    guard let best, best.matches > matches || headers.count == 1 else { return false }
    let dialect = Dialect.named.first { $0.dialect.separator == best.separator }?.name
    log.add(
      .separator(
        declared: source.dialect.separator, found: best.separator, dialect: dialect)
    ) { ProblemExample(line: line, column: nil, field: nil, content: nil) }
    return true
  }

  /// The trimmed fields of a line, quotes taken off; good enough to look for headers.
  static func split(_ record: [UInt8], _ separator: UInt8) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in record {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == separator, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { field in
      field.withUnsafeBufferPointer { String(decoding: FieldBytes.trimmed($0), as: UTF8.self) }
    }
  }
}
