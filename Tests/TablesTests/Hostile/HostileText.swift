// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// A whole file as characters, each with its place: read at once, a character at a time, with the
/// standard library's own decoding. The first step of the slow reader that the engine is held to.
struct HostileText {
  /// The characters; bytes that are none stand as U+FFFD, one each (in UTF-16 one a unit).
  private(set) var scalars: [UInt32] = []
  /// Which of them stand for bytes that the encoding does not have.
  private(set) var undecodable: Set<Int> = []
  /// Line and column of each character, from 1, and of the end of the text.
  private(set) var lines: [Int] = []
  private(set) var columns: [Int] = []
  /// Where each character begins in UTF-8, and the length of the text; what is no character counts
  /// as one byte.
  private(set) var offsets: [Int] = []

  init(_ bytes: [UInt8], _ encoding: TextEncoding, bigEndian: Bool) {
    switch encoding {
    case .utf8: decodeUTF8(bytes)
    case .windows1252: decodeWindows1252(bytes)
    case .utf16: decodeUTF16(bytes, bigEndian)
    }
    place()
  }

  private mutating func add(_ scalar: UInt32?) {
    if scalar == nil { undecodable.insert(scalars.count) }
    scalars.append(scalar ?? 0xFFFD)
  }

  private mutating func decodeUTF8(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        scalars.append(UInt32(bytes[index]))
        index += 1
        continue
      }
      let length = (2...4).first { length in
        index + length <= bytes.count
          && String(validating: bytes[index..<index + length], as: UTF8.self)?.unicodeScalars.count
            == 1
      }
      let text = length.flatMap { String(validating: bytes[index..<index + $0], as: UTF8.self) }
      add(text?.unicodeScalars.first?.value)
      index += length ?? 1
    }
  }

  /// Characters of the bytes 0x80 to 0x9F (the Unicode Consortium's CP1252.TXT); `_` for none.
  private static let windows1252 = Array("€_‚ƒ„…†‡ˆ‰Š‹Œ_Ž__‘’“”•–—˜™š›œ_žŸ".unicodeScalars)

  private mutating func decodeWindows1252(_ bytes: [UInt8]) {
    for byte in bytes {
      guard byte >= 0x80, byte <= 0x9F else {
        scalars.append(UInt32(byte))
        continue
      }
      let scalar = HostileText.windows1252[Int(byte) - 0x80]
      add(scalar == "_" ? nil : scalar.value)
    }
  }

  private mutating func decodeUTF16(_ bytes: [UInt8], _ bigEndian: Bool) {
    let units = (0..<bytes.count / 2).map { unit in
      let (first, second) = (UInt16(bytes[2 * unit]), UInt16(bytes[2 * unit + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var index = 0
    while index < units.count {
      if UTF16.isLeadSurrogate(units[index]), index + 1 < units.count,
        UTF16.isTrailSurrogate(units[index + 1])
      {
        let text = String(decoding: units[index...index + 1], as: UTF16.self)
        add(text.unicodeScalars.first?.value)
        index += 2
      } else {
        let isSurrogate = UTF16.isSurrogate(units[index])
        add(isSurrogate ? nil : UInt32(units[index]))
        index += 1
      }
    }
    if bytes.count % 2 == 1 { add(nil) }
  }

  private mutating func place() {
    var line = 1
    var column = 1
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      lines.append(line)
      columns.append(column)
      offsets.append(offset)
      let isLost = undecodable.contains(index)
      offset += isLost || scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
      if isLineEnd(index) {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    lines.append(line)
    columns.append(column)
    offsets.append(offset)
  }

  /// Whether a line ends with this character: LF, or CR with no LF after it.
  private func isLineEnd(_ index: Int) -> Bool {
    scalars[index] == 0x0A
      || (scalars[index] == 0x0D && !(index + 1 < scalars.count && scalars[index + 1] == 0x0A))
  }

  /// Some of the characters as a text.
  func text(_ range: Range<Int>) -> String { HostileText.text(scalars[range]) }

  static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(UnicodeScalar(scalar) ?? "?") }
    return text
  }
}
