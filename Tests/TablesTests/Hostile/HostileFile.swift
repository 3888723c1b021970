// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// Writes a file for a description: as declared, or with whatever people and programs do to files.
struct HostileFile {
  private let source: SourceDescription
  private let isFair: Bool
  private let separator: String

  init(_ source: SourceDescription, isFair: Bool) {
    self.source = source
    self.isFair = isFair
    separator = String(UnicodeScalar(source.dialect.separator))
  }

  /// Whether something goes wrong that happens once in so many places.
  private func mishap(_ of: Int, _ dice: inout HostileDice) -> Bool {
    !isFair && dice.chance(1, of)
  }

  func text(_ dice: inout HostileDice) -> String {
    let ends = dice.pick([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]])
    var order: [Int?] = source.columns.indices.map { $0 }
    for _ in 0..<dice.number(0...2) { order.insert(nil, at: dice.number(0...order.count)) }
    var lines = header(order, &dice)
    let first = lines.count
    for _ in 0..<dice.number(0...9) {
      if dice.chance(1, 12) { lines.append(dice.pick(["", " ", "\"\"", "\t", "\u{A0}"])) }
      if dice.chance(1, 16) {
        lines.append(String(repeating: separator, count: order.count - 1))
      }
      lines.append(row(order, &dice))
    }
    // Now and then so many rows that the engine takes them by the thousand.
    if dice.chance(1, 1_500) { lines += (0..<400).flatMap { _ in lines[first...] } }
    var text = ""
    for (number, line) in lines.enumerated() {
      let isLast = number == lines.count - 1
      text += line + (isLast && dice.chance(1, 2) ? "" : dice.pick(ends))
    }
    if mishap(60, &dice) {
      text = dice.pick(["%PDF-", "<html>", "PK\u{3}\u{4}", "{\"", "SQLite format 3\0"]) + text
    }
    return text
  }

  // MARK: Headers

  private func header(_ order: [Int?], _ dice: inout HostileDice) -> [String] {
    var lines: [String] = []
    if dice.chance(1, 8) { lines.append("sep=" + separator) }
    if mishap(40, &dice) { lines.append("sep=" + dice.pick([";", ",", "\t", "x", "\"", "è"])) }
    if dice.chance(1, 10) { lines.append("") }
    var names = order.map { number in
      number.map { dice.pick(source.columns[$0].headers) } ?? dice.pick(["x", "note", "a b", ""])
    }
    if mishap(12, &dice) {
      let place = dice.number(0...names.count - 1)
      switch dice.number(0...4) {
      case 0: names.append(names[place])
      case 1: names.remove(at: place)
      case 2: names[place] = dice.pick(["Ã¨tÃ ", "RSSMRA80A01H501U", "\u{FFFD}", "A", "aa", "\0"])
      case 3: names += source.columns.flatMap(\.headers)
      default: names = [dice.pick(["No data available", "Report", "titolo; del foglio"])]
      }
    }
    let mark = mishap(25, &dice) ? dice.pick([";", ",", "\t", "|"]) : separator
    lines.append(names.map { quoted($0, &dice) }.joined(separator: mark))
    if mishap(40, &dice) { lines.remove(at: lines.count - 1) }
    return lines
  }

  // MARK: Rows

  private func row(_ order: [Int?], _ dice: inout HostileDice) -> String {
    if mishap(20, &dice) {
      return dice.pick([
        "Totale" + separator + "12", "TOTALI:", "Fonte: ASL", "\"totale\"" + separator,
        "Sum." + String(repeating: separator, count: order.count - 1), "nota\u{A0}",
      ])
    }
    var fields: [String] = []
    for number in order {
      var cell = number.map { HostileCell.written(source.columns[$0], source, &dice) }
      if mishap(10, &dice) { cell = dice.pick(HostileCell.odd) }
      var field = quoted(cell ?? dice.pick(HostileCell.labels), &dice)
      // A space before a quote would change its meaning.
      let isPlain = !field.unicodeScalars.contains("\"")
      if isPlain, dice.chance(1, 12) { field = dice.pick([" ", "\u{A0}", " \u{A0}"]) + field }
      if mishap(60, &dice) { field = dice.pick(["\"", "\"a\"b", "\"a\" \t", "a\"", "\"\"\""]) }
      fields.append(field)
    }
    if mishap(20, &dice) { fields.append(dice.pick(["", "x"])) }
    if mishap(20, &dice) { fields.removeLast() }
    return fields.joined(separator: separator)
  }

  private func quoted(_ cell: String, _ dice: inout HostileDice) -> String {
    let isSpecial =
      cell.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" }
      || cell.unicodeScalars.contains { $0.value == source.dialect.separator }
    guard isSpecial ? !mishap(15, &dice) : dice.chance(1, 5) else { return cell }
    var field = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { field.unicodeScalars.append(scalar) }
      field.unicodeScalars.append(scalar)
    }
    field.unicodeScalars.append("\"")
    if dice.chance(1, 16) { field += " " }
    return field
  }
}
