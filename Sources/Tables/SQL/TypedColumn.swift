// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// What an engine's column is before its declaration is applied.
enum NativeType {
  /// A day: its number is taken without going through text.
  case date
  /// A whole number of at most 64 bits.
  case integer
  /// True or false.
  case truth
  /// Text of any length.
  case text
  /// Anything else, or not known: read as text by the source's dialect.
  case other
}

/// One declared column on its way from the engine's own value to the query's: expressions for the
/// layers of nested SELECTs, each of which sees only the layer below.
///
/// The names in the layers are `r` (the cell as text), `t` (without missing tokens), `a`, `b`, `d`
/// (parts), `v` (the value as `RowSchema` says) with the column's number.
struct TypedColumn {
  typealias Field = (name: String, text: String)

  let column: ColumnDescription
  let number: Int
  let native: NativeType
  let source: SourceDescription
  let dialect: SQLDialect

  var value: String { "v\(number)" }
  /// The engine's own value, where a query groups by it too.
  var own: String { "x\(number)" }
  private var raw: String { "r\(number)" }
  private var cell: String { "t\(number)" }
  private var a: String { "a\(number)" }
  private var b: String { "b\(number)" }
  private var d: String { "d\(number)" }

  /// Whether the engine's own value is used as it is.
  private var isNative: Bool {
    switch (column.type, native) {
    case (.date, .date), (.period(.day), .date), (.integer, .integer), (.boolean, .truth): true
    default: false
    }
  }

  /// Layer 1, over the relation: the cell.
  func first(_ expression: String) -> [Field] {
    if isNative {
      return [(cell, expression)]
    }
    return [(raw, dialect.trimmed(dialect.text(expression)))]
  }

  /// Layer 2: tokens for missing values taken out.
  var second: [Field] {
    if isNative { return [(cell, cell)] }
    let tokens = dialect.literals(([""] + source.missing.filter { !$0.isEmpty }))
    return [(cell, "CASE WHEN \(raw) NOT IN (\(tokens)) THEN \(raw) END")]
  }

  /// Layer 3: the parts of what is written in parts.
  var third: [Field] { [(cell, cell)] + parts }

  /// Layer 4: the value, beside the cell.
  var fourth: [Field] { [(cell, cell), (value, valueText)] }

  /// 0, or the number of what is wrong with the cell: see `Fault`.
  var fault: String {
    var cases = ["WHEN \(cell) IS NULL THEN \(column.optional ? 0 : Fault.missing.rawValue)"]
    cases.append("WHEN \(value) IS NULL THEN \(Fault.unreadable.rawValue)")
    if let values = column.values, column.type.kind == .label {
      cases.append(
        "WHEN \(value) NOT IN (\(dialect.literals(values))) THEN \(Fault.unreadable.rawValue)")
    }
    if let least = column.minimum?.units(of: column.type.kind, up: true) {
      cases.append("WHEN \(value) < \(least) THEN \(Fault.low.rawValue)")
    }
    if let most = column.maximum?.units(of: column.type.kind, up: false) {
      cases.append("WHEN \(value) > \(most) THEN \(Fault.high.rawValue)")
    }
    return "CASE \(cases.joined(separator: " ")) ELSE 0 END"
  }

  /// What may be wrong with a cell.
  enum Fault: Int, CaseIterable {
    case missing = 1, unreadable, low, high
  }

  // MARK: What is written in the cell

  private var parts: [Field] {
    if isNative { return [] }
    switch column.type {
    case .date, .period(.day): return dayParts
    case .period(let step): return periodParts(step)
    case .integer: return numberParts(scale: 0, whole: true, cell)
    case .decimal(let scale): return numberParts(scale: scale, whole: false, cell)
    case .money: return numberParts(scale: 2, whole: false, withoutEuro)
    case .instant, .boolean, .category, .id, .text: return []
    }
  }

  private func slice(_ text: String, _ from: String, _ length: String) -> String {
    "substr(\(text), \(from), \(length))"
  }

  private func when(_ condition: String, _ fields: [Field]) -> [Field] {
    fields.map { ($0.name, "CASE WHEN \(condition) THEN \(dialect.integer($0.text)) END") }
  }

  private var dayParts: [Field] {
    let format = source.dialect.dates
    let pattern: String
    let fields: [String]
    switch format {
    case .iso, .compact:
      let gap = format == .iso ? 1 : 0
      pattern = format == .iso ? "[0-9]{4}-[0-9]{2}-[0-9]{2}" : "[0-9]{8}"
      fields = [
        slice(cell, "1", "4"), slice(cell, "\(5 + gap)", "2"), slice(cell, "\(7 + 2 * gap)", "2"),
      ]
    case .yearMonthDay:
      pattern = "[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"
      let mark = dialect.position(of: "'/'", in: "substr(\(cell), 6)")
      fields = [
        slice(cell, "1", "4"), slice(cell, "6", "\(mark) - 1"), "substr(\(cell), 6 + \(mark))",
      ]
    case .dayMonthYear, .dayMonthYearDashes, .dayMonthYearPoints, .monthDayYear:
      let mark =
        format == .dayMonthYearDashes ? "-" : format == .dayMonthYearPoints ? "." : "/"
      pattern = "[0-9]{1,2}[\(mark)][0-9]{1,2}[\(mark)][0-9]{4}"
      let place = dialect.position(of: "'\(mark)'", in: cell)
      let first = slice(cell, "1", "\(place) - 1")
      let second = slice(cell, "\(place) + 1", "length(\(cell)) - 5 - \(place)")
      let year = "substr(\(cell), length(\(cell)) - 3)"
      fields = format == .monthDayYear ? [year, first, second] : [year, second, first]
    }
    return when(
      dialect.matches(cell, pattern), [(a, fields[0]), (b, fields[1]), (d, fields[2])])
  }

  private func periodParts(_ step: CalendarStep) -> [Field] {
    let (pattern, reversed, last): (String, String?, String)
    switch step {
    case .day, .year: (pattern, reversed, last) = ("[0-9]{4}", nil, "'1'")
    case .month:
      let mark = dialect.position(of: "'/'", in: cell)
      (pattern, reversed) = ("[0-9]{4}-[0-9]{2}", "[0-9]{1,2}/[0-9]{4}")
      last =
        "CASE WHEN \(mark) > 0 THEN \(slice(cell, "1", "\(mark) - 1")) "
        + "ELSE \(slice(cell, "6", "2")) END"
    case .quarter:
      (pattern, reversed) = ("[0-9]{4}-?[QT][1-4]", "[QT][1-4][-/ ][0-9]{4}")
      last =
        "CASE WHEN substr(\(cell), 1, 1) IN ('Q', 'T') THEN \(slice(cell, "2", "1")) "
        + "ELSE substr(\(cell), length(\(cell))) END"
    case .week:
      (pattern, reversed) = ("[0-9]{4}-?W[0-9]{2}", nil)
      last = "substr(\(cell), length(\(cell)) - 1)"
    }
    var year = slice(cell, "1", "4")
    if let reversed {
      year =
        "CASE WHEN \(dialect.matches(cell, reversed)) "
        + "THEN substr(\(cell), length(\(cell)) - 3) ELSE \(year) END"
    }
    let both = reversed.map { "(\(pattern)|\($0))" } ?? pattern
    return when(dialect.matches(cell, both), [(a, year), (b, last)])
  }

  /// A number as digits without sign, mark of thousands or decimal mark, padded to its scale.
  private func numberParts(scale: Int, whole: Bool, _ text: String) -> [Field] {
    let point = source.dialect.decimal == .comma ? "," : "."
    let mark = source.dialect.thousands
    var integers = "[0-9]+"
    if let class_ = mark.pattern { integers = "([0-9]{1,3}(\(class_)[0-9]{3})+|[0-9]+)" }
    let decimals = whole ? "([\(point)]0)?" : scale == 0 ? "" : "([\(point)][0-9]{1,\(scale)})?"
    let place = dialect.position(of: "'\(point)'", in: text)
    var before = "CASE WHEN \(place) > 0 THEN substr(\(text), 1, \(place) - 1) ELSE \(text) END"
    for sign in ["-", "+"] + mark.characters {
      before = "replace(\(before), \(dialect.literal(sign)), '')"
    }
    var digits = before
    if !whole, scale > 0 {
      let zeros = String(repeating: "0", count: scale)
      let after =
        "CASE WHEN \(place) > 0 THEN substr(\(text), \(place) + 1) ELSE '' END"
      digits = "\(before) || substr(\(after) || '\(zeros)', 1, \(scale))"
    }
    let valid = dialect.matches(text, "[-+]?\(integers)\(decimals)")
    return [
      (a, "CASE WHEN \(valid) THEN \(dialect.withoutZeros("(\(digits))")) END"),
      (b, "CASE WHEN substr(\(text), 1, 1) = '-' THEN -1 ELSE 1 END"),
    ]
  }

  /// An amount without `€` or `EUR` at one end.
  private var withoutEuro: String {
    var cases = ""
    for mark in ["€", "EUR", "Eur", "eur"] {
      let (text, length) = (dialect.literal(mark), mark.count)
      let front = dialect.trimmed("substr(\(cell), \(length + 1))")
      let rest = dialect.trimmed("substr(\(cell), 1, length(\(cell)) - \(length))")
      cases += " WHEN substr(\(cell), 1, \(length)) = \(text) THEN \(front)"
      cases += " WHEN length(\(cell)) > \(length)"
      cases += " AND substr(\(cell), length(\(cell)) - \(length - 1)) = \(text) THEN \(rest)"
    }
    return "(CASE\(cases) ELSE \(cell) END)"
  }

  private var valueText: String {
    switch column.type {
    case .category, .id, .text, .instant: return cell
    case .date, .period(.day):
      if isNative { return dialect.dayNumber(ofDate: cell) }
      return "CASE WHEN \(dialect.isDay(year: a, month: b, day: d)) THEN "
        + "\(dialect.day(year: a, month: b, day: d)) END"
    case .period(let step): return periodValue(step)
    case .boolean(let positive, let negative):
      if isNative { return truthValue(positive, negative) }
      return "CASE WHEN \(cell) IN (\(dialect.literals(positive))) THEN 1 "
        + "WHEN \(cell) IN (\(dialect.literals(negative))) THEN 0 END"
    case .integer where isNative:
      let limit = PowersOfTen.integer(18)
      return "CASE WHEN \(cell) > -\(limit) AND \(cell) < \(limit) THEN "
        + "CAST(\(cell) AS BIGINT) END"
    case .integer, .decimal, .money:
      let number = dialect.integer("CASE WHEN \(a) = '' THEN '0' ELSE \(a) END")
      return "CASE WHEN length(\(a)) <= 18 THEN \(b) * \(number) END"
    }
  }

  /// A boolean of the engine, where `true` and `false` are among the declared texts.
  private func truthValue(_ positive: [String], _ negative: [String]) -> String {
    func number(_ text: String) -> String {
      positive.contains(text) ? "1" : negative.contains(text) ? "0" : "NULL"
    }
    return "CASE WHEN \(cell) THEN \(number("true")) WHEN NOT \(cell) THEN \(number("false")) END"
  }

  private func periodValue(_ step: CalendarStep) -> String {
    switch step {
    case .day: return cell
    case .year: return "CASE WHEN \(a) > 0 THEN \(a) END"
    case .month:
      return "CASE WHEN \(a) > 0 AND \(b) BETWEEN 1 AND 12 THEN \(a) * 12 + \(b) - 1 END"
    case .quarter: return "CASE WHEN \(a) > 0 THEN \(a) * 4 + \(b) - 1 END"
    case .week:
      // Week 1 holds 4 January; a year has 53 weeks if 28 December lies in the 53rd.
      func week(_ month: String, _ day: String) -> String {
        dialect.period(ofDay: dialect.day(year: a, month: month, day: day), .week)
      }
      let isWeek =
        "\(a) > 0 AND \(b) >= 1 AND (\(b) <= 52 OR (\(b) = 53 AND "
        + "\(week("12", "28")) = \(week("1", "4")) + 52))"
      return "CASE WHEN \(isWeek) THEN \(week("1", "4")) + \(b) - 1 END"
    }
  }
}

extension ThousandsMark {
  /// The characters that may stand between thousands.
  var characters: [String] {
    switch self {
    case .none: []
    case .point: ["."]
    case .comma: [","]
    case .apostrophe: ["'"]
    case .space: [" ", "\u{A0}", "\u{202F}"]
    }
  }

  /// A pattern of one of them.
  var pattern: String? {
    self == .none ? nil : "[\(characters.joined())]"
  }
}

extension SQLDialect {
  /// The day number of a value of the engine's own type of dates, in the years 1 to 9999.
  func dayNumber(ofDate date: String) -> String {
    let number =
      engine == .duckdb
      ? "date_diff('day', DATE '1970-01-01', \(date))" : "(\(date) - DATE '1970-01-01')"
    return "CASE WHEN \(date) BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN \(number) END"
  }
}
