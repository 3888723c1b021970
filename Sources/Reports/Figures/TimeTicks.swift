// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// The ticks of a time axis, at round years, months or days.
struct TimeTicks {
  /// Ticks with a label of one or two lines: the second is the year, where it is new.
  var major: [Tick]
  /// Ticks without a label.
  var minor: [Int]

  struct Tick: Equatable {
    /// Number of the period.
    var index: Int
    var lines: [String]
  }

  enum Spacing {
    case days(Int), months(Int), years(Int)
  }

  private static let spacings: [Spacing] =
    [.days(1), .days(2), .days(7), .days(14), .months(1), .months(2), .months(3), .months(6)]
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { .years($0) }

  /// Ticks for the periods from first to last on an axis of that many pixels: the finest spacing
  /// whose labels keep clear of each other, at most thirteen.
  init(
    _ step: CalendarStep, _ first: Int, _ last: Int, width: Double, size: Double,
    numbers: NumberFormat
  ) {
    major = []
    minor = []
    guard first <= last, let from = step.checkedFirstDay(first),
      step.checkedFirstDay(last) != nil
    else { return }
    let to = max(from, step.checkedFirstDay(last + 1)?.adding(days: -1) ?? from)
    for (position, spacing) in TimeTicks.spacings.enumerated() where step.allows(spacing) {
      guard TimeTicks.roughCount(spacing, from, to) <= 40 else { continue }
      let ticks = TimeTicks.ticks(spacing, step, from, to, numbers)
      guard ticks.count <= 13, TimeTicks.fit(ticks, width / Double(last - first + 1), size) else {
        continue
      }
      major = ticks
      if ticks.count >= 2 {
        minor = TimeTicks.minorTicks(below: position, step, from, to, numbers)
      }
      break
    }
    if major.isEmpty {
      major = [Tick(index: first, lines: [numbers.shortPeriod(step, first)])]
    }
  }

  private static func roughCount(_ spacing: Spacing, _ from: CivilDate, _ to: CivilDate) -> Int {
    let days = Int(to.day) - Int(from.day) + 1
    switch spacing {
    case .days(let count): return days / count
    case .months(let count): return days / (30 * count)
    case .years(let count): return days / (365 * count)
    }
  }

  private static func fit(_ ticks: [Tick], _ pixels: Double, _ size: Double) -> Bool {
    for (left, right) in zip(ticks, ticks.dropFirst()) {
      func half(_ tick: Tick) -> Double {
        (tick.lines.map { TextMeasure.width($0, size: size) }.max() ?? 0) / 2
      }
      let gap = Double(right.index - left.index) * pixels
      if gap < half(left) + half(right) + 10 { return false }
    }
    return true
  }

  /// Years between labelled years; months between labelled quarters and halves.
  private static func minorTicks(
    below position: Int, _ step: CalendarStep, _ from: CivilDate, _ to: CivilDate,
    _ numbers: NumberFormat
  ) -> [Int] {
    let finer: Spacing? =
      switch spacings[position] {
      case .years(let count) where count > 1 && count <= 20: .years(1)
      case .months(let count) where count > 1: .months(1)
      case .days, .months, .years: nil
      }
    guard let finer, step.allows(finer) else { return [] }
    return ticks(finer, step, from, to, numbers).map(\.index)
  }

  private static func ticks(
    _ spacing: Spacing, _ step: CalendarStep, _ from: CivilDate, _ to: CivilDate,
    _ numbers: NumberFormat
  ) -> [Tick] {
    var ticks: [Tick] = []
    var year: Int?
    for date in dates(spacing, from, to) {
      let (dateYear, month, day) = date.parts
      let name: String
      switch spacing {
      case .years:
        ticks.append(Tick(index: step.index(of: date), lines: [String(dateYear)]))
        continue
      case .months: name = numbers.shortMonth(month)
      case .days: name = "\(day) \(numbers.shortMonth(month))"
      }
      let lines = year == dateYear ? [name] : [name, String(dateYear)]
      ticks.append(Tick(index: step.index(of: date), lines: lines))
      year = dateYear
    }
    return ticks
  }

  /// The round dates of a spacing from one day to another.
  private static func dates(
    _ spacing: Spacing, _ from: CivilDate, _ to: CivilDate
  ) -> [CivilDate] {
    var dates: [CivilDate] = []
    switch spacing {
    case .days(let count):
      // Spacings of whole weeks fall on Mondays.
      let phase = (Int(from.day) + 3) % count
      var date = from.adding(days: phase == 0 ? 0 : (count - phase) % count)
      while date <= to {
        if date >= from { dates.append(date) }
        date = date.adding(days: count)
      }
    case .months(let count):
      var date = from.firstOfYear
      while date <= to {
        if date >= from { dates.append(date) }
        date = date.adding(months: count)
      }
    case .years(let count):
      var year = from.year / count * count
      while year <= to.year {
        if let date = CivilDate(year: year, month: 1, day: 1), date >= from, date <= to {
          dates.append(date)
        }
        year += count
      }
    }
    return dates
  }
}

extension CivilDate {
  fileprivate var firstOfYear: CivilDate { adding(days: 1 - parts.day).adding(months: 1 - month) }
}

extension CalendarStep {
  /// Whether an axis of such periods can have ticks at that spacing: none finer than a period.
  fileprivate func allows(_ spacing: TimeTicks.Spacing) -> Bool {
    switch (self, spacing) {
    case (.day, _): true
    case (.week, .days(let count)): count >= 7
    case (.week, _): true
    case (.month, .days): false
    case (.month, _): true
    case (.quarter, .days): false
    case (.quarter, .months(let count)): count % 3 == 0
    case (.quarter, .years): true
    case (.year, .years): true
    case (.year, _): false
    }
  }
}
