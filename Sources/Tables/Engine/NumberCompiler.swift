// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

extension Evaluator {
  /// Makes a scalar ready.
  func compile(_ scalar: Scalar) throws(QueryFault) -> NumberColumn {
    switch scalar {
    case .column(let name):
      let index = try schema.index(name)
      let slot = schema.slots[index]
      return NumberColumn(
        number: index, kind: slot.kind, labels: slot.labels, columns: [index], place: .slot(index))
    case .integer(let value):
      guard value > overflowedValue else { throw .malformed("integer") }
      return constant(value, .number(scale: 0))
    case .day(let date): return constant(Int64(date.day), .day)
    case .period(let inner, let step): return try period(inner, step)
    case .firstDay(let inner): return try edge(.first, inner) { $0.firstDay($1) }
    case .lastDay(let inner): return try edge(.last, inner) { $0.lastDay($1) }
    case .daysBetween(let from, let to):
      let (first, second) = (try day(from), try day(to))
      return derived(.subtract, [first, second], .number(scale: 0)) { batch, count, result in
        Kernels.subtract(first.values(batch), from: second.values(batch), count, result)
      }
    case .addDays(let inner, let days):
      let first = try day(inner)
      return derived(.add, [first], .day, by: [Int64(days)]) { batch, count, result in
        Kernels.add(Int64(days), first.values(batch), count, result)
      }
    case .earliest(let scalars): return try earliest(scalars)
    case .band(let inner, let bounds): return try band(inner, bounds)
    case .choose(let predicate, let yes, let no): return try choose(predicate, yes, no)
    case .spell(let part): return try compile(.column(part.rawValue))
    }
  }

  /// A number, or a truth value counted as one, and its decimals.
  func number(_ scalar: Scalar) throws(QueryFault) -> (value: NumberColumn, scale: Int) {
    let value = try compile(scalar)
    switch value.kind {
    case .number(let scale): return (value, scale)
    case .truth: return (value, 0)
    default: throw wrong("number", value.kind)
    }
  }

  private func day(_ scalar: Scalar) throws(QueryFault) -> NumberColumn {
    let column = try compile(scalar)
    guard column.kind == .day else { throw wrong("day", column.kind) }
    return column
  }

  private func period(_ inner: Scalar, _ step: CalendarStep) throws(QueryFault) -> NumberColumn {
    let column = try compile(inner)
    switch column.kind {
    case .day:
      guard let table = CalendarTable.of(step) else {
        return mapped(.civil, column, .day) { Int64(CalendarTable.civil($0).day) }
      }
      return derived(.calendar, [column], .period(step), by: [step.code]) { batch, count, result in
        table.look(up: column.values(batch), count, result)
      }
    case .period(let shorter) where shorter == step: return column
    case .period(let shorter) where shorter.nests(in: step):
      return tabled(.shorter, column, of: shorter, .period(step), by: [step.code]) {
        Int64(step.index(of: shorter.firstDay(Int($0))))
      }
    default: throw wrong("day, or a period that \(step.rawValue)s are made of", column.kind)
    }
  }

  private func edge(
    _ verb: Operation.Verb, _ inner: Scalar, _ of: @escaping (CalendarStep, Int) -> CivilDate
  ) throws(QueryFault) -> NumberColumn {
    let column = try compile(inner)
    switch column.kind {
    case .day: return column
    case .period(let step):
      return tabled(verb, column, of: step, .day) { Int64(of(step, Int($0)).day) }
    default: throw wrong("day or period", column.kind)
    }
  }

  private func earliest(_ scalars: [Scalar]) throws(QueryFault) -> NumberColumn {
    guard !scalars.isEmpty else { throw .malformed("earliest") }
    var parts: [NumberColumn] = []
    for scalar in scalars { parts.append(try compile(scalar)) }
    let kind = try common(parts.map(\.kind))
    guard kind != .label else { throw wrong("day, period or number", .label) }
    let aligned = parts.map { align($0, to: kind) }
    return derived(.least, aligned, kind) { batch, count, result in
      result.update(from: aligned[0].values(batch), count: count)
      for part in aligned.dropFirst() { Kernels.least(part.values(batch), count, result) }
    }
  }

  private func band(_ inner: Scalar, _ bounds: [Int64]) throws(QueryFault) -> NumberColumn {
    let (value, scale) = try number(inner)
    guard !bounds.isEmpty, zip(bounds, bounds.dropFirst()).allSatisfy(<) else {
      throw .malformed("band")
    }
    let unit = Int128(PowersOfTen.integer(scale))
    // No number is the greatest or the least of 64 bits, so that clamped bounds mean the same.
    let scaled = bounds.map { Int64(clamping: Int128($0) * unit) }
    return derived(.band, [value], .number(scale: 0), by: scaled) { batch, count, result in
      Kernels.band(value.values(batch), scaled, count, result)
    }
  }

  private func choose(
    _ predicate: Predicate, _ yes: Scalar, _ no: Scalar
  ) throws(QueryFault) -> NumberColumn {
    let test = try compile(predicate)
    let (first, second) = (try compile(yes), try compile(no))
    let kind = try common([first.kind, second.kind])
    if kind == .label, first.columns != second.columns {
      throw .malformed("choose between labels of two columns")
    }
    let (a, b) = (align(first, to: kind), align(second, to: kind))
    return shared(Operation(verb: .choose, operands: [test.number, a.number, b.number])) {
      let result = column(of: missingValue)
      if let one = a.constant, let other = b.constant {
        addStep { Kernels.choose(test.values, one, other, $0.count, result.memory) }
      } else {
        addStep { Kernels.choose(test.values, a.values($0), b.values($0), $0.count, result.memory) }
      }
      return NumberColumn(
        number: result.number, kind: kind, labels: first.labels,
        columns: test.columns + a.columns + b.columns, place: .scratch(result.memory),
        mayOverflow: test.mayOverflow || a.mayOverflow || b.mayOverflow)
    }
  }
}

extension CalendarStep {
  fileprivate var code: Int64 { Int64(periodsPerYear ?? 0) }
}
