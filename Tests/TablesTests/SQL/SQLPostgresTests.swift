// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Foundation
import Testing

@testable import Tables

/// Against the servers that Tests/Engines/start-postgres.sh starts on loopback.
@Suite(
  "PostgreSQL, one server and two",
  .enabled(if: Programs.has("psql") && Programs.environment["ESITO_TEST_POSTGRES"] != nil))
struct SQLPostgresTests {
  private static let one = SQLName("esito_one")

  private func psql(_ input: String) throws {
    #expect(
      try Programs.run(
        "env", ["PGSERVICE=esito_one", "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input: input) == 0)
  }

  @Test("over a table of texts, the same tables as the CSV engine")
  func texts() async throws {
    let (text, queries, tables) = try await SQLAgreementTests.cases(5)
    let name = "rows_\(UInt32.random(in: 0...UInt32.max))"
    let list = SQLCases.columns.map { "\($0.name) TEXT" }.joined(separator: ", ")
    try psql(
      "CREATE TABLE \(name) (\(list));\nCOPY \(name) FROM STDIN CSV HEADER;\n\(text)\\.\n")
    let table = sqlTable(
      .postgres, SQLCases.columns, place: place(name), missing: SQLCases.missing,
      connection: Self.one)
    SQLAgreementTests.compare(try await ask(table, queries).tables, tables, queries)
  }

  // MARK: Rows that start-postgres.sh makes

  private static let columns = [
    ColumnDescription(name: "district", type: .category),
    ColumnDescription(name: "day", type: .date), ColumnDescription(name: "treated", type: .boolean),
    ColumnDescription(name: "responded", type: .integer),
    ColumnDescription(name: "age", type: .integer),
  ]

  private static let query = SummaryQuery(
    .rows(source: "data"),
    stages: [
      Stage(Stage.eligible, keep: .oneOf(.column("district"), ["D00", "D01", "D02", "D05"]))
    ],
    keys: [
      .column("district"), Key("month", .period(.column("day"), .month)), .column("treated"),
      Key("band", .band(.column("age"), from: [50, 60])),
    ],
    measures: [
      .rows, .sum("responded", .column("responded")),
      .sum("square", .column("age"), .column("age")),
      Measure("first", .least(.column("day"))),
    ], flowKeys: [.column("treated")])

  private static var expected: SummaryTable {
    get async throws {
      let first = try #require(CivilDate(iso: "2023-01-01"))
      let lines = (1...6000).map { i in
        let day = first.adding(days: i % 700).iso
        return "D0\(i % 6),\(day),\(i % 3 == 0),\(i % 23 == 0 ? 0 : 1),\(40 + i % 30)"
      }
      let text = "district,day,treated,responded,age\n" + lines.joined(separator: "\n") + "\n"
      return try await answer(source(columns), text, query)
    }
  }

  @Test("columns of PostgreSQL's own types", arguments: ["whole", "spread", "public.spread"])
  func own(name: String) async throws {
    let table = sqlTable(
      .postgres, Self.columns, place: place(name), connection: Self.one)
    let answer = try await ask(table, [Self.query])
    #expect(answer.tables == [try await Self.expected])
    #expect(answer.provenance[0].rows == 6000)
    #expect(answer.provenance[0].statements[1].engine.hasPrefix("PostgreSQL 1"))
  }

  @Test("each of two servers groups its own part of a table that is spread over them")
  func pushedDown() async throws {
    let table = sqlTable(.postgres, Self.columns, place: place("spread"), connection: Self.one)
    var layout = SQLLayout(table.description)
    layout.natives = [.text, .date, .truth, .integer, .integer]
    let rows = TypedRows(table, relation: table.relation(path: ""), layout: layout)
    // Few groups of many rows, as the planner sees them: else it may as well group on its own.
    var asked = Self.query
    asked.keys = [.column("district"), .column("treated")]
    asked.stages = []
    let query = try SQLQuery(asked, rows: SQLRows(rows))
    let folder = try TestFolder()
    let plan = "\(folder.path)/plan"
    try psql(
      "SET enable_partitionwise_aggregate = on;\n\\o '\(plan)'\n"
        + "EXPLAIN (VERBOSE, COSTS OFF) \(query.table("t"));\n")
    let text = try String(contentsOfFile: plan, encoding: .utf8)
    #expect(text.contains("Relations: Aggregate on (public.spread_one"), "\(text)")
    #expect(text.contains("Relations: Aggregate on (public.spread_two"))
    let remote = text.split(separator: "\n").filter { $0.contains("Remote SQL") }
    #expect(remote.count == 2 && remote.allSatisfy { $0.contains("GROUP BY") })
  }

  @Test("texts that only differ in spaces around them are one group")
  func variants() async throws {
    let name = "rows_\(UInt32.random(in: 0...UInt32.max))"
    try psql("CREATE TABLE \(name) AS SELECT unnest(ARRAY['A', ' A', 'A ', 'B', '', NULL]) AS a")
    let table = sqlTable(
      .postgres, [ColumnDescription(name: "a", type: .category, optional: true)],
      place: place(name), connection: Self.one)
    let query = SummaryQuery(.rows(source: "data"), keys: [.column("a")], measures: [.rows])
    #expect(lines(try await ask(table, [query]).tables[0]) == ["A|3", "B|1", "–|2"])
  }

  @Test("what the server says no to")
  func refusals() async throws {
    func fault(_ name: String, _ connection: String, _ column: String = "a") async throws
      -> EngineFault?
    {
      let table = sqlTable(
        .postgres, [ColumnDescription(name: column, type: .category)], place: place(name),
        connection: SQLName(connection))
      return try await engineFault {
        try await ask(table, [SummaryQuery(.rows(source: "data"), measures: [.rows])])
      }
    }
    #expect(try await fault("absent", "esito_one") == .noTable)
    #expect(try await fault("absent.rows", "esito_one") == .noTable)
    #expect(try await fault("whole", "esito_wrong_password") == .refused)
    #expect(try await fault("whole", "esito_nobody") == .refused)
    #expect(try await fault("whole", "esito_nowhere") == .unreachable)
    #expect(try await fault("whole", "esito_unheard_of") == .unknownConnection)
    await #expect(throws: Unexpected.self) { try await fault("whole", "esito_one", "distritc") }
  }

  @Test("a server that is killed at work leaves an error")
  func killed() async throws {
    let name = "rows_\(UInt32.random(in: 0...UInt32.max))"
    try psql(
      "CREATE VIEW \(name) AS SELECT CASE WHEN pg_sleep(20) IS NULL THEN '' ELSE 'A' END AS a")
    let table = sqlTable(
      .postgres, [ColumnDescription(name: "a", type: .category)], place: place(name),
      connection: Self.one)
    async let found = engineFault {
      try await ask(table, [SummaryQuery(.rows(source: "data"), measures: [.rows])])
    }
    try psql(
      """
      DO $$ BEGIN
        FOR attempt IN 1..6000 LOOP
          PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'esito' AND query LIKE '%\(name)%';
          EXIT WHEN FOUND;
          PERFORM pg_sleep(0.1);
          PERFORM pg_stat_clear_snapshot();
        END LOOP;
      END $$;
      """)
    #expect(try await found == .unreachable)
  }
}
