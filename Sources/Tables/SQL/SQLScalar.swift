// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// A scalar as SQL over the typed columns of a source.
struct SQLScalar {
  let text: String
  let kind: ValueKind
  /// The columns it reads, in order of mention.
  let columns: [Int]
}

/// A predicate as SQL; whether it may be unknown is for the writer to use shorter forms.
struct SQLPredicate {
  let text: String
  let columns: [Int]
  let isNeverUnknown: Bool
}

/// A column of the rows that a query is asked of.
struct SQLColumn {
  let name: String
  let kind: ValueKind
  /// Its name in SQL.
  let text: String
  /// The engine's own text behind it, by whose values PostgreSQL may group too.
  var own: String?
}

/// Checks the kinds of scalars and predicates, as the row engine does, and writes them as SQL.
struct SQLScalarWriter {
  /// The source's name in faults.
  let source: String
  /// The columns of the rows.
  let columns: [SQLColumn]
  let dialect: SQLDialect

  func write(_ scalar: Scalar) throws(QueryFault) -> SQLScalar {
    switch scalar {
    case .column(let name):
      guard let index = columns.firstIndex(where: { $0.name == name }) else {
        throw .unknownColumn(source: source, column: name)
      }
      return SQLScalar(text: columns[index].text, kind: columns[index].kind, columns: [index])
    case .integer(let value):
      guard value != .min else { throw .malformed("integer") }
      return constant(value, .number(scale: 0))
    case .day(let date): return constant(Int64(date.day), .day)
    case .period(let inner, let step): return try period(inner, step)
    case .firstDay(let inner):
      return try edge(inner) { dialect.firstDay(of: $0, $1) }
    case .lastDay(let inner):
      return try edge(inner) { "(\(dialect.firstDay(of: "(\($0) + 1)", $1)) - 1)" }
    case .daysBetween(let from, let to):
      let (first, second) = (try day(from), try day(to))
      return SQLScalar(
        text: "(\(second.text) - \(first.text))", kind: .number(scale: 0),
        columns: first.columns + second.columns)
    case .addDays(let inner, let days):
      let first = try day(inner)
      let shifted = days < 0 ? "- \(-Int64(days))" : "+ \(days)"
      return SQLScalar(text: "(\(first.text) \(shifted))", kind: .day, columns: first.columns)
    case .earliest(let scalars): return try earliest(scalars)
    case .band(let inner, let bounds): return try band(inner, bounds)
    case .choose(let predicate, let yes, let no): return try choose(predicate, yes, no)
    case .spell(let part): return try write(.column(part.rawValue))
    }
  }

  private func constant(_ value: Int64, _ kind: ValueKind) -> SQLScalar {
    SQLScalar(text: value < 0 ? "(\(value))" : String(value), kind: kind, columns: [])
  }

  func wrong(_ needed: String, _ kind: ValueKind) -> QueryFault {
    .wrongKind(source: source, needed: needed, found: kind)
  }

  private func day(_ scalar: Scalar) throws(QueryFault) -> SQLScalar {
    let written = try write(scalar)
    guard written.kind == .day else { throw wrong("day", written.kind) }
    return written
  }

  /// A number, or a truth value counted as one, and its decimals.
  func number(_ scalar: Scalar) throws(QueryFault) -> (value: SQLScalar, scale: Int) {
    let written = try write(scalar)
    guard let scale = written.kind.decimals else { throw wrong("number", written.kind) }
    return (written, scale)
  }

  private func period(_ inner: Scalar, _ step: CalendarStep) throws(QueryFault) -> SQLScalar {
    let written = try write(inner)
    let text: String
    switch written.kind {
    case .day: text = dialect.period(ofDay: withinYears(inner, written.text), step)
    case .period(let shorter) where shorter == step: return written
    case .period(let shorter) where shorter.nests(in: step):
      let divisor = shorter == .month ? (step == .quarter ? 3 : 12) : 4
      text = dialect.quotient(written.text, divisor)
    default: throw wrong("day, or a period that \(step.rawValue)s are made of", written.kind)
    }
    return SQLScalar(
      text: text, kind: step == .day ? .day : .period(step), columns: written.columns)
  }

  /// A day kept within the years 1 to 9999, where it could lie outside.
  private func withinYears(_ scalar: Scalar, _ text: String) -> String {
    switch scalar {
    case .column, .day, .firstDay: return text
    default:
      let (least, most) = (-719_162, 2_932_896)
      return "(CASE WHEN \(text) < \(least) THEN \(least) WHEN \(text) > \(most) THEN \(most) "
        + "ELSE \(text) END)"
    }
  }

  private func edge(
    _ inner: Scalar, _ of: (String, CalendarStep) -> String
  ) throws(QueryFault) -> SQLScalar {
    let written = try write(inner)
    switch written.kind {
    case .day: return written
    case .period(let step):
      return SQLScalar(text: of(written.text, step), kind: .day, columns: written.columns)
    default: throw wrong("day or period", written.kind)
    }
  }

  private func earliest(_ scalars: [Scalar]) throws(QueryFault) -> SQLScalar {
    guard !scalars.isEmpty else { throw .malformed("earliest") }
    var parts: [SQLScalar] = []
    for scalar in scalars { parts.append(try write(scalar)) }
    let kind = try common(parts.map(\.kind))
    guard kind != .label else { throw wrong("day, period or number", .label) }
    let texts = parts.map { align($0, to: kind) }
    return SQLScalar(text: dialect.least(texts), kind: kind, columns: parts.flatMap(\.columns))
  }

  private func band(_ inner: Scalar, _ bounds: [Int64]) throws(QueryFault) -> SQLScalar {
    let (value, scale) = try number(inner)
    guard !bounds.isEmpty, zip(bounds, bounds.dropFirst()).allSatisfy(<) else {
      throw .malformed("band")
    }
    // Numbers have at most 18 digits: a bound beyond them is reached by all, or by none.
    let limit = Int128(PowersOfTen.integer(18))
    var cases = "WHEN \(value.text) IS NULL THEN NULL"
    var isOpen = true
    for (index, bound) in bounds.enumerated() where isOpen {
      let scaled = Int128(bound) * Int128(PowersOfTen.integer(scale))
      if scaled > -limit { cases += " WHEN \(value.text) < \(scaled) THEN \(index)" }
      isOpen = scaled < limit
    }
    return SQLScalar(
      text: "(CASE \(cases) ELSE \(bounds.count) END)", kind: .number(scale: 0),
      columns: value.columns)
  }

  private func choose(
    _ predicate: Predicate, _ yes: Scalar, _ no: Scalar
  ) throws(QueryFault) -> SQLScalar {
    let test = try write(predicate)
    let (first, second) = (try write(yes), try write(no))
    let kind = try common([first.kind, second.kind])
    if kind == .label, first.columns != second.columns {
      throw .malformed("choose between labels of two columns")
    }
    let (a, b) = (align(first, to: kind), align(second, to: kind))
    let otherwise = test.isNeverUnknown ? "ELSE \(b)" : "WHEN NOT \(test.text) THEN \(b)"
    return SQLScalar(
      text: "(CASE WHEN \(test.text) THEN \(a) \(otherwise) END)", kind: kind,
      columns: test.columns + first.columns + second.columns)
  }

  /// The kind that all can be brought to: the same one, or numbers with the most decimals.
  func common(_ kinds: [ValueKind]) throws(QueryFault) -> ValueKind {
    var result = kinds[0]
    for kind in kinds.dropFirst() where kind != result {
      guard let a = result.decimals, let b = kind.decimals else {
        throw .wrongKind(source: source, needed: result.word, found: kind)
      }
      result = .number(scale: max(a, b))
    }
    return result
  }

  func align(_ scalar: SQLScalar, to kind: ValueKind) -> String {
    guard let from = scalar.kind.decimals, let to = kind.decimals, from < to else {
      return scalar.text
    }
    return dialect.scaled(scalar.text, by: PowersOfTen.integer(to - from))
  }
}

extension SQLDialect {
  /// The least of those that are there.
  func least(_ values: [String]) -> String {
    guard values.count > 1 else { return values[0] }
    guard engine == .sqlite else { return "least(\(values.joined(separator: ", ")))" }
    let most = Int64.max
    let filled = values.map { "coalesce(\($0), \(most))" }.joined(separator: ", ")
    return "nullif(min(\(filled)), \(most))"
  }

  /// A number times a power of ten; an error of the engine where that needs more than 64 bits.
  func scaled(_ value: String, by factor: Int64) -> String {
    guard engine == .sqlite else { return "(CAST(\(value) AS BIGINT) * \(factor))" }
    // SQLite would go on with a rounded number: the absolute value of the least one is an error.
    let limit = Int64.max / factor
    return "(CASE WHEN \(value) IS NULL THEN NULL WHEN \(value) BETWEEN -\(limit) AND \(limit) "
      + "THEN \(value) * \(factor) ELSE abs(-9223372036854775807 - (\(value) IS NOT NULL)) END)"
  }
}
