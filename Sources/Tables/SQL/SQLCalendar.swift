// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

extension SQLDialect {
  /// The number of the period that holds a day, given as days since 1970-01-01 within the years 1
  /// to 9999. Integer arithmetic alone, the same in every engine; postgres_fdw sends it on, as it
  /// does not send date functions.
  func period(ofDay day: String, _ step: CalendarStep) -> String {
    switch step {
    case .day: day
    // Weeks count from the Monday of 1970-01-01's; 719,159 days are whole weeks back to year 1.
    case .week: "(\(quotient("(\(day) + 719162)", 7)) - 102737)"
    case .month: month(ofDay: day)
    case .quarter: quotient(month(ofDay: day), 3)
    case .year: quotient(month(ofDay: day), 12)
    }
  }

  /// Months since year 0, by centuries and years that begin in March (Neri and Schneider 2022,
  /// algorithm 4).
  private func month(ofDay day: String) -> String {
    let quarters = "(4 * (\(day) + 719468) + 3)"
    let century = quotient(quarters, 146_097)
    let rest = "(4 * \(quotient("(\(quarters) % 146097)", 4)) + 3)"
    let year = "(100 * \(century) + \(quotient(rest, 1_461)))"
    let month = quotient("(5 * \(quotient("(\(rest) % 1461)", 4)) + 2)", 153)
    return "(12 * \(year) + \(month) + 2)"
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
}
