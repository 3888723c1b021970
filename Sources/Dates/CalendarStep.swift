// SPDX-License-Identifier: GPL-3.0-or-later

/// The length of a period of a series: periods of one step tile the calendar without gaps.
///
/// Weeks are ISO weeks, Monday to Sunday.
public enum CalendarStep: String, Codable, Sendable, Hashable, CaseIterable {
  case day, week, month, quarter, year

  /// The number of the period that holds a date; consecutive periods have consecutive numbers.
  /// Days and weeks count from the period that holds 1970-01-01, months, quarters and years
  /// from year 0.
  public func index(of date: CivilDate) -> Int {
    switch self {
    case .day: return Int(date.day)
    case .week:
      let shifted = Int(date.day) + 3
      return shifted >= 0 ? shifted / 7 : (shifted - 6) / 7
    case .month:
      let (year, month, _) = date.parts
      return year * 12 + month - 1
    case .quarter:
      let (year, month, _) = date.parts
      return year * 4 + (month - 1) / 3
    case .year: return date.year
    }
  }

  /// The first day of the period with that number.
  public func firstDay(_ index: Int) -> CivilDate {
    switch self {
    case .day: CivilDate(day: Int32(index))
    case .week: CivilDate(day: Int32(index * 7 - 3))
    case .month: CivilDate(day: 0).adding(months: index - 1970 * 12)
    case .quarter: CivilDate(day: 0).adding(months: index * 3 - 1970 * 12)
    case .year: CivilDate(day: 0).adding(months: (index - 1970) * 12)
    }
  }

  /// The last day of the period with that number.
  public func lastDay(_ index: Int) -> CivilDate { firstDay(index + 1).adding(days: -1) }

  /// How many periods a year has, where that number is whole: the length of a season.
  public var periodsPerYear: Int? {
    switch self {
    case .day: nil
    case .week: nil
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }

  /// The label of a period: `2024-10-07` (a day, or a week's Monday), `2024-10`, `2024-Q4`, `2024`.
  public func label(_ index: Int) -> String {
    let first = firstDay(index)
    switch self {
    case .day, .week: return first.iso
    case .month: return String(first.iso.prefix(7))
    case .quarter: return "\(first.iso.prefix(4))-Q\((first.month - 1) / 3 + 1)"
    case .year: return String(first.iso.prefix(4))
    }
  }
}

/// A range of days, both ends inclusive.
public struct DateRange: Hashable, Codable, Sendable {
  /// First day.
  public var from: CivilDate
  /// Last day.
  public var to: CivilDate

  /// The days from `from` to `to`; `from` must not be later than `to`.
  public init(from: CivilDate, to: CivilDate) {
    precondition(from <= to, "a range of dates ends before it begins")
    self.from = from
    self.to = to
  }

  /// Whether a day lies in the range.
  public func contains(_ date: CivilDate) -> Bool { from <= date && date <= to }
}
