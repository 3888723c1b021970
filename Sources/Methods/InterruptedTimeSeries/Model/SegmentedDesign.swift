// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Glibc
import Statistics

/// The columns of a segmented regression (Wagner, Soumerai, Zhang, Ross-Degnan 2002): intercept,
/// trend, terms of each interruption, season and calendar.
///
/// Time coding: the trend is 0 at the first period of the series and rises by 1 a period. An
/// interruption's slope is 0 at its first full period (after the phase-in), so that the level
/// coefficient is the change in that period.
struct SegmentedDesign {
  /// An interruption of the series, by period numbers.
  struct Interruption: Hashable {
    /// First period of the interruption, phase-in included.
    var start: Int
    /// First period after it was withdrawn; nil when it lasts.
    var off: Int?
    /// How many periods from `start` are the phase-in.
    var phaseIn: Int

    /// First period after the phase-in.
    var firstFull: Int { start + phaseIn }

    func isActive(_ period: Int) -> Bool { period >= start && period < (off ?? .max) }
  }

  typealias Shape = InterruptedTimeSeries.Shape
  typealias Season = InterruptedTimeSeries.Season
  typealias CalendarTerm = InterruptedTimeSeries.CalendarTerm

  /// A column.
  enum Term: Hashable {
    case intercept, trend, trendSquared
    case change(Shape, Int)
    case month(Int)
    case sine(Int)
    case cosine(Int)
    case calendar(CalendarTerm)

    /// Its name in the report's vocabulary.
    var phrase: String {
      switch self {
      case .intercept: "its.term.intercept"
      case .trend: "its.term.trend"
      case .trendSquared: "its.term.trend-squared"
      case .change(let shape, _): "its.\(shape.rawValue)"
      case .month, .sine, .cosine: "its.term.season"
      case .calendar(let term): "its.calendar.\(term.rawValue)"
      }
    }

    var isChange: Bool { if case .change = self { true } else { false } }
  }

  var step: CalendarStep
  /// Number of the period where the trend is 0.
  var origin: Int
  var interruptions: [Interruption]
  var shapes: [Shape]
  /// Whether the phase-in ramps the level up instead of being left out.
  var ramped: Bool
  var season: Season
  var calendar: [CalendarTerm]
  var quadratic = false

  /// The columns, in order.
  var terms: [Term] {
    var terms: [Term] = [.intercept, .trend]
    if quadratic { terms.append(.trendSquared) }
    for index in interruptions.indices { terms += shapes.map { .change($0, index) } }
    switch season {
    case .none: break
    case .months: terms += seasonUnits.dropFirst().map { .month($0) }
    case .harmonics(let count):
      for harmonic in 1...max(1, count) {
        // At the highest frequency that the step can show, the sine is 0 in every period.
        if step.periodsPerYear != harmonic * 2 { terms.append(.sine(harmonic)) }
        terms.append(.cosine(harmonic))
      }
    }
    return terms + calendar.map { .calendar($0) }
  }

  /// The design matrix of some periods, one row a period.
  func matrix(_ periods: [Int]) -> Matrix {
    let terms = self.terms
    var matrix = Matrix(rows: periods.count, columns: terms.count)
    for (row, period) in periods.enumerated() {
      for (column, term) in terms.enumerated() { matrix[row, column] = value(term, period) }
    }
    return matrix
  }

  /// What the interruptions add to the linear predictor in a period: the row with every other
  /// column at 0.
  func changeRow(_ period: Int) -> [Double] {
    terms.map { $0.isChange ? value($0, period) : 0 }
  }

  /// The value of one column in one period.
  func value(_ term: Term, _ period: Int) -> Double {
    let time = Double(period - origin)
    switch term {
    case .intercept: return 1
    case .trend: return time
    case .trendSquared: return time * time
    case .change(let shape, let index): return change(shape, interruptions[index], period)
    case .month(let unit): return seasonUnit(period) == unit ? 1 : 0
    case .sine(let harmonic): return sin(Double(harmonic) * angle(period))
    case .cosine(let harmonic): return cos(Double(harmonic) * angle(period))
    case .calendar(let term): return calendarValue(term, period)
    }
  }

  private func change(_ shape: Shape, _ interruption: Interruption, _ period: Int) -> Double {
    guard interruption.isActive(period) else { return 0 }
    let after = period - interruption.firstFull
    switch shape {
    case .level:
      guard after < 0 else { return 1 }
      return ramped
        ? Double(period - interruption.start + 1) / Double(interruption.phaseIn + 1) : 0
    case .slope: return Double(max(0, after))
    case .pulse: return after == 0 ? 1 : 0
    }
  }

  // MARK: Season and calendar

  /// The units of a year that month terms tell apart: months, quarters, or the month of a week or
  /// day.
  private var seasonUnits: [Int] { Array(1...(step == .quarter ? 4 : 12)) }

  private func seasonUnit(_ period: Int) -> Int {
    let month = middle(period).month
    return step == .quarter ? (month - 1) / 3 + 1 : month
  }

  private func middle(_ period: Int) -> CivilDate {
    let first = step.firstDay(period)
    return first.adding(days: Int(step.lastDay(period).day - first.day) / 2)
  }

  /// The position in the year, in radians: by month or quarter, or by day for weeks and days.
  private func angle(_ period: Int) -> Double {
    switch step {
    case .month, .quarter:
      let length = step.periodsPerYear ?? 12
      return 2 * .pi * Double(period % length + 1) / Double(length)
    case .day, .week, .year: return 2 * .pi * Double(middle(period).day) / 365.25
    }
  }

  private func calendarValue(_ term: CalendarTerm, _ period: Int) -> Double {
    let days = step.firstDay(period).day...step.lastDay(period).day
    let dates = days.map { CivilDate(day: $0) }
    switch term {
    case .august: return Double(dates.count { $0.month == 8 }) / Double(dates.count)
    case .easter: return dates.contains { CivilDate.easter(year: $0.year) == $0 } ? 1 : 0
    case .workingDays: return Double(dates.count { $0.weekday <= 5 })
    }
  }
}
