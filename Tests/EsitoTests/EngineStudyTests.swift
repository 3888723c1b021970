// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// One study, evaluated from a CSV file and by every engine that this machine has: the same
/// `results.json`, byte for byte.
@Suite("A study gives the same results from every engine")
struct EngineStudyTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let study = "studies/seat-belt-law/study.yaml"
  private static let data = "studies/seat-belt-law/data/seatbelts.csv"

  static func has(_ program: String) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
  static let hasPostgres = has("psql") && environment["ESITO_TEST_POSTGRES"] != nil
  static let hasSpark = has("spark-sql") && environment["ESITO_TEST_SPARK"] != nil

  /// Runs a program to its end with a text as its input.
  private func run(_ program: String, _ arguments: [String], _ input: String = "") throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let scratch = try Scratch()
    try scratch.write(input, to: "input")
    process.standardInput = try FileHandle(
      forReadingFrom: scratch.folder.appending(path: "input"))
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program)")
  }

  /// A copy of the study whose source has these keys in place of `file` and `dialect`.
  private func scratch(_ keys: [String]) throws -> Scratch {
    let scratch = try Scratch()
    let text = try Repository.text(Self.study)
      .replacing("    dialect: csv\n", with: "")
      .replacing("    file: data/seatbelts.csv\n", with: keys.map { "    \($0)\n" }.joined())
    try scratch.write(text, to: "study.yaml")
    try scratch.write(try Repository.text(Self.data), to: "data/seatbelts.csv")
    return scratch
  }

  /// What the study gives from its CSV file, in a folder where no plan of it is registered.
  private func fromFile() throws -> String {
    let scratch = try scratch(["file: data/seatbelts.csv", "dialect: csv"])
    let done = try Command.esito(["evaluate", "study.yaml"], in: scratch.folder)
    #expect(done.code == 0, "\(done.messages)")
    return try scratch.text("bundle/results.json")
  }

  private func evaluate(_ scratch: Scratch, _ engine: String) throws {
    let refused = try Command.esito(["evaluate", "study.yaml"], in: scratch.folder)
    #expect(refused.code == 1 && refused.messages.contains("--engine \(engine)"))
    #expect(!scratch.exists("bundle"))
    let done = try Command.esito(
      ["evaluate", "study.yaml", "--engine", engine], in: scratch.folder)
    #expect(done.code == 0, "\(done.messages)")
    guard done.code == 0 else { return }
    #expect(try scratch.text("bundle/results.json") == fromFile())
    let attestation = try scratch.text("bundle/attestation.json")
    #expect(attestation.contains("\"sql\"") && attestation.contains("\"rows\" : 192"))
    #expect(!attestation.contains(scratch.folder.path))
  }

  @Test("DuckDB: a CSV, a Parquet and a database file", .enabled(if: has("duckdb")))
  func duckdb() throws {
    try evaluate(
      scratch(["engine: duckdb", "file: data/seatbelts.csv", "dialect: csv"]), "duckdb")
    let parquet = try scratch(["engine: duckdb", "file: data/a.parquet"])
    let folder = parquet.folder.appending(path: "data").path
    let read = "read_csv('\(folder)/seatbelts.csv', all_varchar = false)"
    try run("duckdb", [":memory:", "COPY (SELECT * FROM \(read)) TO '\(folder)/a.parquet'"])
    try evaluate(parquet, "duckdb")
    let database = try scratch(["engine: duckdb", "file: data/a.db", "table: main.belts"])
    let path = database.folder.appending(path: "data/a.db").path
    try run("duckdb", [path, "CREATE TABLE belts AS SELECT * FROM \(read)"])
    try evaluate(database, "duckdb")
  }

  @Test("SQLite", .enabled(if: has("sqlite3")))
  func sqlite() throws {
    let scratch = try scratch(["engine: sqlite", "file: data/a.db", "table: belts"])
    let folder = scratch.folder.appending(path: "data").path
    try run("sqlite3", ["\(folder)/a.db", ".import --csv '\(folder)/seatbelts.csv' belts"])
    try evaluate(scratch, "sqlite")
  }

  private static let columns =
    "month TEXT, drivers_killed INT, drivers INT, front INT, rear INT, kms INT, van_killed INT, "
    + "law INT"

  @Test("PostgreSQL on loopback", .enabled(if: hasPostgres))
  func postgres() throws {
    let table = "belts_\(UInt32.random(in: 0...UInt32.max))"
    let scratch = try scratch([
      "engine: postgres", "table: public.\(table)", "connection: esito_one",
    ])
    try run(
      "env", ["PGSERVICE=esito_one", "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"],
      "CREATE TABLE \(table) (\(Self.columns));\nCOPY \(table) FROM STDIN CSV HEADER;\n"
        + (try Repository.text(Self.data)) + "\\.\n")
    try evaluate(scratch, "postgres")
  }

  @Test("a wrong password, nobody, nowhere: no bundle", .enabled(if: hasPostgres))
  func refused() throws {
    for (connection, code) in [
      ("esito_wrong_password", "D092"), ("esito_nobody", "D092"), ("esito_nowhere", "D091"),
      ("esito_unheard_of", "D091"),
    ] {
      let scratch = try scratch(["engine: postgres", "table: a", "connection: \(connection)"])
      let run = try Command.esito(
        ["evaluate", "study.yaml", "--engine", "postgres"], in: scratch.folder)
      #expect(run.code == 2 && run.messages.contains(code), "\(connection): \(run.messages)")
      #expect(!scratch.exists("bundle"))
    }
  }

  @Test("Spark: a master and two workers on loopback", .enabled(if: hasSpark))
  func spark() throws {
    let table = "belts_\(UInt32.random(in: 0...UInt32.max))"
    let scratch = try scratch(["engine: spark", "table: \(table)"])
    let rows = try Repository.text(Self.data).split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",")
      return "('\(fields[0])', \(fields.dropFirst().joined(separator: ", ")))"
    }
    try scratch.write(
      "CREATE TABLE \(table) (\(Self.columns.replacing("TEXT", with: "STRING"))) USING parquet;\n"
        + "INSERT INTO \(table) VALUES \(rows.joined(separator: ",\n"));\n", to: "make.sql")
    try run("spark-sql", ["-S", "-f", scratch.folder.appending(path: "make.sql").path])
    try evaluate(scratch, "spark")
  }
}
