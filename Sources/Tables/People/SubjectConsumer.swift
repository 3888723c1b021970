// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes rows of the subjects' source into the table of persons, for one worker of the reader.
final class SubjectConsumer: BatchConsumer {
  private let table: PersonTable
  private let keep: BatchPredicate?
  private let start: BatchScalar
  private let identity: IdentityReader
  private let schema: RowSchema
  private let order = ShardOrder()
  /// Codes in the table's labels of the worker's labels, by kept column.
  private var codes: [[Int64]]
  private let scratch: [Words]
  private let lines = Words(Array(repeating: 0, count: Batch.capacity))
  /// Whether rows come one a line, in order, from line 1; used where the schema has no places.
  private let isNumbered: Bool
  /// What it has counted; shards count the rest.
  private(set) var flow = PeopleFlow()

  init(_ table: PersonTable, schema: RowSchema, isNumbered: Bool) throws(QueryFault) {
    let people = table.design.people
    self.table = table
    self.schema = schema
    self.isNumbered = isNumbered
    keep = try BatchPredicate(people.keep, schema: schema)
    start = try BatchScalar(people.start, schema: schema)
    identity = try IdentityReader(people.id, schema: schema)
    codes = table.design.kept.map { _ in [] }
    scratch = table.design.kept.map { _ in Words(capacity: Batch.capacity) }
  }

  var failure: ProblemCause? { start.overflowed ? .overflow(measure: "start") : nil }

  func add(_ batch: Batch) {
    order.reset(batch.count)
    if isNumbered {
      for row in 0..<batch.count { lines.base[row] = Int64(flow.rows + row + 1) }
    }
    flow.rows += batch.count
    if let (turnedAway, undecided) = keep?.narrow(batch, order.use) {
      flow.turnedAway += turnedAway
      flow.undecided += undecided
    }
    flow.withoutId += identity.read(batch, use: order.use, into: order.identities)
    let starts = start.values(batch)
    // Where repeats are refused, a row without start still says that its person is there.
    let drop = table.design.people.repeats != .refuse
    for row in 0..<batch.count where order.use[row] && starts[row] == missingValue {
      flow.withoutStart += 1
      if drop { order.use[row] = false }
    }
    order.sort(batch.count)
    let subjects = SubjectRows(
      identities: order.identities, starts: starts,
      lines: schema.places.map { batch.columns[$0] } ?? lines.base,
      columns: table.design.kept.indices.map { column($0, batch) })
    for (index, shard) in table.shards.enumerated() where !order.range(index).isEmpty {
      let range = order.range(index)
      let rows = UnsafeBufferPointer(start: order.rows + range.lowerBound, count: range.count)
      table.update(shard) { $0.add(subjects, rows) }
    }
    table.balance()
  }

  /// A kept column, its labels by the table's codes.
  private func column(_ index: Int, _ batch: Batch) -> UnsafeMutablePointer<Int64> {
    let place = table.design.kept[index]
    let values = batch.columns[place]
    guard let labels = schema.slots[place].labels else { return values }
    if labels.count > codes[index].count {
      codes[index] += table.codes(of: labels, from: codes[index].count, column: index)
    }
    let (result, known) = (scratch[index].base, codes[index])
    for row in 0..<batch.count {
      result[row] = values[row] == missingValue ? missingValue : known[Int(values[row])]
    }
    return result
  }
}
