// SPDX-License-Identifier: GPL-3.0-or-later

/// Stands in a column of a batch where a number needed more than 64 bits when its decimals were
/// aligned. No column holds it, and no product with a power of ten is this.
let overflowedValue = Int64.min + 1

/// A scalar made ready: one number a row of the batch.
struct NumberColumn {
  enum Place {
    /// A column of the batch itself.
    case slot(Int)
    /// The evaluator's own memory.
    case scratch(UnsafeMutablePointer<Int64>)
  }

  /// Its number among all columns of its evaluator, those of the batch first.
  let number: Int
  let kind: ValueKind
  let labels: LabelTable?
  /// The columns it reads, in order of mention.
  let columns: [Int]
  let place: Place
  /// Its value in every row, where it reads no column.
  var constant: Int64?
  /// Whether it can hold `overflowedValue`.
  var mayOverflow = false

  /// The numbers, once the evaluator has gone over the batch.
  func values(_ batch: Batch) -> UnsafePointer<Int64> {
    switch place {
    case .slot(let index): UnsafePointer(batch.columns[index])
    case .scratch(let memory): UnsafePointer(memory)
    }
  }
}

/// What a predicate says of one row, in the order in which the least of several is their conjunction
/// and `yes` minus one of them is its negation (Kleene 1938).
enum Truth {
  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 2
  /// A number that decides on it is an `overflowedValue`.
  static let overflowed: UInt8 = 3
}

/// A predicate made ready: one `Truth` a row of the batch.
struct TruthColumn {
  /// Its number among all columns of its evaluator.
  let number: Int
  /// The columns it reads, in order of mention.
  let columns: [Int]
  let values: UnsafeMutablePointer<UInt8>
  /// Whether it can hold `Truth.overflowed`.
  var mayOverflow = false
}

/// What a step does: equal operations on the same columns share one. Made from the columns, not from
/// the scalar's text, in which é and é would be equal whatever their bytes.
struct Operation: Hashable {
  enum Verb {
    case constant, subtract, add, least, band, scale, calendar, shorter, first, last, civil
    case choose, missing, oneOf, atMost, not, every
  }

  let verb: Verb
  let operands: [Int]
  var numbers: [Int64] = []
}

/// Scalars and predicates over batches of one schema: checks their kinds once, then evaluates each
/// for a whole batch at a time. Equal ones are evaluated once.
///
/// Everything is evaluated for every row, also where a row's own course would not ask for it; an
/// overflow is therefore a value, which counts only where it is asked for.
final class Evaluator {
  let schema: RowSchema
  var numbers: [Operation: NumberColumn] = [:]
  var truths: [Operation: TruthColumn] = [:]
  private var steps: [(Batch) -> Void] = []
  private var memory: [UnsafeMutableRawPointer] = []

  init(schema: RowSchema) { self.schema = schema }

  deinit {
    for pointer in memory { pointer.deallocate() }
  }

  /// How many steps there are so far; what is compiled later has later steps.
  var stepCount: Int { steps.count }

  /// Evaluates everything compiled so far.
  func evaluate(_ batch: Batch) { evaluate(batch, steps: 0..<steps.count) }

  /// Evaluates some of the steps; those before them must have been.
  func evaluate(_ batch: Batch, steps range: Range<Int>) {
    for index in range { steps[index](batch) }
  }

  /// Memory for a column that a step fills, and the column's number; it lives as long as the
  /// evaluator.
  func column<Element: BitwiseCopyable>(
    of value: Element
  ) -> (number: Int, memory: UnsafeMutablePointer<Element>) {
    let pointer = UnsafeMutablePointer<Element>.allocate(capacity: Batch.capacity)
    pointer.initialize(repeating: value, count: Batch.capacity)
    memory.append(UnsafeMutableRawPointer(pointer))
    return (schema.slots.count + memory.count - 1, pointer)
  }

  func addStep(_ step: @escaping (Batch) -> Void) { steps.append(step) }

  func wrong(_ needed: String, _ kind: ValueKind) -> QueryFault {
    .wrongKind(source: schema.source, needed: needed, found: kind)
  }
}
