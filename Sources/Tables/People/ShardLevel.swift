// SPDX-License-Identifier: GPL-3.0-or-later

extension PersonShard {
  /// Makes the records of a level: identities, bounds, nothing taken yet.
  func begin(_ layout: ContactLevel, _ rows: PersonRows) {
    let fresh = Words(capacity: count * layout.stride)
    let (to, width) = (fresh.base, layout.stride)
    to.initialize(repeating: 0, count: count * width)
    let (pairs, from) = (identities.base, records.base)
    for spell in 0..<count {
      let record = to + spell * width
      // The identities move from their own column into the records of the first level.
      let identity = stride == 0 ? pairs + spell * 2 : from + spell * stride
      record[0] = identity[0]
      record[1] = identity[1]
    }
    records = fresh
    stride = width
    identities = Words(capacity: 0)
    blocks = DayBlocks()
    markPersons()
    for batch in rows.batches(self, through: nil) {
      for entry in layout.entries { setBounds(entry, batch, rows) }
    }
  }

  /// Puts each person's first start and number of spells into the first of their records.
  private func markPersons() {
    let (records, stride, begins) = (records.base, stride, starts.base)
    var first = 0
    while first < count {
      var next = first + 1
      if let numbers { while next < count, numbers.base[next] > 1 { next += 1 } }
      records[first * stride + 2] =
        DayPair(Int32(clamping: begins[first]), Int32(clamping: next - first)).word
      first = next
    }
  }

  private func setBounds(_ entry: ContactLevel.Entry, _ batch: PersonBatch, _ rows: PersonRows) {
    let (records, stride) = (records.base + batch.first * stride, stride)
    for direct in entry.direct {
      let bounds = rows.bounds(direct.rollup, batch.batch)
      for row in 0..<batch.batch.count {
        let record = records + row * stride + direct.offset
        record[0] = bounds.pair(row).word
        switch direct.take {
        case .first: record[1] = .max
        case .last: record[1] = .min
        case .rows, .sum: break
        }
      }
    }
    guard let set = entry.set else { return }
    for row in 0..<batch.batch.count { records[row * stride + set] = DayPair.none.word }
    for rollup in entry.setRollups {
      let bounds = rows.bounds(rollup, batch.batch)
      for row in 0..<batch.batch.count {
        let word = records + row * stride + set
        let (own, all) = (bounds.pair(row), DayPair(word: word[0]))
        guard own.low <= own.high else { continue }
        word[0] = DayPair(min(own.low, all.low), max(own.high, all.high)).word
      }
    }
  }

  /// Adds contacts, which all belong to this shard, to the records of their persons.
  func take(_ contacts: ContactRows, _ rows: Range<Int>, _ entry: ContactLevel.Entry, counts: Bool)
  {
    find(contacts, rows)
    let (records, stride, blocks, found) = (records.base, stride, blocks, contacts.found)
    var (linked, early) = (0, 0)
    for index in rows where found[index] > 0 {
      let day = contacts.days[index]
      var record = records + (Int(found[index]) - 1) * stride
      let mark = DayPair(word: record[2])
      linked += 1
      if day < mark.low { early += 1 }
      for _ in 0..<mark.high {
        PersonShard.add(
          day, Int(contacts.rows[index]), contacts.sums, to: record, entry, blocks)
        record += stride
      }
    }
    guard counts else { return }
    self.linked[entry.stream] += linked
    self.early[entry.stream] += early
    unknownPerson[entry.stream] += rows.count - linked
  }

  /// Finds the first spell of each contact's person, plus one; 0 for an unknown person. Done for all
  /// before anything is added, since most of the time goes in waiting for memory: first every row's
  /// own slot is looked at, then every record that these name, so that the processor waits for many
  /// at once; the few rows whose slot holds somebody else are looked for one by one.
  private func find(_ contacts: ContactRows, _ rows: Range<Int>) {
    let (table, mask, records, stride) = (slots.base, slotMask, records.base, stride)
    let elsewhere = UInt32.max
    for index in rows {
      let low = contacts.low[index]
      let entry = UInt64(bitPattern: table[Int(truncatingIfNeeded: low) & mask])
      let isOwn = entry == 0 || entry >> 32 == low >> 32
      contacts.found[index] = isOwn ? UInt32(truncatingIfNeeded: entry) : elsewhere
    }
    for index in rows {
      let spell = contacts.found[index]
      if spell == 0 { continue }
      if spell != elsewhere {
        let record = records + (Int(spell) - 1) * stride
        if UInt64(bitPattern: record[0]) == contacts.low[index],
          UInt64(bitPattern: record[1]) == contacts.high[index]
        {
          continue
        }
      }
      contacts.found[index] = probe(contacts.low[index], contacts.high[index])
    }
  }

  /// The first spell of a person, plus one; 0 for an unknown person.
  private func probe(_ low: UInt64, _ high: UInt64) -> UInt32 {
    let (table, mask, records, stride) = (slots.base, slotMask, records.base, stride)
    var slot = Int(truncatingIfNeeded: low) & mask
    while table[slot] != 0 {
      let entry = UInt64(bitPattern: table[slot])
      if entry >> 32 == low >> 32 {
        let record = records + (Int(entry & 0xFFFF_FFFF) - 1) * stride
        if UInt64(bitPattern: record[0]) == low, UInt64(bitPattern: record[1]) == high {
          return UInt32(truncatingIfNeeded: entry)
        }
      }
      slot = (slot + 1) & mask
    }
    return 0
  }

  @inline(__always)
  private static func add(
    _ day: Int32, _ row: Int, _ sums: [UnsafeMutablePointer<Int64>],
    to record: UnsafeMutablePointer<Int64>, _ entry: ContactLevel.Entry, _ blocks: DayBlocks
  ) {
    if let set = entry.set {
      let bounds = DayPair(word: record[set])
      if bounds.low <= day, day <= bounds.high {
        blocks.insert(Int64(day) - Int64(bounds.low), into: record + set + 1)
      }
    }
    for direct in entry.direct {
      let target = record + direct.offset
      let bounds = DayPair(word: target[0])
      guard bounds.low <= day, day <= bounds.high else { continue }
      switch direct.take {
      case .rows: target[1] += 1
      case .first: target[1] = min(target[1], Int64(day))
      case .last: target[1] = max(target[1], Int64(day))
      case .sum(let index): SumWords.add(sums[index][row], to: target + 1)
      }
    }
  }
}

/// The contacts of a batch that a stream keeps, those of a shard side by side.
struct ContactRows {
  let low: UnsafeMutablePointer<UInt64>
  let high: UnsafeMutablePointer<UInt64>
  let days: UnsafeMutablePointer<Int32>
  /// For each, the number of the first spell of its person, once it is looked up.
  let found: UnsafeMutablePointer<UInt32>
  /// The row of the batch that each is.
  let rows: UnsafeMutablePointer<Int32>
  /// The numbers to sum, one a row of the batch.
  let sums: [UnsafeMutablePointer<Int64>]
}
