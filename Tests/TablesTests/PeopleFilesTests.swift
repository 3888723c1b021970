// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let people = [
  ColumnDescription(name: "id", type: .id), ColumnDescription(name: "start", type: .date),
  ColumnDescription(name: "group", type: .category),
]
private let contacts = [
  ColumnDescription(name: "who", type: .id), ColumnDescription(name: "on", type: .date),
]

@Suite("People out of files")
struct PeopleFilesTests {
  @Test("persons are joined with their contacts as from rows in memory, on any number of threads")
  func joined() async throws {
    var subjects = "id,start,group\n"
    var visits = "who,on\n"
    for person in 0..<900 {
      subjects += "P\(person),2024-01-\(person % 20 + 10),g\(person % 3)\n"
      for visit in 0..<person % 4 { visits += "P\(person),2024-02-1\(visit)\n" }
    }
    let contents = ["people": Array(subjects.utf8), "contacts": Array(visits.utf8)]
    let descriptions = [("people", people), ("contacts", contacts)].map { name, columns in
      SourceDescription(name: name, path: "", displayName: "\(name).csv", columns: columns)
    }
    let query = SummaryQuery(
      .people(
        People(
          source: "people", id: "id", start: .column("start"), repeats: .refuse,
          rollups: [
            Rollup(
              "visits", source: "contacts", id: "who", date: .column("on"), take: .rows)
          ])),
      keys: [.column("group")], measures: [.rows, .sum("visits", .column("visits"))])
    for threads in [1, 2, 3] {
      let source = CSVSource(
        descriptions, options: ReadingOptions(threads: threads), blockBytes: 500
      ) { source, _ throws(ProblemCause) in MemoryReader(contents[source.name] ?? []) }
      let answer = try await source.answer([query])
      // Person p makes p mod 4 visits; groups are p mod 3: each has 300 persons, 75 of each kind.
      #expect(lines(answer.tables[0]) == ["g0|300|450", "g1|300|450", "g2|300|450"])
      #expect(answer.provenance.map(\.source) == ["people", "contacts"])
      #expect(answer.provenance.map(\.rows) == [900, 1_350])
    }
  }
}
