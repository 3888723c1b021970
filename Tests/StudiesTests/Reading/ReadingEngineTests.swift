// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Testing

@testable import Studies

@Suite("Keys of a source that an engine answers")
struct ReadingEngineTests {
  /// The template's study with other keys of its source than `file` and `dialect`.
  private func study(_ keys: String) -> String {
    StudyTemplate.all[0].files[0].text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("    dialect: ") }.joined(separator: "\n")
      .replacing("    file: data/uptake.csv\n", with: keys.isEmpty ? "" : "    \(keys)\n")
  }

  private func codes(_ keys: String) -> [String] {
    let outcome = read(study(keys))
    for diagnostic in outcome.diagnostics {
      #expect(diagnostic.span != nil && !diagnostic.help.isEmpty && diagnostic.sourceLine != nil)
    }
    return outcome.diagnostics.filter { $0.severity == .error }.map(\.code)
  }

  @Test(
    "keys that go together",
    arguments: [
      "engine: duckdb\n    file: a.parquet", "engine: duckdb\n    file: a.csv\n    dialect: csv",
      "engine: duckdb\n    file: a.db\n    table: uptake",
      "engine: sqlite\n    file: a.db\n    table: uptake",
      "engine: postgres\n    table: screening.uptake\n    connection: registro",
      "engine: postgres\n    table: uptake", "engine: spark\n    table: lake.screening.uptake",
      "file: a.csv\n    dialect: csv",
    ])
  func together(keys: String) throws {
    let outcome = read(study(keys))
    let resolved = try #require(outcome.study, "\(shown(study(keys)))").resolved
    #expect(read(resolved).study == outcome.study)
  }

  @Test(
    "keys that do not: each with its code",
    arguments: [
      ("", ["S015", "S015"]), ("file: a.csv", ["S015"]),
      ("file: a.csv\n    dialect: csv\n    table: uptake", ["S038"]),
      ("file: a.csv\n    dialect: csv\n    connection: a", ["S038"]),
      ("engine: duckdb\n    table: uptake", ["S015"]),
      ("engine: duckdb\n    file: a.csv", ["S015"]),
      ("engine: sqlite\n    file: a.db", ["S015"]), ("engine: sqlite\n    table: a", ["S015"]),
      ("engine: sqlite\n    file: a.db\n    table: main.a", ["S023"]),
      ("engine: duckdb\n    file: a.db\n    table: a.b.c", ["S023"]),
      ("engine: postgres\n    file: a.csv\n    table: a", ["S038"]), ("engine: spark", ["S015"]),
      ("engine: spark\n    table: a\n    connection: b", ["S038"]),
      ("engine: oracle\n    table: a", ["S019"]),
    ])
  func apart(keys: String, expected: [String]) { #expect(codes(keys) == expected) }

  @Test("an Italian word for an engine leads to it")
  func aliases() {
    #expect(shown(study("engine: postgresql\n    table: a")).contains("`postgres`"))
    #expect(shown(study("motore: duckdb\n    file: a.csv\n    dialect: csv")).contains("`engine`"))
  }

  @Test(
    "names that could be more than names are refused where they stand",
    arguments: [
      "a; DROP TABLE b", "a\"b", "a'b", "a`b", "/etc/passwd", "../a", "data/a.csv", "a b", "a--",
      "a.", ".a", "a..b", "1a", "à", "csv.`/etc/passwd`", "host=evil dbname=a", "postgres://evil/a",
      "read_csv('a')", "a\\nb", "$HOME", "${x}", "a.b.c.d", "-c", "@a",
    ])
  func names(name: String) {
    let quoted = "'" + name.replacing("'", with: "''") + "'"
    #expect(codes("engine: postgres\n    table: \(quoted)").contains("S023"), "table \(name)")
    if name != "a" {
      let keys = "engine: postgres\n    table: a\n    connection: \(quoted)"
      #expect(codes(keys).contains("S023"), "connection \(name)")
    }
  }

  @Test("columns of a table have names too; those of a file may be headers")
  func columns() {
    let text = study("engine: postgres\n    table: a")
    let first = text.replacing(
      "as: \"month\", type: month", with: "as: \"x\\\"; SELECT\", type: month")
    #expect(read(first).diagnostics.contains { $0.code == "S023" }, "\(shown(first))")
    let file = study("engine: duckdb\n    file: a.parquet")
      .replacing("as: \"month\", type: month", with: "as: \"Data invito\", type: month")
    #expect(read(file).study != nil, "\(shown(file))")
    let control = study("engine: duckdb\n    file: a.parquet")
      .replacing("as: \"month\", type: month", with: "as: \"a\\tb\", type: month")
    #expect(read(control).study == nil)
  }
}
