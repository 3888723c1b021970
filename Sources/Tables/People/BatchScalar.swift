// SPDX-License-Identifier: GPL-3.0-or-later

/// A scalar over the rows of a batch at once.
final class BatchScalar {
  let kind: ValueKind
  private let compiled: CompiledScalar
  /// The batch's column, where the scalar is one.
  private let column: Int?
  private let state: EvaluationState
  private let row: Words
  private let results = Words(capacity: Batch.capacity)

  init(_ scalar: Scalar, schema: RowSchema) throws(QueryFault) {
    state = EvaluationState()
    compiled = try ScalarCompiler(schema: schema, state: state).compile(scalar)
    kind = compiled.kind
    if case .column = scalar { column = compiled.columns.first } else { column = nil }
    row = Words(capacity: schema.slots.count)
  }

  /// Nil for nil.
  convenience init?(_ scalar: Scalar?, schema: RowSchema) throws(QueryFault) {
    guard let scalar else { return nil }
    try self.init(scalar, schema: schema)
  }

  /// Whether a number did not fit while its decimals were aligned.
  var overflowed: Bool { state.overflow }

  /// One value a row; valid until the next call, or as long as the batch.
  func values(_ batch: Batch) -> UnsafeMutablePointer<Int64> {
    if let column { return batch.columns[column] }
    let (row, results) = (row.base, results.base)
    let columns = Set(compiled.columns).sorted()
    for index in 0..<batch.count {
      for column in columns { row[column] = batch.columns[column][index] }
      results[index] = compiled.evaluate(Row(row))
    }
    return results
  }
}

/// A predicate over the rows of a batch at once.
final class BatchPredicate {
  private let compiled: CompiledPredicate
  private let row: Words

  /// Nil for a predicate that always holds.
  init?(_ predicate: Predicate, schema: RowSchema) throws(QueryFault) {
    guard predicate != .always else { return nil }
    compiled = try ScalarCompiler(schema: schema, state: EvaluationState()).compile(predicate)
    row = Words(capacity: schema.slots.count)
  }

  /// Clears `use` for rows for which the predicate does not hold; counts them as false or unknown.
  func narrow(
    _ batch: Batch, _ use: UnsafeMutablePointer<Bool>
  ) -> (turnedAway: Int, undecided: Int) {
    let row = row.base
    let columns = Set(compiled.columns).sorted()
    var (turnedAway, undecided) = (0, 0)
    for index in 0..<batch.count where use[index] {
      for column in columns { row[column] = batch.columns[column][index] }
      switch compiled.evaluate(Row(row)) {
      case 1: continue
      case 0: turnedAway += 1
      default: undecided += 1
      }
      use[index] = false
    }
    return (turnedAway, undecided)
  }
}
