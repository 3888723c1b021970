// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

/// Every engine against the one that reads CSV: the same rows, the same queries, the same tables.
@Suite("SQL engines agree with the CSV engine")
struct SQLAgreementTests {
  private static let queryCount = 40

  /// Rows as CSV, queries, and what the CSV engine answers; queries that it refuses are left out.
  static func cases(_ seed: UInt64) async throws -> (
    text: String, queries: [SummaryQuery], tables: [SummaryTable]
  ) {
    var cases = SQLCases(seed: seed)
    let text = cases.text(rows: 300)
    var queries: [SummaryQuery] = []
    var tables: [SummaryTable] = []
    while queries.count < queryCount {
      let query = cases.query()
      guard
        let table = try? await answer(
          source(SQLCases.columns, missing: SQLCases.missing), text, query)
      else { continue }
      queries.append(query)
      tables.append(table)
    }
    return (text, queries, tables)
  }

  static func compare(
    _ answers: [SummaryTable], _ expected: [SummaryTable], _ queries: [SummaryQuery]
  ) {
    for (index, (found, wanted)) in zip(answers, expected).enumerated() where found != wanted {
      Issue.record("query \(index): \(queries[index])\nfound \(found)\nexpected \(wanted)")
      return
    }
    #expect(answers.count == expected.count)
  }

  @Test(
    "DuckDB over a CSV file", .enabled(if: Programs.has("duckdb")), arguments: [1] as [UInt64])
  func duckdb(seed: UInt64) async throws {
    let (text, queries, tables) = try await SQLAgreementTests.cases(seed)
    let folder = try TestFolder()
    let path = try folder.write(text, "data.csv")
    let table = sqlTable(
      .duckdb, SQLCases.columns, place: .csv, path: path, missing: SQLCases.missing)
    Self.compare(try await ask(table, queries).tables, tables, queries)
    #expect(folder.entries == ["data.csv"])
  }

  @Test(
    "SQLite over a table of texts", .enabled(if: Programs.has("sqlite3")),
    arguments: [3] as [UInt64])
  func sqlite(seed: UInt64) async throws {
    let (text, queries, tables) = try await SQLAgreementTests.cases(seed)
    let folder = try TestFolder()
    let file = try folder.write(text, "data.csv")
    let path = "\(folder.path)/data.db"
    try Programs.run("sqlite3", [path, ".import --csv '\(file)' rows"])
    let table = sqlTable(
      .sqlite, SQLCases.columns, place: place("rows"), path: path, missing: SQLCases.missing)
    Self.compare(try await ask(table, queries).tables, tables, queries)
    #expect(folder.entries == ["data.csv", "data.db"])
  }
}
