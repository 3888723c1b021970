// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

/// Persons and their contacts by SQL against persons in memory, over worlds made at random.
@Suite("Persons by SQL are the persons that are made of rows in memory")
struct SQLPeopleTests {
  /// Rows as CSV.
  private func text(_ source: RowSource) -> String {
    let header = source.columns.map(\.name).joined(separator: ",")
    let lines = source.rows.map { row in
      row.map { cell in
        switch cell {
        case .missing: "\"\""
        case .number(let number): number.text
        case .day(let day): day.iso
        case .truth(let truth): truth ? "true" : "false"
        case .label(let label): "\"\(label)\""
        }
      }.joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private func query(_ people: People, _ world: inout World) -> SummaryQuery {
    let rollups = people.rollups
    var keys = [Key("number", .spellNumber), Key("end", .spellEnd)]
    if world.chance(40) { keys.append(.column("group")) }
    if world.chance(50) { keys.append(Key("month", .period(.spellStart, .month))) }
    let measures = rollups.enumerated().map { index, rollup -> Measure in
      switch rollup.take {
      case .rows, .days, .sum:
        world.chance(50)
          ? .sum("m\(index)", .column(rollup.name))
          : .count("m\(index)", where: .present(.column(rollup.name)))
      default:
        world.chance(50)
          ? Measure("m\(index)", .least(.column(rollup.name)))
          : .count("m\(index)", where: .present(.column(rollup.name)))
      }
    }
    return SummaryQuery(
      .people(people),
      stages: world.chance(40) ? [Stage("aged", keep: .atMost(.integer(1), .column("age")))] : [],
      keys: keys, measures: [.rows] + measures.prefix(4),
      flowKeys: [.spellNumber].map { Key("number", $0) })
  }

  private func compare(_ seed: UInt64, _ make: (RowSource, TestFolder) throws -> SQLTable)
    async throws
  {
    var world = World(random: SplitMix(seed: seed), span: 60)
    let count = 30
    let sources = [
      world.persons(count, repeated: seed % 2 == 0 ? 20 : 0), world.contacts(200, of: count),
    ]
    let folder = try TestFolder()
    let tables = try sources.map { try make($0, folder) }
    let settings = EngineSettings(environment: Programs.environment, timeout: 3_600)
    for _ in 0..<6 {
      let people = world.people()
      let query = query(people, &world)
      let expected = try await answered(query, RowSources(sources))
      let found = try await answered(query, SQLSource(tables, settings: settings))
      #expect(found.tables == expected.tables, "\(query)")
      #expect(
        Set(found.problems.map(\.code)) == Set(expected.problems.map(\.code)), "\(query)")
    }
  }

  @Test("DuckDB", .enabled(if: Programs.has("duckdb")), arguments: [1, 2] as [UInt64])
  func duckdb(seed: UInt64) async throws {
    try await compare(seed) { source, folder in
      let path = try folder.write(text(source), "\(source.name).csv")
      return SQLTable(
        SourceDescription(
          name: source.name, path: path, displayName: source.name, columns: source.columns),
        engine: .duckdb, place: .csv)
    }
  }

  @Test("SQLite", .enabled(if: Programs.has("sqlite3")), arguments: [3, 4] as [UInt64])
  func sqlite(seed: UInt64) async throws {
    try await compare(seed) { source, folder in
      let file = try folder.write(text(source), "\(source.name).csv")
      let path = "\(folder.path)/data.db"
      try Programs.run("sqlite3", [path, ".import --csv '\(file)' \(source.name)"])
      return SQLTable(
        SourceDescription(
          name: source.name, path: path, displayName: source.name, columns: source.columns),
        engine: .sqlite, place: place(source.name))
    }
  }

  @Test(
    "PostgreSQL",
    .enabled(if: Programs.has("psql") && Programs.environment["ESITO_TEST_POSTGRES"] != nil))
  func postgres() async throws {
    try await compare(6) { source, _ in
      let name = "\(source.name)_\(UInt32.random(in: 0...UInt32.max))"
      let list = source.columns.map { "\"\($0.name)\" TEXT" }.joined(separator: ", ")
      try Programs.run(
        "env", ["PGSERVICE=esito_one", "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input: "CREATE TABLE \(name) (\(list));\nCOPY \(name) FROM STDIN CSV HEADER;\n"
          + text(source) + "\\.\n")
      return SQLTable(
        SourceDescription(
          name: source.name, path: "", displayName: source.name, columns: source.columns),
        engine: .postgres, place: place(name), connection: SQLName("esito_one"))
    }
  }
}
