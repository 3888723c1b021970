// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  @Test("every day from 1600 to 2400 reads back as itself, one day after the day before")
  func roundTrip() throws {
    let first = try #require(CivilDate(iso: "1600-01-01"))
    let last = try #require(CivilDate(iso: "2400-12-31"))
    #expect(last.day - first.day == 292_559)
    var expected = (year: 1600, month: 1, day: 1)
    for day in first.day...last.day {
      let date = CivilDate(day: day)
      let parts = date.parts
      guard parts == expected else {
        Issue.record("\(day) is \(parts), not \(expected)")
        return
      }
      #expect(CivilDate(iso: date.iso) == date)
      expected.day += 1
      if expected.day > CivilDate.length(ofMonth: expected.month, year: expected.year) {
        expected.day = 1
        expected.month += 1
        if expected.month > 12 {
          expected.month = 1
          expected.year += 1
        }
      }
    }
  }

  @Test("1970-01-01 was a Thursday and day 0")
  func epoch() throws {
    let epoch = try #require(CivilDate(iso: "1970-01-01"))
    #expect(epoch.day == 0)
    #expect(epoch.weekday == 4)
  }

  @Test(
    "what is not a day is refused",
    arguments: [
      "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-32", "2024-1-01", "24-01-01", "0000-01-01",
      "2024/01/01", "2024-01-01 ", "2024-01-0a", "", "１９７０-01-01",
    ])
  func refused(text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test("adding months keeps the day, or takes the last day of a shorter month")
  func addingMonths() throws {
    let january = try #require(CivilDate(iso: "2024-01-31"))
    #expect(january.adding(months: 1).iso == "2024-02-29")
    #expect(january.adding(months: 13).iso == "2025-02-28")
    #expect(january.adding(months: -2).iso == "2023-11-30")
  }

  @Test(
    "Easter falls where the Vatican's tables print it",
    arguments: [
      "1943-04-25", "1969-04-06", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31",
      "2025-04-20", "2038-04-25",
    ])
  func easter(text: String) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(CivilDate.easter(year: date.year) == date)
  }
}
