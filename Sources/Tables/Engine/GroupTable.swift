// SPDX-License-Identifier: GPL-3.0-or-later

/// Groups of equal keys, numbered in order of first sight. Memory grows with the groups only:
/// eight bytes a key and, with the slots of the hash table, 16 to 32 more.
final class GroupTable {
  let width: Int
  private(set) var count = 0
  private var keys: UnsafeMutablePointer<Int64>
  private var capacity = 32
  /// The low half of a hash and, in the high half, the group's number plus one; 0 is free. A power
  /// of two, at most half full.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask = 63

  /// Groups by that many keys; no keys make one group.
  init(width: Int) {
    self.width = width
    keys = .allocate(capacity: max(1, capacity * width))
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    keys.deallocate()
    slots.deallocate()
  }

  /// One key of a group.
  func key(_ group: Int, _ column: Int) -> Int64 { keys[group * width + column] }

  /// The number of the group with these keys; nil if it is new and there are already `limit`.
  func group(_ row: UnsafePointer<Int64>, limit: Int) -> Int? {
    let (slots, keys, width) = (slots, keys, width)
    let hash = UInt64(UInt32(truncatingIfNeeded: hash(row)))
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let entry = slots[slot]
      if entry & 0xFFFF_FFFF == hash {
        let group = Int(entry >> 32) - 1
        if isEqual(keys + group * width, row) { return group }
      }
      slot = (slot + 1) & mask
    }
    guard count < limit, count < Int(Int32.max) - 1 else { return nil }
    if count == capacity { growKeys() }
    (self.keys + count * width).update(from: row, count: width)
    count += 1
    slots[slot] = UInt64(count) << 32 | hash
    if count * 2 > mask { growSlots() }
    return count - 1
  }

  private func hash(_ row: UnsafePointer<Int64>) -> UInt64 {
    var hash: UInt64 = 0x2545_F491_4F6C_DD1D
    for column in 0..<width { hash = ByteHash.mix(hash, UInt64(bitPattern: row[column])) }
    return hash
  }

  private func isEqual(_ keys: UnsafePointer<Int64>, _ row: UnsafePointer<Int64>) -> Bool {
    for column in 0..<width where keys[column] != row[column] { return false }
    return true
  }

  private func growKeys() {
    let larger = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, capacity * 2 * width))
    larger.update(from: keys, count: count * width)
    keys.deallocate()
    keys = larger
    capacity *= 2
  }

  private func growSlots() {
    let (old, size) = (slots, mask + 1)
    mask = size * 2 - 1
    slots = .allocate(capacity: size * 2)
    slots.initialize(repeating: 0, count: size * 2)
    for index in 0..<size where old[index] != 0 {
      var slot = Int(old[index] & 0xFFFF_FFFF) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = old[index]
    }
    old.deallocate()
  }
}
