// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// The SELECTs that hold a source against its declaration: cells, and rules of its rows together.
struct SQLChecks {
  let source: SourceDescription
  let rows: TypedRows

  /// The most periods or labels that come back.
  static let limit = 4_000_000

  private var dialect: SQLDialect { rows.dialect }
  private func index(_ name: String) -> Int? {
    source.columns.firstIndex { $0.name == name }
  }
  private func values(_ numbers: [Int]) -> String { rows.nested(rows.values(numbers), as: "r") }

  /// All checks, in order, each with the word that begins its lines.
  var statements: [String] {
    [cells]
      + source.expectations.enumerated().compactMap { number, rule in statement(rule, number) }
  }

  /// One line: rows, then for each column the cells with each fault, then the rows that each
  /// `order` refuses.
  private var cells: String {
    var fields = [dialect.text("count(*)")]
    for number in source.columns.indices {
      for fault in TypedColumn.Fault.allCases {
        fields.append(count("f\(number) = \(fault.rawValue)"))
      }
    }
    for pair in orderPairs { fields.append(count(pair.test)) }
    return "SELECT \(dialect.line("c", fields))\n"
      + "FROM \(rows.nested(rows.faults(Array(source.columns.indices)), as: "r"))"
  }

  private func count(_ test: String) -> String {
    dialect.text("coalesce(sum(CASE WHEN \(test) THEN 1 ELSE 0 END), 0)")
  }

  struct OrderPair {
    let first: String
    let second: String
    let test: String
  }

  /// Pairs of columns that follow each other in some row: those between them are missing there.
  var orderPairs: [OrderPair] {
    var pairs: [OrderPair] = []
    for case .order(let names) in source.expectations {
      let numbers = names.compactMap(index)
      let scales = numbers.map { source.columns[$0].type.kind.decimals ?? 0 }
      let most = scales.max() ?? 0
      func value(_ place: Int) -> String {
        let text = "v\(numbers[place])"
        return scales[place] == most
          ? text : dialect.scaled(text, by: PowersOfTen.integer(most - scales[place]))
      }
      for first in numbers.indices {
        for second in numbers.indices.dropFirst(first + 1) {
          let between = numbers[(first + 1)..<second].map { "v\($0) IS NULL" }
          let test = ["\(value(second)) < \(value(first))"] + between
          pairs.append(
            OrderPair(
              first: source.columns[numbers[first]].name,
              second: source.columns[numbers[second]].name,
              test: test.joined(separator: " AND ")))
        }
      }
    }
    return pairs
  }

  private func statement(_ rule: Expectation, _ number: Int) -> String? {
    switch rule {
    case .rows, .order: return nil
    case .noGaps(let name, let step):
      guard let index = index(name) else { return nil }
      let value = "v\(index)"
      let period: String
      switch source.columns[index].type.kind {
      case .period(let own) where own == step: period = value
      case .period(let own): period = dialect.period(ofDay: dialect.firstDay(of: value, own), step)
      default: period = dialect.period(ofDay: value, step)
      }
      return "SELECT DISTINCT \(dialect.line("g\(number)", [dialect.text(period)]))\n"
        + "FROM \(values([index]))\nWHERE \(value) IS NOT NULL\nLIMIT \(SQLChecks.limit + 1)"
    case .allValues(let name):
      guard let index = index(name), let labels = source.columns[index].values else { return nil }
      return "SELECT DISTINCT \(dialect.line("g\(number)", [dialect.hexadecimal("v\(index)")]))\n"
        + "FROM \(values([index]))\nWHERE v\(index) IN (\(dialect.literals(labels)))"
    case .unique(let names):
      let numbers = Set(names.compactMap(index)).sorted()
      let list = numbers.map { "v\($0)" }.joined(separator: ", ")
      return "SELECT \(dialect.line("g\(number)", [dialect.text("coalesce(sum(n - 1), 0)")]))\n"
        + "FROM (SELECT count(*) AS n\nFROM \(values(numbers))\nGROUP BY \(list)) AS u"
    }
  }
}
