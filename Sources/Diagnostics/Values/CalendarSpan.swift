// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// A length of time: `90 days`, `1 month`.
public struct CalendarSpan: Hashable, Sendable {
  /// How many.
  public let count: Int
  /// Of what.
  public let unit: CalendarStep

  /// So many of a unit.
  public init(_ count: Int, _ unit: CalendarStep) {
    self.count = count
    self.unit = unit
  }

  /// Reads `1 month`, `90 days`: a whole number from 1 to 9999 and a unit.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (1...9999).contains(count),
      words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let singular = words[1].hasSuffix("s") ? words[1].dropLast() : words[1]
    guard let unit = CalendarStep(rawValue: String(singular)) else { return nil }
    self.init(count, unit)
  }

  /// As it is written in a study file.
  public var text: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }

  /// The length in days, for days and weeks; months and longer differ from one to the next.
  public var days: Int? {
    switch unit {
    case .day: count
    case .week: count * 7
    case .month, .quarter, .year: nil
    }
  }

  /// The length in periods of a series, where that is a whole number of them.
  public func periods(of step: CalendarStep) -> Int? {
    if step == unit { return count }
    func months(_ unit: CalendarStep) -> Int? {
      switch unit {
      case .day, .week: nil
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
    if let own = months(unit), let other = months(step) {
      return own * count % other == 0 ? own * count / other : nil
    }
    guard let days else { return nil }
    switch step {
    case .day: return days
    case .week: return days % 7 == 0 ? days / 7 : nil
    case .month, .quarter, .year: return nil
    }
  }
}
