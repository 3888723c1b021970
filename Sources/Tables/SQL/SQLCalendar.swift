// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

extension SQLDialect {
  /// The number of the period that holds a day, given as days since 1970-01-01 within the years 1
  /// to 9999.
  func period(ofDay day: String, _ step: CalendarStep) -> String {
    switch step {
    case .day: return day
    // Weeks count from the Monday of 1970-01-01's; 719,159 days are whole weeks back to year 1.
    case .week: return "(\(quotient("(\(day) + 719162)", 7)) - 102737)"
    case .month: return "(\(year(day)) * 12 + \(month(day)) - 1)"
    case .quarter: return "(\(year(day)) * 4 + \(quotient("(\(month(day)) - 1)", 3)))"
    case .year: return year(day)
    }
  }

  /// The first day of a period, by its number: integer arithmetic on years that begin in March
  /// (Hinnant 2013), the same in every engine.
  func firstDay(of period: String, _ step: CalendarStep) -> String {
    switch step {
    case .day: period
    case .week: "(\(period) * 7 - 3)"
    case .month: firstDay(ofMonth: period)
    case .quarter: firstDay(ofMonth: "(\(period) * 3)")
    case .year: firstDay(ofMonth: "(\(period) * 12)")
    }
  }

  private func firstDay(ofMonth month: String) -> String {
    let march = "(\(month) - 2)"
    return "(365 * \(quotient(march, 12)) + \(quotient(march, 48)) - \(quotient(march, 1200))"
      + " + \(quotient(march, 4800)) + \(quotient("(153 * (\(march) % 12) + 2)", 5)) - 719468)"
  }

  /// The day of a year, month and day of month that exist.
  func day(year: String, month: String, day: String) -> String {
    "(\(firstDay(ofMonth: "(\(year) * 12 + \(month) - 1)")) + \(day) - 1)"
  }

  /// Whether there is such a day in the years 1 to 9999.
  func isDay(year: String, month: String, day: String) -> String {
    let february =
      "CASE WHEN (\(year) % 4 = 0 AND \(year) % 100 <> 0) OR \(year) % 400 = 0 THEN 29 ELSE 28 END"
    return "\(year) BETWEEN 1 AND 9999 AND \(month) BETWEEN 1 AND 12 AND \(day) BETWEEN 1 AND "
      + "CASE WHEN \(month) = 2 THEN \(february) WHEN \(month) IN (4, 6, 9, 11) THEN 30 ELSE 31 END"
  }

  private func date(_ day: String) -> String {
    switch engine {
    case .duckdb, .postgres: "(DATE '1970-01-01' + CAST(\(day) AS INTEGER))"
    case .spark: "date_add(DATE'1970-01-01', CAST(\(day) AS INT))"
    case .sqlite: "\(day) * 86400, 'unixepoch'"
    }
  }

  private func year(_ day: String) -> String {
    switch engine {
    case .duckdb, .spark: "year(\(date(day)))"
    case .postgres: "CAST(extract(year FROM \(date(day))) AS INTEGER)"
    case .sqlite: "CAST(strftime('%Y', \(date(day))) AS INTEGER)"
    }
  }

  private func month(_ day: String) -> String {
    switch engine {
    case .duckdb, .spark: "month(\(date(day)))"
    case .postgres: "CAST(extract(month FROM \(date(day))) AS INTEGER)"
    case .sqlite: "CAST(strftime('%m', \(date(day))) AS INTEGER)"
    }
  }
}
