// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

/// A generated table, written in a generated dialect.
private struct Case {
  let dialect: Dialect
  let text: String
  let bytes: [UInt8]

  /// Pieces that cells are made of: all that a reader can trip over.
  private static let pieces = [
    "a", "Nord", "è", "’", "€", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "'",
    "0012", "=1+1", "-", "\u{A0}", "x",
  ]

  init(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    func pick<Element>(_ from: [Element]) -> Element {
      from[Int.random(in: 0..<from.count, using: &random)]
    }
    let decimal = pick(DecimalMark.allCases)
    var dialect = Dialect(
      separator: pick([UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
      ),
      decimal: decimal,
      thousands: pick(
        [.none, decimal == .comma ? .point : .comma, .apostrophe, .space]),
      dates: pick(DateFormat.allCases), encoding: pick(TextEncoding.allCases))
    if dialect.separator == UInt8(ascii: "'") { dialect.separator = UInt8(ascii: ";") }
    let separator = String(UnicodeScalar(dialect.separator))
    let end = pick(["\n", "\r\n", "\r"])
    func quoted(_ cell: String, force: Bool = false) -> String {
      let special =
        cell.unicodeScalars.contains { "\"\n\r".unicodeScalars.contains($0) }
        || cell.contains(separator)
      guard special || force else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
    var rows = ["label,number,day,other".split(separator: ",").map(String.init)]
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let date = CivilDate(day: Int32.random(in: 0...30_000, using: &random))
      let label = (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(Case.pieces) }
        .joined()
      rows.append([
        // A first cell that is not blank, whatever was picked.
        "L" + label, Case.number(Int.random(in: -9_999_999...9_999_999, using: &random), dialect),
        Case.date(date, dialect.dates), pick(["", " ", "b", "\u{A0}c ", "d\"e", label]),
      ])
    }
    var text = Bool.random(using: &random) ? "sep=\(separator)\(end)" : ""
    for row in rows {
      text += row.map { quoted($0, force: Int.random(in: 0..<4, using: &random) == 0) }
        .joined(separator: separator)
      text += end
      if Int.random(in: 0..<8, using: &random) == 0 { text += end }
      if Int.random(in: 0..<8, using: &random) == 0 {
        text += String(repeating: separator, count: 3) + end
      }
    }
    if Bool.random(using: &random), text.hasSuffix(end) {
      text.unicodeScalars.removeLast(end.unicodeScalars.count)
    }
    self.text = text
    self.dialect = dialect
    bytes =
      switch dialect.encoding {
      case .utf8: (Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
      case .utf16: [UInt8](utf16: text, bigEndian: Bool.random(using: &random))
      case .windows1252:
        text.unicodeScalars.map { scalar in
          switch scalar {
          case "’": 0x92
          case "€": 0x80
          default: UInt8(scalar.value)
          }
        }
      }
  }

  /// Thousandths, with marks.
  private static func number(_ thousandths: Int, _ dialect: Dialect) -> String {
    let digits = String(thousandths.magnitude / 1000)
    let mark =
      switch dialect.thousands {
      case .none: ""
      case .point: "."
      case .comma: ","
      case .apostrophe: "'"
      case .space: "\u{A0}"
      }
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole += mark }
      whole.append(digit)
    }
    let rest = String(thousandths.magnitude % 1000)
    let decimals = String(repeating: "0", count: 3 - rest.count) + rest
    return (thousandths < 0 ? "-" : "") + whole + (dialect.decimal == .comma ? "," : ".") + decimals
  }

  private static func date(_ date: CivilDate, _ format: DateFormat) -> String {
    let (year, month, day) = date.parts
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return switch format {
    case .iso: "\(year)-\(two(month))-\(two(day))"
    case .dayMonthYear: "\(day)/\(two(month))/\(year)"
    case .dayMonthYearDashes: "\(two(day))-\(month)-\(year)"
    case .dayMonthYearPoints: "\(two(day)).\(two(month)).\(year)"
    case .monthDayYear: "\(two(month))/\(two(day))/\(year)"
    case .yearMonthDay: "\(year)/\(two(month))/\(two(day))"
    case .compact: "\(year)\(two(month))\(two(day))"
    }
  }
}

private let columns = [
  ColumnDescription(name: "label", type: .text),
  ColumnDescription(name: "number", type: .decimal(scale: 3)),
  ColumnDescription(name: "day", type: .date),
  ColumnDescription(name: "other", type: .text, optional: true),
]

private let query = SummaryQuery(
  .rows(source: "data"), keys: [.column("label"), .column("other"), .column("day")],
  measures: [.rows, .sum("number", .column("number"))])

/// What the slow reader makes of the same text: labels with line ends as LF.
private func slow(_ generated: Case) -> [String: [Int128]] {
  let rows = SlowReader.rows(
    generated.text, separator: Character(UnicodeScalar(generated.dialect.separator)))
  var groups: [String: [Int128]] = [:]
  for row in rows.dropFirst() {
    let key = [row[0], row[3], row[2]].joined(separator: "\u{1}")
    let number = SlowReader.thousandths(row[1], generated.dialect) ?? -1
    groups[key] = [(groups[key]?[0] ?? 0) + 1, (groups[key]?[1] ?? 0) + number]
  }
  return groups
}

@Suite("The engine and a slow reader")
struct SlowReaderTests {
  @Test("give the same groups and sums on 10,000 generated texts in every dialect")
  func same() async throws {
    var answered = 0
    for seed in 0..<UInt64(10_000) {
      let generated = Case(seed)
      let expected = slow(generated)
      let window = [1, 2, 3, 7, 64, 4096][Int(seed % 6)]
      let description = source(columns, dialect: generated.dialect)
      do {
        let table = try await answer(description, generated.bytes, query, window: window)
        var found: [String: [Int128]] = [:]
        for group in 0..<table.count {
          guard case .number(let day) = table.keys[2].cells[group] else { continue }
          let label = normalized(table.keys[0].text(group) ?? "")
          let other = normalized(table.keys[1].text(group) ?? "")
          found[[label, other, "\(day)"].joined(separator: "\u{1}"), default: [0, 0]][0] +=
            table.measures[0].units[group]
          found[[label, other, "\(day)"].joined(separator: "\u{1}"), default: [0, 0]][1] +=
            table.measures[1].units[group]
        }
        let wanted = Dictionary(
          expected.map { (key($0.key, generated.dialect.dates), $0.value) },
          uniquingKeysWith: { [$0[0] + $1[0], $0[1] + $1[1]] })
        #expect(found == wanted, "seed \(seed)")
        answered += 1
      } catch TableFailure.data(let problems) {
        #expect(
          problems.map(\.cause) == [.noRows] && expected.isEmpty,
          "seed \(seed): \(problems.map(\.message))")
      }
    }
    #expect(answered > 9_000)
  }

  /// Line ends inside cells as LF, to compare with the slow reader's.
  private func normalized(_ text: String) -> String {
    var result = ""
    var last: UnicodeScalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n", last == "\r" {
        last = scalar
        continue
      }
      result.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
      last = scalar
    }
    return result
  }

  /// The slow reader's key with its day as a number.
  private func key(_ key: String, _ format: DateFormat) -> String {
    var parts = key.split(separator: "\u{1}", omittingEmptySubsequences: false).map(String.init)
    let numbers = parts[2].split { !$0.isNumber }.compactMap { Int($0) }
    let (year, month, day) =
      switch format {
      case .iso, .yearMonthDay: (numbers[0], numbers[1], numbers[2])
      case .monthDayYear: (numbers[2], numbers[0], numbers[1])
      case .compact: (numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100)
      default: (numbers[2], numbers[1], numbers[0])
      }
    parts[2] = "\(CivilDate(year: year, month: month, day: day)?.day ?? 0)"
    return parts.joined(separator: "\u{1}")
  }
}
