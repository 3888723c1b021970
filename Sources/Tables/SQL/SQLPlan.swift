// SPDX-License-Identifier: GPL-3.0-or-later

/// All that one run of a client is asked of a table: the engine's version, the checks of the
/// declaration, and for each query its groups and its flow.
struct SQLPlan {
  private struct Asked {
    let query: SQLQuery
    let people: SQLPeople?
  }

  private let table: SQLTable
  private let checks: SQLChecks
  private let queries: [Asked]
  /// The same as an auditor is shown it, with files as the study names them.
  private let shownChecks: SQLChecks
  private let shownQueries: [Asked]

  /// - Parameter known: all tables that the queries read, with their layouts, by name.
  init(
    _ table: SQLTable, _ known: [String: (table: SQLTable, layout: SQLLayout)],
    _ queries: [SummaryQuery]
  ) throws(SQLStop) {
    self.table = table
    let source = table.description
    func rows(_ path: (SQLTable) -> String) -> [String: TypedRows] {
      known.mapValues {
        TypedRows($0.table, relation: $0.table.relation(path: path($0.table)), layout: $0.layout)
      }
    }
    let asked = rows { $0.description.path }
    let shown = rows { $0.description.displayName }
    guard let ownAsked = asked[source.name], let ownShown = shown[source.name] else {
      throw .query(.unknownSource(source.name))
    }
    checks = SQLChecks(source: source, rows: ownAsked)
    shownChecks = SQLChecks(source: source, rows: ownShown)
    do throws(QueryFault) {
      self.queries = try queries.map { query throws(QueryFault) in
        try SQLPlan.asked(query, asked)
      }
      shownQueries = try queries.map { query throws(QueryFault) in
        try SQLPlan.asked(query, shown)
      }
    } catch {
      throw .query(error)
    }
  }

  private static func asked(
    _ query: SummaryQuery, _ rows: [String: TypedRows]
  ) throws(QueryFault) -> Asked {
    switch query.relation {
    case .rows(let source):
      guard let own = rows[source] else { throw .unknownSource(source) }
      return Asked(query: try SQLQuery(query, rows: SQLRows(own)), people: nil)
    case .people(let people):
      let persons = try SQLPeople(people, asked: query.columnNames, tables: rows)
      return Asked(query: try SQLQuery(query, rows: persons.rows), people: persons)
    }
  }

  /// The SELECTs, in the order in which they are run.
  var statements: [String] {
    [version] + checks.statements
      + queries.enumerated().flatMap { number, asked in
        [asked.query.table("t\(number)"), asked.query.flow("f\(number)")]
          + (asked.people?.flowStatements("p\(number)").map(\.text) ?? [])
      }
  }

  /// The words with which lines of the answer may begin.
  var words: Set<String> {
    Set(
      ["e", "c"] + table.description.expectations.indices.map { "g\($0)" }
        + queries.enumerated().flatMap { number, asked in
          ["t\(number)", "f\(number)"]
            + (asked.people?.flowStatements("p\(number)").map(\.word) ?? [])
        })
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
    for (number, asked) in queries.enumerated() {
      let people = try asked.people.map { people throws(SQLStop) in
        try people.flow(answer.fields, "p\(number)").get()
      }
      do throws(SQLQuery.Refusal) {
        tables.append(
          try asked.query.summary(
            answer.fields("t\(number)"), answer.fields("f\(number)"), people: people))
      } catch {
        switch error {
        case .cause(let cause): throw .counted([(cause, 1)])
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
      + zip(shownQueries, tables).map { asked, table in
        let texts =
          [asked.query.table("t"), asked.query.flow("f")]
          + (asked.people?.flowStatements("p").map(\.text) ?? [])
        return Provenance.Statement(
          engine: engine, text: texts.joined(separator: ";\n") + ";",
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
