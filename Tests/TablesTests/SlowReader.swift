// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// Reads delimited text the slow and obvious way: the whole text at once, a character at a time.
/// Written apart from the engine, to hold it to.
enum SlowReader {
  /// The rows of fields; rows whose cells are all empty are left out, and so is the `sep=` line.
  static func rows(_ text: String, separator: Character) -> [[String]] {
    var scalars = text.unicodeScalars.map { Character($0) }
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    // Line ends first: CRLF and CR become LF, inside quotes too; `trim` below does not see them.
    var characters: [Character] = []
    for (index, character) in scalars.enumerated() {
      if character == "\r" {
        if index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
        characters.append("\n")
      } else {
        characters.append(character)
      }
    }
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var isStart = true
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if isQuoted {
        if character == "\"" {
          if index + 1 < characters.count, characters[index + 1] == "\"" {
            field.append("\"")
            index += 1
          } else {
            isQuoted = false
          }
        } else {
          field.append(character)
        }
      } else if character == "\"", isStart {
        isQuoted = true
        isStart = false
      } else if character == separator {
        row.append(field)
        field = ""
        isStart = true
      } else if character == "\n" {
        rows.append(row + [field])
        row = []
        field = ""
        isStart = true
      } else {
        field.append(character)
        isStart = false
      }
      index += 1
    }
    if !row.isEmpty || !field.isEmpty { rows.append(row + [field]) }
    if let first = rows.first, first.joined(separator: String(separator)) == "sep=\(separator)" {
      rows.removeFirst()
    }
    return rows.map { $0.map(trim) }.filter { $0.contains { !$0.isEmpty } }
  }

  static func trim(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let blanks: [UnicodeScalar] = [" ", "\t", "\u{A0}"]
    while let first = scalars.first, blanks.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, blanks.contains(last) { scalars.removeLast() }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  /// The value of a number in thousandths, marks taken out and put in by hand.
  static func thousandths(_ text: String, _ dialect: Dialect) -> Int128? {
    var digits = text
    switch dialect.thousands {
    case .none: break
    case .point: digits = digits.filter { $0 != "." }
    case .comma: digits = digits.filter { $0 != "," }
    case .apostrophe: digits = digits.filter { $0 != "'" }
    case .space: digits = digits.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
    }
    let parts = digits.split(
      separator: dialect.decimal == .comma ? "," : ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.count <= 2 else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    return Int128(whole + decimals + String(repeating: "0", count: 3 - decimals.count))
  }
}
