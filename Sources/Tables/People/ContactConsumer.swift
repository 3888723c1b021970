// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes rows of a source of contacts, once a level, for one worker of the reader: finds the persons
/// and adds to what is known of them.
final class ContactConsumer: BatchConsumer {
  private struct StreamReader {
    let entry: ContactLevel.Entry
    /// Whether this level counts the stream's contacts in the flow.
    let counts: Bool
    let keep: BatchPredicate?
    let date: BatchScalar
    let identity: IdentityReader
    let sums: [(name: String, value: BatchScalar)]
  }

  private let table: PersonTable
  private let readers: [StreamReader]
  private let order = ShardOrder()
  private let low: UnsafeMutablePointer<UInt64>
  private let high: UnsafeMutablePointer<UInt64>
  private let days: UnsafeMutablePointer<Int32>
  private let found: UnsafeMutablePointer<UInt32>
  /// By stream; what it has counted, shards count the rest.
  private(set) var flows: [Int: ContactFlow] = [:]

  init(
    _ table: PersonTable, source: String, level: Int, layout: ContactLevel, schema: RowSchema
  ) throws(QueryFault) {
    let design = table.design
    self.table = table
    var readers: [StreamReader] = []
    for entry in layout.entries where design.streams[entry.stream].source == source {
      let stream = design.streams[entry.stream]
      var sums: [(String, BatchScalar)] = []
      for direct in entry.direct {
        if case .sum(let value) = design.rollups[direct.rollup].rollup.take {
          let name = design.rollups[direct.rollup].rollup.name
          sums.append((name, try BatchScalar(value, schema: schema)))
        }
      }
      readers.append(
        StreamReader(
          entry: entry, counts: stream.countedAt == level,
          keep: try BatchPredicate(stream.keep, schema: schema),
          date: try BatchScalar(stream.date, schema: schema),
          identity: try IdentityReader(stream.id, schema: schema), sums: sums))
      if stream.countedAt == level {
        flows[entry.stream] = ContactFlow(source: source, rollups: [])
      }
    }
    self.readers = readers
    low = .allocate(capacity: Batch.capacity)
    high = .allocate(capacity: Batch.capacity)
    days = .allocate(capacity: Batch.capacity)
    found = .allocate(capacity: Batch.capacity)
  }

  deinit {
    low.deallocate()
    high.deallocate()
    days.deallocate()
    found.deallocate()
  }

  var failure: ProblemCause? {
    for reader in readers {
      if reader.date.overflowed { return .overflow(measure: "date") }
      for sum in reader.sums where sum.value.overflowed { return .overflow(measure: sum.name) }
    }
    return nil
  }

  func add(_ batch: Batch) {
    for reader in readers { add(batch, reader) }
    table.balance()
  }

  private func add(_ batch: Batch, _ reader: StreamReader) {
    let dates = narrow(batch, reader)
    order.sort(batch.count)
    let used = order.range(PersonIdentity.shards - 1).upperBound
    for index in 0..<used {
      let row = Int(order.rows[index])
      low[index] = order.identities[row].low
      high[index] = order.identities[row].high
      days[index] = Int32(clamping: dates[row])
    }
    let contacts = ContactRows(
      low: low, high: high, days: days, found: found, rows: order.rows,
      sums: reader.sums.map { $0.value.values(batch) })
    for (index, shard) in table.shards.enumerated() where !order.range(index).isEmpty {
      table.update(shard) { shard in
        let before = shard.blocks.words.capacity
        shard.take(contacts, order.range(index), reader.entry, counts: reader.counts)
        return shard.blocks.words.capacity != before
      }
    }
  }

  /// Finds the rows that are contacts with an id and a date, and their dates.
  private func narrow(_ batch: Batch, _ reader: StreamReader) -> UnsafeMutablePointer<Int64> {
    order.reset(batch.count)
    let away = reader.keep?.narrow(batch, order.use) ?? (turnedAway: 0, undecided: 0)
    let withoutId = reader.identity.read(batch, use: order.use, into: order.identities)
    let dates = reader.date.values(batch)
    var withoutDate = 0
    for row in 0..<batch.count where order.use[row] && dates[row] == missingValue {
      withoutDate += 1
      order.use[row] = false
    }
    if reader.counts, var flow = flows[reader.entry.stream] {
      flow.rows += batch.count
      flow.turnedAway += away.turnedAway
      flow.undecided += away.undecided
      flow.withoutId += withoutId
      flow.withoutDate += withoutDate
      flows[reader.entry.stream] = flow
    }
    return dates
  }
}
