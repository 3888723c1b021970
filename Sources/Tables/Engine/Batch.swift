// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows of a source, column by column, as a reader hands them to what is asked of it.
///
/// Each column holds one 64-bit number a row, as `RowSchema` says: a number in the column's units, a
/// code of the column's `LabelTable`, or `missingValue`. The memory is the reader's and is used
/// again for the next batch.
struct Batch {
  /// The most rows a batch holds: its columns stay in the processor's second cache.
  static let capacity = 2048

  /// How many rows.
  let count: Int
  /// The columns of the schema: one a slot, then two a fingerprinted column.
  let columns: UnsafeBufferPointer<UnsafeMutablePointer<Int64>>
}
