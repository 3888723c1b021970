// SPDX-License-Identifier: GPL-3.0-or-later

/// Sets of days, one a spell, as blocks of 64 days: a number for the block, one bit a day. The first
/// block stands in the spell's own record, further ones here, chained. Takes 16 bytes a block, however
/// far apart the days are, and finds a block at once where contacts come in the order of time.
final class DayBlocks {
  /// Two words a block: the head and the days.
  let words = Words(capacity: 0)
  private(set) var count = 0

  /// A head holds the block's number below and the place of the next block, plus one, above.
  private static func head(_ block: Int32, next: UInt32) -> Int64 {
    Int64(UInt32(bitPattern: block)) | Int64(bitPattern: UInt64(next) << 32)
  }

  /// Adds a day, so many days after the set's own first, to the set whose head and days stand in
  /// `set`; no bits there means an empty set.
  func insert(_ offset: Int64, into set: UnsafeMutablePointer<Int64>) {
    let block = Int32(truncatingIfNeeded: offset >> 6)
    let bit = Int64(bitPattern: 1 << UInt64(offset & 63))
    if set[1] == 0 {
      set[0] = DayBlocks.head(block, next: 0)
      set[1] = bit
      return
    }
    if Int32(truncatingIfNeeded: set[0]) == block {
      set[1] |= bit
      return
    }
    let first = UInt32(truncatingIfNeeded: set[0] >> 32)
    var place = Int(first)
    while place > 0 {
      let node = words.base + (place - 1) * 2
      if Int32(truncatingIfNeeded: node[0]) == block {
        node[1] |= bit
        return
      }
      place = Int(UInt32(truncatingIfNeeded: node[0] >> 32))
    }
    words.reserve((count + 1) * 2, keeping: count * 2)
    words.base[count * 2] = DayBlocks.head(block, next: first)
    words.base[count * 2 + 1] = bit
    count += 1
    let own = Int32(truncatingIfNeeded: set[0])
    set[0] = DayBlocks.head(own, next: UInt32(count))
  }

  /// The blocks of a set in the order of time.
  func blocks(
    _ set: UnsafeMutablePointer<Int64>, into list: inout [(block: Int64, days: UInt64)]
  ) {
    list.removeAll(keepingCapacity: true)
    guard set[1] != 0 else { return }
    var isSorted = true
    var node = set
    while true {
      let block = Int64(Int32(truncatingIfNeeded: node[0]))
      if let last = list.last, last.block > block { isSorted = false }
      list.append((block, UInt64(bitPattern: node[1])))
      let next = Int(UInt32(truncatingIfNeeded: node[0] >> 32))
      if next == 0 { break }
      node = words.base + (next - 1) * 2
    }
    if !isSorted { list.sort { $0.block < $1.block } }
  }
}
