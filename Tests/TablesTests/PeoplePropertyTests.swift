// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let personColumns = [
  ColumnDescription(name: "id", type: .id, optional: true),
  ColumnDescription(name: "start", type: .date, optional: true),
  ColumnDescription(name: "left", type: .date, optional: true),
  ColumnDescription(name: "group", type: .category, optional: true),
  ColumnDescription(name: "age", type: .integer, optional: true),
]
private let contactColumns = [
  ColumnDescription(name: "kind", type: .category, optional: true),
  ColumnDescription(name: "person", type: .id, optional: true),
  ColumnDescription(name: "at", type: .date, optional: true),
  ColumnDescription(name: "minutes", type: .integer, optional: true),
]

/// People at random: copies, contradictions, second spells, missing cells, ties; contacts of nobody.
struct World {
  var random: SplitMix
  let span: Int32

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func day() -> RowCell {
    chance(5) ? .missing : .day(CivilDate(day: 19_700 + .random(in: 0...span, using: &random)))
  }

  mutating func label(_ labels: [String]) -> RowCell {
    chance(8) ? .missing : .label(labels.randomElement(using: &random) ?? "")
  }

  mutating func number(_ range: ClosedRange<Int64>) -> RowCell {
    chance(5)
      ? .missing
      : .number(FixedPoint(units: Int128(Int64.random(in: range, using: &random)), scale: 0))
  }

  mutating func persons(_ count: Int, repeated: Int) -> RowSource {
    var rows: [[RowCell]] = []
    for place in 0..<count {
      let id: RowCell = chance(4) ? .missing : .label("p\(place)")
      rows.append([id, day(), day(), label(["a", "b"]), number(0...2)])
      while chance(repeated) {
        var row = rows.randomElement(using: &random) ?? []
        if chance(70) { row[1] = day() }
        if chance(20) { row[3] = label(["a", "b"]) }
        rows.append(row)
      }
    }
    return RowSource(name: "persons", columns: personColumns, rows: rows)
  }

  mutating func contacts(_ count: Int, of persons: Int) -> RowSource {
    RowSource(
      name: "contacts", columns: contactColumns,
      rows: (0..<count).map { _ in
        let id: RowCell =
          chance(4) ? .missing : .label("p\(Int.random(in: 0..<persons + 3, using: &random))")
        return [label(["walk", "call"]), id, day(), number(-5...60)]
      })
  }

  /// Rollups of every kind, some on top of others.
  mutating func people() -> People {
    let at = Scalar.column("at")
    let end = Scalar.earliest([
      .addDays(.spellEnd, -1), .column("left"), .day(CivilDate(day: 19_700 + span)),
    ])
    let first = Rollup(
      "first", source: "contacts", id: "person", date: at, through: end, take: .first)
    var pool = [
      Rollup("rows", source: "contacts", id: "person", date: at, take: .rows),
      Rollup("days", source: "contacts", id: "person", date: at, through: end, take: .days),
      Rollup(
        "minutes", source: "contacts", id: "person", date: at,
        keep: .oneOf(.column("kind"), ["walk"]), from: .spellStart, through: .spellEnd,
        take: .sum(.column("minutes"))),
      Rollup(
        "last", source: "contacts", id: "person", date: at, from: .column("left"), take: .last),
      Rollup(
        "all", source: "contacts", id: "person", date: .addDays(at, 1), from: nil, take: .days),
      Rollup(
        "unbroken", source: "contacts", id: "person", date: at, through: end,
        take: .unbroken(silence: .random(in: 0...30, using: &random))),
      Rollup(
        "window", source: "contacts", id: "person", date: at, from: .addDays(.spellStart, 25),
        through: .addDays(.spellStart, 31), take: .days),
      Rollup(
        "other", source: "persons", id: "id", date: .column("left"), from: nil, through: end,
        take: .rows),
    ]
    pool.shuffle(using: &random)
    var rollups = [first] + pool.prefix(.random(in: 0...6, using: &random))
    if chance(50) {
      rollups.append(
        Rollup(
          "after", source: "contacts", id: "person", date: at,
          from: .addDays(.column("first"), 1), through: end, take: .days))
      rollups.append(
        Rollup(
          "late", source: "contacts", id: "person", date: at, from: .addDays(.column("first"), 7),
          take: .first))
      if chance(50) {
        rollups.append(
          Rollup(
            "last after", source: "contacts", id: "person", date: at, from: .column("late"),
            take: .last))
      }
    }
    return People(
      source: "persons", id: "id", start: .column("start"),
      repeats: [.refuse, .first, .spells].randomElement(using: &random) ?? .refuse,
      keep: chance(30) ? .oneOf(.column("group"), ["a", "b"]) : .always, rollups: rollups)
  }
}

private func records(_ source: RowSource) -> [SlowPeople.Record] {
  source.rows.map { row in
    SlowPeople.Record(uniqueKeysWithValues: zip(source.columns.map(\.name), row))
  }
}

/// The slow people, and the slow answer to a query about them.
private func slowAnswer(
  _ query: SummaryQuery, _ people: People, _ sources: [RowSource]
) async throws -> (SlowPeople, SummaryTable) {
  let asked = query.columnNames
  let slow = SlowPeople(
    Dictionary(uniqueKeysWithValues: sources.map { ($0.name, records($0)) }), people,
    compared: people.keptColumns(asked).sorted())
  var columns = personColumns
  columns += ["spell start", "spell end"].map { ColumnDescription(name: $0, type: .date) }
  columns.append(ColumnDescription(name: "spell number", type: .integer))
  columns += people.rollups.map { rollup in
    let isDay =
      switch rollup.take {
      case .first, .last, .unbroken: true
      case .rows, .days, .sum: false
      }
    return ColumnDescription(name: rollup.name, type: isDay ? .date : .integer)
  }
  let rows = slow.spells.map { spell in columns.map { spell[$0.name] ?? .missing } }
  var plain = query
  plain.relation = .rows(source: "slow")
  let table = try await RowSource(name: "slow", columns: columns, rows: rows).answer([plain])
  return (slow, table.tables[0])
}

/// What the slow flow says, contacts of rollups that share their rows together.
private func isEqual(_ fast: PeopleFlow, _ slow: PeopleFlow) -> Bool {
  var fast = fast
  var expected: [ContactFlow] = []
  for contacts in fast.contacts {
    guard let first = slow.contacts.first(where: { $0.rollups == [contacts.rollups[0]] }) else {
      return false
    }
    var named = ContactFlow(source: first.source, rollups: contacts.rollups)
    named.rows = first.rows
    named.turnedAway = first.turnedAway
    named.undecided = first.undecided
    named.withoutId = first.withoutId
    named.withoutDate = first.withoutDate
    named.unknownPerson = first.unknownPerson
    named.linked = first.linked
    named.early = first.early
    expected.append(named)
  }
  var slow = slow
  slow.contacts = expected
  if fast.contacts.map(\.rollups) != expected.map(\.rollups) { fast.contacts = [] }
  return fast == slow
}

@Suite("People at random")
struct PeoplePropertyTests {
  @Test(
    "have the same table, flow and errors as the slow way, for any order, budget and threads",
    arguments: 0..<150 as Range<UInt64>)
  func same(seed: UInt64) async throws {
    var world = World(random: SplitMix(seed: seed), span: seed % 5 == 0 ? 3_000 : 120)
    let people = world.people()
    let count = Int.random(in: 1...60, using: &world.random)
    let repeated = people.repeats == .refuse ? (world.chance(50) ? 0 : 5) : 30
    let persons = world.persons(count, repeated: repeated)
    let contacts = world.contacts(.random(in: 0...400, using: &world.random), of: count)
    // Asked of everything known of a person, but of the group only sometimes: it may contradict.
    var keys = [Key("number", .spellNumber), Key("end", .spellEnd)]
    keys += people.rollups.map { Key($0.name, .column($0.name)) }
    if world.chance(30) { keys.append(.column("group")) }
    let query = SummaryQuery(
      .people(people),
      stages: world.chance(50) ? [Stage("aged", keep: .atMost(.column("age"), .integer(1)))] : [],
      keys: keys, measures: [.rows, .sum("delay", .daysBetween(.spellStart, .column("first")))],
      flowKeys: world.chance(50) ? [Key("month", .spellNumber)] : [])
    let (slow, table) = try await slowAnswer(query, people, [persons, contacts])

    let counts = [slow.repeated.count, slow.contradictory.count].filter { $0 > 0 }
    let places = [slow.repeated, slow.contradictory].filter { !$0.isEmpty }
    // As many rounds as shards, a few, or one.
    let budget = seed % 25 == 0 ? 1 : seed % 3 == 0 ? 60_000 : 1 << 30
    let sources = RowSources([contacts, persons], budget: budget)
    let (tables, problems) = try await answered(query, sources)
    #expect(problems.map(\.count) == counts)
    for (problem, place) in zip(problems, places) {
      #expect(problem.examples.map(\.line) == place.prefix(3).map(\.line))
      #expect(problem.examples.map(\.content) == place.prefix(3).map { .number($0.first) })
    }
    if counts.isEmpty { check(tables[0], table, slow) }
    let other = try await scattered(
      query, [persons, contacts], budget: seed % 3 == 1 ? 60_000 : 1 << 30,
      workers: 1 + Int(seed % 4), seed: seed)
    #expect(other.problems.map(\.count) == counts)
    if counts.isEmpty { check(other.tables[0], table, slow) }
  }

  private func check(_ found: SummaryTable, _ expected: SummaryTable, _ slow: SlowPeople) {
    #expect(found.keys == expected.keys)
    #expect(found.measures == expected.measures)
    #expect(found.flow.counts == expected.flow.counts)
    #expect(found.flow.losses == expected.flow.losses)
    #expect(found.flow.rows == slow.flow.rows)
    #expect(found.flow.people.map { isEqual($0, slow.flow) } == true)
  }
}
