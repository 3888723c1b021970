// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Reads one column of a run of rows. Cells seen before are looked up by their bytes; others go to
/// the exact reader of the column.
final class ColumnFiller {
  /// A cell of at most 8 bytes, zeros after them, and its value. At first all bits are set, which
  /// no text is: it is not UTF-8.
  private struct Short {
    var bytes: UInt64
    var value: Int64
  }
  /// A cell of 9 to 16 bytes and its value.
  private struct Long {
    var low: UInt64
    var high: UInt64
    var value: Int64
  }

  private static let shortBits: UInt64 = 9
  private static let longBits: UInt64 = 11

  private let reader: ColumnReader
  private let field: Int
  private let shorts: UnsafeMutablePointer<Short>
  private let longs: UnsafeMutablePointer<Long>

  init(_ reader: ColumnReader, field: Int) {
    self.reader = reader
    self.field = field
    shorts = ColumnFiller.unseen(1 << Int(ColumnFiller.shortBits))
    longs = ColumnFiller.unseen(1 << Int(ColumnFiller.longBits))
  }

  private static func unseen<Cell>(_ count: Int) -> UnsafeMutablePointer<Cell> {
    let cells = UnsafeMutablePointer<Cell>.allocate(capacity: count)
    memset(cells, 0xFF, count * MemoryLayout<Cell>.stride)
    return cells
  }

  deinit {
    shorts.deallocate()
    longs.deallocate()
  }

  /// Reads the column's cells, and marks the rows whose cell is wrong; whether there are any.
  func fill(
    _ run: FieldRun, into values: UnsafeMutablePointer<Int64>,
    unusual: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    // One loop for each shape of field, because the common one is the one that must be quick.
    switch (run.quoted, field == run.fields - 1) {
    case (false, false): fill(run, values, unusual, quoted: false, last: false)
    case (false, true): fill(run, values, unusual, quoted: false, last: true)
    case (true, false): fill(run, values, unusual, quoted: true, last: false)
    case (true, true): fill(run, values, unusual, quoted: true, last: true)
    }
  }

  @inline(__always)
  private func fill(
    _ run: FieldRun, _ values: UnsafeMutablePointer<Int64>, _ unusual: UnsafeMutablePointer<UInt8>,
    quoted: Bool, last: Bool
  ) -> Bool {
    reader.isPresenceOnly
      ? fillPresence(run, values, unusual, quoted: quoted, last: last)
      : fillValues(run, values, unusual, quoted: quoted, last: last)
  }

  /// A column whose labels nobody asks for: only whether there is one.
  @inline(__always)
  private func fillPresence(
    _ run: FieldRun, _ values: UnsafeMutablePointer<Int64>, _ unusual: UnsafeMutablePointer<UInt8>,
    quoted: Bool, last: Bool
  ) -> Bool {
    let text = run.text
    let missing = reader.missingLengths
    var any = false
    var mark = field
    for row in 0..<run.count {
      let (start, end) = run.bounds(mark, quoted: quoted, last: last)
      mark &+= run.fields
      let length = end &- start
      if length > 0, isInk(text[start]), isInk(text[end &- 1]),
        missing &>> UInt64(truncatingIfNeeded: min(length, 63)) & 1 == 0
      {
        values[row] = 0
      } else if let value = read(Bytes(start: text + start, count: length)) {
        values[row] = value
      } else {
        unusual[row] = 1
        any = true
      }
    }
    return any
  }

  @inline(__always)
  private func fillValues(
    _ run: FieldRun, _ values: UnsafeMutablePointer<Int64>, _ unusual: UnsafeMutablePointer<UInt8>,
    quoted: Bool, last: Bool
  ) -> Bool {
    let text = UnsafeRawPointer(run.text)
    let shorts = shorts
    let longs = longs
    var any = false
    var mark = field
    for row in 0..<run.count {
      let (start, end) = run.bounds(mark, quoted: quoted, last: last)
      mark &+= run.fields
      let length = end &- start
      if length <= 8 {
        let bytes =
          text.loadUnaligned(fromByteOffset: start, as: UInt64.self) & ColumnFiller.mask(length)
        let slot = ColumnFiller.slot(bytes)
        if shorts[slot].bytes == bytes {
          values[row] = shorts[slot].value
          continue
        }
      } else if length <= 16 {
        let low = text.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let high =
          text.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)
          & ColumnFiller.mask(length &- 8)
        let slot = ColumnFiller.slot(low, high)
        if longs[slot].low == low, longs[slot].high == high {
          values[row] = longs[slot].value
          continue
        }
      }
      if let value = look(run.text + start, length) {
        values[row] = value
      } else {
        unusual[row] = 1
        any = true
      }
    }
    return any
  }

  /// Bits of the first bytes of a word, at most 8.
  @inline(__always)
  private static func mask(_ length: Int) -> UInt64 {
    length == 0 ? 0 : UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
  }

  @inline(__always)
  private static func slot(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- shortBits))
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0xD6E8_FEB8_6659_FD93)
    return Int(truncatingIfNeeded: mixed &>> (64 &- longBits))
  }

  /// A printing ASCII character, which trimming leaves.
  @inline(__always)
  private func isInk(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5E }

  /// The value of a cell that is not where it is looked for first; nil if it is wrong. At least 16
  /// bytes must be readable at its start.
  @inline(never)
  private func look(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    let raw = UnsafeRawPointer(text)
    let cell = Bytes(start: text, count: length)
    guard length <= 16 else { return read(cell) }
    if length <= 8 {
      let bytes = raw.loadUnaligned(as: UInt64.self) & ColumnFiller.mask(length)
      let slot = ColumnFiller.slot(bytes)
      if shorts[slot ^ 1].bytes == bytes { return shorts[slot ^ 1].value }
      guard let value = read(cell) else { return nil }
      let free = shorts[slot].bytes == .max ? slot : slot ^ 1
      shorts[free] = Short(bytes: bytes, value: value)
      return value
    }
    let low = raw.loadUnaligned(as: UInt64.self)
    let high =
      raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & ColumnFiller.mask(length - 8)
    let slot = ColumnFiller.slot(low, high)
    let other = longs[slot ^ 1]
    if other.low == low, other.high == high { return other.value }
    guard let value = read(cell) else { return nil }
    let free = longs[slot].low == .max ? slot : slot ^ 1
    longs[free] = Long(low: low, high: high, value: value)
    return value
  }

  private func read(_ cell: Bytes) -> Int64? {
    switch reader.read(FieldBytes.trimmed(cell)) {
    case .value(let value): value
    case .missing: missingValue
    case .wrong: nil
    }
  }
}
