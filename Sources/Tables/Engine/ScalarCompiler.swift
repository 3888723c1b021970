// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// A scalar made ready for rows of a schema.
struct CompiledScalar {
  let kind: ValueKind
  let labels: LabelTable?
  /// The columns it reads, in order of mention.
  let columns: [Int]
  let evaluate: (Row) -> Int64
}

/// A predicate made ready: 1 true, 0 false, -1 unknown.
struct CompiledPredicate {
  let columns: [Int]
  let evaluate: (Row) -> Int8
}

/// Checks the kinds of scalars and predicates and turns them into functions of a row.
struct ScalarCompiler {
  let schema: RowSchema
  let state: EvaluationState

  func compile(_ scalar: Scalar) throws(QueryFault) -> CompiledScalar {
    switch scalar {
    case .column(let name):
      let index = try schema.index(name)
      let slot = schema.slots[index]
      return CompiledScalar(kind: slot.kind, labels: slot.labels, columns: [index]) { $0[index] }
    case .integer(let value):
      guard value != missingValue else { throw .malformed("integer") }
      return constant(value, .number(scale: 0))
    case .day(let date): return constant(Int64(date.day), .day)
    case .period(let inner, let step): return try period(inner, step)
    case .firstDay(let inner): return try edge(inner) { $0.firstDay($1) }
    case .lastDay(let inner): return try edge(inner) { $0.lastDay($1) }
    case .daysBetween(let from, let to):
      let (first, second) = (try day(from), try day(to))
      return CompiledScalar(
        kind: .number(scale: 0), labels: nil, columns: first.columns + second.columns
      ) { row in
        let (a, b) = (first.evaluate(row), second.evaluate(row))
        return a == missingValue || b == missingValue ? missingValue : b - a
      }
    case .addDays(let inner, let days):
      let first = try day(inner)
      return derived(first, .day) { $0 + Int64(days) }
    case .earliest(let scalars): return try earliest(scalars)
    case .band(let inner, let bounds): return try band(inner, bounds)
    case .choose(let predicate, let yes, let no): return try choose(predicate, yes, no)
    case .spell(let part): return try compile(.column(part.rawValue))
    }
  }

  private func constant(_ value: Int64, _ kind: ValueKind) -> CompiledScalar {
    CompiledScalar(kind: kind, labels: nil, columns: []) { _ in value }
  }

  private func derived(
    _ inner: CompiledScalar, _ kind: ValueKind, _ function: @escaping (Int64) -> Int64
  ) -> CompiledScalar {
    CompiledScalar(kind: kind, labels: nil, columns: inner.columns) { row in
      let value = inner.evaluate(row)
      return value == missingValue ? missingValue : function(value)
    }
  }

  func wrong(_ needed: String, _ kind: ValueKind) -> QueryFault {
    .wrongKind(source: schema.source, needed: needed, found: kind)
  }

  private func day(_ scalar: Scalar) throws(QueryFault) -> CompiledScalar {
    let compiled = try compile(scalar)
    guard compiled.kind == .day else { throw wrong("day", compiled.kind) }
    return compiled
  }

  /// A number, or a truth value counted as one, and its decimals.
  func number(_ scalar: Scalar) throws(QueryFault) -> (value: CompiledScalar, scale: Int) {
    let compiled = try compile(scalar)
    switch compiled.kind {
    case .number(let scale): return (compiled, scale)
    case .truth: return (compiled, 0)
    default: throw wrong("number", compiled.kind)
    }
  }

  private func period(_ inner: Scalar, _ step: CalendarStep) throws(QueryFault) -> CompiledScalar {
    let compiled = try compile(inner)
    switch compiled.kind {
    case .day:
      return derived(compiled, step == .day ? .day : .period(step)) {
        Int64(step.index(of: civil($0)))
      }
    case .period(let shorter) where shorter == step: return compiled
    case .period(let shorter) where shorter.nests(in: step):
      return derived(compiled, .period(step)) { Int64(step.index(of: shorter.firstDay(Int($0)))) }
    default: throw wrong("day, or a period that \(step.rawValue)s are made of", compiled.kind)
    }
  }

  private func edge(
    _ inner: Scalar, _ of: @escaping (CalendarStep, Int) -> CivilDate
  ) throws(QueryFault) -> CompiledScalar {
    let compiled = try compile(inner)
    switch compiled.kind {
    case .day: return compiled
    case .period(let step): return derived(compiled, .day) { Int64(of(step, Int($0)).day) }
    default: throw wrong("day or period", compiled.kind)
    }
  }

  private func earliest(_ scalars: [Scalar]) throws(QueryFault) -> CompiledScalar {
    guard !scalars.isEmpty else { throw .malformed("earliest") }
    var parts: [CompiledScalar] = []
    for scalar in scalars { parts.append(try compile(scalar)) }
    let kind = try common(parts.map(\.kind))
    guard kind != .label else { throw wrong("day, period or number", .label) }
    let aligned = parts.map { align($0, to: kind) }
    return CompiledScalar(kind: kind, labels: nil, columns: parts.flatMap(\.columns)) { row in
      var least = missingValue
      for part in aligned {
        let value = part.evaluate(row)
        if value != missingValue, least == missingValue || value < least { least = value }
      }
      return least
    }
  }

  private func band(_ inner: Scalar, _ bounds: [Int64]) throws(QueryFault) -> CompiledScalar {
    let (value, scale) = try number(inner)
    guard !bounds.isEmpty, zip(bounds, bounds.dropFirst()).allSatisfy(<) else {
      throw .malformed("band")
    }
    let unit = PowersOfTen.integer(scale)
    let scaled = bounds.map { Int128($0) * Int128(unit) }
    return derived(value, .number(scale: 0)) { number in
      var reached: Int64 = 0
      for bound in scaled where bound <= Int128(number) { reached += 1 }
      return reached
    }
  }

  private func choose(
    _ predicate: Predicate, _ yes: Scalar, _ no: Scalar
  ) throws(QueryFault) -> CompiledScalar {
    let test = try compile(predicate)
    let (first, second) = (try compile(yes), try compile(no))
    let kind = try common([first.kind, second.kind])
    if kind == .label, first.columns != second.columns {
      throw .malformed("choose between labels of two columns")
    }
    let (a, b) = (align(first, to: kind), align(second, to: kind))
    return CompiledScalar(
      kind: kind, labels: first.labels, columns: test.columns + first.columns + second.columns
    ) { row in
      switch test.evaluate(row) {
      case 1: a.evaluate(row)
      case 0: b.evaluate(row)
      default: missingValue
      }
    }
  }
}

extension ScalarCompiler {
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

  func align(_ scalar: CompiledScalar, to kind: ValueKind) -> CompiledScalar {
    guard let from = scalar.kind.decimals, let to = kind.decimals, from < to else { return scalar }
    let factor = PowersOfTen.integer(to - from)
    let state = state
    return derived(scalar, kind) { value in
      let (product, overflow) = value.multipliedReportingOverflow(by: factor)
      if overflow || product == missingValue {
        state.overflow = true
        return missingValue
      }
      return product
    }
  }
}

extension ValueKind {
  /// Decimals of what can be counted with.
  var decimals: Int? {
    switch self {
    case .number(let scale): scale
    case .truth: 0
    default: nil
    }
  }

  /// Its name in a fault.
  var word: String {
    switch self {
    case .number: "number"
    case .day: "day"
    case .period(let step): step.rawValue
    case .truth: "boolean"
    case .label: "label"
    }
  }
}

extension CalendarStep {
  /// Whether periods of this step lie wholly within periods of another.
  func nests(in other: CalendarStep) -> Bool {
    switch (self, other) {
    case (.month, .quarter), (.month, .year), (.quarter, .year): true
    default: false
    }
  }
}

/// The date of a day's number; numbers outside the years 1 to 9999 count as the nearest of them.
private func civil(_ day: Int64) -> CivilDate {
  CivilDate(day: Int32(min(max(day, -719_162), 2_932_896)))
}

enum PowersOfTen {
  /// 10 to a power of 0 to 18.
  static func integer(_ exponent: Int) -> Int64 {
    var result: Int64 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}
