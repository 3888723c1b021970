// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// A function of periods, worked out beforehand for those from 1900 to 2079; other periods are worked
/// out when they are met. A row's calendar arithmetic takes longer than reading the row.
struct PeriodTable {
  private let first: Int64
  private let values: [Int64]
  private let function: (Int64) -> Int64

  init(_ step: CalendarStep, _ function: @escaping (Int64) -> Int64) {
    let start = step.index(of: CivilDate(day: -25_567))
    let end = step.index(of: CivilDate(day: 40_177))
    first = Int64(start)
    values = (start..<end).map { function(Int64($0)) }
    self.function = function
  }

  /// The function of each period; missing for missing.
  func look(
    up periods: UnsafePointer<Int64>, _ count: Int, _ result: UnsafeMutablePointer<Int64>
  ) {
    values.withUnsafeBufferPointer { values in
      guard let table = values.baseAddress else { return }
      for row in 0..<count {
        let period = periods[row]
        // One comparison tells periods before, periods after and missing ones from those within.
        let offset = UInt64(bitPattern: period &- first)
        if offset < values.count {
          result[row] = table[Int(offset)]
        } else {
          result[row] = period > overflowedValue ? function(period) : missingValue
        }
      }
    }
  }
}
