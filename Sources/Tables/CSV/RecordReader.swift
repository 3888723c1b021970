// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits a text into rows and fields (RFC 4180, with any separator, and LF, CRLF or CR as line
/// end), a byte at a time: the reader that says what a row is, and what is wrong with it. The fields
/// of a row stay valid until the next row is read.
final class RecordReader {
  /// A field: its bytes without the quotes around them.
  struct Field {
    var start: Int
    var end: Int
    /// Quotes inside it are written twice.
    var escaped: Bool
  }

  /// Something wrong with how a row is written, and where.
  struct Flaw {
    let cause: ProblemCause
    let offset: Int
    let field: Int
  }

  private let separator: UInt8
  private let limits: ReadingLimits
  private(set) var text = UnsafePointer<UInt8>(bitPattern: 1).unsafelyUnwrapped
  private var end = 0
  /// The text goes on after its end: its only row is cut.
  private var isCut = false

  /// Room for the fields of a row, and how many it has.
  private let storage: UnsafeMutableBufferPointer<Field>
  private(set) var count = 0
  /// The fields of the row, until the next is read.
  var fields: UnsafeBufferPointer<Field> { UnsafeBufferPointer(rebasing: storage[..<count]) }
  /// What is wrong with the row; nil for a row that can be read.
  private(set) var flaw: Flaw?
  /// Where the row begins in the text, and where the next one does.
  private(set) var start = 0
  private(set) var next = 0
  /// The line on which the row begins, and the one on which the next does.
  private(set) var line = 0
  private(set) var nextLine = 0

  init(separator: UInt8, limits: ReadingLimits) {
    self.separator = separator
    self.limits = limits
    storage = .allocate(capacity: max(1, limits.fields))
  }

  deinit { storage.deallocate() }

  /// Turns to a text of whole rows, or of one that is cut.
  func open(_ text: UnsafePointer<UInt8>, end: Int, isCut: Bool) {
    self.text = text
    self.end = end
    self.isCut = isCut
  }

  /// Reads the row that begins at an offset and on a line; there must be something.
  func read(at start: Int, line: Int) {
    self.start = start
    self.line = line
    count = 0
    flaw = nil
    var position = start
    var lines = 1
    while true {
      var field: Field
      if position < end, text[position] == quote {
        (field, position) = scanQuoted(position, &lines)
      } else {
        let from = position
        while position < end {
          let byte = text[position]
          if byte == separator || byte == lineFeed || byte == carriageReturn { break }
          position += 1
        }
        field = Field(start: from, end: position, escaped: false)
      }
      append(field)
      guard position < end, text[position] == separator else { break }
      position += 1
    }
    if position < end {
      let isPair = text[position] == carriageReturn && isBeforeLineFeed(position)
      position += isPair ? 2 : 1
    }
    if isCut, flaw?.cause != .unterminatedQuote {
      flaw = Flaw(cause: .recordTooLong(limit: limits.recordBytes), offset: start, field: 0)
    }
    next = position
    nextLine = line + lines
  }

  /// Scans a quoted field and what follows it up to a separator or line end.
  private func scanQuoted(_ from: Int, _ lines: inout Int) -> (Field, Int) {
    var position = from + 1
    var escaped = false
    while true {
      guard position < end else {
        note(.unterminatedQuote, from, count + 1)
        return (Field(start: from + 1, end: end, escaped: escaped), end)
      }
      let byte = text[position]
      if byte == quote {
        guard position + 1 < end, text[position + 1] == quote else { break }
        escaped = true
        position += 2
        continue
      }
      if byte == lineFeed || (byte == carriageReturn && !isBeforeLineFeed(position)) { lines += 1 }
      position += 1
    }
    let field = Field(start: from + 1, end: position, escaped: escaped)
    position += 1
    let after = position
    while position < end {
      let byte = text[position]
      if byte == separator || byte == lineFeed || byte == carriageReturn { break }
      position += 1
    }
    let rest = UnsafeBufferPointer(start: text + after, count: position - after)
    if rest.contains(where: { $0 != space }) { note(.textAfterQuote, after, count + 1) }
    return (field, position)
  }

  private func isBeforeLineFeed(_ position: Int) -> Bool {
    position + 1 < end && text[position + 1] == lineFeed
  }

  private func append(_ field: Field) {
    if field.end - field.start > limits.fieldBytes {
      note(.fieldTooLong(limit: limits.fieldBytes), field.start, count + 1)
    }
    if count < storage.count {
      storage.initializeElement(at: count, to: field)
      count += 1
    } else {
      note(.tooManyFields(limit: limits.fields), field.start, count + 1)
    }
  }

  private func note(_ cause: ProblemCause, _ offset: Int, _ field: Int) {
    if flaw == nil { flaw = Flaw(cause: cause, offset: offset, field: field) }
  }

  /// The line, and the character within it, at an offset of the row.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var line = line
    var column = 1
    var index = start
    while index < min(offset, end) {
      let byte = text[index]
      if byte == lineFeed || (byte == carriageReturn && !isBeforeLineFeed(index)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80, byte != carriageReturn {
        column += 1
      }
      index += 1
    }
    return (line, column)
  }

  /// The bytes of a field, trimmed of spaces, its doubled quotes single.
  func withBytes<Result>(
    _ field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let slice = UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
    guard field.escaped else { return body(FieldBytes.trimmed(slice)) }
    var copy: [UInt8] = []
    var index = 0
    while index < slice.count {
      copy.append(slice[index])
      index += slice[index] == quote ? 2 : 1
    }
    return copy.withUnsafeBufferPointer { body(FieldBytes.trimmed($0)) }
  }

  /// The bytes of the whole row, without its line end.
  func withRecord<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var end = next
    while end > start, text[end - 1] == lineFeed || text[end - 1] == carriageReturn { end -= 1 }
    return body(UnsafeBufferPointer(start: text + start, count: end - start))
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let space = UInt8(ascii: " ")

/// Small work on the bytes of a field.
enum FieldBytes {
  /// Without spaces, tabs and no-break spaces around it.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var from = 0
    var to = bytes.count
    while from < to {
      if bytes[from] == 0x20 || bytes[from] == 0x09 {
        from += 1
      } else if bytes[from] == 0xC2, from + 1 < to, bytes[from + 1] == 0xA0 {
        from += 2
      } else {
        break
      }
    }
    while from < to {
      if bytes[to - 1] == 0x20 || bytes[to - 1] == 0x09 {
        to -= 1
      } else if bytes[to - 1] == 0xA0, to - 2 >= from, bytes[to - 2] == 0xC2 {
        to -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[from..<to])
  }
}
