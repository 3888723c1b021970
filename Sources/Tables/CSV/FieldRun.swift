// SPDX-License-Identifier: GPL-3.0-or-later

import CLoops

/// Consecutive rows that all have as many fields as the header, by the offsets of their separators
/// and line ends.
struct FieldRun {
  let text: UnsafePointer<UInt8>
  /// The mark before the first field of the first row; each mark ends a field and begins the next.
  /// The one before the first byte of the text is -1.
  let marks: UnsafePointer<UInt32>
  /// Fields in a row.
  let fields: Int
  /// Rows.
  let count: Int
  /// Some fields may be in quotes; none has a quote within them.
  let quoted: Bool

  /// Where a field begins and ends, without its quotes, not trimmed.
  func range(_ row: Int, _ field: Int) -> (start: Int, end: Int) {
    bounds(row &* fields &+ field, quoted: quoted, last: field == fields - 1)
  }

  /// Where the field after a mark begins and ends. `quoted` and `last` are constants where this is
  /// called from a loop, so that what they rule out costs nothing there.
  @inline(__always)
  func bounds(_ mark: Int, quoted: Bool, last: Bool) -> (start: Int, end: Int) {
    var start = Int(marks[mark] &+ 1)
    var end = Int(marks[mark &+ 1])
    // A line end is marked at its LF, which may have a CR before it.
    if last, end > start, text[end &- 1] == 0x0D { end &-= 1 }
    if quoted, end > start, text[start] == 0x22 {
      start &+= 1
      end &-= 1
    }
    return (start, end)
  }

  /// Where a row begins.
  func start(_ row: Int) -> Int { Int(marks[row &* fields] &+ 1) }

  /// The trimmed bytes of a field.
  func cell(_ row: Int, _ field: Int) -> Bytes {
    let (start, end) = range(row, field)
    return FieldBytes.trimmed(Bytes(start: text + start, count: end - start))
  }

  /// Whether a row may be other than a row of data with short fields: blank, of totals, holding a
  /// long field that names a person or is too long to read.
  func markUnusual(_ unusual: UnsafeMutablePointer<UInt8>, fieldBytes: Int) -> Bool {
    var any = false
    for row in 0..<count where !isPlain(text[start(row)]) && mayBeNoData(row) {
      unusual[row] = 1
      any = true
    }
    // A gap is a field and the mark that ends it. Quotes make it longer, never shorter.
    let least = min(16, fieldBytes) + 1
    guard cloops_has_gap(marks, count * fields, UInt32(least)) != 0 else { return any }
    for row in 0..<count where mayHavePerson(row, least, fieldBytes) {
      unusual[row] = 1
      any = true
    }
    return any
  }

  /// A digit, or an ASCII letter with which no name of totals begins: so begin most rows of data.
  @inline(__always)
  private func isPlain(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- 0x61
    // Bits of g, s and t.
    return byte &- 0x30 < 10 || letter < 26 && 0x0C_0040 as UInt32 &>> UInt32(letter) & 1 == 0
  }

  private func mayHavePerson(_ row: Int, _ least: Int, _ fieldBytes: Int) -> Bool {
    let first = row &* fields
    for field in 0..<fields where Int(marks[first + field + 1] &- marks[first + field]) >= least {
      let (start, end) = range(row, field)
      if end - start > fieldBytes { return true }
      if PersonalNumber.found(in: cell(row, field)) != nil { return true }
    }
    return false
  }

  /// Whether the first cell that holds something begins as totals do, or there is no such cell.
  @inline(__always)
  private func mayBeNoData(_ row: Int) -> Bool {
    var field = 0
    while field < fields {
      let (start, end) = range(row, field)
      if start < end {
        let first = text[start]
        // A blank or part of a no-break space: let it be trimmed.
        guard first > 0x20, first < 0x80 else { return true }
        let letter = first | 0x20
        guard letter == 0x74 || letter == 0x67 || letter == 0x73, end - start >= 3 else {
          return false
        }
        return FieldRun.beginsAsTotals(letter, text[start + 1] | 0x20, text[start + 2] | 0x20)
      }
      field += 1
    }
    return true
  }

  /// The first three letters of every name that `RowReader` knows for totals.
  private static func beginsAsTotals(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0x74, 0x6F, 0x74), (0x67, 0x72, 0x61), (0x73, 0x6F, 0x6D), (0x73, 0x75, 0x6D): true
    default: false
    }
  }
}
