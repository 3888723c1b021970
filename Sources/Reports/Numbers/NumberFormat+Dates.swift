// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

extension NumberFormat {
  /// A day: `31 ottobre 2024`, `31 October 2024`; the first of a month is `1º ottobre 2024`.
  public func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(dayOfMonth(day)) \(months[month - 1]) \(year)"
  }

  /// A period of a series: `ottobre 2024`, `4º trimestre 2024`, `Q4 2024`,
  /// `week of 7 October 2024`.
  public func period(_ step: CalendarStep, _ index: Int) -> String {
    guard let first = step.checkedFirstDay(index) else { return missing }
    switch step {
    case .day: return date(first)
    case .week:
      return (language == .it ? "settimana del " : "week of ") + date(first)
    case .month: return "\(months[first.month - 1]) \(first.year)"
    case .quarter:
      let quarter = (first.month - 1) / 3 + 1
      return language == .it
        ? "\(quarter)º trimestre \(first.year)" : "Q\(quarter) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// A period in few characters, for axes and cells: `ott 2024`, `Oct 2024`, `4º trim. 2024`,
  /// `7 Oct 2024`.
  public func shortPeriod(_ step: CalendarStep, _ index: Int) -> String {
    guard let first = step.checkedFirstDay(index) else { return missing }
    switch step {
    case .day, .week:
      return "\(dayOfMonth(first.parts.day)) \(shortMonth(first.month)) \(first.year)"
    case .month: return "\(shortMonth(first.month)) \(first.year)"
    case .quarter:
      let quarter = (first.month - 1) / 3 + 1
      return language == .it ? "\(quarter)º trim. \(first.year)" : "Q\(quarter) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// Days from one to another, both inclusive: `dal 1º ottobre 2024 al 31 marzo 2025`.
  public func range(_ range: DateRange) -> String {
    guard range.from != range.to else { return date(range.from) }
    switch language {
    case .en: return "\(date(range.from)) to \(date(range.to))"
    case .it:
      return "\(elided("dal", "dall’", range.from)) \(elided("al", "all’", range.to))"
    }
  }

  /// Periods from one to another, both inclusive: `da ottobre 2022 a marzo 2025`.
  public func periods(_ step: CalendarStep, _ first: Int, _ last: Int) -> String {
    guard first != last else { return period(step, first) }
    guard let from = step.checkedFirstDay(first), let to = step.checkedFirstDay(last) else {
      return missing
    }
    switch (step, language) {
    case (.day, _): return range(DateRange(from: min(from, to), to: max(from, to)))
    case (_, .en): return "\(period(step, first)) to \(period(step, last))"
    case (.week, .it): return "dalla \(period(step, first)) alla \(period(step, last))"
    case (.quarter, .it), (.year, .it): return "dal \(period(step, first)) al \(period(step, last))"
    case (.month, .it): return "da \(period(step, first)) a \(period(step, last))"
    }
  }

  /// The short name of a month, 1 to 12: `ott`, `Oct`.
  func shortMonth(_ month: Int) -> String { String(months[month - 1].prefix(3)) }

  private func dayOfMonth(_ day: Int) -> String {
    language == .it && day == 1 ? "1º" : String(day)
  }

  /// Italian elides the article before the days that begin with a vowel (l’8, l’11).
  private func elided(_ article: String, _ short: String, _ date: CivilDate) -> String {
    let day = date.parts.day
    return day == 8 || day == 11 ? short + self.date(date) : "\(article) \(self.date(date))"
  }

  private var months: [String] {
    switch language {
    case .it:
      [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre",
      ]
    case .en:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    }
  }
}

extension CalendarStep {
  /// The first day of a period; nil when its number lies outside the calendar's years 1 to 9999,
  /// as one read from a damaged file may.
  func checkedFirstDay(_ index: Int) -> CivilDate? {
    let bounds =
      switch self {
      case .day: -719_162...2_932_896
      case .week: -102_737...418_985
      case .month: 12...119_999
      case .quarter: 4...39_999
      case .year: 1...9999
      }
    return bounds.contains(index) ? firstDay(index) : nil
  }
}
