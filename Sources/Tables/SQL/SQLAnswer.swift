// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines that a client printed, by the word they begin with.
struct SQLAnswer {
  private var lines: [Substring: [[Substring]]] = [:]

  /// Reads the bytes; nil unless every line is ASCII, has a known word, and the last one says `end`.
  init?(_ bytes: [UInt8], words: Set<String>) {
    guard bytes.allSatisfy({ $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) }) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    var isWhole = false
    for line in text.utf8.split(separator: 0x0A) {
      let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        .map { Substring($0) }
      if isWhole { return nil }
      if fields == ["end"] {
        isWhole = true
      } else {
        guard words.contains(String(fields[0])) else { return nil }
        lines[fields[0], default: []].append(Array(fields.dropFirst()))
      }
    }
    guard isWhole else { return nil }
  }

  /// The fields of the lines of a word, in the order in which they came.
  func fields(_ word: String) -> [[Substring]] { lines[word[...]] ?? [] }

  /// A label from its hexadecimal digits; nil if they are none.
  static func label(_ field: Substring) -> String? {
    Hexadecimal.bytes(field.utf8).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A key's cell.
  static func cell(_ field: Substring, _ kind: ValueKind) -> KeyCell? {
    if field == "-" { return .missing }
    if kind == .label { return label(field).map { .label($0) } }
    return Int64(field).map { .number($0) }
  }
}
