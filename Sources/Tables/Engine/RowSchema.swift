// SPDX-License-Identifier: GPL-3.0-or-later

/// A missing value in a row of the engine. No number, day or code is this: numbers have at most 18
/// digits.
let missingValue = Int64.min

/// What the engine knows of the rows it is given: each row is one 64-bit number a column, in the
/// column's units, a code of its `LabelTable`, or `missingValue`.
struct RowSchema {
  struct Slot {
    let name: String
    let kind: ValueKind
    /// The labels of a label column, where something asks for them.
    let labels: LabelTable?
  }

  let source: String
  let slots: [Slot]
  /// Columns whose cells are also given as fingerprints, in the order of the slots: the n-th of
  /// them has the batch's columns `slots.count + 2n` and the one after.
  let fingerprinted: [String]

  /// Whether the batch's last column says where each row is, as `RowPlace.number`.
  let isPlaced: Bool

  /// Columns of a batch: one a slot, two a fingerprinted column, perhaps one of places.
  var width: Int { slots.count + 2 * fingerprinted.count + (isPlaced ? 1 : 0) }

  /// The batch's column of places.
  var places: Int? { isPlaced ? width - 1 : nil }

  init(
    source: String, columns: [ColumnDescription], labelled: Set<String>,
    fingerprinted: Set<String> = [], isPlaced: Bool = false
  ) {
    self.source = source
    self.isPlaced = isPlaced
    self.fingerprinted = columns.map(\.name).filter(fingerprinted.contains)
    slots = columns.map { column in
      let isLabel = column.type.kind == .label
      let needed = isLabel && (labelled.contains(column.name) || column.values != nil)
      return Slot(
        name: column.name, kind: column.type.kind,
        labels: needed ? LabelTable(column.values ?? []) : nil)
    }
  }

  /// The first of the two batch columns that hold a column's fingerprints: 128 bits of the cell's
  /// bytes, the same in every worker; both are `missingValue` where the cell is missing, and neither
  /// is where it is not.
  func fingerprint(of column: String) -> Int? {
    fingerprinted.firstIndex(of: column).map { slots.count + 2 * $0 }
  }

  func index(_ column: String) throws(QueryFault) -> Int {
    guard let index = slots.firstIndex(where: { $0.name == column }) else {
      throw .unknownColumn(source: source, column: column)
    }
    return index
  }
}
