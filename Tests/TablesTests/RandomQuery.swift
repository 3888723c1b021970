// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// Rows and queries made from a seed.
struct RandomQuery {
  static let columns = [
    ColumnDescription(name: "place", type: .category, optional: true),
    ColumnDescription(name: "sort", type: .text, optional: true),
    ColumnDescription(name: "n", type: .integer, optional: true),
    ColumnDescription(name: "m", type: .integer, optional: true),
    ColumnDescription(name: "cost", type: .decimal(scale: 2), optional: true),
    ColumnDescription(name: "fine", type: .decimal(scale: 5), optional: true),
    ColumnDescription(name: "from", type: .date, optional: true),
    ColumnDescription(name: "to", type: .date, optional: true),
    ColumnDescription(name: "ill", type: .boolean, optional: true),
    ColumnDescription(name: "old", type: .boolean, optional: true),
    ColumnDescription(name: "month", type: .month, optional: true),
  ]

  var random: SplitMix
  /// Numbers of up to so many digits; many make sums overflow.
  private let digits: Int
  private let missing: Int

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    digits = [1, 2, 4, 9, 18, 18][Int.random(in: 0..<6, using: &random)]
    missing = [0, 3, 30][Int.random(in: 0..<3, using: &random)]
  }

  mutating func pick<Element>(_ from: [Element]) -> Element {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  // MARK: Rows

  mutating func row() -> [RowByRow.Value] {
    var row: [RowByRow.Value] = []
    for column in RandomQuery.columns {
      row.append(chance(missing) ? .missing : value(column.type.kind))
    }
    return row
  }

  private mutating func value(_ kind: ValueKind) -> RowByRow.Value {
    switch kind {
    case .label:
      return .label(Array(pick(["Nord", "Sud", "Est", "Ovest", "è", "e\u{300}", ""]).utf8))
    case .number:
      let bound = PowersOfTen.integer(Int.random(in: 1...digits, using: &random)) - 1
      return .number(Int128(Int64.random(in: -bound...bound, using: &random)))
    case .day:
      // Most lie in the table of periods, some before and after.
      if chance(2) { return .number(Int128(pick([-719_162, -25_568, 39_969, 2_932_896]))) }
      return .number(Int128(Int.random(in: 19_000...19_200, using: &random)))
    case .period: return .number(Int128(Int.random(in: 24_240...24_250, using: &random)))
    case .truth: return .number(chance(50) ? 1 : 0)
    }
  }

  // MARK: The query

  mutating func query() -> SummaryQuery {
    var stages: [Stage] = []
    for number in 0..<Int.random(in: 0...2, using: &random) {
      stages.append(Stage("stage\(number)", keep: predicate(2)))
    }
    if chance(20) {
      stages +=
        OutcomeWindow(
          datedBy: .column(pick(["from", "month"])), within: 30, cutoff: CivilDate(day: 19_150),
          starts: [CivilDate(day: 19_080)]
        ).stages
    }
    var measures: [Measure] = []
    for number in 0..<Int.random(in: 0...4, using: &random) {
      measures.append(Measure("measure\(number)", quantity()))
    }
    return SummaryQuery(
      .rows(source: "data"), stages: stages, keys: keys(3), measures: measures, flowKeys: keys(2),
      maximumGroups: pick([12, 1000, 2_000_000, 2_000_000]))
  }

  private mutating func keys(_ most: Int) -> [Key] {
    (0..<Int.random(in: 0...most, using: &random)).map {
      Key("key\($0)", chance(60) ? small() : any())
    }
  }

  /// A key of few values.
  private mutating func small() -> Scalar {
    pick([
      .column("place"), .column("sort"), .column("ill"), .column("month"),
      .period(.column("from"), .month), .period(.column("to"), .week),
      .band(.column("n"), from: [-5, 0, 3]),
    ])
  }

  private mutating func any() -> Scalar {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: number(2)
    case 1: day(2)
    case 2: period(2)
    default: .column(pick(["place", "sort"]))
    }
  }

  private mutating func quantity() -> Quantity {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .rows
    case 1: .least(chance(50) ? number(1) : day(1))
    case 2: .greatest(chance(50) ? number(1) : period(1))
    case 3: .sum([.choose(predicate(2), .integer(1), .integer(0))])
    default: .sum((0..<Int.random(in: 1...4, using: &random)).map { _ in number(1) })
    }
  }

  private mutating func number(_ depth: Int) -> Scalar {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 3), using: &random) {
    case 0: .integer(Int64.random(in: -3...3, using: &random))
    case 1: .column(pick(["n", "m", "cost", "fine"]))
    case 2: .column(pick(["n", "ill", "old"]))
    case 3: .daysBetween(day(depth - 1), day(depth - 1))
    case 4: .earliest((0..<Int.random(in: 1...3, using: &random)).map { _ in number(depth - 1) })
    case 5: .band(number(depth - 1), from: pick([[0], [-10, 0, 10], [1, 2, 3, 1 << 62]]))
    case 6: .choose(.missing(.column("n")), .integer(0), .column("n"))
    default: .choose(predicate(depth - 1), number(depth - 1), number(depth - 1))
    }
  }

  private mutating func day(_ depth: Int) -> Scalar {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 2), using: &random) {
    case 0: .day(CivilDate(day: Int32.random(in: 19_000...19_200, using: &random)))
    case 1: .column(pick(["from", "to"]))
    case 2: .addDays(day(depth - 1), Int32.random(in: -40...40, using: &random))
    case 3: .firstDay(chance(50) ? day(depth - 1) : period(depth - 1))
    case 4: .lastDay(chance(50) ? day(depth - 1) : period(depth - 1))
    case 5: .earliest([day(depth - 1), day(depth - 1)])
    case 6: .period(day(depth - 1), .day)
    default: .choose(predicate(depth - 1), day(depth - 1), day(depth - 1))
    }
  }

  private mutating func period(_ depth: Int) -> Scalar {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .period(day(max(0, depth - 1)), pick([.week, .month, .quarter, .year]))
    case 1: .period(.column("month"), pick([.month, .quarter, .year]))
    default: .period(.period(.column("from"), .month), pick([.quarter, .year]))
    }
  }

  private mutating func predicate(_ depth: Int) -> Tables.Predicate {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &random) {
    case 0: .atMost(number(max(0, depth - 1)), number(max(0, depth - 1)))
    case 1: .atMost(day(max(0, depth - 1)), day(max(0, depth - 1)))
    case 2: .oneOf(.column("place"), pick([["Nord", "e\u{300}", "Marte"], ["è"], ["e\u{300}"]]))
    case 3: .oneOf(.column(pick(["n", "cost"])), ["1", "2", "3"])
    case 4: .missing(chance(50) ? number(depth - 1) : .column("place"))
    case 5: .not(predicate(depth - 1))
    case 6: .oneOf(.column("ill"), ["true"])
    default: .every((0..<Int.random(in: 0...3, using: &random)).map { _ in predicate(depth - 1) })
    }
  }
}
