// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Rounds numbers of findings to a few significant digits: at full precision they are equations
/// that few sets of whole numbers solve.
enum Coarsening {
  /// A number at that many significant digits.
  static func rounded(_ number: Double, _ digits: Int) -> Double {
    guard number.isFinite, number != 0 else { return number }
    let decimals = digits - 1 - Int(log10(number.magnitude).rounded(.down))
    let scale = pow(10, Double(abs(decimals)))
    let result =
      decimals >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
    return result.isFinite ? result : number
  }

  /// An interval whose limits have that many digits.
  static func rounded(_ interval: Interval, _ digits: Int) -> Interval {
    interval.mapped { rounded($0, digits) }
  }

  /// A value whose numbers have that many digits; counts and dates stay.
  static func rounded(_ value: Value, _ digits: Int) -> Value {
    switch value {
    case .number(let number, let unit): .number(rounded(number, digits), unit)
    case .interval(let interval, let unit): .interval(rounded(interval, digits), unit)
    case .phrase(let term, let slots): .phrase(term, slots.mapValues { rounded($0, digits) })
    case .list(let values): .list(values.map { rounded($0, digits) })
    default: value
    }
  }

  /// A value without any number; counts of periods and places, and dates, stay.
  static func withoutNumbers(_ value: Value) -> Value {
    switch value {
    case .number, .interval: .hidden
    case .phrase(let term, let slots): .phrase(term, slots.mapValues(withoutNumbers))
    case .list(let values): .list(values.map(withoutNumbers))
    default: value
    }
  }

  /// Values without which period is the first that holds data, how many do, and of how many places all
  /// do: of a month of which everything is withheld, that nobody was counted in it.
  static func withoutPeriods(_ values: [String: Value]) -> [String: Value] {
    var safe = values
    for name in ["before", "after", "treated", "controls"] {
      if case .count? = values[name] { safe[name] = .hidden }
    }
    if case .period? = values["first"] { safe["first"] = .hidden }
    return safe
  }

  /// How many numbers a value holds, limits of intervals counted each.
  static func numbers(in value: Value) -> Int {
    switch value {
    case .number: 1
    case .interval(let interval, _):
      [interval.lower, interval.upper].count { $0 != nil }
    case .phrase(_, let slots): slots.values.reduce(0) { $0 + numbers(in: $1) }
    case .list(let values): values.reduce(0) { $0 + numbers(in: $1) }
    default: 0
    }
  }

  /// Whether a note holds neither numbers nor counts.
  static func isPlain(_ note: Note) -> Bool {
    func isPlain(_ value: Value) -> Bool {
      switch value {
      case .number, .interval, .count: false
      case .phrase(_, let slots): slots.values.allSatisfy(isPlain)
      case .list(let values): values.allSatisfy(isPlain)
      default: true
      }
    }
    return note.arguments.values.allSatisfy(isPlain)
  }
}

extension RegisteredResult.Answer {
  /// Leaves three digits of the estimate.
  mutating func coarsen() {
    estimate.value = estimate.value.map { Coarsening.rounded($0, 3) }
    estimate.interval = estimate.interval.map { Coarsening.rounded($0, 3) }
    estimate.standardError = estimate.standardError.map { Coarsening.rounded($0, 3) }
  }
}
