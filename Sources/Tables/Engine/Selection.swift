// SPDX-License-Identifier: GPL-3.0-or-later

/// The rows of a batch that are still in, in their order, and those that the last step put out.
final class Selection {
  /// Numbers of rows, `count` of them.
  let rows: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  /// Numbers of rows, `lostCount` of them.
  let lost: UnsafeMutablePointer<Int32>
  private(set) var lostCount = 0
  private static let all = Array(0..<Int32(Batch.capacity))

  init() {
    rows = .allocate(capacity: Batch.capacity)
    rows.initialize(repeating: 0, count: Batch.capacity)
    lost = .allocate(capacity: Batch.capacity)
    lost.initialize(repeating: 0, count: Batch.capacity)
  }

  deinit {
    rows.deallocate()
    lost.deallocate()
  }

  /// Takes in the first rows of a batch, as many as it has.
  func takeAll(_ number: Int) {
    rows.update(from: Selection.all, count: number)
    count = number
    lostCount = 0
  }

  /// Keeps the rows for which a predicate is true.
  func keep(_ truths: UnsafePointer<UInt8>) {
    split { truths[$0] == Truth.yes }
  }

  /// Keeps the rows that have a value, and that value fits.
  func keepPresent(_ values: UnsafePointer<Int64>) {
    lostCount = 0
    let (rows, count) = (rows, count)
    var least = Int64.max
    for index in 0..<count { least = min(least, values[Int(rows[index])]) }
    // Most columns lack nothing in most batches.
    if count > 0, least <= overflowedValue { split { values[$0] > overflowedValue } }
  }

  /// Both lists are written for every row and only their ends move: no branch to guess wrong.
  @inline(__always)
  private func split(_ isKept: (Int) -> Bool) {
    let (rows, lost, before) = (rows, lost, count)
    var (kept, left) = (0, 0)
    for index in 0..<before {
      let row = rows[index]
      let step = isKept(Int(row)) ? 1 : 0
      rows[kept] = row
      lost[left] = row
      kept &+= step
      left &+= 1 &- step
    }
    count = kept
    lostCount = left
  }
}
