// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of a batch in the order of their shards.
final class ShardOrder {
  let identities: UnsafeMutablePointer<PersonIdentity>
  let use: UnsafeMutablePointer<Bool>
  /// The used rows, those of a shard side by side.
  let rows: UnsafeMutablePointer<Int32>
  /// Where in `rows` each shard begins, and after the last the number of rows.
  private(set) var begins = Array(repeating: 0, count: PersonIdentity.shards + 1)

  init() {
    identities = .allocate(capacity: Batch.capacity)
    identities.initialize(
      repeating: PersonIdentity(low: 0, high: 0), count: Batch.capacity)
    use = .allocate(capacity: Batch.capacity)
    use.initialize(repeating: true, count: Batch.capacity)
    rows = .allocate(capacity: Batch.capacity)
    rows.initialize(repeating: 0, count: Batch.capacity)
  }

  deinit {
    identities.deallocate()
    use.deallocate()
    rows.deallocate()
  }

  /// Uses all rows of a new batch.
  func reset(_ count: Int) { use.update(repeating: true, count: count) }

  /// Orders the rows still used, by their identities.
  func sort(_ count: Int) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: PersonIdentity.shards + 1) { next in
      next.initialize(repeating: 0)
      for row in 0..<count where use[row] { next[identities[row].shard + 1] += 1 }
      for shard in 0..<PersonIdentity.shards { next[shard + 1] += next[shard] }
      for shard in 0...PersonIdentity.shards { begins[shard] = next[shard] }
      for row in 0..<count where use[row] {
        let shard = identities[row].shard
        rows[next[shard]] = Int32(row)
        next[shard] += 1
      }
    }
  }

  /// Where the rows of a shard stand in `rows`.
  func range(_ shard: Int) -> Range<Int> { begins[shard]..<begins[shard + 1] }
}
