// SPDX-License-Identifier: GPL-3.0-or-later

/// A scalar over the rows of a batch at once.
final class BatchScalar {
  private let evaluator: Evaluator
  private let column: NumberColumn
  /// Whether a number did not fit while its decimals were aligned.
  private(set) var overflowed = false

  init(_ scalar: Scalar, schema: RowSchema) throws(QueryFault) {
    evaluator = Evaluator(schema: schema)
    column = try evaluator.compile(scalar)
  }

  /// Nil for nil.
  convenience init?(_ scalar: Scalar?, schema: RowSchema) throws(QueryFault) {
    guard let scalar else { return nil }
    try self.init(scalar, schema: schema)
  }

  var kind: ValueKind { column.kind }

  /// One value a row; valid until the next call, or as long as the batch.
  func values(_ batch: Batch) -> UnsafeMutablePointer<Int64> {
    evaluator.evaluate(batch)
    let values = UnsafeMutablePointer(mutating: column.values(batch))
    guard column.mayOverflow else { return values }
    for row in 0..<batch.count where values[row] == overflowedValue {
      overflowed = true
      values[row] = missingValue
    }
    return values
  }
}

/// A predicate over the rows of a batch at once.
final class BatchPredicate {
  private let evaluator: Evaluator
  private let truths: UnsafePointer<UInt8>

  /// Nil for a predicate that always holds.
  init?(_ predicate: Predicate, schema: RowSchema) throws(QueryFault) {
    guard predicate != .always else { return nil }
    evaluator = Evaluator(schema: schema)
    truths = UnsafePointer(try evaluator.compile(predicate).values)
  }

  /// Clears `use` for rows for which the predicate does not hold; counts them as false or unknown.
  func narrow(
    _ batch: Batch, _ use: UnsafeMutablePointer<Bool>
  ) -> (turnedAway: Int, undecided: Int) {
    evaluator.evaluate(batch)
    var (turnedAway, undecided) = (0, 0)
    for row in 0..<batch.count where use[row] && truths[row] != Truth.yes {
      if truths[row] == Truth.no { turnedAway += 1 } else { undecided += 1 }
      use[row] = false
    }
    return (turnedAway, undecided)
  }
}
