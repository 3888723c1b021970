// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Tables

/// Rows as a runner takes them: in batches of random lengths, labels coded in a random order.
private func runner(
  _ query: SummaryQuery, _ rows: ArraySlice<[RowByRow.Value]>, _ random: inout RandomQuery
) throws -> QueryRunner {
  let schema = RowSchema(
    source: "data", columns: RandomQuery.columns, labelled: ["place", "sort"])
  for slot in schema.slots {
    for label in ["Sud", "Ovest", "Est", "altro"].shuffled(using: &random.random) {
      _ = slot.labels?.code(of: label)
    }
  }
  let runner = try QueryRunner(query, schema: schema)
  let buffer = BatchBuffer(columns: schema.slots.count)
  for row in rows {
    buffer.append(
      zip(row, schema.slots).map { value, slot in
        switch value {
        case .number(let number): Int64(number)
        case .label(let label):
          Int64(slot.labels?.code(of: String(decoding: label, as: UTF8.self)) ?? 0)
        default: missingValue
        }
      })
    if buffer.isFull || random.chance(3) {
      runner.add(buffer.batch)
      buffer.clear()
    }
  }
  runner.add(buffer.batch)
  return runner
}

private func result(_ runner: QueryRunner) -> RowByRow.Result {
  runner.failure.map { .failure($0) } ?? .table(runner.table(blank: 0))
}

@Suite("The engine and evaluation row by row")
struct BatchTests {
  @Test("give the same table or failure for 800 random queries, whole and in merged parts")
  func same() throws {
    var outcomes = (tables: 0, groups: 0, overflows: 0, limits: 0)
    for seed in 0..<UInt64(800) {
      var random = RandomQuery(seed: seed)
      let query = random.query()
      // A few cases fill several batches.
      let number = seed % 300 < 2 ? 3_000 : Int.random(in: 0...60, using: &random.random)
      // Rows of few kinds are only counted at first; others among them end that.
      let kinds = (0..<9).map { _ in random.row() }
      let rows = (0..<number).map { _ in
        seed % 4 == 1 && !random.chance(1)
          ? kinds[Int.random(in: 0..<9, using: &random.random)] : random.row()
      }
      let expected = RowByRow(columns: RandomQuery.columns).answer(query, rows)
      let whole = result(try runner(query, rows[...], &random))
      // Tables of thousands of groups are no message.
      let isSame = whole == expected
      #expect(isSame, "seed \(seed)")

      var parts: [QueryRunner] = []
      var rest = rows[...]
      while parts.count < 2 || !rest.isEmpty {
        let length = Int.random(in: 0...max(1, rest.count), using: &random.random)
        parts.append(try runner(query, rest.prefix(length), &random))
        rest = rest.dropFirst(length)
      }
      parts.shuffle(using: &random.random)
      let merged = parts.removeFirst()
      for part in parts { merged.merge(part) }
      let isSameMerged = result(merged) == expected
      #expect(isSameMerged, "seed \(seed), merged")

      switch expected {
      case .table(let table):
        outcomes.tables += 1
        outcomes.groups += table.count
      case .failure(.overflow): outcomes.overflows += 1
      case .failure: outcomes.limits += 1
      }
    }
    #expect(outcomes.tables > 600 && outcomes.groups > 2_500, "\(outcomes)")
    #expect(outcomes.overflows > 15 && outcomes.limits > 30, "\(outcomes)")
  }
}
