// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// Answers a query the slow and obvious way: a row at a time, a scalar at a time, as the doc
/// comments of `Scalar`, `Predicate` and `SummaryQuery` say. Written apart from the engine, to hold
/// it to.
struct RowByRow {
  /// What a scalar is in one row.
  enum Value: Hashable {
    case missing, overflowed
    case number(Int128)
    /// Its bytes: Swift takes é and é for the same text, whatever their bytes.
    case label([UInt8])

    var number: Int128? { if case .number(let number) = self { number } else { nil } }
  }

  let columns: [ColumnDescription]

  private func index(_ name: String) -> Int {
    columns.firstIndex { $0.name == name } ?? -1
  }

  // MARK: Scalars

  func kind(_ scalar: Scalar) -> ValueKind {
    switch scalar {
    case .column(let name): columns[index(name)].type.kind
    case .integer, .daysBetween, .band: .number(scale: 0)
    case .day, .firstDay, .lastDay, .addDays: .day
    case .period(_, let step): step == .day ? .day : .period(step)
    case .earliest(let scalars): widest(scalars)
    case .choose(_, let yes, let no): widest([yes, no])
    case .spell: .day
    }
  }

  /// The kind of the one with the most decimals.
  private func widest(_ scalars: [Scalar]) -> ValueKind {
    var result = kind(scalars[0])
    for scalar in scalars where kind(scalar) != result {
      result = .number(scale: max(result.decimals ?? 0, kind(scalar).decimals ?? 0))
    }
    return result
  }

  /// A scalar's value, in units of another kind; a number of over 64 bits has overflowed.
  func value(_ scalar: Scalar, _ row: [Value], as kind: ValueKind) -> Value {
    let value = value(scalar, row)
    guard case .number(var number) = value, let wanted = kind.decimals,
      let have = self.kind(scalar).decimals
    else { return value }
    for _ in have..<max(have, wanted) { number *= 10 }
    return Int64(exactly: number) == nil ? .overflowed : .number(number)
  }

  func value(_ scalar: Scalar, _ row: [Value]) -> Value {
    /// The value computed from these, all of which are looked at.
    func from(_ inner: [Value], _ function: ([Int128]) -> Int128) -> Value {
      if inner.contains(.overflowed) { return .overflowed }
      if inner.contains(.missing) { return .missing }
      return .number(function(inner.compactMap(\.number)))
    }
    switch scalar {
    case .column(let name): return row[index(name)]
    case .integer(let number): return .number(Int128(number))
    case .day(let day): return .number(Int128(day.day))
    case .period(let inner, let step):
      return from([value(inner, row)]) { Int128(step.index(of: date(inner, $0[0], last: false))) }
    case .firstDay(let inner):
      if kind(inner) == .day { return value(inner, row) }
      return from([value(inner, row)]) { Int128(date(inner, $0[0], last: false).day) }
    case .lastDay(let inner):
      if kind(inner) == .day { return value(inner, row) }
      return from([value(inner, row)]) { Int128(date(inner, $0[0], last: true).day) }
    case .daysBetween(let first, let second):
      return from([value(first, row), value(second, row)]) { $0[1] - $0[0] }
    case .addDays(let inner, let days):
      return from([value(inner, row)]) { $0[0] + Int128(days) }
    case .earliest(let scalars):
      let values = scalars.map { value($0, row, as: kind(scalar)) }
      if values.contains(.overflowed) { return .overflowed }
      return values.compactMap(\.number).min().map { .number($0) } ?? .missing
    case .band(let inner, let bounds):
      var unit: Int128 = 1
      for _ in 0..<(kind(inner).decimals ?? 0) { unit *= 10 }
      return from([value(inner, row)]) { numbers in
        Int128(bounds.filter { Int128($0) * unit <= numbers[0] }.count)
      }
    case .choose(let predicate, let yes, let no):
      switch truth(predicate, row) {
      case .yes: return value(yes, row, as: kind(scalar))
      case .no: return value(no, row, as: kind(scalar))
      case .unknown: return .missing
      case .overflowed: return .overflowed
      }
    case .spell: return .missing
    }
  }

  private func date(_ scalar: Scalar, _ number: Int128, last: Bool) -> CivilDate {
    guard case .period(let step) = kind(scalar) else {
      let (least, most) = (
        CivilDate(year: 1, month: 1, day: 1), CivilDate(year: 9999, month: 12, day: 31)
      )
      let day = CivilDate(day: Int32(number))
      return min(max(day, least ?? day), most ?? day)
    }
    return last ? step.lastDay(Int(number)) : step.firstDay(Int(number))
  }

  // MARK: Predicates

  enum Truth { case yes, no, unknown, overflowed }

  func truth(_ predicate: Tables.Predicate, _ row: [Value]) -> Truth {
    switch predicate {
    case .missing(let scalar):
      switch value(scalar, row) {
      case .overflowed: return .overflowed
      case .missing: return .yes
      default: return .no
      }
    case .oneOf(let scalar, let texts):
      switch value(scalar, row) {
      case .overflowed: return .overflowed
      case .missing: return .unknown
      case .label(let label): return texts.contains { Array($0.utf8) == label } ? .yes : .no
      case .number(let number):
        guard kind(scalar) != .truth else {
          return texts.contains(number == 1 ? "true" : "false") ? .yes : .no
        }
        let scale = kind(scalar).decimals ?? 0
        return texts.contains { text in
          guard var exact = FixedPoint(text) else { return false }
          while exact.scale < scale {
            exact = FixedPoint(units: exact.units * 10, scale: exact.scale + 1)
          }
          return exact.units == number
        } ? .yes : .no
      }
    case .atMost(let left, let right):
      let kind = widest([left, right])
      let (a, b) = (value(left, row, as: kind), value(right, row, as: kind))
      if a == .overflowed || b == .overflowed { return .overflowed }
      guard let a = a.number, let b = b.number else { return .unknown }
      return a <= b ? .yes : .no
    case .not(let inner):
      switch truth(inner, row) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      case .overflowed: return .overflowed
      }
    case .every(let predicates):
      var result = Truth.yes
      for predicate in predicates {
        let truth = truth(predicate, row)
        if truth == .no || truth == .overflowed { return truth }
        if truth == .unknown { result = .unknown }
      }
      return result
    }
  }
}
