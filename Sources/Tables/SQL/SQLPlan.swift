// SPDX-License-Identifier: GPL-3.0-or-later

/// All that one run of a client is asked of a table: the engine's version, the checks of the
/// declaration, and for each query its groups and its flow.
struct SQLPlan {
  private let table: SQLTable
  private let checks: SQLChecks
  private let queries: [SQLQuery]
  /// The same as an auditor is shown it, with the file as the study names it.
  private let shownChecks: SQLChecks
  private let shownQueries: [SQLQuery]

  init(_ table: SQLTable, _ layout: SQLLayout, _ queries: [SummaryQuery]) throws(SQLStop) {
    self.table = table
    let source = table.description
    func rows(_ path: String) -> TypedRows {
      TypedRows(table, relation: table.relation(path: path), layout: layout)
    }
    let (asked, shown) = (rows(source.path), rows(source.displayName))
    checks = SQLChecks(source: source, rows: asked)
    shownChecks = SQLChecks(source: source, rows: shown)
    do throws(QueryFault) {
      self.queries = try queries.map { query throws(QueryFault) in
        try SQLQuery(query, source: source, rows: asked)
      }
      shownQueries = try queries.map { query throws(QueryFault) in
        try SQLQuery(query, source: source, rows: shown)
      }
    } catch {
      throw .query(error)
    }
  }

  /// The SELECTs, in the order in which they are run.
  var statements: [String] {
    [version] + checks.statements
      + queries.enumerated().flatMap { [$1.table("t\($0)"), $1.flow("f\($0)")] }
  }

  /// The words with which lines of the answer may begin.
  var words: Set<String> {
    Set(
      ["e", "c"] + table.description.expectations.indices.map { "g\($0)" }
        + queries.indices.flatMap { ["t\($0)", "f\($0)"] })
  }

  private var version: String {
    let dialect = SQLDialect(engine: table.engine)
    let function =
      switch table.engine {
      case .duckdb, .spark: "version()"
      case .postgres: "current_setting('server_version')"
      case .sqlite: "sqlite_version()"
      }
    return "SELECT \(dialect.line("e", [dialect.hexadecimal(function)]))"
  }

  /// The engine and its version, as it states it.
  func engine(_ answer: SQLAnswer) throws(SQLStop) -> String {
    guard let line = answer.fields("e").first, line.count == 1,
      let version = SQLAnswer.label(line[0])
    else { throw .fault(.malformed) }
    return "\(table.engine.title) \(version)"
  }

  /// The number of rows, and what is wrong with them.
  func problems(_ answer: SQLAnswer) throws(SQLStop) -> (rows: Int, problems: [TableProblem]) {
    guard let found = checks.read(answer) else { throw .fault(.malformed) }
    return found
  }

  /// The answers to the queries.
  func tables(_ answer: SQLAnswer) throws(SQLStop) -> [SummaryTable] {
    var tables: [SummaryTable] = []
    for (number, query) in queries.enumerated() {
      do throws(SQLQuery.Refusal) {
        tables.append(
          try query.summary(answer.fields("t\(number)"), answer.fields("f\(number)")))
      } catch {
        switch error {
        case .cause(let cause): throw .causes([cause])
        case .malformed: throw .fault(.malformed)
        }
      }
    }
    return tables
  }

  /// What was asked, for an auditor: the checks, then each query with the digest of its groups.
  func statements(
    of tables: [SummaryTable], engine: String, digest: ([UInt8]) -> String?
  ) -> [Provenance.Statement] {
    let checks = Provenance.Statement(
      engine: engine, text: shownChecks.statements.joined(separator: ";\n") + ";", digest: nil)
    return [checks]
      + zip(shownQueries, tables).map { query, table in
        Provenance.Statement(
          engine: engine, text: "\(query.table("t"));\n\(query.flow("f"));",
          digest: digest(Array(table.canonicalText.utf8)))
      }
  }
}

extension SummaryTable {
  /// The groups as text, the same for every engine: a line a group, keys (labels in hexadecimal, `-`
  /// for missing) and measures in units, between `|`.
  var canonicalText: String {
    (0..<count).map { row in
      let cells = keys.map { key in
        switch key.cells[row] {
        case .missing: "-"
        case .number(let number): String(number)
        case .label(let label): Hexadecimal.text(Array(label.utf8))
        }
      }
      return (cells + measures.map { String($0.units[row]) }).joined(separator: "|") + "\n"
    }.joined()
  }
}
