// SPDX-License-Identifier: GPL-3.0-or-later

/// A value that a figure shows, or why it shows none.
public enum FigureMark: Hashable, Codable, Sendable {
  /// A value with its interval, where it has one.
  case value(Double, Interval?)
  /// Withheld by disclosure control.
  case withheld
  /// There is none: nobody was there, or nothing can be estimated.
  case absent

  /// The value; nil where there is none or it is withheld.
  public var number: Double? {
    guard case .value(let number, _) = self else { return nil }
    return number
  }

  /// The interval of the value.
  public var interval: Interval? {
    guard case .value(_, let interval) = self else { return nil }
    return interval
  }

  /// The mark without its value: withheld, where there was one.
  public var hidden: FigureMark { number == nil ? self : .withheld }

  /// The mark with its numbers changed; a value without a result is absent, a limit is none.
  public func mapped(_ change: (Double) -> Double?) -> FigureMark {
    guard case .value(let number, let interval) = self else { return self }
    guard let result = change(number) else { return .absent }
    return .value(result, interval.map { $0.mapped(change) })
  }
}

extension Interval {
  /// The interval with its limits changed; a limit without a result is none.
  func mapped(_ change: (Double) -> Double?) -> Interval {
    Interval(lower: lower.flatMap(change), upper: upper.flatMap(change), level: level)
  }
}
