// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import FoundationEssentials
import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "id", type: .id, optional: true),
  ColumnDescription(name: "start", type: .date, optional: true),
  ColumnDescription(name: "place", type: .category, optional: true),
]

private func persons(_ text: String) -> RowSource { rows("persons", columns, text) }

private func people(
  _ repeats: People.Repeats, keep: Tables.Predicate = .always
) -> People {
  People(source: "persons", id: "id", start: .column("start"), repeats: repeats, keep: keep)
}

private let spell: [Scalar] = [.column("id"), .spellNumber, .spellStart, .spellEnd]

@Suite("Persons and spells")
struct PeopleTests {
  private let again = persons(
    """
    a,2024-03-01,x
    b,2024-01-10,x
    a,2024-01-01,x
    a,2024-02-29,x
    """)

  @Test("spells follow each other in time, each ends where the next begins, the last has no end")
  func spells() async throws {
    #expect(
      try await listed(people(.spells), spell, [again]) == [
        "a|1|2024-01-01|2024-02-29|1", "a|2|2024-02-29|2024-03-01|1", "a|3|2024-03-01|–|1",
        "b|1|2024-01-10|–|1",
      ])
  }

  @Test("the first spell alone still knows its end")
  func first() async throws {
    #expect(
      try await listed(people(.first), spell, [again]) == [
        "a|1|2024-01-01|2024-02-29|1", "b|1|2024-01-10|–|1",
      ])
    let flow = try await flow(people(.first), [again])
    #expect(flow?.laterSpells == 2)
    #expect(flow?.persons == 2)
  }

  @Test("a stage that leaves out the first enrolment does not make the second a first one")
  func stages() async throws {
    let late = Stage("late", keep: .atMost(.day(day("2024-02-01")), .spellStart))
    #expect(try await listed(people(.first), spell, stages: [late], [again]).isEmpty)
  }

  @Test("one enrolment written twice counts once, and a contradiction is refused where it matters")
  func copies() async throws {
    let twice = persons(
      """
      a,2024-01-01,x
      b,2024-01-01,x
      a,2024-01-01,y
      b,2024-01-01,x
      b,2024-01-01,x
      """)
    for repeats in [People.Repeats.first, .spells] {
      #expect(
        try await listed(people(repeats), [.column("id"), .spellNumber], [twice])
          == ["a|1|1", "b|1|1"])
      #expect(try await flow(people(repeats), [twice])?.copies == 3)
      let problems = try await faults(people(repeats), keys: [.column("place")], [twice])
      #expect(problems.map(\.cause) == [.contradictoryPerson(id: "id")])
      #expect(problems.first?.count == 1)
      #expect(
        problems.first?.examples == [
          ProblemExample(line: 3, column: nil, field: nil, content: .number(1))
        ])
    }
  }

  @Test("an id on several rows is refused with its lines, also where a start is missing")
  func refuse() async throws {
    let twice = persons(
      """
      a,2024-01-01,x
      b,2024-01-01,x
      a,,x
      c,2024-01-01,x
      b,2024-01-01,x
      b,2024-03-01,x
      b,2024-04-01,x
      """)
    let problems = try await faults(people(.refuse), [twice])
    #expect(problems.map(\.cause) == [.repeatedPerson(id: "id")])
    #expect(problems.first?.code == "D065")
    #expect(problems.first?.count == 4)
    #expect(problems.first?.examples.map(\.line) == [3, 5, 6])
    #expect(problems.first?.examples.map(\.content) == [.number(1), .number(2), .number(2)])
    #expect(problems.first?.help.contains("repeats: spells") == true)
  }

  @Test("rows without id or start, and those that are no subjects, are lost and counted")
  func lost() async throws {
    let some = persons(
      """
      a,2024-01-01,x
      ,2024-01-01,x
      b,,x
      c,2024-01-01,y
      d,2024-01-01,
      ,,x
      """)
    let keep = Tables.Predicate.oneOf(.column("place"), ["x"])
    for repeats in [People.Repeats.refuse, .first, .spells] {
      let flow = try await flow(people(repeats, keep: keep), [some])
      var expected = PeopleFlow()
      expected.rows = 6
      expected.turnedAway = 1
      expected.undecided = 1
      expected.withoutId = 2
      expected.withoutStart = 1
      expected.persons = 1
      expected.spells = 1
      #expect(flow == expected)
    }
  }

  @Test("nobody at all gives no groups")
  func nobody() async throws {
    #expect(try await listed(people(.refuse), spell, [persons("")]).isEmpty)
    #expect(try await listed(people(.spells), spell, [persons(",,")]).isEmpty)
  }

  @Test("ids are compared byte by byte, numbers by their value")
  func identity() async throws {
    #expect(
      try await listed(people(.refuse), [.column("id")], [persons("7,2024-01-01,\n07,2024-01-01,")])
        == ["07|1", "7|1"])
    let numbered = [
      ColumnDescription(name: "id", type: .integer), columns[1], columns[2],
    ]
    let rows = rows("persons", numbered, "7,2024-01-01,\n007,2024-01-02,")
    #expect(
      try await listed(people(.spells), spell, [rows])
        == ["7|1|2024-01-01|2024-01-02|1", "7|2|2024-01-02|–|1"])
  }

  @Test("a query over people survives coding")
  func coding() throws {
    let rollup = Rollup(
      "days", source: "log", id: "id", date: .column("at"), take: .unbroken(silence: 21))
    var people = people(.spells)
    people.rollups = [rollup]
    let query = SummaryQuery(.people(people), keys: [Key("end", .spellEnd)], measures: [.rows])
    let data = try JSONEncoder().encode(query)
    #expect(try JSONDecoder().decode(SummaryQuery.self, from: data) == query)
    #expect(query.relation.sources == ["persons", "log"])
  }
}
