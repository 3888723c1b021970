// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups of equal keys, numbered in order of first sight. Memory grows with the groups only.
struct GroupTable {
  let width: Int
  private(set) var count = 0
  private var keys: [Int64] = []
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  /// Groups by that many keys; no keys make one group.
  init(width: Int) { self.width = width }

  /// One key of a group.
  func key(_ group: Int, _ column: Int) -> Int64 { keys[group * width + column] }

  /// The number of the group with these keys; nil if it is new and there are already `limit`.
  mutating func group(_ row: UnsafePointer<Int64>, limit: Int) -> Int? {
    if width == 0 {
      if count == 0, limit < 1 { return nil }
      count = 1
      return 0
    }
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D
    for column in 0..<width { hash = ByteHash.mix(hash, UInt64(bitPattern: row[column])) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if isEqual(group, row) { return group }
      slot = (slot + 1) & mask
    }
    guard count < limit, count < Int(Int32.max) - 1 else { return nil }
    for column in 0..<width { keys.append(row[column]) }
    count += 1
    slots[slot] = Int32(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func isEqual(_ group: Int, _ row: UnsafePointer<Int64>) -> Bool {
    for column in 0..<width where keys[group * width + column] != row[column] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for group in 0..<count {
      var hash: UInt64 = 0x2545_F491_4F6C_DD1D
      for column in 0..<width {
        hash = ByteHash.mix(hash, UInt64(bitPattern: keys[group * width + column]))
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(group + 1)
    }
  }
}
