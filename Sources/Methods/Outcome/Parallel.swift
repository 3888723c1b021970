// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch

/// Independent pieces of work on all processors; results stand in their order, whoever finishes
/// first, so that they are the same for any number of processors.
package enum Parallel {
  /// The results of `work` for 0 to `count` − 1.
  package static func map<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 1 else { return (0..<count).map(work) }
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each piece writes its own place only.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: count) { places[$0] = work($0) }
    }
    return results.compactMap { $0 }
  }

  /// Both results.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    var one: First?
    var other: Second?
    withUnsafeMutablePointer(to: &one) { one in
      withUnsafeMutablePointer(to: &other) { other in
        nonisolated(unsafe) let (one, other) = (one, other)
        DispatchQueue.concurrentPerform(iterations: 2) {
          if $0 == 0 { one.pointee = first() } else { other.pointee = second() }
        }
      }
    }
    guard let one, let other else { preconditionFailure("a piece of work without a result") }
    return (one, other)
  }
}
