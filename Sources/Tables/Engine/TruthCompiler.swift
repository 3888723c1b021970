// SPDX-License-Identifier: GPL-3.0-or-later

extension Evaluator {
  /// Makes a predicate ready.
  func compile(_ predicate: Predicate) throws(QueryFault) -> TruthColumn {
    switch predicate {
    case .missing(let scalar):
      let inner = try compile(scalar)
      return test(.missing, [inner]) { batch, count, result in
        Kernels.isMissing(inner.values(batch), count, result)
      }
    case .oneOf(let scalar, let values):
      let inner = try compile(scalar)
      let codes = try codes(of: values, in: inner)
      return test(.oneOf, [inner], codes) { batch, count, result in
        Kernels.isOneOf(inner.values(batch), codes, count, result)
      }
    case .atMost(let left, let right):
      let (first, second) = (try compile(left), try compile(right))
      guard first.kind != .label else { throw wrong("day, period or number", .label) }
      let kind = try common([first.kind, second.kind])
      let (a, b) = (align(first, to: kind), align(second, to: kind))
      return test(.atMost, [a, b]) { batch, count, result in
        Kernels.atMost(a.values(batch), b.values(batch), count, result)
      }
    case .not(let predicate):
      let inner = try compile(predicate)
      return shared(.not, [inner]) { count, result in
        Kernels.negate(inner.values, count, result)
      }
    case .every(let predicates):
      var parts: [TruthColumn] = []
      for predicate in predicates { parts.append(try compile(predicate)) }
      return parts.count == 1 ? parts[0] : every(parts)
    }
  }

  private func every(_ parts: [TruthColumn]) -> TruthColumn {
    guard let first = parts.first else {
      // Filled once, for all batches.
      return shared(.every, []) { count, result in
        result.update(repeating: Truth.yes, count: count)
      }
    }
    let mayOverflow = parts.contains(where: \.mayOverflow)
    return shared(.every, parts) { count, result in
      result.update(from: first.values, count: count)
      for part in parts.dropFirst() {
        if mayOverflow {
          Kernels.conjoinInOrder(part.values, count, result)
        } else {
          Kernels.conjoin(part.values, count, result)
        }
      }
    }
  }

  /// A predicate made of others.
  private func shared(
    _ verb: Operation.Verb, _ parts: [TruthColumn],
    _ kernel: @escaping (Int, UnsafeMutablePointer<UInt8>) -> Void
  ) -> TruthColumn {
    let operation = Operation(verb: verb, operands: parts.map(\.number))
    if let known = truths[operation] { return known }
    let result = column(of: Truth.no)
    addStep { kernel($0.count, result.memory) }
    let made = TruthColumn(
      number: result.number, columns: parts.flatMap(\.columns), values: result.memory,
      mayOverflow: parts.contains(where: \.mayOverflow))
    truths[operation] = made
    return made
  }

  /// A predicate on numbers; where one of them overflowed it has, too.
  private func test(
    _ verb: Operation.Verb, _ operands: [NumberColumn], _ numbers: [Int64] = [],
    _ kernel: @escaping (Batch, Int, UnsafeMutablePointer<UInt8>) -> Void
  ) -> TruthColumn {
    let operation = Operation(verb: verb, operands: operands.map(\.number), numbers: numbers)
    if let known = truths[operation] { return known }
    let result = column(of: Truth.no)
    let overflowing = operands.filter(\.mayOverflow)
    addStep { batch in
      kernel(batch, batch.count, result.memory)
      for operand in overflowing {
        Kernels.carryOverflow(
          operand.values(batch), batch.count, result.memory, Truth.overflowed)
      }
    }
    let made = TruthColumn(
      number: result.number, columns: operands.flatMap(\.columns), values: result.memory,
      mayOverflow: !overflowing.isEmpty)
    truths[operation] = made
    return made
  }

  private func codes(of values: [String], in inner: NumberColumn) throws(QueryFault) -> [Int64] {
    var codes: [Int64] = []
    for value in values {
      switch inner.kind {
      case .label:
        guard let labels = inner.labels else { throw .malformed("oneOf") }
        codes.append(Int64(labels.code(of: value)))
      case .number(let scale):
        guard let exact = FixedPoint(value), exact.scale <= scale,
          let units = Int64(exactly: exact.units * Int128(PowersOfTen.integer(scale - exact.scale)))
        else {
          throw .impossibleValue(source: schema.source, value: value, kind: inner.kind)
        }
        codes.append(units)
      case .truth where value == "true" || value == "false": codes.append(value == "true" ? 1 : 0)
      default: throw .impossibleValue(source: schema.source, value: value, kind: inner.kind)
      }
    }
    return codes
  }
}
