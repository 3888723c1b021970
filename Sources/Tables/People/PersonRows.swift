// SPDX-License-Identifier: GPL-3.0-or-later

/// Some spells of a shard as a batch of the design's schema.
struct PersonBatch {
  /// The number of the first in its shard.
  let first: Int
  let batch: Batch
}

/// Reads spells out of shards, with what has been rolled up for them. For one thread.
final class PersonRows {
  /// A rollup's bounds, one a row of the batch; nil where there is none.
  struct Bounds {
    let from: UnsafeMutablePointer<Int64>?
    let through: UnsafeMutablePointer<Int64>?

    /// The days that count in a row; none where a bound is missing.
    func pair(_ row: Int) -> DayPair {
      isMissing(row)
        ? .none
        : DayPair(
          from.map { Int32(clamping: $0[row]) } ?? .min,
          through.map { Int32(clamping: $0[row]) } ?? .max)
    }

    func isMissing(_ row: Int) -> Bool {
      from?[row] == missingValue || through?[row] == missingValue
    }
  }

  let design: PeopleDesign
  private let from: [BatchScalar?]
  private let through: [BatchScalar?]
  private let missing = Words(Array(repeating: missingValue, count: Batch.capacity))
  private let one = Words(Array(repeating: 1, count: Batch.capacity))
  /// Values of rollups of the last level, which no later level needs.
  private let fresh: [Words]
  private let columns: UnsafeMutableBufferPointer<UnsafeMutablePointer<Int64>>
  private var days: [(block: Int64, days: UInt64)] = []
  /// The first rollup whose sum did not fit.
  private(set) var overflow: Int?

  init(_ design: PeopleDesign) throws(QueryFault) {
    self.design = design
    var (from, through): ([BatchScalar?], [BatchScalar?]) = ([], [])
    for plan in design.rollups {
      from.append(try BatchScalar(plan.rollup.from, schema: design.schema))
      through.append(try BatchScalar(plan.rollup.through, schema: design.schema))
    }
    (self.from, self.through) = (from, through)
    fresh = design.rollups.map { _ in Words(capacity: Batch.capacity) }
    columns = .allocate(capacity: design.schema.slots.count)
    columns.initialize(repeating: missing.base)
  }

  deinit { columns.deallocate() }

  /// A rollup's bounds; valid until they are asked for again.
  func bounds(_ rollup: Int, _ batch: Batch) -> Bounds {
    Bounds(from: from[rollup]?.values(batch), through: through[rollup]?.values(batch))
  }

  /// The spells of a shard, batch by batch, each valid until the next; with the values of rollups of
  /// earlier levels, and those of `through`, whose contacts have been read.
  func batches(
    _ shard: PersonShard, through level: ContactLevel?
  ) -> some Sequence<PersonBatch> {
    stride(from: 0, to: shard.count, by: Batch.capacity).lazy.map { [self] first in
      let count = min(Batch.capacity, shard.count - first)
      var slot = 0
      for column in shard.columns {
        columns[slot] = column.base + first
        slot += 1
      }
      columns[slot] = shard.starts.base + first
      columns[slot + 1] = shard.ends.map { $0.base + first } ?? missing.base
      columns[slot + 2] = shard.numbers.map { $0.base + first } ?? one.base
      slot += 3
      for index in design.rollups.indices {
        columns[slot + index] = shard.values[index].map { $0.base + first } ?? fresh[index].base
      }
      let batch = Batch(count: count, columns: UnsafeBufferPointer(columns))
      if let level {
        for entry in level.entries { read(entry, shard, PersonBatch(first: first, batch: batch)) }
      }
      return PersonBatch(first: first, batch: batch)
    }
  }

  /// Puts the values of an entry's rollups into the batch.
  private func read(_ entry: ContactLevel.Entry, _ shard: PersonShard, _ batch: PersonBatch) {
    let records = shard.records.base + batch.first * shard.stride
    let slot = design.schema.slots.count - design.rollups.count
    for direct in entry.direct {
      let limits = bounds(direct.rollup, batch.batch)
      let target = batch.batch.columns[slot + direct.rollup]
      for row in 0..<batch.batch.count {
        let record = records + row * shard.stride + direct.offset
        target[row] = limits.isMissing(row) ? missingValue : value(direct, record)
      }
    }
    guard let set = entry.set else { return }
    let limits = entry.setRollups.map { bounds($0, batch.batch) }
    for row in 0..<batch.batch.count {
      let record = records + row * shard.stride + set
      shard.blocks.blocks(record + 1, into: &days)
      let base = Int64(DayPair(word: record[0]).low)
      for (index, rollup) in entry.setRollups.enumerated() {
        let target = batch.batch.columns[slot + rollup]
        target[row] =
          limits[index].isMissing(row)
          ? missingValue
          : DaySet(blocks: days, base: base).value(
            design.rollups[rollup].rollup.take, limits[index].pair(row))
      }
    }
  }

  private func value(_ direct: ContactLevel.Direct, _ record: UnsafeMutablePointer<Int64>) -> Int64
  {
    switch direct.take {
    case .rows: return record[1]
    case .first: return record[1] == .max ? missingValue : record[1]
    case .last: return record[1] == .min ? missingValue : record[1]
    case .sum:
      if let sum = SumWords.value(record + 1) { return sum }
      overflow = min(overflow ?? .max, direct.rollup)
      return missingValue
    }
  }
}

/// A spell's different days of contact, as the blocks of `DayBlocks` in the order of time.
struct DaySet {
  let blocks: [(block: Int64, days: UInt64)]
  /// The day that the first bit of block 0 stands for.
  let base: Int64

  /// What a rollup takes of the days between its bounds.
  func value(_ take: Rollup.Take, _ bounds: DayPair) -> Int64 {
    switch take {
    case .days: return Int64(count(bounds))
    case .first: return first(bounds) ?? missingValue
    case .last: return last(bounds) ?? missingValue
    case .unbroken(let silence): return unbroken(bounds, Int64(silence)) ?? missingValue
    case .rows, .sum: return missingValue
    }
  }

  /// The days of a block that lie between the bounds.
  private func days(_ block: (block: Int64, days: UInt64), _ bounds: DayPair) -> UInt64 {
    let first = base + block.block * 64
    let (skip, keep) = (Int64(bounds.low) - first, Int64(bounds.high) - first)
    guard skip < 64, keep >= 0 else { return 0 }
    var days = block.days
    if skip > 0 { days &= .max << UInt64(skip) }
    if keep < 63 { days &= .max >> UInt64(63 - keep) }
    return days
  }

  private func count(_ bounds: DayPair) -> Int {
    blocks.reduce(0) { $0 + days($1, bounds).nonzeroBitCount }
  }

  private func first(_ bounds: DayPair) -> Int64? {
    for block in blocks {
      let days = days(block, bounds)
      if days != 0 { return base + block.block * 64 + Int64(days.trailingZeroBitCount) }
    }
    return nil
  }

  private func last(_ bounds: DayPair) -> Int64? {
    for block in blocks.reversed() {
      let days = days(block, bounds)
      if days != 0 { return base + block.block * 64 + 63 - Int64(days.leadingZeroBitCount) }
    }
    return nil
  }

  private func unbroken(_ bounds: DayPair, _ silence: Int64) -> Int64? {
    guard bounds.low <= bounds.high else { return nil }
    var reached = Int64(bounds.low)
    for block in blocks {
      var days = days(block, bounds)
      while days != 0 {
        let day = base + block.block * 64 + Int64(days.trailingZeroBitCount)
        if day - reached > silence { return reached }
        reached = day
        days &= days - 1
      }
    }
    return reached
  }
}
