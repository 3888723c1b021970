// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts rows by what stands in the columns that a query reads, where these hold few values: rows that
/// are alike need to be gone over once only, with how many they are. So most queries cost a row no
/// more than to find its count.
final class AlikeRows {
  /// The most counts: a quarter of a megabyte, which stays in the processor's second cache.
  private static let mostKinds = 1 << 16

  /// The columns that are read.
  private let columns: [Int]
  private let counts: DirectIndex
  /// The number of each row of a batch.
  private let numbers: UnsafeMutablePointer<Int32>
  /// Rows that stand for those counted.
  private let buffer: BatchBuffer
  private let times: UnsafeMutablePointer<Int64>
  /// Rows counted and not yet handed over.
  private var counted = 0

  /// Counts of rows of a schema by some of its columns.
  init(_ columns: Set<Int>, of schema: RowSchema) {
    self.columns = columns.sorted()
    counts = DirectIndex(width: columns.count, mostCells: AlikeRows.mostKinds)
    buffer = BatchBuffer(columns: schema.width, used: columns)
    numbers = .allocate(capacity: Batch.capacity)
    numbers.initialize(repeating: 0, count: Batch.capacity)
    times = .allocate(capacity: Batch.capacity)
    times.initialize(repeating: 0, count: Batch.capacity)
  }

  deinit {
    numbers.deallocate()
    times.deallocate()
  }

  /// Counts all rows of a batch, which must be selected; false if some are of none of the kinds that are
  /// counted so far.
  func count(_ batch: Batch, _ selection: Selection) -> Bool {
    guard counted <= Int(Int32.max) - batch.count,
      counts.write(keys(batch), selection, numbers)
    else { return false }
    let (cells, numbers) = (counts.cells, numbers)
    for row in 0..<batch.count { cells[Int(numbers[row])] &+= 1 }
    counted += batch.count
    return true
  }

  /// Makes room for the kinds of a batch once everything has been handed over; false if there are too
  /// many.
  func widen(_ batch: Batch, _ selection: Selection) -> Bool {
    counts.widen(keys(batch), selection)
  }

  private func keys(_ batch: Batch) -> [UnsafePointer<Int64>] {
    columns.map { UnsafePointer(batch.columns[$0]) }
  }

  /// Hands over one row of each kind that was counted, with how many there are, and counts anew.
  func handOver(_ give: (Batch, _ times: UnsafePointer<Int64>) -> Void) {
    guard counted > 0 else { return }
    counted = 0
    for number in 0..<counts.count where counts.cells[number] > 0 {
      for (position, column) in columns.enumerated() {
        buffer.column(column)[buffer.count] = counts.key(number, position)
      }
      times[buffer.count] = Int64(counts.cells[number])
      counts.cells[number] = 0
      buffer.count += 1
      if buffer.isFull { handOverBuffer(give) }
    }
    handOverBuffer(give)
  }

  private func handOverBuffer(_ give: (Batch, _ times: UnsafePointer<Int64>) -> Void) {
    if buffer.count > 0 { give(buffer.batch, times) }
    buffer.clear()
  }
}
