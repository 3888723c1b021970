// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

private let columns = [
  ColumnDescription(name: "place", type: .integer),
  ColumnDescription(name: "n", type: .integer),
]

private let query = SummaryQuery(
  .rows(source: "data"), keys: [.column("place")],
  measures: [
    .rows, .sum("n", .column("n")), .sum("nn", .column("n"), .column("n")),
    Measure("least", .least(.column("n"))), Measure("greatest", .greatest(.column("n"))),
  ])

private typealias Row = (place: Int64, n: Int64)

/// The sums in 128 bits, which these rows do not need.
private func expected(_ rows: [Row]) -> [Int64: [Int128]] {
  var result: [Int64: [Int128]] = [:]
  for row in rows {
    let n = Int128(row.n)
    let old = result[row.place] ?? [0, 0, 0, n, n]
    result[row.place] = [old[0] + 1, old[1] + n, old[2] + n * n, min(old[3], n), max(old[4], n)]
  }
  return result
}

private func runner(_ rows: ArraySlice<Row>) throws -> QueryRunner {
  let runner = try QueryRunner(
    query, schema: RowSchema(source: "data", columns: columns, labelled: []))
  let buffer = BatchBuffer(columns: 2)
  for row in rows {
    buffer.append([row.place, row.n])
    if buffer.isFull {
      runner.add(buffer.batch)
      buffer.clear()
    }
  }
  runner.add(buffer.batch)
  return runner
}

private func found(_ runner: QueryRunner) -> [Int64: [Int128]] {
  let table = runner.table(blank: 0)
  var result: [Int64: [Int128]] = [:]
  for group in 0..<table.count {
    guard case .number(let place) = table.keys[0].cells[group] else { continue }
    result[place] = table.measures.map { $0.units[group] }
  }
  return result
}

@Suite("Sums that pass 64 bits")
struct LongSumsTests {
  // 16 digits pass 64 bits within a batch, 15 digits after some; 6,000 groups are more than a batch
  // has rows. Squares of 9 digits fit 64 bits, the others do not.
  @Test(
    "are exact whatever their groups and the length of their numbers, whole and merged",
    arguments: [1, 3, 6_000], [9, 15, 16])
  func exact(groups: Int64, digits: Int) throws {
    let bound = PowersOfTen.integer(digits) - 1
    var random = SplitMix(seed: UInt64(groups) * 100 + UInt64(digits))
    let rows: [Row] = (0..<30_000).map { number in
      // At first of one sign, so that the sums do grow; then of both.
      let least = number < 20_000 ? bound / 2 : -bound
      return (
        .random(in: 0..<groups, using: &random), -Int64.random(in: least...bound, using: &random)
      )
    }
    let expected = expected(rows)
    let whole = try runner(rows[...])
    #expect(whole.failure == nil)
    #expect(found(whole) == expected)

    let parts = try [rows[..<9_000], rows[9_000..<9_001], rows[9_001...]].map(runner)
    for part in parts.dropFirst() { parts[0].merge(part) }
    #expect(parts[0].failure == nil)
    #expect(found(parts[0]) == expected)
  }
}
