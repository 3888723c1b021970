// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Tables

@Suite("Functions of periods, worked out beforehand")
struct PeriodTableTests {
  @Test("give what the calendar gives within the table, at its ends and beyond them")
  func lookUp() throws {
    for step in [CalendarStep.week, .month, .quarter, .year] {
      let days = [
        "1582-10-15", "1899-12-31", "1900-01-01", "1970-01-01", "2024-02-29", "2079-12-31",
        "2080-01-01", "2101-03-01", "9998-12-31",
      ]
      let periods = try days.map { Int64(step.index(of: try #require(CivilDate(iso: $0)))) }
      let values = periods + [missingValue, overflowedValue]
      var found = [Int64](repeating: 7, count: values.count)
      let table = PeriodTable(step) { Int64(step.lastDay(Int($0)).day) }
      found.withUnsafeMutableBufferPointer { found in
        values.withUnsafeBufferPointer { values in
          guard let first = values.baseAddress, let result = found.baseAddress else { return }
          table.look(up: first, values.count, result)
        }
      }
      let expected = periods.map { Int64(step.lastDay(Int($0)).day) }
      #expect(found == expected + [missingValue, missingValue])
    }
  }
}
