// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// One row of a text, its fields, and what is wrong with how it is written.
struct HostileRow {
  /// A field without the quotes around it: where it begins and ends, and whether it had quotes.
  struct Field {
    let start: Int
    let end: Int
    let quoted: Bool
    /// Its value: doubled quotes single, spaces around it gone.
    let value: String
    /// Its value's UTF-8.
    var bytes: [UInt8] { Array(value.utf8) }
  }
  struct Flaw {
    let cause: ProblemCause
    let place: Int
    let field: Int?
  }

  var fields: [Field] = []
  var flaw: Flaw?
  let start: Int
  /// Where the row ends, without and with its line end.
  var end: Int
  var next: Int
  /// Nothing can be read after this row.
  var isLast = false

  /// Whether nothing stands in any field.
  var isBlank: Bool { fields.allSatisfy(\.value.isEmpty) }
  /// The first field that holds something.
  var first: Int { fields.firstIndex { !$0.value.isEmpty } ?? 0 }
}

extension HostileText {
  /// The rows of the text up to its end, or up to a row that is too long to read on after it.
  func rows(_ source: SourceDescription) -> [HostileRow] {
    var rows: [HostileRow] = []
    var position = 0
    while position < scalars.count {
      var row = row(position, scalars.count, UInt32(source.dialect.separator), source.limits)
      let most = source.limits.recordBytes
      if offsets[row.next] - offsets[position] > most {
        // What is seen of the row is one byte more than it may have.
        let seen = offsets.firstIndex { $0 > offsets[position] + most } ?? scalars.count
        row = self.row(position, seen, UInt32(source.dialect.separator), source.limits)
        row.isLast = true
        if row.flaw?.cause != .unterminatedQuote {
          row.flaw = HostileRow.Flaw(
            cause: .recordTooLong(limit: most), place: position, field: nil)
        }
      }
      rows.append(row)
      if row.isLast { break }
      position = row.next
    }
    return rows
  }

  /// The row that begins at a character, in a text that ends at another.
  private func row(_ start: Int, _ last: Int, _ separator: UInt32, _ limits: ReadingLimits)
    -> HostileRow
  {
    var row = HostileRow(start: start, end: start, next: start)
    var position = start
    func note(_ cause: ProblemCause, _ place: Int, _ field: Int?) {
      if row.flaw == nil { row.flaw = HostileRow.Flaw(cause: cause, place: place, field: field) }
    }
    while true {
      let number = row.fields.count + 1
      var from = position
      var to = position
      let quoted = position < last && scalars[position] == quote
      if quoted {
        from = position + 1
        to = closingQuote(from, last)
        if to == last { note(.unterminatedQuote, position, number) }
        position = min(to + 1, last)
      }
      let after = position
      while position < last, !isEnd(position, separator) { position += 1 }
      if !quoted { to = position }
      if quoted, scalars[after..<position].contains(where: { $0 != 0x20 }) {
        note(.textAfterQuote, after, number)
      }
      if offsets[to] - offsets[from] > limits.fieldBytes {
        note(.fieldTooLong(limit: limits.fieldBytes), from, number)
      }
      if row.fields.count == limits.fields {
        note(.tooManyFields(limit: limits.fields), from, number)
      } else {
        row.fields.append(field(from, to, quoted))
      }
      guard position < last, scalars[position] == separator else { break }
      position += 1
    }
    row.end = position
    if position < last {
      let isPair =
        scalars[position] == 0x0D && position + 1 < last && scalars[position + 1] == 0x0A
      position += isPair ? 2 : 1
    }
    row.next = position
    return row
  }

  /// Where the quote that ends a field stands; the end of the text if it is not there.
  private func closingQuote(_ from: Int, _ last: Int) -> Int {
    var index = from
    while index < last {
      if scalars[index] == quote {
        guard index + 1 < last, scalars[index + 1] == quote else { return index }
        index += 1
      }
      index += 1
    }
    return index
  }

  private func isEnd(_ index: Int, _ separator: UInt32) -> Bool {
    scalars[index] == separator || scalars[index] == 0x0A || scalars[index] == 0x0D
  }

  private func field(_ from: Int, _ to: Int, _ quoted: Bool) -> HostileRow.Field {
    var kept: [UInt32] = []
    var index = from
    while index < to {
      kept.append(scalars[index])
      // Between quotes every quote is written twice.
      index += quoted && scalars[index] == quote ? 2 : 1
    }
    return HostileRow.Field(
      start: from, end: to, quoted: quoted, value: HostileText.text(HostileText.trim(kept[...])))
  }

  /// Without spaces, tabs and no-break spaces at either end.
  private static func trim(_ scalars: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
    let isBlank = { (scalar: UInt32) in scalar == 0x20 || scalar == 0x09 || scalar == 0xA0 }
    var rest = scalars.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }
}

private let quote: UInt32 = 0x22
