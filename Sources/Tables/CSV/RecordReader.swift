// SPDX-License-Identifier: GPL-3.0-or-later

/// Splits a text into rows and fields (RFC 4180, with any separator, and LF, CRLF or CR as line
/// end). The fields of a row stay valid until the next row is read.
final class RecordReader {
  /// A field: its bytes without the quotes around them.
  struct Field {
    var start: Int
    var end: Int
    /// Quotes inside it are written twice.
    var escaped: Bool
    var quoted: Bool
  }

  /// Something wrong with how a row is written, and where.
  struct Flaw {
    let cause: ProblemCause
    let offset: Int
    let field: Int
  }

  private let window: TextWindow
  private let separator: UInt8
  private let limits: ReadingLimits

  /// Room for the fields of a row, and how many it has.
  private let storage: UnsafeMutableBufferPointer<Field>
  private(set) var count = 0
  /// The fields of the row, until the next is read.
  var fields: UnsafeBufferPointer<Field> { UnsafeBufferPointer(rebasing: storage[..<count]) }
  /// What is wrong with the row; nil for a row that can be read.
  private(set) var flaw: Flaw?
  /// The row ends the reading: nothing after it can be told apart.
  private(set) var isBroken = false
  /// Where the row begins in the window, and where the next one does.
  private(set) var start = 0
  private(set) var next = 0
  /// The line on which the row begins, from 1.
  private(set) var line = 1
  private var nextLine = 1
  /// The quote that was open where the window ended.
  private var openQuote: (offset: Int, field: Int)?

  init(_ window: TextWindow, separator: UInt8, limits: ReadingLimits) {
    self.window = window
    self.separator = separator
    self.limits = limits
    storage = .allocate(capacity: max(1, limits.fields))
  }

  deinit { storage.deallocate() }

  /// Reads the next row; false at the end of the text.
  func advance() throws(ProblemCause) -> Bool {
    guard !isBroken else { return false }
    start = next
    line = nextLine
    while true {
      if start == window.end {
        guard try refill() else { return false }
        continue
      }
      if scan() { return true }
      if window.end - start > limits.recordBytes {
        isBroken = true
        flaw =
          openQuote.map { Flaw(cause: .unterminatedQuote, offset: $0.offset, field: $0.field) }
          ?? Flaw(cause: .recordTooLong(limit: limits.recordBytes), offset: start, field: 0)
        return true
      }
      guard try refill() else {
        // `scan` takes the end of a complete text for the end of a row, so this is not reached.
        return false
      }
    }
  }

  private func refill() throws(ProblemCause) -> Bool {
    let more = try window.refill(keepingFrom: start)
    if more { start = 0 }
    return more
  }

  /// Scans one row from `start`; false if the window ends before the row does.
  private func scan() -> Bool {
    count = 0
    flaw = nil
    openQuote = nil
    let text = window.text
    let end = window.end
    let complete = window.isComplete
    var position = start
    var lines = 1
    while true {
      var field: Field
      if position < end, text[position] == quote {
        guard let read = scanQuoted(position, &lines) else { return false }
        (field, position) = read
      } else {
        let from = position
        while position < end {
          let byte = text[position]
          if byte == separator || byte == lineFeed || byte == carriageReturn { break }
          position += 1
        }
        field = Field(start: from, end: position, escaped: false, quoted: false)
      }
      if position == end, !complete { return false }
      append(field)
      if position < end, text[position] == separator {
        position += 1
        continue
      }
      if position < end {
        let wasReturn = text[position] == carriageReturn
        position += 1
        if wasReturn {
          if position == end, !complete { return false }
          if position < end, text[position] == lineFeed { position += 1 }
        }
      }
      next = position
      nextLine = line + lines
      if position - start > limits.recordBytes {
        note(.recordTooLong(limit: limits.recordBytes), start, 0)
      }
      return true
    }
  }

  /// Scans a quoted field and what follows it up to a separator or line end.
  private func scanQuoted(_ from: Int, _ lines: inout Int) -> (Field, Int)? {
    let text = window.text
    let end = window.end
    var position = from + 1
    var escaped = false
    while true {
      guard position < end else {
        guard window.isComplete else {
          openQuote = (from, count + 1)
          return nil
        }
        note(.unterminatedQuote, from, count + 1)
        return (Field(start: from + 1, end: end, escaped: escaped, quoted: true), end)
      }
      let byte = text[position]
      if byte == quote {
        if position + 1 == end, !window.isComplete { return nil }
        guard position + 1 < end, text[position + 1] == quote else { break }
        escaped = true
        position += 2
        continue
      }
      if byte == lineFeed || (byte == carriageReturn && !isBeforeLineFeed(position)) { lines += 1 }
      position += 1
    }
    let field = Field(start: from + 1, end: position, escaped: escaped, quoted: true)
    position += 1
    let after = position
    while position < end {
      let byte = text[position]
      if byte == separator || byte == lineFeed || byte == carriageReturn { break }
      position += 1
    }
    if position > after, text[after..<position].contains(where: { $0 != space }) {
      note(.textAfterQuote, after, count + 1)
    }
    return (field, position)
  }

  private func isBeforeLineFeed(_ position: Int) -> Bool {
    position + 1 < window.end && window.text[position + 1] == lineFeed
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
    while index < min(offset, window.end) {
      let byte = window.text[index]
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
    let slice = UnsafeBufferPointer(rebasing: window.text[field.start..<field.end])
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
    var end = min(next, window.end)
    while end > start, window.text[end - 1] == lineFeed || window.text[end - 1] == carriageReturn {
      end -= 1
    }
    return body(UnsafeBufferPointer(rebasing: window.text[start..<max(start, end)]))
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
