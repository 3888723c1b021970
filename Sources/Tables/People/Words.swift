// SPDX-License-Identifier: GPL-3.0-or-later

/// Memory for 64-bit numbers, grown by half when it is full; what it holds is whole only up to what
/// was written.
final class Words {
  private(set) var base: UnsafeMutablePointer<Int64>
  private(set) var capacity: Int

  init(capacity: Int) {
    base = .allocate(capacity: max(1, capacity))
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// Bytes that it takes.
  var bytes: Int { capacity * MemoryLayout<Int64>.stride }

  /// Makes room for `needed` numbers, keeping the first `count`.
  func reserve(_ needed: Int, keeping count: Int) {
    guard needed > capacity else { return }
    let room = max(needed, capacity + capacity / 2, 64)
    let larger = UnsafeMutablePointer<Int64>.allocate(capacity: room)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = room
  }
}
