// SPDX-License-Identifier: GPL-3.0-or-later

extension SQLScalarWriter {
  /// A predicate as SQL, whose three values are Kleene's too.
  func write(_ predicate: Predicate) throws(QueryFault) -> SQLPredicate {
    switch predicate {
    case .missing(let scalar):
      let inner = try write(scalar)
      return SQLPredicate(
        text: "(\(inner.text) IS NULL)", columns: inner.columns, isNeverUnknown: true)
    case .oneOf(let scalar, let values): return try oneOf(scalar, values)
    case .atMost(let left, let right): return try atMost(left, right)
    case .not(let predicate):
      if case .missing(let scalar) = predicate {
        let inner = try write(scalar)
        return SQLPredicate(
          text: "(\(inner.text) IS NOT NULL)", columns: inner.columns, isNeverUnknown: true)
      }
      let inner = try write(predicate)
      return SQLPredicate(
        text: "(NOT \(inner.text))", columns: inner.columns, isNeverUnknown: inner.isNeverUnknown)
    case .every(let predicates):
      var parts: [SQLPredicate] = []
      for predicate in predicates { parts.append(try write(predicate)) }
      return SQLPredicate(
        text: parts.isEmpty
          ? "(1 = 1)" : "(\(parts.map(\.text).joined(separator: " AND ")))",
        columns: parts.flatMap(\.columns), isNeverUnknown: parts.allSatisfy(\.isNeverUnknown))
    }
  }

  private func oneOf(_ scalar: Scalar, _ values: [String]) throws(QueryFault) -> SQLPredicate {
    let inner = try write(scalar)
    var list: [String] = []
    for value in values { list.append(try element(value, inner.kind)) }
    // Nothing is one of none; what is missing is not known to be.
    let text =
      list.isEmpty
      ? "(\(inner.text) <> \(inner.text))" : "(\(inner.text) IN (\(list.joined(separator: ", "))))"
    return SQLPredicate(text: text, columns: inner.columns, isNeverUnknown: false)
  }

  private func element(_ value: String, _ kind: ValueKind) throws(QueryFault) -> String {
    switch kind {
    case .label: return dialect.literal(value)
    case .number(let scale):
      guard let exact = FixedPoint(value), exact.scale <= scale,
        let units = Int64(exactly: exact.units * Int128(PowersOfTen.integer(scale - exact.scale)))
      else { break }
      return String(units)
    case .truth where value == "true" || value == "false": return value == "true" ? "1" : "0"
    default: break
    }
    throw .impossibleValue(source: source, value: value, kind: kind)
  }

  private func atMost(_ left: Scalar, _ right: Scalar) throws(QueryFault) -> SQLPredicate {
    let (first, second) = (try write(left), try write(right))
    guard first.kind != .label else { throw wrong("day, period or number", .label) }
    let kind = try common([first.kind, second.kind])
    return SQLPredicate(
      text: "(\(align(first, to: kind)) <= \(align(second, to: kind)))",
      columns: first.columns + second.columns, isNeverUnknown: false)
  }
}
