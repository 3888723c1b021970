// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Columns computed from others.
extension Evaluator {
  /// The column of an operation, made if it is new.
  func shared(_ operation: Operation, _ make: () -> NumberColumn) -> NumberColumn {
    if let known = numbers[operation] { return known }
    let column = make()
    numbers[operation] = column
    return column
  }

  /// The same number in every row.
  func constant(_ value: Int64, _ kind: ValueKind) -> NumberColumn {
    let scale = Int64(kind.decimals ?? -1)
    return shared(Operation(verb: .constant, operands: [], numbers: [value, scale])) {
      let result = column(of: value)
      return NumberColumn(
        number: result.number, kind: kind, labels: nil, columns: [],
        place: .scratch(result.memory), constant: value, mayOverflow: value == overflowedValue)
    }
  }

  /// A column that a kernel computes; where one of its operands overflowed it has, too.
  func derived(
    _ verb: Operation.Verb, _ operands: [NumberColumn], _ kind: ValueKind,
    by numbers: [Int64] = [],
    _ kernel: @escaping (Batch, Int, UnsafeMutablePointer<Int64>) -> Void
  ) -> NumberColumn {
    shared(Operation(verb: verb, operands: operands.map(\.number), numbers: numbers)) {
      let result = column(of: missingValue)
      let overflowing = operands.filter(\.mayOverflow)
      addStep { batch in
        kernel(batch, batch.count, result.memory)
        for operand in overflowing {
          Kernels.carryOverflow(
            operand.values(batch), batch.count, result.memory, overflowedValue)
        }
      }
      return NumberColumn(
        number: result.number, kind: kind, labels: nil, columns: operands.flatMap(\.columns),
        place: .scratch(result.memory), mayOverflow: verb == .scale || !overflowing.isEmpty)
    }
  }

  /// A function of each value that is there.
  func mapped(
    _ verb: Operation.Verb, _ inner: NumberColumn, _ kind: ValueKind, by numbers: [Int64] = [],
    _ function: @escaping (Int64) -> Int64
  ) -> NumberColumn {
    derived(verb, [inner], kind, by: numbers) { batch, count, result in
      Kernels.map(inner.values(batch), count, result, function)
    }
  }

  /// A function of each period that is there, worked out once for those from 1900 to 2079.
  func tabled(
    _ verb: Operation.Verb, _ inner: NumberColumn, of step: CalendarStep, _ kind: ValueKind,
    by numbers: [Int64] = [], _ function: @escaping (Int64) -> Int64
  ) -> NumberColumn {
    let table = PeriodTable(step, function)
    return derived(verb, [inner], kind, by: numbers) { batch, count, result in
      table.look(up: inner.values(batch), count, result)
    }
  }

  /// The kind that all can be brought to: the same one, or numbers with the most decimals.
  func common(_ kinds: [ValueKind]) throws(QueryFault) -> ValueKind {
    var result = kinds[0]
    for kind in kinds.dropFirst() where kind != result {
      guard let a = result.decimals, let b = kind.decimals else {
        throw .wrongKind(source: schema.source, needed: result.word, found: kind)
      }
      result = .number(scale: max(a, b))
    }
    return result
  }

  /// The same numbers with the decimals of another kind.
  func align(_ scalar: NumberColumn, to kind: ValueKind) -> NumberColumn {
    guard let from = scalar.kind.decimals, let to = kind.decimals, from < to else { return scalar }
    let factor = PowersOfTen.integer(to - from)
    if let value = scalar.constant {
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      return constant(overflow || value == overflowedValue ? overflowedValue : product, kind)
    }
    return derived(.scale, [scalar], kind, by: [factor]) { batch, count, result in
      Kernels.scale(scalar.values(batch), factor, count, result)
    }
  }
}
