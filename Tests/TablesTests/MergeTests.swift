// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "place", type: .category, optional: true),
  ColumnDescription(name: "n", type: .integer, optional: true),
]

private func runner(
  _ query: SummaryQuery, _ rows: [(place: String?, n: Int64?)]
) throws -> QueryRunner {
  let schema = RowSchema(source: "data", columns: columns, labelled: ["place"])
  let runner = try QueryRunner(query, schema: schema)
  let buffer = BatchBuffer(columns: 2)
  for row in rows {
    let place = row.place.flatMap { place in
      schema.slots[0].labels.map { Int64($0.code(of: place)) }
    }
    buffer.append([place ?? missingValue, row.n ?? missingValue])
  }
  runner.add(buffer.batch)
  return runner
}

private func query(limit: Int = 10) -> SummaryQuery {
  SummaryQuery(
    .rows(source: "data"),
    stages: [Stage("small", keep: .atMost(.column("n"), .integer(10)))],
    keys: [.column("place")],
    measures: [
      .rows, .sum("n", .column("n")), Measure("least", .least(.column("n"))),
      Measure("greatest", .greatest(.column("n"))),
    ], flowKeys: [.column("place")], maximumGroups: limit)
}

@Suite("Merging runners")
struct MergeTests {
  @Test("labels meet by their bytes, whatever their codes, and the order does not matter")
  func labels() throws {
    let parts: [[(String?, Int64?)]] = [
      [("Sud", 3), ("Nord", 4), (nil, 1)], [("Nord", -7), ("Est", 11), ("Sud", nil)],
      [(nil, 2), ("Nord", 9)],
    ]
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let merged = try runner(query(), [])
      for part in order { merged.merge(try runner(query(), parts[part])) }
      let table = merged.table(blank: 0)
      #expect(lines(table) == ["Nord|3|6|-7|9", "Sud|1|3|3|3", "–|2|3|1|2"])
      #expect(
        table.flow.keys[0].cells == [.label("Est"), .label("Nord"), .label("Sud"), .missing])
      #expect(table.flow.counts == [[1, 0, 0], [3, 3, 3], [2, 1, 1], [2, 2, 2]])
      #expect(
        table.flow.losses == [
          Loss(stage: "small", reason: .missing(column: "n"), rows: 1),
          Loss(stage: "small", reason: .turnedAway, rows: 1),
        ])
      #expect(table.flow.rows == 8)
    }
  }

  @Test("groups over the limit are an error, in one part or only in all together")
  func limit() throws {
    let first = try runner(query(limit: 2), [("a", 1), ("b", 1)])
    #expect(first.failure == nil)
    let second = try runner(query(limit: 2), [("b", 1), ("c", 1)])
    #expect(second.failure == nil)
    first.merge(second)
    #expect(first.failure == .tooManyGroups(limit: 2))
    let third = try runner(query(limit: 2), [])
    third.merge(first)
    #expect(third.failure == .tooManyGroups(limit: 2))
  }
}
