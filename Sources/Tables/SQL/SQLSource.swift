// SPDX-License-Identifier: GPL-3.0-or-later

/// Tables of engines as a source: each query is written as SQL and answered by the engine's own
/// client; only the grouped rows come back.
public struct SQLSource: Source {
  private let tables: [SQLTable]
  private let settings: EngineSettings
  private let digest: @Sendable (SQLTable, [UInt8]) -> String?

  /// Tables of engines.
  /// - Parameter digest: SHA-256 of a summary's text, in lower-case hexadecimal; nil where a digest
  ///   would tell what must not be known.
  public init(
    _ tables: [SQLTable], settings: EngineSettings,
    digest: @escaping @Sendable (SQLTable, [UInt8]) -> String? = { _, _ in nil }
  ) {
    self.tables = tables
    self.settings = settings
    self.digest = digest
  }

  /// Answers all queries, with one or two runs of a client for each table. Throws what is wrong with
  /// the data, or why an engine gave no answer.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for name in queries.flatMap(\.relation.sources)
    where !tables.contains(where: { $0.description.name == name }) {
      throw .query(.unknownSource(name))
    }
    for query in queries { try together(query) }
    let needed = tables.filter { table in
      queries.contains { $0.relation.sources.contains(table.description.name) }
    }
    var (known, problems) = try await layouts(needed)
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    var provenance: [Provenance] = []
    guard problems.isEmpty else { throw .data(problems) }
    for table in needed {
      let indexes = queries.indices.filter {
        queries[$0].relation.source == table.description.name
      }
      let found = try await read(table, known, indexes.map { queries[$0] })
      problems += found.problems
      for (index, summary) in zip(indexes, found.tables) { answers[index] = summary }
      if let made = found.provenance { provenance.append(made) }
    }
    guard problems.isEmpty else { throw .data(problems) }
    return Answer(tables: answers.compactMap { $0 }, provenance: provenance)
  }

  /// Every problem of every table, whether or not a query would need it.
  public func problems() async throws(TableFailure) -> [TableProblem] {
    var (known, problems) = try await layouts(tables)
    for table in tables where known[table.description.name] != nil {
      problems += try await read(table, known, []).problems
    }
    return problems
  }

  private typealias Known = [String: (table: SQLTable, layout: SQLLayout)]

  private struct Reading {
    var tables: [SummaryTable] = []
    var problems: [TableProblem] = []
    var provenance: Provenance?
  }

  /// Refuses persons and contacts that one run of one client cannot bring together.
  private func together(_ query: SummaryQuery) throws(TableFailure) {
    let used = tables.filter { query.relation.sources.contains($0.description.name) }
    guard let first = used.first else { return }
    for other in used.dropFirst() where !first.isBeside(other) {
      throw .query(
        .malformed("persons and contacts stand in different engines, servers or databases"))
    }
  }

  private func layouts(
    _ tables: [SQLTable]
  ) async throws(TableFailure) -> (Known, [TableProblem]) {
    var known: Known = [:]
    var problems: [TableProblem] = []
    for table in tables {
      let source = table.description
      if let fault = source.faults.first { throw .description(source: source.name, fault) }
      do throws(SQLStop) {
        known[source.name] = (table, try await layout(table))
      } catch {
        problems += try table.problems(error)
      }
    }
    return (known, problems)
  }

  private func read(
    _ table: SQLTable, _ known: Known, _ queries: [SummaryQuery]
  ) async throws(TableFailure) -> Reading {
    do throws(SQLStop) {
      let plan = try SQLPlan(table, known, queries)
      let beside = queries.flatMap(\.relation.sources).compactMap { known[$0]?.table }
      let client = EngineClient(table: table, beside: beside, settings: settings)
      let answer = try await client.answer(plan.statements, words: plan.words)
      let (rows, problems) = try plan.problems(answer)
      guard problems.isEmpty else { return Reading(problems: problems) }
      let tables = try plan.tables(answer)
      let statements = plan.statements(of: tables, engine: try plan.engine(answer)) {
        digest(table, $0)
      }
      return Reading(
        tables: tables,
        provenance: Provenance(
          source: table.description.name, rows: rows, statements: statements))
    } catch {
      return Reading(problems: try table.problems(error))
    }
  }

  /// Which header each column has and what type the engine gives it, asked where that can be.
  private func layout(_ table: SQLTable) async throws(SQLStop) -> SQLLayout {
    if let limit = table.limit { throw .fault(limit) }
    let catalogue = SQLCatalogue(
      table: table, relation: table.relation(path: table.description.path))
    guard let statement = catalogue.statement else { return SQLLayout(table.description) }
    let client = EngineClient(table: table, settings: settings)
    let lines = try await client.answer([statement], words: ["h"]).fields("h")
    let (layout, causes) = try catalogue.layout(lines)
    guard causes.isEmpty else { throw .counted(causes.map { ($0, 1) }) }
    return layout
  }
}

/// Why the reading of a table stops.
enum SQLStop: Error {
  case query(QueryFault)
  case fault(EngineFault)
  case counted([(ProblemCause, Int)])
}

extension SQLTable {
  /// What stopped the reading, as problems of the table.
  fileprivate func problems(_ stop: SQLStop) throws(TableFailure) -> [TableProblem] {
    let causes: [(ProblemCause, Int)]
    switch stop {
    case .query(let fault): throw .query(fault)
    case .fault(let fault): causes = [(.engine(engine, fault), 1)]
    case .counted(let counted): causes = counted
    }
    return causes.map { cause, count in
      TableProblem(
        source: description.name, file: description.displayName, dialect: description.dialect,
        cause: cause, count: count, examples: [])
    }
  }

  /// Whether one run of a client sees both tables.
  fileprivate func isBeside(_ other: SQLTable) -> Bool {
    engine == other.engine && connection == other.connection && isDatabase == other.isDatabase
      && (!isDatabase || description.path == other.description.path)
  }
}
