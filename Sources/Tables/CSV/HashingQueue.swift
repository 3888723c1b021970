// SPDX-License-Identifier: GPL-3.0-or-later

/// The blocks of a file on their way: lent to workers, and kept until their bytes have been hashed in
/// the order of the file.
///
/// Hashing cannot be shared out. A worker that has parsed its block takes over the blocks that wait
/// to be hashed, unless another is at it, and then goes back to parsing: so all stay busy until the
/// hash alone is slower than all the rest.
final class HashingQueue {
  private let monitor = Monitor()
  private var digester: (any ByteDigester)?
  private let isWanted: Bool
  private let make: () -> TextBlock
  private var unmade: Int
  private var free: [TextBlock] = []
  private var waiting: [TextBlock] = []
  private var isHashing = false
  /// Blocks that begin here or beyond are hashed later.
  private let lateFrom: Int
  /// The beginning of the first such block.
  private(set) var lateStart: Int?

  /// A queue with a block for each worker, and some to wait in if there is a digester.
  init(
    _ digester: (any ByteDigester)?, blocks: Int, lateFrom: Int?,
    make: @escaping () -> TextBlock
  ) {
    self.digester = digester
    self.lateFrom = lateFrom ?? .max
    isWanted = digester != nil
    self.make = make
    unmade = digester == nil ? blocks + 1 : 2 * blocks + 2
  }

  /// A block to read into; waits until one is free.
  func take() -> TextBlock {
    monitor.locked {
      while free.isEmpty, unmade == 0 { monitor.wait() }
      let block: TextBlock
      if let last = free.popLast() {
        block = last
      } else {
        unmade -= 1
        block = make()
      }
      block.uses = 1
      return block
    }
  }

  /// Puts a block that has been read in line to be hashed; blocks must come in their order.
  func add(_ block: TextBlock) {
    guard isWanted, !block.raw.isEmpty else { return }
    let start = block.bytesRead - block.raw.count
    guard start < lateFrom else {
      lateStart = lateStart ?? start
      return
    }
    monitor.locked {
      block.uses += 1
      waiting.append(block)
    }
  }

  /// Takes bytes at once, for a file whose blocks do not hold them as they are.
  func update(_ bytes: UnsafeRawBufferPointer) { digester?.update(bytes) }

  /// Gives a block back.
  func release(_ block: TextBlock) {
    monitor.locked { give(block) }
  }

  private func give(_ block: TextBlock) {
    block.uses -= 1
    guard block.uses == 0 else { return }
    free.append(block)
    monitor.ring()
  }

  /// Hashes what waits, unless another worker does.
  func work() {
    guard isWanted else { return }
    while let block = begin() {
      digester?.update(
        UnsafeRawBufferPointer(
          start: block.bytes + block.raw.lowerBound, count: block.raw.count))
      monitor.locked {
        isHashing = false
        give(block)
      }
    }
  }

  private func begin() -> TextBlock? {
    monitor.locked {
      guard !isHashing, !waiting.isEmpty else { return nil }
      isHashing = true
      return waiting.removeFirst()
    }
  }

  /// The digest, once everything has been hashed; nil without a digester.
  func finalize() -> String? {
    work()
    return digester?.finalize()
  }

  /// The digester, once it has taken all that is not hashed later.
  func handOver() -> (any ByteDigester)? {
    work()
    return digester
  }
}
