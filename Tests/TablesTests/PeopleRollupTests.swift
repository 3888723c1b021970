// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let personColumns = [
  ColumnDescription(name: "id", type: .id),
  ColumnDescription(name: "start", type: .date),
  ColumnDescription(name: "left", type: .date, optional: true),
]
private let contactColumns = [
  ColumnDescription(name: "person", type: .id, optional: true),
  ColumnDescription(name: "at", type: .date, optional: true),
  ColumnDescription(name: "kind", type: .category, optional: true),
  ColumnDescription(name: "minutes", type: .integer, optional: true),
]

private func rollup(
  _ name: String, from: Scalar? = .spellStart, through: Scalar? = nil,
  keep: Tables.Predicate = .always,
  _ take: Rollup.Take
) -> Rollup {
  Rollup(
    name, source: "contacts", id: "person", date: .column("at"), keep: keep, from: from,
    through: through, take: take)
}

private func people(_ rollups: [Rollup], _ repeats: People.Repeats = .refuse) -> People {
  People(
    source: "persons", id: "id", start: .column("start"), repeats: repeats, rollups: rollups)
}

/// The id and the rollups of each spell.
private func found(
  _ rollups: [Rollup], _ repeats: People.Repeats = .refuse, persons: String, contacts: String
) async throws -> [String] {
  try await listed(
    people(rollups, repeats), [.column("id")] + rollups.map { .column($0.name) },
    [rows("persons", personColumns, persons), rows("contacts", contactColumns, contacts)])
}

@Suite("Rollups of contacts")
struct PeopleRollupTests {
  private let one = "a,2024-02-01,"

  @Test("both bounds are included; two contacts a day are two rows and one day")
  func bounds() async throws {
    let bounded = { (name: String, take: Rollup.Take) in
      rollup(
        name, from: .addDays(.spellStart, 1), through: .addDays(.spellStart, 29), take)
    }
    // 1 March is day 29 of a leap year's February.
    #expect(
      try await found(
        [bounded("rows", .rows), bounded("days", .days), bounded("first", .first)], persons: one,
        contacts: """
          a,2024-02-01,,
          a,2024-02-02,,
          a,2024-03-01,,
          a,2024-03-01,,
          a,2024-03-02,,
          """) == ["a|3|2|2024-02-02|1"])
  }

  @Test("none is 0 rows, 0 days, a sum of 0, and no first or last")
  func none() async throws {
    let rollups = [
      rollup("rows", .rows), rollup("days", .days), rollup("sum", .sum(.column("minutes"))),
      rollup("first", .first), rollup("last", .last), rollup("kept", .unbroken(silence: 7)),
    ]
    #expect(
      try await found(rollups, persons: one, contacts: "") == ["a|0|0|0|–|–|2024-02-01|1"])
    // First and last read from the set of days, and apart from it.
    #expect(
      try await found([rollup("first", .first), rollup("last", .last)], persons: one, contacts: "")
        == ["a|–|–|1"])
    let reversed = rollups.map { rollup in
      var rollup = rollup
      rollup.through = .addDays(.spellStart, -1)
      return rollup
    }
    #expect(
      try await found(reversed, persons: one, contacts: "a,2024-02-01,,5")
        == ["a|0|0|0|–|–|–|1"])
  }

  @Test("a bound that is missing makes the rollup missing; one that is not set does not limit")
  func missingBound() async throws {
    #expect(
      try await found(
        [
          rollup("rows", from: .column("left"), .rows),
          rollup("days", through: .column("left"), .days),
          rollup("sum", through: .column("left"), .sum(.column("minutes"))),
          rollup("all", from: nil, .rows), rollup("every", from: nil, .days),
        ], persons: "a,2024-02-01,\nb,2024-02-01,2024-02-10",
        contacts: """
          a,2024-01-01,,1
          a,2024-02-05,,2
          b,1901-01-01,,3
          b,2024-02-10,,4
          b,2199-12-31,,5
          """) == ["a|–|–|–|2|2|1", "b|2|1|4|3|3|1"])
  }

  @Test("a sum is exact with any signs, and missing if one of its parts is")
  func sums() async throws {
    let large = String(repeating: "9", count: 18)
    let contacts =
      String(repeating: "a,2024-02-05,,\(large)\n", count: 20)
      + String(repeating: "a,2024-02-05,,-\(large)\n", count: 20) + "a,2024-02-06,,-7\n"
      + "b,2024-02-05,,1\nb,2024-02-06,,\n"
    #expect(
      try await found(
        [rollup("sum", .sum(.column("minutes")))], persons: "a,2024-02-01,\nb,2024-02-01,",
        contacts: contacts) == ["a|-7|1", "b|–|1"])
    let problems = try await faults(
      people([rollup("sum", .sum(.column("minutes")))]),
      [
        rows("persons", personColumns, one),
        rows("contacts", contactColumns, String(repeating: "a,2024-02-05,,\(large)\n", count: 10)),
      ])
    #expect(problems.map(\.cause) == [.overflow(measure: "sum")])
  }

  @Test("the first silence ends it, however many come back; as long as allowed is no silence")
  func silence() async throws {
    let kept = rollup("kept", .unbroken(silence: 21))
    #expect(
      try await found(
        [kept, rollup("last", .last)], persons: "a,2024-02-01,\nb,2024-02-01,\nc,2024-02-01,",
        contacts: """
          a,2024-03-14,,
          a,2024-02-22,,
          b,2024-03-06,,
          b,2024-02-12,,
          b,2024-06-01,,
          c,2024-02-23,,
          """) == [
          "a|2024-03-14|2024-03-14|1", "b|2024-02-12|2024-06-01|1", "c|2024-02-01|2024-02-23|1",
        ])
  }

  @Test("bounds may use earlier rollups, as often as it takes")
  func levels() async throws {
    #expect(
      try await found(
        [
          rollup("first", .first),
          rollup("second", from: .addDays(.column("first"), 1), .first),
          rollup("third", from: .addDays(.column("second"), 1), .first),
          rollup("between", from: .column("first"), through: .column("third"), .rows),
        ], persons: "a,2024-02-01,\nb,2024-02-01,",
        contacts: """
          a,2024-02-09,,
          a,2024-02-05,,
          a,2024-02-05,,
          a,2024-02-07,,
          b,2024-02-05,,
          """) == [
          "a|2024-02-05|2024-02-07|2024-02-09|4|1", "b|2024-02-05|–|–|–|1",
        ])
  }

  @Test("a contact counts in every spell whose bounds hold it; the end of a spell keeps them apart")
  func overlap() async throws {
    #expect(
      try await found(
        [rollup("open", .days), rollup("own", through: .addDays(.spellEnd, -1), .days)], .spells,
        persons: "a,2024-02-01,\na,2024-03-01,",
        contacts: "a,2024-02-29,,\na,2024-03-01,,\na,2024-03-02,,")
        == ["a|2|–|1", "a|3|1|1"])
    let end = Scalar.earliest([.addDays(.spellEnd, -1), .day(day("2024-12-31"))])
    #expect(
      try await found(
        [rollup("own", through: end, .days)], .spells, persons: "a,2024-02-01,\na,2024-03-01,",
        contacts: "a,2024-02-29,,\na,2024-03-01,,\na,2024-03-02,,") == ["a|1|1", "a|2|1"])
  }

  @Test("contacts that count nowhere are told apart in the flow")
  func contactFlow() async throws {
    let calls = Tables.Predicate.oneOf(.column("kind"), ["call"])
    let flow = try await flow(
      people([
        rollup("calls", keep: calls, .rows), rollup("all", from: nil, .days),
        rollup("days", keep: calls, .days),
      ]),
      [
        rows("persons", personColumns, one),
        rows(
          "contacts", contactColumns,
          """
          a,2024-02-01,call,
          a,2024-01-31,call,
          a,2024-02-02,walk,
          a,2024-02-02,,
          ,2024-02-02,call,
          a,,call,
          z,2024-02-02,call,
          z,2024-02-02,walk,
          """),
      ])
    var calling = ContactFlow(source: "contacts", rollups: ["calls", "days"])
    calling.rows = 8
    (calling.turnedAway, calling.undecided) = (2, 1)
    (calling.withoutId, calling.withoutDate, calling.unknownPerson) = (1, 1, 1)
    (calling.linked, calling.early) = (2, 1)
    var all = ContactFlow(source: "contacts", rollups: ["all"])
    all.rows = 8
    (all.withoutId, all.withoutDate, all.unknownPerson) = (1, 1, 2)
    (all.linked, all.early) = (4, 1)
    #expect(flow?.contacts == [calling, all])
  }

  @Test("a log of subscriptions and cancellations is subjects and contacts at once")
  func log() async throws {
    let columns = [
      ColumnDescription(name: "id", type: .id), ColumnDescription(name: "on", type: .date),
      ColumnDescription(name: "what", type: .category),
    ]
    let people = People(
      source: "log", id: "id", start: .column("on"), repeats: .spells,
      keep: .oneOf(.column("what"), ["iscrivimi"]),
      rollups: [
        Rollup(
          "left", source: "log", id: "id", date: .column("on"),
          keep: .oneOf(.column("what"), ["cancellami"]),
          through: .earliest([.addDays(.spellEnd, -1), .day(day("2024-12-31"))]), take: .first)
      ])
    let log = rows(
      "log", columns,
      """
      a,2024-01-01,iscrivimi
      a,2024-02-01,cancellami
      a,2024-03-01,iscrivimi
      b,2024-01-05,iscrivimi
      b,2024-01-05,cancellami
      """)
    #expect(
      try await listed(people, [.column("id"), .spellNumber, .column("left")], [log])
        == ["a|1|2024-02-01|1", "a|2|–|1", "b|1|2024-01-05|1"])
  }
}
