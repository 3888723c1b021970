// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// The headers of a file, and where among them each declared column is.
struct HostileHeader {
  let names: [String]
  let fields: [Int?]

  /// Reads the row of headers; nil if no row after it can be read. What is wrong goes to the log.
  init?(
    _ row: HostileRow, _ text: HostileText, _ source: SourceDescription, _ log: inout HostileLog
  ) {
    names = row.fields.enumerated().map { number, field in
      HostileReader.personalNumber(field) == nil ? field.value : "field \(number + 1)"
    }
    let names = names
    HostileReader.guardFields(row, names, text, &log)
    let known = source.columns.flatMap(\.headers)
    let matches = names.count { known.contains($0) }
    let record = text.text(row.start..<row.end)
    if let other = HostileHeader.otherSeparator(record, names, matches, known, source.dialect) {
      log.add(
        .separator(
          declared: source.dialect.separator, found: other,
          dialect: Dialect.named.first { $0.dialect.separator == other }?.name),
        text.example(row))
      return nil
    }
    let shown = source.holds == .public || matches > 0 ? Array(names.prefix(20)) : []
    fields = source.columns.map { column in names.firstIndex { column.headers.contains($0) } }
    for column in source.columns {
      let found = names.indices.filter { column.headers.contains(names[$0]) }
      let present = column.headers.filter { names.contains($0) }
      if present.count > 1, let last = found.last {
        log.add(
          .aliasConflict(column: column.name, headers: present), text.example(row, field: last + 1))
      } else if found.count > 1 {
        log.add(
          .duplicateHeader(column: column.name, header: present[0]),
          text.example(row, field: found[1] + 1))
      } else if found.isEmpty {
        let free = names.filter { !known.contains($0) }
        log.add(
          .missingHeader(
            column: column.name, headers: column.headers, present: shown,
            nearest: column.headers.compactMap { NearestText.find($0, among: free) }.first),
          text.example(row))
      }
    }
  }

  /// The separator by which the row holds more of the declared headers, or, where it holds one field
  /// and none of them, by which it holds more fields.
  private static func otherSeparator(
    _ record: String, _ names: [String], _ matches: Int, _ known: [String], _ dialect: Dialect
  ) -> UInt8? {
    var best: UInt8?
    var most = matches
    for other in [UInt8]([0x3B, 0x2C, 0x09, 0x7C]) where other != dialect.separator {
      let fields = split(record, UnicodeScalar(other))
      let count = fields.count { known.contains($0) }
      let isBetter = count > most
      let isOnly = best == nil && matches == 0 && names.count == 1 && fields.count > 1
      if isBetter || isOnly {
        best = other
        most = max(most, count)
      }
    }
    return best != nil && (most > matches || names.count == 1) ? best : nil
  }

  /// Fields of a line, roughly: quotes only say where separators do not count.
  private static func split(_ record: String, _ separator: UnicodeScalar) -> [String] {
    var fields = [""]
    var isQuoted = false
    for scalar in record.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if scalar == separator, !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].unicodeScalars.append(scalar)
      }
    }
    return fields.map { SlowReader.trim($0) }
  }
}
