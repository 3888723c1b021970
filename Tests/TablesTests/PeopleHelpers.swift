// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// A table of the tests: `id,start,group` over lines of cells; empty cells are missing.
func rows(_ name: String, _ columns: [ColumnDescription], _ text: String) -> RowSource {
  let lines = text.split(separator: "\n")
  return RowSource(
    name: name, columns: columns,
    rows: lines.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return zip(columns, cells).map { column, cell in
        let text = cell.drop { $0 == " " }
        if text.isEmpty { return .missing }
        switch column.type.kind {
        case .day: return .day(day(String(text)))
        case .label: return .label(String(text))
        default: return FixedPoint(text).map { .number($0) } ?? .missing
        }
      }
    })
}

/// One row a spell: keys, in their order.
func listed(
  _ people: People, _ keys: [Scalar], stages: [Stage] = [], _ sources: [RowSource]
) async throws -> [String] {
  let query = SummaryQuery(
    .people(people), stages: stages,
    keys: keys.enumerated().map { Key("key \($0.offset)", $0.element) }, measures: [.rows])
  return lines(try await RowSources(sources).answer([query]).tables[0])
}

/// The flow of making the rows.
func flow(_ people: People, _ sources: [RowSource]) async throws -> PeopleFlow? {
  let query = SummaryQuery(.people(people), measures: [.rows])
  return try await RowSources(sources).answer([query]).tables[0].flow.people
}

/// The tables, or the problems in their place.
func answered(
  _ queries: [SummaryQuery], _ source: some Source
) async throws -> (tables: [SummaryTable], problems: [TableProblem]) {
  let failure: TableFailure
  do {
    return (try await source.answer(queries).tables, [])
  } catch {
    failure = error
  }
  guard case .data(let problems) = failure else { throw failure }
  return ([], problems)
}

/// The table of one query, or the problems in its place.
func answered(
  _ query: SummaryQuery, _ source: some Source
) async throws -> (tables: [SummaryTable], problems: [TableProblem]) {
  try await answered([query], source)
}

/// The problems that an answer gives, none if it is given.
func faults(
  _ people: People, keys: [Key] = [], _ sources: [RowSource]
) async throws -> [TableProblem] {
  let query = SummaryQuery(.people(people), keys: keys, measures: [.rows])
  return try await answered(query, RowSources(sources)).problems
}

/// A consumer that another thread uses alone.
private struct Handed: @unchecked Sendable {
  let source: RowSource
  let consumers: [(RowSchema, any BatchConsumer)]
}

/// Answers a query with rows shared out at random among several consumers on several threads.
func scattered(
  _ query: SummaryQuery, _ sources: [RowSource], budget: Int, workers: Int, seed: UInt64
) async throws -> (tables: [SummaryTable], problems: [TableProblem]) {
  var random = SplitMix(seed: seed)
  guard case .people(let people) = query.relation else { return ([], []) }
  let columns = Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0.columns) })
  let plan = try PeoplePlan(people, [query], columns: columns, budget: budget, workers: workers)
  while !plan.reads.isEmpty {
    for source in sources where plan.reads.contains(source.name) {
      var parts: [Handed] = []
      var shuffled = source.rows.shuffled(using: &random)
      for worker in 0..<workers {
        let count =
          worker == workers - 1
          ? shuffled.count : Int.random(in: 0...shuffled.count, using: &random)
        let part = RowSource(
          name: source.name, columns: source.columns, rows: Array(shuffled.prefix(count)))
        shuffled.removeFirst(count)
        let schema = part.schema
        let consumer = try plan.consumer(of: source.name, schema: schema)
        parts.append(Handed(source: part, consumers: [(schema, consumer)]))
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for part in parts {
          group.addTask {
            try part.source.read(part.consumers[0].0, into: [part.consumers[0].1])
          }
        }
        try await group.waitForAll()
      }
    }
    await plan.advance()
  }
  let problems = plan.problems { cause, count, _ in
    TableProblem(source: "", file: "", dialect: .csv, cause: cause, count: count, examples: [])
  }
  return (problems.isEmpty ? plan.tables(blank: 0) : [], problems)
}
