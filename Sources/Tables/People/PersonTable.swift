// SPDX-License-Identifier: GPL-3.0-or-later

import Synchronization

/// The shards of persons, and how much memory they may take together. Several threads may add to it;
/// each shard is used under its lock.
///
/// Where the budget is passed, half of the shards at work are emptied and wait for another round,
/// in which the files are read again: nothing is ever written to disk. A budget too small for one
/// shard is passed all the same.
final class PersonTable: @unchecked Sendable {
  let design: PeopleDesign
  let shards: [PersonShard]
  private let budget: Int
  private let bytes = Atomic(0)
  private let waiting = Mutex<[Int]>([])
  private let labelLock = Mutex(())

  /// No persons yet; `budget` in bytes.
  init(_ design: PeopleDesign, budget: Int) {
    self.design = design
    self.budget = budget
    shards = (0..<PersonIdentity.shards).map { _ in PersonShard(design) }
  }

  /// Works on a shard that is at work, under its lock; says whether its memory has changed.
  func update(_ shard: PersonShard, _ body: (PersonShard) -> Bool) {
    shard.lock.withLock { _ in
      guard shard.isActive else { return }
      if body(shard) { account(shard) }
    }
  }

  private func account(_ shard: PersonShard) {
    let now = shard.bytes
    bytes.add(now - shard.accounted, ordering: .relaxed)
    shard.accounted = now
  }

  /// Sends shards away if the budget is passed; no lock may be held.
  func balance() {
    guard bytes.load(ordering: .relaxed) > budget else { return }
    waiting.withLock { waiting in
      let active = shards.indices.filter { !waiting.contains($0) && shards[$0].isMade }
      guard bytes.load(ordering: .relaxed) > budget, active.count > 1 else { return }
      for index in active.suffix(active.count / 2) {
        shards[index].lock.withLock { _ in
          shards[index].clear()
          shards[index].isActive = false
          account(shards[index])
        }
        waiting.append(index)
      }
    }
  }

  /// Ends a round: empties what was made, and lets those that wait be made. False if none waits.
  func startNextRound() -> Bool {
    let next = waiting.withLock { waiting in
      defer { waiting = [] }
      return Set(waiting)
    }
    for (index, shard) in shards.enumerated() {
      shard.lock.withLock { _ in
        shard.clear()
        shard.isActive = next.contains(index)
        shard.isMade = shard.isActive
        account(shard)
      }
    }
    return !next.isEmpty
  }

  /// The codes, in the design's own tables, of labels of a worker's table from that code on.
  func codes(of labels: LabelTable, from first: Int, column: Int) -> [Int64] {
    guard let own = design.schema.slots[column].labels else { return [] }
    return labelLock.withLock { _ in
      (first..<labels.count).map { Int64(own.code(of: labels.label($0))) }
    }
  }
}
