// SPDX-License-Identifier: GPL-3.0-or-later

/// Several sources of rows in memory, for queries over people whose contacts stand apart.
public struct RowSources: Source {
  private let sources: [RowSource]
  private let budget: Int

  /// These sources.
  public init(_ sources: [RowSource]) { self.init(sources, budget: PeoplePlan.defaultBudget) }

  /// These sources; persons may take that many bytes at a time.
  init(_ sources: [RowSource], budget: Int) {
    self.sources = sources
    self.budget = budget
  }

  /// Answers all queries. Throws for a query that does not fit, and `.malformed("row …")` for a row
  /// that does not.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for query in queries {
      for name in query.relation.sources where !sources.contains(where: { $0.name == name }) {
        throw .query(.unknownSource(name))
      }
    }
    var tables: [SummaryTable?] = queries.map { _ in nil }
    var problems: [TableProblem] = []
    for (relation, indexes) in SummaryQuery.byRelation(queries) {
      let asked = indexes.map { queries[$0] }
      let found: [SummaryTable]
      do throws(QueryFault) {
        switch relation {
        case .rows(let name): found = try rows(name, asked, &problems)
        case .people(let people): found = try await self.people(people, asked, &problems)
        }
      } catch {
        throw .query(error)
      }
      for (index, table) in zip(indexes, found) { tables[index] = table }
    }
    guard problems.isEmpty else { throw .data(problems) }
    let read = Set(queries.flatMap(\.relation.sources))
    return Answer(
      tables: tables.compactMap { $0 },
      provenance: sources.filter { read.contains($0.name) }.map {
        Provenance(source: $0.name, rows: $0.rows.count)
      })
  }

  private func rows(
    _ name: String, _ queries: [SummaryQuery], _ problems: inout [TableProblem]
  ) throws(QueryFault) -> [SummaryTable] {
    guard let source = sources.first(where: { $0.name == name }) else { return [] }
    let schema = source.schema
    var runners: [QueryRunner] = []
    for query in queries { runners.append(try QueryRunner(query, schema: schema)) }
    try source.read(schema, into: runners)
    problems += runners.compactMap(\.failure).map { problem(name, $0) }
    return problems.isEmpty ? runners.map { $0.table(blank: 0) } : []
  }

  private func people(
    _ people: People, _ queries: [SummaryQuery], _ problems: inout [TableProblem]
  ) async throws(QueryFault) -> [SummaryTable] {
    let columns = Dictionary(
      sources.map { ($0.name, $0.columns) }, uniquingKeysWith: { first, _ in first })
    let plan = try PeoplePlan(people, queries, columns: columns, budget: budget)
    while !plan.reads.isEmpty {
      for source in sources where plan.reads.contains(source.name) {
        let schema = source.schema
        let consumer = try plan.consumer(of: source.name, schema: schema, isNumbered: true)
        try source.read(schema, into: [consumer])
      }
      await plan.advance()
    }
    problems += plan.problems { cause, count, rows in
      problem(
        people.source, cause, count,
        rows.map {
          ProblemExample(
            line: Int($0.line), column: nil, field: nil, content: .number(Int($0.first)))
        })
    }
    return problems.isEmpty ? plan.tables(blank: 0) : []
  }

  private func problem(
    _ source: String, _ cause: ProblemCause, _ count: Int = 1, _ examples: [ProblemExample] = []
  ) -> TableProblem {
    TableProblem(
      source: source, file: source, dialect: .csv, cause: cause, count: count, examples: examples)
  }
}

extension SummaryQuery {
  /// The different relations, in the order of first mention, each with the numbers of its queries.
  static func byRelation(_ queries: [SummaryQuery]) -> [(relation: Relation, indexes: [Int])] {
    var groups: [(relation: Relation, indexes: [Int])] = []
    for (index, query) in queries.enumerated() {
      if let known = groups.firstIndex(where: { $0.relation == query.relation }) {
        groups[known].indexes.append(index)
      } else {
        groups.append((query.relation, [index]))
      }
    }
    return groups
  }
}
