// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// The period of each day from 1900 to mid 2079, made once and shared; other days are worked out.
struct CalendarTable: Sendable {
  private static let first = Int64(-25_567)
  private static let count = 1 << 16

  private let step: CalendarStep
  private let periods: [Int32]

  private init(_ step: CalendarStep) {
    self.step = step
    let end = Int(CalendarTable.first) + CalendarTable.count
    var day = Int(CalendarTable.first)
    var periods: [Int32] = []
    periods.reserveCapacity(CalendarTable.count)
    while day < end {
      let period = step.index(of: CivilDate(day: Int32(day)))
      let next = min(Int(step.lastDay(period).day) + 1, end)
      periods.append(contentsOf: repeatElement(Int32(period), count: next - day))
      day = next
    }
    self.periods = periods
  }

  private static let weeks = CalendarTable(.week)
  private static let months = CalendarTable(.month)
  private static let quarters = CalendarTable(.quarter)
  private static let years = CalendarTable(.year)

  /// The table of a step; days need none.
  static func of(_ step: CalendarStep) -> CalendarTable? {
    switch step {
    case .day: nil
    case .week: weeks
    case .month: months
    case .quarter: quarters
    case .year: years
    }
  }

  /// The date of a day's number; numbers outside the years 1 to 9999 count as the nearest of them.
  static func civil(_ day: Int64) -> CivilDate {
    CivilDate(day: Int32(min(max(day, -719_162), 2_932_896)))
  }

  /// The periods that hold these days; missing for missing.
  func look(up days: UnsafePointer<Int64>, _ count: Int, _ result: UnsafeMutablePointer<Int64>) {
    periods.withUnsafeBufferPointer { periods in
      guard let table = periods.baseAddress else { return }
      for row in 0..<count {
        let day = days[row]
        // One comparison tells days before, days after and missing ones from those in the table.
        let offset = UInt64(bitPattern: day &- CalendarTable.first)
        if offset < CalendarTable.count {
          result[row] = Int64(table[Int(offset)])
        } else if day == missingValue {
          result[row] = missingValue
        } else {
          result[row] = Int64(step.index(of: CalendarTable.civil(day)))
        }
      }
    }
  }
}
