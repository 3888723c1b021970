// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
public import Findings

/// Writes a finding's table as a CSV file for machines: UTF-8, commas, one header line of column
/// names, lines ended by LF, numbers with a decimal point and all their digits.
///
/// An interval takes two columns (`.lower`, `.upper`), a text in both languages two (`.it`, `.en`), a
/// value with a label three: as the data hold it, and what readers call it.
/// A missing value is an empty cell, a withheld one `[hidden]`. Proportions and points are
/// written as shares (0.524), dates and periods in ISO form, terms as their keys. Texts that a
/// spreadsheet would take for a formula begin with an apostrophe (OWASP, *CSV injection*).
public enum CSVText {
  /// The file's text.
  public static func render(_ table: FindingTable) -> String {
    let kinds = table.columns.indices.map { column in kind(table.rows.map { $0[column] }) }
    var lines = [
      zip(table.columns, kinds).flatMap { column, kind in
        kind.suffixes.map { field(column.id + $0) }
      }
    ]
    for row in table.rows {
      lines.append(zip(row, kinds).flatMap { value, kind in fields(value, kind) })
    }
    return lines.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// How many cells a column's values take.
  private enum Kind {
    case single, interval, localized, coded

    var suffixes: [String] {
      switch self {
      case .single: [""]
      case .interval: [".lower", ".upper"]
      case .localized: [".it", ".en"]
      case .coded: ["", ".it", ".en"]
      }
    }
  }

  private static func kind(_ values: [Value]) -> Kind {
    for value in values {
      if case .interval = value { return .interval }
      if case .localized = value { return .localized }
      if case .coded = value { return .coded }
    }
    return .single
  }

  private static func fields(_ value: Value, _ kind: Kind) -> [String] {
    switch (value, kind) {
    case (.interval(let interval, _), .interval): [number(interval.lower), number(interval.upper)]
    case (.localized(let text), .localized): [field(text.it), field(text.en)]
    case (.coded(let code, let label), .coded): [field(code), field(label.it), field(label.en)]
    default: kind.suffixes.map { _ in plain(value) }
    }
  }

  private static func plain(_ value: Value) -> String {
    switch value {
    case .number(let value, _): number(value)
    case .count(let count): String(count)
    case .term(let term): field(term)
    case .phrase(let term, let slots): field(phrase(term, slots))
    case .text(let text): field(text)
    case .coded(let code, _): field(code)
    case .localized(let text): field(text.en)
    case .date(let date): date.iso
    case .period(let step, let index): step.checkedFirstDay(index) == nil ? "" : step.label(index)
    case .interval(let interval, _): number(interval.lower) + ";" + number(interval.upper)
    case .list(let values): field(values.map { listed($0) }.joined(separator: " | "))
    case .missing: ""
    case .hidden: "[hidden]"
    }
  }

  private static func listed(_ value: Value) -> String {
    switch value {
    case .term(let text), .text(let text), .coded(let text, _): text
    case .phrase(let term, let slots): phrase(term, slots)
    case .localized(let text): text.en
    default: plain(value)
    }
  }

  /// A term with what fills it, by name of slot: `effect.at h=6`.
  private static func phrase(_ term: String, _ slots: [String: Value]) -> String {
    let filled = slots.sorted { $0.key < $1.key }.map { "\($0.key)=\(listed($0.value))" }
    return ([term] + filled).joined(separator: " ")
  }

  /// All digits of a number: the shortest decimal that reads back as the same double. Empty for
  /// what is no number.
  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    guard value == value.rounded(), value.magnitude < 1e15 else { return value.description }
    return String(Int(value))
  }

  private static func field(_ text: String) -> String {
    let safe = neutralised(text)
    let special: Set<Character> = [",", "\"", "\n", "\r", "\r\n", ";", "\t"]
    guard safe.contains(where: special.contains) else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// The text with an apostrophe before each sign that would begin a formula: at its start, and
  /// after the separators at which a spreadsheet of another locale would cut it.
  private static func neutralised(_ text: String) -> String {
    let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"]
    let separators: Set<Unicode.Scalar> = [";", "\t", "\n", "\r", ","]
    let skipped: Set<Unicode.Scalar> = [" ", "\"", "'", "\u{A0}"]
    var result = String.UnicodeScalarView()
    var atStart = true
    for scalar in text.unicodeScalars where scalar.value != 0 {
      if atStart, signs.contains(scalar) { result.append("'") }
      result.append(scalar)
      if separators.contains(scalar) {
        atStart = true
      } else if !skipped.contains(scalar) {
        atStart = false
      }
    }
    return String(result)
  }
}
