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
    let names = tables.map(\.description.name)
    for query in queries where !names.contains(query.relation.source) {
      throw .query(.unknownSource(query.relation.source))
    }
    for query in queries {
      if case .people = query.relation { throw .query(.malformed("people")) }
    }
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    var problems: [TableProblem] = []
    var provenance: [Provenance] = []
    for table in tables {
      let indexes = queries.indices.filter {
        queries[$0].relation.source == table.description.name
      }
      guard !indexes.isEmpty else { continue }
      let found = try await read(table, indexes.map { queries[$0] })
      problems += found.problems
      for (index, summary) in zip(indexes, found.tables) { answers[index] = summary }
      if let made = found.provenance { provenance.append(made) }
    }
    guard problems.isEmpty else { throw .data(problems) }
    return Answer(tables: answers.compactMap { $0 }, provenance: provenance)
  }

  /// Every problem of every table, whether or not a query would need it.
  public func problems() async throws(TableFailure) -> [TableProblem] {
    var problems: [TableProblem] = []
    for table in tables { problems += try await read(table, []).problems }
    return problems
  }

  private struct Reading {
    var tables: [SummaryTable] = []
    var problems: [TableProblem] = []
    var provenance: Provenance?
  }

  private func read(
    _ table: SQLTable, _ queries: [SummaryQuery]
  ) async throws(TableFailure) -> Reading {
    let source = table.description
    if let fault = source.faults.first { throw .description(source: source.name, fault) }
    do throws(SQLStop) {
      let layout = try await layout(table)
      let plan = try SQLPlan(table, layout, queries)
      let client = EngineClient(table: table, settings: settings)
      let answer = try await client.answer(plan.statements, words: plan.words)
      let (rows, problems) = try plan.problems(answer)
      guard problems.isEmpty else { return Reading(problems: problems) }
      let tables = try plan.tables(answer)
      let statements = plan.statements(of: tables, engine: try plan.engine(answer)) {
        digest(table, $0)
      }
      return Reading(
        tables: tables,
        provenance: Provenance(source: source.name, rows: rows, statements: statements))
    } catch {
      switch error {
      case .query(let fault): throw .query(fault)
      case .fault(let fault):
        return Reading(problems: table.problems([.engine(table.engine, fault)]))
      case .causes(let causes): return Reading(problems: table.problems(causes))
      }
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
    guard causes.isEmpty else { throw .causes(causes) }
    return layout
  }
}

/// Why the reading of a table stops.
enum SQLStop: Error {
  case query(QueryFault)
  case fault(EngineFault)
  case causes([ProblemCause])
}

extension SQLTable {
  func problems(_ causes: [ProblemCause]) -> [TableProblem] {
    causes.map {
      TableProblem(
        source: description.name, file: description.displayName, dialect: description.dialect,
        cause: $0, count: 1, examples: [])
    }
  }
}
