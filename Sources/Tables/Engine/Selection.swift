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
  /// Rows of the batch.
  private var taken = 0
  /// How many rows of a source each row of the batch stands for; nil for one.
  private(set) var times: UnsafePointer<Int64>?

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
  func takeAll(_ number: Int, times: UnsafePointer<Int64>? = nil) {
    self.times = times
    rows.update(from: Selection.all, count: number)
    (taken, count) = (number, number)
    lostCount = 0
  }

  /// Whether all rows of the batch are in.
  var isWhole: Bool { count == taken }

  /// Calls back with each row that is in: its position here and its number in the batch. Mostly all
  /// are, so that the two are the same and nothing is looked up.
  @inline(__always)
  func each(_ body: (_ position: Int, _ row: Int) -> Void) {
    let (rows, count) = (rows, count)
    if isWhole {
      for index in 0..<count { body(index, index) }
    } else {
      for index in 0..<count { body(index, Int(rows[index])) }
    }
  }

  /// Keeps the rows for which a predicate is true.
  func keep(_ truths: UnsafePointer<UInt8>) {
    lostCount = 0
    var others: UInt8 = 0
    each { _, row in others |= truths[row] ^ Truth.yes }
    // Mostly all or most of a batch lies within the times that are asked for.
    if others != 0 { split { truths[$0] == Truth.yes } }
  }

  /// Keeps the rows that have a value, and that value fits.
  func keepPresent(_ values: UnsafePointer<Int64>) {
    lostCount = 0
    var least = Int64.max
    each { _, row in least = min(least, values[row]) }
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
