// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

extension HostileCell {
  static let labels = [
    "Nord", "Sud", "Valle d’Aosta", "0012", "x", "è", "e\u{301}", "é", "a\"b", "\"", "a\nb",
    "a\r\nb",
    "a\rb", "€", "=1+1", "'", "a;b", "a,b", "a|b", "a\tb", "à la\u{A0}carte", "totale 2", "T", "𝛼",
  ]

  /// Cells that may be none of their column's type.
  static let odd = [
    "", " ", "n.d.", "-", "..", "NA", "1", "-1", "+1", "1.234", "1,5", "1.234.567,89", "1,234.5",
    "--1", "+", ".", ",", "1e5", "€ 5", "5 EUR", "EUR", "$5", "%", "12%", "<5", "≤ 4", "n<5", "*",
    "…", "1-4", "(5)", "NaN", "#N/D", "inf", "3.0", "3,0", "3.00", "1'000", "1 000", "1\u{202F}000",
    "12 34", "999999999999999999", "1000000000000000000", "-999999999999999999",
    "0000000000000000000000001", "9223372036854775808", "0.000000000000000001", "１２",
    "2024-01-08", "8/1/2024", "08-01-2024", "8.1.2024", "2024/1/8", "20240108", "1/13/2024",
    "31/02/2024", "2024-02-30", "29/02/2023", "8/1/24", "45299", "45299,5", "99999", "0000-01-01",
    "2024-W53", "2020-W53", "2024W01", "2024-W00", "2024-Q5", "Q1 2024", "T4/2024", "2024", "0000",
    "2024-10", "1/2024", "13/2024", "gen 2024", "8-gen-2024", "2024-01-01 - 2024-01-07",
    "2024-01-08 10:00", "2024-01-08T10:00:00.5+02:00", "2024-03-31 02:30", "2024-03-31T01:00Z",
    "2024-01-08 24:00", "1970-01-01 10:00", "2024-01-08T23:59:60-0530", "2024-01-08 9:05:07,25 Z",
    "S", "N", "Sì", "true", "TRUE", "0", "nord", "Nrod", "RSSMRA80A01H501U",
    "c/o RSSMRA80A01H501U.",
    "MRTMTT91D08F205JX", "80380000901234567890", "CittÃ ", "Ã¨", "â€™", "\u{FFFD}", "a\0b",
    "\u{FEFF}",
    "\u{2028}", "Totale", "grand total", String(repeating: "lungo ", count: 12),
    "\u{A0}\u{A0}", "e\u{301}", "\u{301}", "a\"b", "\"\"", "\n", "a\r\nb",
  ]

  /// A cell as its column and dialect say.
  static func written(
    _ column: ColumnDescription, _ source: SourceDescription, _ dice: inout HostileDice
  ) -> String {
    if column.optional, dice.chance(1, 6) { return dice.pick(source.missing + ["", " "]) }
    // Few days, so that rows agree, and periods follow each other, often enough.
    let days = dice.chance(1, 2) ? 19_600...19_760 : 11_000...19_880
    let day = CivilDate(day: Int32(dice.number(days)))
    switch column.type {
    case .date, .period(.day): return date(day, source.dialect.dates, &dice)
    case .instant:
      let time = dice.pick([
        "T10:00", " 9:05", "T23:30:00Z", " 00:10:59.125+01:00", "T12:00:00-0300", " 0:00 +02",
      ])
      return date(day, source.dialect.dates, &dice) + time
    case .period(let step): return period(day, step, &dice)
    case .integer: return number(dice.number(-400...123_456), 0, source.dialect, &dice)
    case .decimal(let scale):
      // A number below one where all 18 digits are decimals.
      let units = dice.number(-400...(scale == 18 ? 999 : 123_456))
      let decimals = scale == 18 ? 3 : min(scale, dice.number(0...3))
      return number(units, decimals, source.dialect, &dice)
    case .money:
      let amount = number(dice.number(0...1_234_567), 2, source.dialect, &dice)
      return dice.pick(["\(amount)", "€ \(amount)", "\(amount) EUR", "\(amount)\u{A0}€"])
    case .boolean(let positive, let negative): return dice.pick(positive + negative)
    case .category, .id, .text: return dice.pick(column.values ?? labels)
    }
  }

  /// A number with some decimals, its thousands marked or not.
  private static func number(
    _ units: Int, _ scale: Int, _ dialect: Dialect, _ dice: inout HostileDice
  ) -> String {
    let value = FixedPoint(units: Int128(units), scale: scale).text
    let parts = value.split(separator: ".")
    let marks =
      switch dialect.thousands {
      case .none: [""]
      case .point: ["."]
      case .comma: [","]
      case .apostrophe: ["'"]
      case .space: [" ", "\u{A0}", "\u{202F}"]
      }
    let mark = dice.chance(1, 2) ? dice.pick(marks) : ""
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      let left = parts[0].count - index
      if left % 3 == 0, whole.last?.isNumber == true { whole += mark }
      whole.append(digit)
    }
    return whole + (parts.count > 1 ? (dialect.decimal == .comma ? "," : ".") + parts[1] : "")
  }

  private static func date(
    _ date: CivilDate, _ format: DateFormat, _ dice: inout HostileDice
  ) -> String {
    let (year, month, day) = date.parts
    let isPadded = format == .iso || format == .compact || dice.chance(1, 2)
    let two = { (value: Int) in value < 10 && isPadded ? "0\(value)" : "\(value)" }
    return switch format {
    case .iso: "\(year)-\(two(month))-\(two(day))"
    case .dayMonthYear: "\(two(day))/\(two(month))/\(year)"
    case .dayMonthYearDashes: "\(two(day))-\(two(month))-\(year)"
    case .dayMonthYearPoints: "\(two(day)).\(two(month)).\(year)"
    case .monthDayYear: "\(two(month))/\(two(day))/\(year)"
    case .yearMonthDay: "\(year)/\(two(month))/\(two(day))"
    case .compact: "\(year)\(two(month))\(two(day))"
    }
  }

  private static func period(
    _ date: CivilDate, _ step: CalendarStep, _ dice: inout HostileDice
  ) -> String {
    let (year, month, _) = date.parts
    let quarter = (month + 2) / 3
    return switch step {
    case .month: dice.pick([String(date.iso.prefix(7)), "\(month)/\(year)"])
    case .quarter: dice.pick(["\(year)-Q\(quarter)", "T\(quarter) \(year)", "\(year)Q\(quarter)"])
    case .week: dice.pick(["\(year)-W0\(dice.number(1...9))", "\(year)W\(dice.number(10...52))"])
    default: "\(year)"
    }
  }
}
