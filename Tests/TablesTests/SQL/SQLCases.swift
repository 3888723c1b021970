// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// Rows and queries made from a seed, to hold every engine against the one that reads CSV.
struct SQLCases {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  static let columns = [
    ColumnDescription(name: "place", type: .category, optional: true),
    ColumnDescription(name: "code", type: .id, optional: true),
    ColumnDescription(name: "age", type: .integer, optional: true),
    ColumnDescription(name: "score", type: .decimal(scale: 3), optional: true),
    ColumnDescription(name: "cost", type: .money, optional: true),
    ColumnDescription(name: "day1", type: .date, optional: true),
    ColumnDescription(name: "day2", type: .date, optional: true),
    ColumnDescription(
      name: "ill", type: .boolean(positive: ["S", "sì"], negative: ["N"]), optional: true),
    ColumnDescription(name: "month", type: .month, optional: true),
    ColumnDescription(name: "quarter", type: .period(.quarter), optional: true),
    ColumnDescription(name: "week", type: .period(.week), optional: true),
    ColumnDescription(name: "year", type: .period(.year), optional: true),
  ]

  static let missing = ["", "n.d.", "-9"]

  private mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  // MARK: Rows

  private mutating func cell(_ column: String) -> String {
    if below(9) == 0 { return pick(["", "n.d.", " -9 "]) }
    let sign = pick(["", "-", "+"])
    switch column {
    case "place": return pick(["Nord", "Est", "L'Aquila", "Forlì-Cesena", "nord", "a\\b", " Sud "])
    case "code": return pick(["001", "01", "1", "00A"])
    case "age": return pick(["\(below(90))", "\(sign)0\(below(90))", "\(below(90)).0"])
    case "score":
      return pick(["\(sign)\(below(2_000_000)).\(below(1000))", "\(below(9)).5", "00\(below(99))"])
    case "cost": return pick(["\(below(99)).50", "€ \(below(99)).5", "\(below(999)) EUR", "7eur"])
    case "day1", "day2":
      let base = pick([0, 0, 0, -719_162, 2_932_000, 11_016, -100])
      return CivilDate(day: Int32(base + below(800))).iso
    case "ill": return pick(["S", "N", "sì"])
    case "month": return pick(["2024-0\(1 + below(9))", "\(1 + below(12))/2023", "0001-01"])
    case "quarter":
      return pick(["2024-Q\(1 + below(4))", "2023T\(1 + below(4))", "Q\(1 + below(4)) 1999"])
    case "week": return pick(["2024-W0\(1 + below(9))", "2020W53", "2021-W\(10 + below(43))"])
    default: return pick(["2024", "1999", "0001", "9999"])
    }
  }

  /// A CSV text with a header; every field quoted.
  mutating func text(rows: Int) -> String {
    let names = SQLCases.columns.map(\.name)
    var lines = [names.joined(separator: ",")]
    for _ in 0..<rows {
      var fields: [String] = []
      for name in names { fields.append("\"\(cell(name))\"") }
      lines.append(fields.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Queries

  private mutating func day(_ depth: Int) -> Scalar {
    switch below(depth > 0 ? 8 : 3) {
    case 0: .column("day1")
    case 1: .column("day2")
    case 2: .day(CivilDate(day: Int32(below(1_000))))
    case 3: .firstDay(period(depth - 1).scalar)
    case 4: .lastDay(period(depth - 1).scalar)
    case 5: .addDays(day(depth - 1), Int32(below(200) - 100))
    case 6: .earliest([day(depth - 1), day(depth - 1)])
    default: .choose(predicate(depth - 1), day(depth - 1), day(depth - 1))
    }
  }

  private mutating func period(_ depth: Int) -> (scalar: Scalar, step: CalendarStep) {
    switch below(8) {
    case 0: return (.column("month"), .month)
    case 1: return (.column("quarter"), .quarter)
    case 2: return (.column("week"), .week)
    case 3: return (.column("year"), .year)
    case 4: return (.period(.column("month"), .quarter), .quarter)
    case 5: return (.period(.column("quarter"), .year), .year)
    default:
      let step = pick([CalendarStep.week, .month, .quarter, .year])
      return (.period(day(max(0, depth - 1)), step), step)
    }
  }

  private mutating func number(_ depth: Int) -> Scalar {
    switch below(depth > 0 ? 8 : 5) {
    case 0: .column("age")
    case 1: .column("score")
    case 2: .column("cost")
    case 3: .column("ill")
    case 4: .integer(Int64(below(50) - 20))
    case 5: .daysBetween(day(depth - 1), day(depth - 1))
    case 6: .band(number(depth - 1), from: [-5, 0, Int64(1 + below(40)), 1_000_000])
    default: .choose(predicate(depth - 1), number(depth - 1), number(depth - 1))
    }
  }

  private mutating func predicate(_ depth: Int) -> Tables.Predicate {
    switch below(depth > 0 ? 9 : 5) {
    case 0: .missing(.column(pick(SQLCases.columns).name))
    case 1:
      .oneOf(.column("place"), [pick(["Nord", "L'Aquila", "a\\b", "x';--"]), "Forlì-Cesena"])
    case 2: .oneOf(.column("age"), ["\(below(90))", "\(below(90))"])
    case 3: .oneOf(.column("ill"), [pick(["true", "false"])])
    case 4: .atMost(.column("month"), .period(.column("day1"), .month))
    case 5: .atMost(number(depth - 1), number(depth - 1))
    case 6: .atMost(day(depth - 1), day(depth - 1))
    case 7: .not(predicate(depth - 1))
    default: .every([predicate(depth - 1), predicate(depth - 1)])
    }
  }

  private mutating func key(_ name: String) -> Key {
    switch below(5) {
    case 0: Key(name, .column("place"))
    case 1: Key(name, .column("code"))
    case 2: Key(name, period(1).scalar)
    case 3: Key(name, .choose(predicate(1), .column("place"), .column("place")))
    default: Key(name, number(2))
    }
  }

  mutating func query() -> SummaryQuery {
    var stages: [Stage] = []
    for index in 0..<below(3) { stages.append(Stage("s\(index)", keep: predicate(2))) }
    var keys: [Key] = []
    for index in 0..<below(3) { keys.append(key("k\(index)")) }
    var flow: [Key] = []
    for index in 0..<below(2) { flow.append(key("k\(index)")) }
    var factors: [Scalar] = []
    for _ in 0...below(2) { factors.append(number(1)) }
    let measures = [
      .rows, Measure("sum", .sum(factors)), Measure("least", .least(day(1))),
      Measure("greatest", .greatest(number(1))),
      .count("count", where: predicate(1)),
    ]
    return SummaryQuery(
      .rows(source: "data"), stages: stages, keys: keys,
      measures: Array(measures[0...below(measures.count)]), flowKeys: flow)
  }
}
