// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// One part of the persons: first the rows of subjects as they come, then one record a spell that
/// contacts add to.
///
/// Everything between two steps of the plan is done under the shard's lock.
final class PersonShard: @unchecked Sendable {
  let lock = Mutex(())
  let design: PeopleDesign
  /// Whether the shard takes rows.
  var isActive = true
  /// Whether it belongs to this round; changes between rounds only.
  var isMade = true
  /// The bytes that the table has counted for it.
  var accounted = 0

  // The subjects: rows until `close`, then spells, those of a person side by side.
  var count = 0
  var identities = Words(capacity: 0)
  var starts = Words(capacity: 0)
  var lines = Words(capacity: 0)
  var columns: [Words]
  /// Where spells end and their numbers; nil where nobody has a second.
  var ends: Words?
  var numbers: Words?
  /// The values of rollups of levels that are done.
  var values: [Words?]

  // The lookup: slots of an upper half of `PersonIdentity.low` and a spell's number plus one; records
  // as `ContactLevel` lays them out; and blocks of days.
  var slots = Words(capacity: 0)
  var slotMask = 0
  var records = Words(capacity: 0)
  var stride = 0
  var blocks = DayBlocks()

  // The flow.
  var copies = 0
  var laterSpells = 0
  var persons = 0
  /// By stream.
  var unknownPerson: [Int]
  var linked: [Int]
  var early: [Int]
  var repeated = RepeatLog()
  var contradictory = RepeatLog()

  init(_ design: PeopleDesign) {
    self.design = design
    columns = design.kept.map { _ in Words(capacity: 0) }
    values = design.rollups.map { _ in nil }
    unknownPerson = design.streams.map { _ in 0 }
    linked = unknownPerson
    early = unknownPerson
  }

  /// Bytes that it takes.
  var bytes: Int {
    let single = [identities, starts, lines, slots, records, blocks.words]
    let all = single + columns + [ends, numbers].compactMap { $0 } + values.compactMap { $0 }
    return all.reduce(0) { $0 + $1.bytes }
  }

  /// Forgets everything, as if it had seen nothing.
  func clear() {
    count = 0
    (identities, starts, lines) = (Words(capacity: 0), Words(capacity: 0), Words(capacity: 0))
    columns = columns.map { _ in Words(capacity: 0) }
    (ends, numbers) = (nil, nil)
    values = values.map { _ in nil }
    (slots, records, blocks) = (Words(capacity: 0), Words(capacity: 0), DayBlocks())
    (slotMask, stride) = (0, 0)
    (copies, laterSpells, persons) = (0, 0, 0)
    unknownPerson = unknownPerson.map { _ in 0 }
    (linked, early) = (unknownPerson, unknownPerson)
    (repeated, contradictory) = (RepeatLog(), RepeatLog())
  }

  /// Takes rows of subjects: those of the batch that `order` numbers. Says whether it has grown.
  func add(_ subjects: SubjectRows, _ order: UnsafeBufferPointer<Int32>) -> Bool {
    let needed = count + order.count
    let hasGrown = needed > starts.capacity
    identities.reserve(needed * 2, keeping: count * 2)
    starts.reserve(needed, keeping: count)
    lines.reserve(needed, keeping: count)
    var next = count
    let pairs = identities.base
    for row in order {
      let identity = subjects.identities[Int(row)]
      pairs[next * 2] = Int64(bitPattern: identity.low)
      pairs[next * 2 + 1] = Int64(bitPattern: identity.high)
      starts.base[next] = subjects.starts[Int(row)]
      lines.base[next] = subjects.lines[Int(row)]
      next += 1
    }
    for (index, column) in columns.enumerated() {
      column.reserve(needed, keeping: count)
      let (from, to) = (subjects.columns[index], column.base)
      next = count
      for row in order {
        to[next] = from[Int(row)]
        next += 1
      }
    }
    count = needed
    return hasGrown
  }
}

/// The rows of a batch that are subjects, one number a row of the batch in each column.
struct SubjectRows {
  let identities: UnsafeMutablePointer<PersonIdentity>
  let starts: UnsafeMutablePointer<Int64>
  /// The lines that the rows stand on; 0 where the source has none.
  let lines: UnsafeMutablePointer<Int64>
  /// The kept columns.
  let columns: [UnsafeMutablePointer<Int64>]
}

/// Rows that say again, or otherwise, what another row of the same person said: how many, and the
/// first three in the order of the file, whatever the order in which they came.
struct RepeatLog {
  private(set) var count = 0
  private(set) var places: [(line: Int64, first: Int64)] = []

  mutating func add(line: Int64, first: Int64) {
    count += 1
    if line > 0 { insert(line, first) }
  }

  mutating func merge(_ other: RepeatLog) {
    count += other.count
    for place in other.places { insert(place.line, place.first) }
  }

  private mutating func insert(_ line: Int64, _ first: Int64) {
    places.append((line, first))
    places.sort { $0.line < $1.line }
    if places.count > 3 { places.removeLast() }
  }
}
