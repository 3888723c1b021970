// SPDX-License-Identifier: GPL-3.0-or-later

/// A measure as SQL: its value in a row, and how the values of a group become one field.
struct SQLMeasure {
  enum Operation { case rows, sum, least, greatest }

  let name: String
  let operation: Operation
  let kind: ValueKind
  /// The value in a row; nil for counts of rows.
  let value: String?
  let factorCount: Int
  /// The columns that it reads, in order of mention.
  let columns: [Int]

  init(_ measure: Measure, _ writer: SQLScalarWriter) throws(QueryFault) {
    name = measure.name
    switch measure.quantity {
    case .rows:
      (operation, kind, value, factorCount, columns) = (.rows, .number(scale: 0), nil, 0, [])
    case .sum(let factors):
      guard (1...4).contains(factors.count) else {
        throw .factors(measure: measure.name, count: factors.count)
      }
      var values: [SQLScalar] = []
      var decimals = 0
      for factor in factors {
        let (value, scale) = try writer.number(factor)
        values.append(value)
        decimals += scale
      }
      operation = .sum
      kind = .number(scale: decimals)
      value = writer.dialect.product(values.map(\.text))
      factorCount = factors.count
      columns = values.flatMap(\.columns)
    case .least(let scalar), .greatest(let scalar):
      let written = try writer.write(scalar)
      guard written.kind != .label else { throw writer.wrong("day, period or number", .label) }
      if case .least = measure.quantity { operation = .least } else { operation = .greatest }
      (kind, value, factorCount, columns) = (written.kind, written.text, 1, written.columns)
    }
  }

  /// What is taken of the values of a group in a column of that name, under names of its own.
  ///
  /// SQLite has 64 bits only: high and low parts are summed apart, and values that it had to round
  /// (products over 64 bits) are counted, so that they are refused.
  func aggregates(_ column: String, _ dialect: SQLDialect) -> [String] {
    switch (operation, dialect.engine) {
    case (.rows, _): ["count(*) AS \(column)"]
    case (.least, _): ["min(\(column)) AS \(column)"]
    case (.greatest, _): ["max(\(column)) AS \(column)"]
    case (.sum, .sqlite):
      [
        "sum(\(column) / 4294967296) AS \(column)",
        "sum(\(column) % 4294967296) AS \(column)low",
        "sum(typeof(\(column)) <> 'integer') AS \(column)bad",
      ]
    case (.sum, .spark): ["sum(CAST(\(column) AS DECIMAL(38, 0))) AS \(column)"]
    case (.sum, _): ["sum(\(column)) AS \(column)"]
    }
  }

  /// The measure of a group as a field, from the columns that `aggregates` names.
  func field(_ column: String, _ dialect: SQLDialect) -> String {
    guard operation == .sum, dialect.engine == .sqlite else { return dialect.text(column) }
    return ["", "low", "bad"].map { dialect.text(column + $0) }.joined(separator: " || ':' || ")
  }

  /// The measure of two groups together.
  func together(_ a: Int128, _ b: Int128) -> Int128? {
    switch operation {
    case .rows, .sum:
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? nil : sum
    case .least: return min(a, b)
    case .greatest: return max(a, b)
    }
  }

  /// Reads what `field` gives; nil for anything else. `isOverflow` is set where the engine could
  /// not hold a product.
  func read(_ field: Substring, isOverflow: inout Bool) -> Int128? {
    guard operation == .sum, field.contains(":") else { return Int128(field) }
    let parts = field.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let high = Int128(parts[0]), let low = Int128(parts[1]),
      let broken = Int(parts[2])
    else { return nil }
    if broken != 0 { isOverflow = true }
    return high * 4_294_967_296 + low
  }
}

extension SQLDialect {
  /// A product in numbers wide enough that it is exact, or an error of the engine.
  func product(_ factors: [String]) -> String {
    guard factors.count > 1 else { return factors[0] }
    let type =
      switch engine {
      case .duckdb: "HUGEINT"
      case .postgres: "NUMERIC"
      case .spark: "DECIMAL(19, 0)"
      case .sqlite: "INTEGER"
      }
    let texts = engine == .sqlite ? factors : factors.map { "CAST(\($0) AS \(type))" }
    return "(\(texts.joined(separator: " * ")))"
  }
}
