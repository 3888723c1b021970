// SPDX-License-Identifier: GPL-3.0-or-later

extension ScalarCompiler {
  /// Makes a predicate ready: 1 true, 0 false, -1 unknown.
  func compile(_ predicate: Predicate) throws(QueryFault) -> CompiledPredicate {
    switch predicate {
    case .missing(let scalar):
      let inner = try compile(scalar)
      return CompiledPredicate(columns: inner.columns) {
        inner.evaluate($0) == missingValue ? 1 : 0
      }
    case .oneOf(let scalar, let values): return try oneOf(scalar, values)
    case .atMost(let left, let right): return try atMost(left, right)
    case .not(let predicate):
      let inner = try compile(predicate)
      return CompiledPredicate(columns: inner.columns) { row in
        let truth = inner.evaluate(row)
        return truth < 0 ? truth : 1 - truth
      }
    case .every(let predicates):
      var parts: [CompiledPredicate] = []
      for predicate in predicates { parts.append(try compile(predicate)) }
      let tests = parts
      return CompiledPredicate(columns: parts.flatMap(\.columns)) { row in
        var result: Int8 = 1
        for test in tests {
          let truth = test.evaluate(row)
          if truth == 0 { return 0 }
          if truth < 0 { result = -1 }
        }
        return result
      }
    }
  }

  private func oneOf(_ scalar: Scalar, _ values: [String]) throws(QueryFault) -> CompiledPredicate {
    let inner = try compile(scalar)
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
    let allowed = codes
    return CompiledPredicate(columns: inner.columns) { row in
      let value = inner.evaluate(row)
      if value == missingValue { return -1 }
      for code in allowed where code == value { return 1 }
      return 0
    }
  }

  private func atMost(_ left: Scalar, _ right: Scalar) throws(QueryFault) -> CompiledPredicate {
    let (first, second) = (try compile(left), try compile(right))
    guard first.kind != .label else { throw wrong("day, period or number", .label) }
    let kind = try common([first.kind, second.kind])
    let (a, b) = (align(first, to: kind), align(second, to: kind))
    return CompiledPredicate(columns: first.columns + second.columns) { row in
      let (x, y) = (a.evaluate(row), b.evaluate(row))
      if x == missingValue || y == missingValue { return -1 }
      return x <= y ? 1 : 0
    }
  }
}
