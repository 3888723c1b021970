// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@Suite("Periods of a series")
struct CalendarStepTests {
  @Test("periods tile the calendar", arguments: CalendarStep.allCases)
  func tiling(step: CalendarStep) throws {
    let first = try #require(CivilDate(iso: "1965-11-30"))
    for offset in 0..<4_000 {
      let date = first.adding(days: offset)
      let index = step.index(of: date)
      #expect(step.firstDay(index) <= date && date <= step.lastDay(index))
      #expect(step.index(of: step.lastDay(index).adding(days: 1)) == index + 1)
    }
  }

  @Test("labels name the period")
  func labels() throws {
    let date = try #require(CivilDate(iso: "2024-10-09"))
    let labels = CalendarStep.allCases.map { $0.label($0.index(of: date)) }
    #expect(labels == ["2024-10-09", "2024-10-07", "2024-10", "2024-Q4", "2024"])
  }
}
