// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let personColumns = [
  ColumnDescription(name: "id", type: .id, optional: true),
  ColumnDescription(name: "start", type: .date, optional: true),
  ColumnDescription(name: "place", type: .category, optional: true),
]
private let contactColumns = [
  ColumnDescription(name: "id", type: .id, optional: true),
  ColumnDescription(name: "at", type: .date, optional: true),
]

private let people = People(
  source: "persons", id: "id", start: .column("start"), repeats: .spells,
  rollups: [
    Rollup("first", source: "contacts", id: "id", date: .column("at"), take: .first),
    Rollup(
      "days", source: "contacts", id: "id", date: .column("at"), from: .column("first"),
      through: .addDays(.column("first"), 30), take: .days),
  ])

private func described(_ name: String, _ columns: [ColumnDescription]) -> SourceDescription {
  SourceDescription(name: name, path: "", displayName: "\(name).csv", columns: columns)
}

/// Files in memory, read by that many threads in blocks of that many bytes.
private func files(
  persons: String, contacts: String = "id,at\na,2024-01-01\n", threads: Int = 3,
  blockBytes: Int = 262_144, budget: Int = PeoplePlan.defaultBudget, labels: Int? = nil
) -> CSVSource {
  let contents = ["persons": Array(persons.utf8), "contacts": Array(contacts.utf8)]
  var descriptions = [described("contacts", contactColumns), described("persons", personColumns)]
  if let labels { descriptions[1].limits.labels = labels }
  return CSVSource(
    descriptions, options: ReadingOptions(threads: threads), blockBytes: blockBytes,
    budget: budget
  ) { source, _ throws(ProblemCause) in MemoryReader(contents[source.name] ?? []) }
}

private func problems(_ persons: String, _ repeats: People.Repeats) async throws -> [TableProblem] {
  let people = People(
    source: "persons", id: "id", start: .column("start"), repeats: repeats)
  let query = SummaryQuery(.people(people), keys: [.column("place")], measures: [.rows])
  return try await answered(query, files(persons: persons, blockBytes: 64)).problems
}

@Suite("People from files")
struct PeopleFileTests {
  @Test("any number of threads and size of blocks gives what rows in memory give")
  func threads() async throws {
    var random = SplitMix(seed: 3)
    var texts = ["id,start,place", "id,at"]
    for _ in 0..<600 {
      let person = { Int.random(in: 0..<200, using: &random) }
      let date = { CivilDate(day: Int32.random(in: 19_700..<19_800, using: &random)).iso }
      let start = date()
      // The place follows from the day: copies do not contradict each other.
      texts[0] += "\np\(person()),\(start),\(["x", "y", ""][Int(day(start).day) % 3])"
      for _ in 0..<5 { texts[1] += "\np\(person()),\(date())" }
    }
    let query = SummaryQuery(
      .people(people),
      keys: [.column("place"), Key("first", .period(.column("first"), .week)), .column("days")],
      measures: [.rows, .sum("number", .spellNumber)], flowKeys: [.column("place")])
    let body = { (text: String) in text.split(separator: "\n").dropFirst().joined(separator: "\n") }
    let memory = try await RowSources([
      rows("persons", personColumns, body(texts[0])),
      rows("contacts", contactColumns, body(texts[1])),
    ]).answer([query])
    #expect(memory.tables[0].count > 100)
    // The last two are too small for all persons: the files are read several times.
    let cases = [
      (1, 262_144, 1 << 30), (2, 1_000, 1 << 30), (5, 300, 1 << 30), (1, 700, 40_000), (4, 300, 1),
    ]
    for (threads, blockBytes, budget) in cases {
      let source = files(
        persons: texts[0], contacts: texts[1], threads: threads, blockBytes: blockBytes,
        budget: budget)
      let answer = try await source.answer([
        query, SummaryQuery(.rows(source: "contacts"), measures: [.rows]),
      ])
      #expect(answer.tables[0] == memory.tables[0])
      #expect(answer.tables[1].measures[0].units == [3_000])
      #expect(answer.provenance.map(\.source) == ["contacts", "persons"])
      #expect(answer.provenance.map(\.rows) == [3_000, 600])
    }
  }

  @Test("a person twice is told with the lines of the file, quoted line ends and all")
  func places() async throws {
    let text = """
      id,start,place
      a,2024-01-01,x

      b,2024-01-01,"x
      y"
      a,2024-01-02,x
      b,2024-01-01,z
      c,2024-01-01,x
      """
    let refused = try await problems(text, .refuse)
    // The second row of b not only stands twice, it also says otherwise.
    #expect(
      refused.map(\.cause) == [.repeatedPerson(id: "id"), .contradictoryPerson(id: "id")])
    #expect(refused.first?.file == "persons.csv")
    #expect(refused.first?.count == 2)
    #expect(refused.first?.examples.map(\.line) == [6, 7])
    #expect(refused.first?.examples.map(\.content) == [.number(2), .number(4)])
    let contradictory = try await problems(text, .spells)
    #expect(contradictory.map(\.cause) == [.contradictoryPerson(id: "id")])
    #expect(contradictory.first?.examples.map(\.line) == [7])
    #expect(contradictory.first?.examples.map(\.content) == [.number(4)])
  }

  @Test("rows count once where workers together see more labels than a column may have")
  func crowded() async throws {
    var text = "id,start,place\n"
    for person in 0..<300 { text += "p\(person),2024-01-01,place \(person % 6)\n" }
    let contacts = "id,at\n" + (0..<300).map { "p\($0),2024-01-02\n" }.joined()
    let people = People(
      source: "persons", id: "id", start: .column("start"),
      rollups: [
        Rollup("visits", source: "contacts", id: "id", date: .column("at"), take: .rows)
      ])
    let query = SummaryQuery(
      .people(people), keys: [.column("place")],
      measures: [.rows, .sum("visits", .column("visits"))])
    let source = files(
      persons: text, contacts: contacts, threads: 4, blockBytes: 200, labels: 6)
    let answer = try await source.answer([query])
    #expect(lines(answer.tables[0]) == (0..<6).map { "place \($0)|50|50" })
    #expect(answer.tables[0].flow.people?.rows == 300)

    let scarce = files(persons: text, contacts: contacts, threads: 4, blockBytes: 200, labels: 5)
    // Nobody asks for the places of the first query: only the second finds too many of them.
    let rows = SummaryQuery(.rows(source: "persons"), measures: [.rows])
    let found = try await answered([rows, query], scarce).problems
    #expect(found.map(\.source) == ["persons"])
    #expect(found.first?.examples.map(\.line) == [7, 13, 19])
  }

  @Test("what is wrong with subjects and with contacts is told in one run")
  func together() async throws {
    let source = files(persons: "id,start,place\na,soon,x\n", contacts: "id,at\na,2024-13-01\n")
    let query = SummaryQuery(.people(people), measures: [.rows])
    let found = try await answered(query, source).problems
    #expect(Set(found.map(\.source)) == ["persons", "contacts"])
    #expect(found.count == 2)
  }

  @Test("ids that are numbers are equal by value in files too")
  func numbers() async throws {
    var columns = [personColumns, contactColumns]
    columns[0][0].type = .integer
    columns[1][0].type = .integer
    let source = CSVSource(
      [described("persons", columns[0]), described("contacts", columns[1])],
      contents: [
        "persons": Array("id,start,place\n7,2024-01-01,x\n".utf8),
        "contacts": Array("id,at\n007,2024-01-05\n7,2024-01-06\n".utf8),
      ])
    let query = SummaryQuery(.people(people), keys: [.column("days")], measures: [.rows])
    #expect(lines(try await source.answer([query]).tables[0]) == ["2|1"])
  }
}
