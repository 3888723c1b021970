// SPDX-License-Identifier: GPL-3.0-or-later

typealias Bytes = UnsafeBufferPointer<UInt8>

/// Reads numbers exactly as a dialect writes them, into units of 10^-scale.
struct NumberReader {
  let decimal: UInt8
  let thousands: ThousandsMark
  /// Decimals that the column keeps.
  let scale: Int
  /// Whether the column is of whole numbers; `3.0` is one, as pandas writes it.
  let whole: Bool

  init(_ dialect: Dialect, scale: Int, whole: Bool) {
    decimal = dialect.decimal == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    thousands = dialect.thousands
    self.scale = scale
    self.whole = whole
  }

  /// The number of units, or nil if these bytes are not a number so written: `fault` says why.
  func read(_ bytes: Bytes) -> Int64? {
    var index = 0
    var negative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      index = 1
    }
    var units: Int64 = 0
    var digits = 0
    /// Digits since the last thousands mark; nil before any.
    var group: Int?
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x30, byte <= 0x39 {
        units = units &* 10 &+ Int64(byte &- 0x30)
        if units != 0 { digits += 1 }
        guard digits <= 18 else { return nil }
        group = group.map { $0 + 1 }
        index += 1
        continue
      }
      if byte == decimal { break }
      let width = markWidth(bytes, index)
      let before = group ?? leading(index, bytes)
      guard width > 0, group == nil ? (1...3).contains(before) : before == 3 else { return nil }
      group = 0
      index += width
    }
    guard group == nil || group == 3, index > 0, isDigit(bytes, index - 1) else { return nil }
    guard let value = fraction(bytes, index, units, digits) else { return nil }
    return negative ? -value : value
  }

  /// Digits before the first thousands mark.
  private func leading(_ index: Int, _ bytes: Bytes) -> Int {
    isDigit(bytes, 0) ? index : index - 1
  }

  private func isDigit(_ bytes: Bytes, _ index: Int) -> Bool {
    bytes[index] >= 0x30 && bytes[index] <= 0x39
  }

  /// The bytes of a thousands mark here; 0 if there is none.
  private func markWidth(_ bytes: Bytes, _ index: Int) -> Int {
    let byte = bytes[index]
    switch thousands {
    case .none: return 0
    case .point: return byte == UInt8(ascii: ".") ? 1 : 0
    case .comma: return byte == UInt8(ascii: ",") ? 1 : 0
    case .apostrophe: return byte == UInt8(ascii: "'") ? 1 : 0
    case .space:
      if byte == 0x20 { return 1 }
      if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
      let isNarrow =
        byte == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
        && bytes[index + 2] == 0xAF
      return isNarrow ? 3 : 0
    }
  }

  /// The units with the decimals that begin with a mark at `start`, or none if the number ends there.
  private func fraction(_ bytes: Bytes, _ start: Int, _ whole: Int64, _ before: Int) -> Int64? {
    var units = whole
    var digits = before
    var decimals = 0
    if start < bytes.count {
      guard bytes[start] == decimal, start + 1 < bytes.count else { return nil }
      for index in (start + 1)..<bytes.count {
        guard isDigit(bytes, index) else { return nil }
        if self.whole {
          guard bytes.count == start + 2, bytes[index] == 0x30 else { return nil }
          return units
        }
        units = units &* 10 &+ Int64(bytes[index] &- 0x30)
        if units != 0 { digits += 1 }
        decimals += 1
        guard digits <= 18, decimals <= scale else { return nil }
      }
    }
    while decimals < scale {
      units = units &* 10
      if units != 0 { digits += 1 }
      decimals += 1
      guard digits <= 18 else { return nil }
    }
    return units
  }
}
