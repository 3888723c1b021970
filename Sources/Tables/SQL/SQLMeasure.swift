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

  /// The measure of a group over the values in a column of that name.
  func field(_ column: String, _ dialect: SQLDialect) -> String {
    switch operation {
    case .rows: dialect.text("count(*)")
    case .least: dialect.text("min(\(column))")
    case .greatest: dialect.text("max(\(column))")
    case .sum: dialect.sum(column)
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

  /// An exact sum. SQLite has 64 bits only: the high and low parts are summed apart, and values
  /// that it had to round (products over 64 bits) are counted, so that they are refused.
  func sum(_ column: String) -> String {
    switch engine {
    case .duckdb, .postgres: text("sum(\(column))")
    case .spark: text("sum(CAST(\(column) AS DECIMAL(38, 0)))")
    case .sqlite:
      "sum(\(column) / 4294967296) || ':' || sum(\(column) % 4294967296) || ':' || "
        + "sum(typeof(\(column)) <> 'integer')"
    }
  }
}
