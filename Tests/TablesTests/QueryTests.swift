// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import FoundationEssentials
import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "place", type: .category, optional: true),
  ColumnDescription(name: "age", type: .integer, optional: true),
  ColumnDescription(name: "cost", type: .money, optional: true),
  ColumnDescription(name: "from", type: .date, optional: true),
  ColumnDescription(name: "to", type: .date, optional: true),
  ColumnDescription(name: "ill", type: .boolean, optional: true),
  ColumnDescription(name: "month", type: .month, optional: true),
]

private let text = """
  place,age,cost,from,to,ill,month
  Nord,50,1.50,2024-01-31,2024-03-01,1,2024-01
  Nord,59,2.25,2023-12-31,,0,2023-12
  Est,60,,2024-02-29,2024-02-29,,2024-03
  ,69,10.00,,2024-01-01,1,
  Est,,0.25,2024-12-30,2025-01-01,0,2024-12

  """

private func ask(
  stages: [Stage] = [], keys: [Key] = [], measures: [Measure] = [.rows], limit: Int = 100
) async throws -> SummaryTable {
  try await answer(
    source(columns), text,
    SummaryQuery(
      .rows(source: "data"), stages: stages, keys: keys, measures: measures,
      maximumGroups: limit))
}

private func keyed(_ scalar: Scalar) async throws -> [String] {
  lines(try await ask(keys: [Key("key", scalar)]))
}

private func passing(_ predicate: Tables.Predicate) async throws -> [Int] {
  let table = try await ask(stages: [Stage("kept", keep: predicate)])
  let lost = table.flow.losses.filter { $0.stage == "kept" }
  let away = lost.filter { $0.reason == .turnedAway }.map(\.rows).reduce(0, +)
  return [table.flow.total("kept") ?? 0, away, lost.map(\.rows).reduce(0, +) - away]
}

@Suite("Queries")
struct QueryTests {
  @Test("keys group by label, band, period, difference, and a missing key is a group, last")
  func keys() async throws {
    #expect(try await keyed(.column("place")) == ["Est|2", "Nord|2", "–|1"])
    #expect(
      try await keyed(.band(.column("age"), from: [50, 60, 65])) == ["1|2", "2|1", "3|1", "–|1"])
    #expect(try await keyed(.band(.column("cost"), from: [0, 2])) == ["1|2", "2|2", "–|1"])
    #expect(
      try await keyed(.period(.column("from"), .quarter))
        == ["2023-Q4|1", "2024-Q1|2", "2024-Q4|1", "–|1"])
    #expect(
      try await keyed(.period(.column("from"), .week))
        == ["2023-12-25|1", "2024-01-29|1", "2024-02-26|1", "2024-12-30|1", "–|1"])
    #expect(
      try await keyed(.period(.column("month"), .year)) == ["2023|1", "2024|3", "–|1"])
    #expect(
      try await keyed(.daysBetween(.column("from"), .column("to"))) == [
        "0|1", "2|1", "30|1", "–|2",
      ])
    #expect(
      try await keyed(.lastDay(.column("month")))
        == ["2023-12-31|1", "2024-01-31|1", "2024-03-31|1", "2024-12-31|1", "–|1"])
    #expect(
      try await keyed(.earliest([.column("to"), .addDays(.column("from"), 1)]))
        == ["2024-01-01|2", "2024-02-01|1", "2024-02-29|1", "2024-12-31|1"])
    #expect(try await keyed(.column("ill")) == ["false|2", "true|2", "–|1"])
    #expect(try await keyed(.integer(7)) == ["7|5"])
  }

  @Test("predicates have three values, and unknown lets nothing through")
  func predicates() async throws {
    // Kept, turned away, lost for a missing value.
    #expect(try await passing(.atMost(.column("age"), .integer(59))) == [2, 2, 1])
    #expect(try await passing(.not(.atMost(.column("age"), .integer(59)))) == [2, 2, 1])
    #expect(try await passing(.missing(.column("age"))) == [1, 4, 0])
    #expect(try await passing(.isTrue("ill")) == [2, 2, 1])
    #expect(try await passing(.every([.isTrue("ill"), .present(.column("ill"))])) == [2, 3, 0])
    #expect(try await passing(.any([.isTrue("ill"), .missing(.column("ill"))])) == [3, 2, 0])
    #expect(
      try await passing(.any([.isTrue("ill"), .atMost(.column("age"), .integer(59))])) == [3, 0, 2])
    #expect(try await passing(.oneOf(.column("place"), ["Nord", "Sud"])) == [2, 2, 1])
    #expect(try await passing(.oneOf(.column("age"), ["50", "69", "70"])) == [2, 2, 1])
    #expect(try await passing(.oneOf(.column("cost"), ["1.5", "10"])) == [2, 2, 1])
    #expect(try await passing(.oneOf(.column("ill"), ["false"])) == [2, 2, 1])
    #expect(try await passing(.atMost(.column("cost"), .integer(2))) == [2, 2, 1])
    #expect(try await passing(.equal(.column("from"), .column("to"))) == [1, 2, 2])
    #expect(try await passing(.less(.column("from"), than: .column("to"))) == [2, 1, 2])
    #expect(
      try await passing(
        .within(.column("from"), DateRange(from: day("2023-12-31"), to: day("2024-02-29"))))
        == [3, 1, 1])
    #expect(try await passing(.always) == [5, 0, 0])
  }

  @Test("measures count, sum, multiply, choose, and find least and greatest")
  func measures() async throws {
    let ageOrZero = Scalar.choose(.missing(.column("age")), .integer(0), .column("age"))
    let all = try await ask(measures: [
      .rows, .sum("age", ageOrZero), .sum("age2", ageOrZero, ageOrZero),
      .count(
        "old", where: .every([.present(.column("age")), .atMost(.integer(60), .column("age"))])),
      Measure("oldest", .greatest(ageOrZero)), Measure("youngest", .least(ageOrZero)),
    ])
    #expect(lines(all) == ["5|238|14342|2|69|0"])
    #expect(all.measure("age2")?.doubles == [14_342])
    // Three rows have both a cost and a truth value and an age.
    let cost = try await ask(measures: [
      .rows, .sum("cost", .column("cost")), .sum("ill", .column("ill"), .column("cost")),
      .sum("c2", .column("cost"), .column("cost")), .sum("age", .column("age")),
    ])
    #expect(lines(cost) == ["3|13.75|11.50|107.3125|178"])
    #expect(
      cost.flow.losses == [
        Loss(stage: "used", reason: .missing(column: "age"), rows: 1),
        Loss(stage: "used", reason: .missing(column: "cost"), rows: 1),
      ])
    let last = try await ask(
      stages: [Stage("dated", keep: .present(.column("from")))],
      measures: [Measure("last", .greatest(.column("from")))])
    #expect(last.measures[0].kind == .day)
    #expect(last.measures[0].units == [Int128(day("2024-12-30").day)])
    // 1 where ill, cost where not: brought to two decimals.
    let mixed = try await ask(
      stages: [Stage("known", keep: .present(.column("ill")))],
      measures: [.sum("mixed", .choose(.isTrue("ill"), .integer(1), .column("cost")))])
    #expect(lines(mixed) == ["4.50"])
  }

  @Test("a query that does not fit its source says why")
  func faults() async throws {
    func fault(
      _ keys: [Key] = [], _ measures: [Measure] = [.rows], stages: [Stage] = []
    ) async -> QueryFault? {
      do {
        _ = try await ask(stages: stages, keys: keys, measures: measures)
        return nil
      } catch TableFailure.query(let fault) {
        return fault
      } catch {
        return nil
      }
    }
    #expect(await fault([.column("nowhere")]) == .unknownColumn(source: "data", column: "nowhere"))
    #expect(
      await fault([], [.sum("s", .column("place"))])
        == .wrongKind(source: "data", needed: "number", found: .label))
    #expect(
      await fault([], [.sum("s", .column("from"))])
        == .wrongKind(source: "data", needed: "number", found: .day))
    #expect(await fault([], [Measure("s", .sum([]))]) == .factors(measure: "s", count: 0))
    let age = Scalar.column("age")
    #expect(
      await fault([], [.sum("s", age, age, age, age, age)]) == .factors(measure: "s", count: 5))
    #expect(await fault([.column("age"), .column("age")]) == .duplicateName("age"))
    #expect(await fault([], [.rows, .rows]) == .duplicateName("rows"))
    #expect(await fault(stages: [Stage("used", keep: .always)]) == .duplicateName("used"))
    #expect(await fault([Key("k", .band(age, from: [2, 2]))]) == .malformed("band"))
    #expect(await fault([Key("k", .earliest([]))]) == .malformed("earliest"))
    #expect(await fault([Key("k", .integer(.min))]) == .malformed("integer"))
    for scalar in [
      Scalar.period(.column("month"), .week), .period(age, .month), .daysBetween(age, age),
      .addDays(.column("month"), 1), .firstDay(age), .earliest([age, .column("from")]),
      .choose(.always, .column("from"), age), .earliest([.column("place")]),
      .choose(.atMost(.column("place"), .column("place")), age, age),
      .choose(.atMost(.column("month"), .column("from")), age, age),
    ] {
      guard case .wrongKind = await fault([Key("k", scalar)]) else {
        Issue.record("\(scalar)")
        continue
      }
    }
    #expect(
      await fault(stages: [Stage("s", keep: .oneOf(age, ["x"]))])
        == .impossibleValue(source: "data", value: "x", kind: .number(scale: 0)))
    #expect(
      await fault(stages: [Stage("s", keep: .oneOf(.column("from"), ["2024-01-01"]))])
        == .impossibleValue(source: "data", value: "2024-01-01", kind: .day))
    await #expect(throws: TableFailure.query(.unknownSource("other"))) {
      try await answer(
        source(columns), text, SummaryQuery(.rows(source: "other"), measures: [.rows]))
    }
  }

  @Test("more groups than allowed are an error, never a cut")
  func tooMany() async throws {
    #expect(try await ask(keys: [.column("age")], limit: 5).count == 5)
    do {
      _ = try await ask(keys: [.column("age")], limit: 4)
      Issue.record("answered")
    } catch TableFailure.data(let problems) {
      #expect(problems.map(\.cause) == [.tooManyGroups(limit: 4)])
    }
  }

  @Test("a query survives coding, and several are answered in one pass in their order")
  func several() async throws {
    let first = SummaryQuery(
      .rows(source: "data"),
      stages: OutcomeWindow(
        datedBy: .column("from"), within: 30, cutoff: day("2024-12-31"), starts: []
      ).stages, keys: [.column("place")], measures: [.rows], flowKeys: [.column("ill")])
    let second = SummaryQuery(.rows(source: "data"), measures: [.rows])
    let data = try JSONEncoder().encode(first)
    #expect(try JSONDecoder().decode(SummaryQuery.self, from: data) == first)
    let tables = try await engine(source(columns), Array(text.utf8))
      .answer([second, first, second]).tables
    #expect(tables.map { lines($0) } == [["5"], ["Est|1", "Nord|2"], ["5"]])
    #expect(tables[1].flow.keys[0].cells == [.number(0), .number(1), .missing])
    #expect(tables[1].flow.counts == [[2, 1, 1], [2, 1, 1], [1, 1, 1]])
  }

  @Test("no rows passing gives no groups, with keys or without")
  func none() async throws {
    let never = Stage("never", keep: .not(.always))
    #expect(try await ask(stages: [never], keys: [.column("age")]).count == 0)
    let table = try await ask(stages: [never])
    #expect(table.count == 0)
    #expect(table.flow.totals == [5, 0, 0])
  }

  @Test("rows in memory give the same answers as the same rows in a file")
  func rowSource() async throws {
    let query = SummaryQuery(
      .rows(source: "data"), stages: [Stage("aged", keep: .present(.column("age")))],
      keys: [.column("place"), Key("quarter", .period(.column("from"), .quarter))],
      measures: [.rows, .sum("age", .column("age"))])
    let rows: [[RowCell]] = [
      [
        "Nord", 50, .number(FixedPoint(units: 150, scale: 2)), .day(day("2024-01-31")),
        .day(day("2024-03-01")), true, .day(day("2024-01-01")),
      ],
      [
        "Nord", 59, .number(FixedPoint(units: 225, scale: 2)), .day(day("2023-12-31")), nil, false,
        .number(FixedPoint(units: 2023 * 12 + 11, scale: 0)),
      ],
      ["Est", 60, nil, .day(day("2024-02-29")), .day(day("2024-02-29")), nil, nil],
      [nil, 69, 10, nil, .day(day("2024-01-01")), true, nil],
      ["Est", nil, nil, .day(day("2024-12-30")), .day(day("2025-01-01")), false, nil],
    ]
    let memory = try await RowSource(name: "data", columns: columns, rows: rows)
      .answer([query]).tables
    #expect(try await answer(source(columns), text, query) == memory[0])
    let bad: [[RowCell]] = [
      [1, 50, nil, nil, nil, nil, nil], ["Nord"],
      ["Nord", .number(FixedPoint(units: 15, scale: 1)), nil, nil, nil, nil, nil],
    ]
    for row in bad {
      await #expect(throws: TableFailure.query(.malformed("row 1"))) {
        _ = try await RowSource(name: "data", columns: columns, rows: [row]).answer([query])
      }
    }
  }
}
