// SPDX-License-Identifier: GPL-3.0-or-later

/// Memory for one batch, filled a row at a time.
final class BatchBuffer {
  private let columns: UnsafeMutableBufferPointer<UnsafeMutablePointer<Int64>>
  private var memory: [UnsafeMutablePointer<Int64>] = []
  /// How many rows there are.
  var count = 0

  /// Room for `Batch.capacity` rows of that many columns; those that are not `used` share one.
  init(columns width: Int, used: Set<Int>? = nil) {
    columns = .allocate(capacity: width)
    var unused: UnsafeMutablePointer<Int64>?
    for index in 0..<width {
      let isUsed = used?.contains(index) ?? true
      let column = isUsed ? make() : unused ?? make()
      if !isUsed { unused = column }
      columns.initializeElement(at: index, to: column)
    }
  }

  private func make() -> UnsafeMutablePointer<Int64> {
    let column = UnsafeMutablePointer<Int64>.allocate(capacity: Batch.capacity)
    column.initialize(repeating: missingValue, count: Batch.capacity)
    memory.append(column)
    return column
  }

  deinit {
    for column in memory { column.deallocate() }
    columns.deallocate()
  }

  var isFull: Bool { count == Batch.capacity }

  /// The rows so far; valid until the next change.
  var batch: Batch { Batch(count: count, columns: UnsafeBufferPointer(columns)) }

  /// Adds a row of one number a column; there must be room.
  func append(_ row: some Collection<Int64>) {
    precondition(row.count == columns.count && !isFull, "a row that does not fit the batch")
    for (column, value) in zip(columns, row) { column[count] = value }
    count += 1
  }

  /// The memory of a column, for rows that are written by column; `count` is then to be set.
  func column(_ index: Int) -> UnsafeMutablePointer<Int64> { columns[index] }

  func clear() { count = 0 }
}
