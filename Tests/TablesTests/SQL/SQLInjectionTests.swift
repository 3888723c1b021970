// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Tables

/// What an attacker could write in a study file, or have in the data.
private let attacks = [
  "'; DROP TABLE rows; --", "' OR '1'='1", "x' UNION SELECT a FROM secret --",
  "\\'; DELETE FROM rows",
  "\"; DROP TABLE rows; --", "`; DROP TABLE rows", "a\n.shell touch pwned\n", "\n\\! touch pwned\n",
  "\\copy rows to '/tmp/pwned'", ":'HOME'", "${spark.app.name}", "$(touch pwned)", "`touch pwned`",
  "$$; DROP TABLE rows; $$", "U&'\\0027'", "E'\\''", "/*", "*/ ;", "--", "\u{0}", "\u{1A}",
  "\u{2028}",
  "'||(SELECT a FROM secret)||'", "read_csv('/etc/passwd')", "😀'", "';ATTACH '/tmp/x' AS y;--",
]

@Suite("Attempts at injection do nothing but give an error or stay plain text")
struct SQLInjectionTests {
  @Test(
    "none of them is a name", arguments: attacks + ["", "à", "1a", "a b", "a-b", "a.b", " a", "a "])
  func names(attack: String) {
    #expect(SQLName(attack) == nil)
    if attack != "a.b" { #expect(SQLName.parts(attack) == nil) }
    #expect(SQLName.parts("a.\(attack)") == nil || attack == "a.b")
  }

  @Test("a literal ends where it should: outside its quotes there is only hexadecimal")
  func literals() {
    for engine in SQLEngine.allCases {
      let dialect = SQLDialect(engine: engine)
      for attack in attacks {
        let text = dialect.literal(attack)
        let isHexadecimal =
          text.contains("CAST(X'") || text.contains("unhex('") || text.contains("'hex')")
        if isHexadecimal {
          #expect(
            text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "()', -_".contains($0)) }
          )
        } else {
          #expect(text.dropFirst().dropLast().replacing("''", with: "").contains("'") == false)
          #expect(!text.contains("\\") && !text.contains("\n") && !text.contains("$"))
        }
      }
    }
  }

  /// Rows whose labels are the attacks, asked for by the attacks.
  private func ask(_ engine: SQLEngine, path: String, place: SQLTable.Place) async throws {
    let table = sqlTable(
      engine, [ColumnDescription(name: "a", type: .category, optional: true)], place: place,
      path: path)
    let plain = attacks.filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }
    let query = SummaryQuery(
      .rows(source: "data"), keys: [.column("a")],
      measures: [.rows, .count("found", where: .oneOf(.column("a"), attacks))])
    let answer = try await TablesTests.ask(table, [query]).tables[0]
    #expect(answer.count == plain.count)
    #expect(Set((0..<answer.count).map { answer.keys[0].text($0) ?? "" }) == Set(plain))
    #expect(answer.measures[1].units == Array(repeating: 1, count: plain.count))
  }

  private var rows: String {
    "a\n"
      + attacks.filter { !$0.unicodeScalars.contains { $0.value < 0x20 } }
      .map { "\"\($0.replacing("\"", with: "\"\""))\"\n" }.joined()
  }

  @Test("as labels and values they are texts, in DuckDB", .enabled(if: Programs.has("duckdb")))
  func duckdb() async throws {
    let folder = try TestFolder()
    let path = try folder.write(rows, "it's \"data\"; x.csv")
    try await ask(.duckdb, path: path, place: .csv)
    #expect(folder.entries.count == 1)
  }

  @Test("as labels and values they are texts, in SQLite", .enabled(if: Programs.has("sqlite3")))
  func sqlite() async throws {
    let folder = try TestFolder()
    let file = try folder.write(rows, "data.csv")
    let path = "\(folder.path)/data.db"
    try Programs.run("sqlite3", [path, ".import --csv '\(file)' rows"])
    try await ask(.sqlite, path: path, place: place("rows"))
    #expect(folder.entries == ["data.csv", "data.db"])
  }

  @Test("DuckDB reads no other file, whatever a name says", .enabled(if: Programs.has("duckdb")))
  func otherFiles() async throws {
    let folder = try TestFolder()
    try folder.write("a\n1\n", "secret.csv")
    let path = "\(folder.path)/data.db"
    try Programs.run(
      "duckdb",
      [
        path,
        "CREATE TABLE t (a INTEGER); CREATE VIEW v AS SELECT * FROM '\(folder.path)/secret.csv'",
      ])
    let columns = [ColumnDescription(name: "a", type: .integer)]
    let query = SummaryQuery(.rows(source: "data"), measures: [.rows])
    for name in ["secret.csv", "v"] {
      let table = sqlTable(.duckdb, columns, place: place(name), path: path)
      let fault = try await engineFault { try await TablesTests.ask(table, [query]) }
      #expect(
        fault == .forbidden || fault == .noTable || fault == .unreadable,
        "\(name): \(String(describing: fault))")
    }
    let text = try folder.write("a\n1\n", "no-database.db")
    let table = sqlTable(.duckdb, columns, place: place("t"), path: text)
    #expect(try await engineFault { try await TablesTests.ask(table, [query]) } == .unreadable)
  }

  @Test(
    "a database that no one may write stays as it is, and so does one that could be written",
    .enabled(if: Programs.has("sqlite3")))
  func unchanged() async throws {
    let folder = try TestFolder()
    let path = "\(folder.path)/data.db"
    try Programs.run("sqlite3", [path, "CREATE TABLE rows (a); INSERT INTO rows VALUES (1)"])
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let table = sqlTable(
      .sqlite, [ColumnDescription(name: "a", type: .integer)], place: place("rows"), path: path)
    _ = try await TablesTests.ask(table, [SummaryQuery(.rows(source: "data"), measures: [.rows])])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(folder.entries == ["data.db"])
  }
}
