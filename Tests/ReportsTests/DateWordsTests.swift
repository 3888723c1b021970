// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Reports

@Suite("Dates in words")
struct DateWordsTests {
  private let italian = NumberFormat(.it)
  private let english = NumberFormat(.en)

  private func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

  @Test("days")
  func days() throws {
    #expect(italian.date(try day("2024-10-31")) == "31 ottobre 2024")
    #expect(english.date(try day("2024-10-31")) == "31 October 2024")
    #expect(italian.date(try day("2024-10-01")) == "1º ottobre 2024")
    #expect(english.date(try day("2024-10-01")) == "1 October 2024")
  }

  @Test("periods of each step")
  func periods() throws {
    let date = try day("2024-10-09")
    func both(_ step: CalendarStep) -> [String] {
      let index = step.index(of: date)
      return [
        italian.period(step, index), english.period(step, index),
        italian.shortPeriod(step, index), english.shortPeriod(step, index),
      ]
    }
    #expect(
      both(.day) == ["9 ottobre 2024", "9 October 2024", "9 ott 2024", "9 Oct 2024"])
    #expect(
      both(.week) == [
        "settimana del 7 ottobre 2024", "week of 7 October 2024", "7 ott 2024", "7 Oct 2024",
      ])
    #expect(both(.month) == ["ottobre 2024", "October 2024", "ott 2024", "Oct 2024"])
    #expect(
      both(.quarter) == ["4º trimestre 2024", "Q4 2024", "4º trim. 2024", "Q4 2024"])
    #expect(both(.year) == ["2024", "2024", "2024", "2024"])
  }

  @Test("ranges, with the Italian article elided before l’8 and l’11")
  func ranges() throws {
    let range = DateRange(from: try day("2024-10-01"), to: try day("2025-03-11"))
    #expect(italian.range(range) == "dal 1º ottobre 2024 all’11 marzo 2025")
    #expect(english.range(range) == "1 October 2024 to 11 March 2025")
    let eighth = DateRange(from: try day("2024-10-08"), to: try day("2024-10-08"))
    #expect(italian.range(eighth) == "8 ottobre 2024")
    let first = CalendarStep.month.index(of: try day("2022-10-01"))
    #expect(italian.periods(.month, first, first + 29) == "da ottobre 2022 a marzo 2025")
    #expect(english.periods(.month, first, first + 29) == "October 2022 to March 2025")
    #expect(english.periods(.month, first, first) == "October 2022")
    #expect(italian.periods(.year, 2008, 2021) == "dal 2008 al 2021")
    #expect(
      italian.periods(.quarter, 2024 * 4, 2024 * 4 + 1)
        == "dal 1º trimestre 2024 al 2º trimestre 2024")
  }

  @Test("period numbers outside the calendar read as missing, and trap nowhere")
  func outside() {
    for step in CalendarStep.allCases {
      for index in [Int.min, -200_000_000, 200_000_000, Int.max] {
        #expect(english.period(step, index) == "not available")
        #expect(english.shortPeriod(step, index) == "not available")
        #expect(!italian.periods(step, index, 0).isEmpty)
      }
    }
    #expect(english.period(.day, -719_162) == "1 January 1")
    #expect(english.period(.day, 2_932_896) == "31 December 9999")
    #expect(english.period(.week, 418_985).hasSuffix("9999"))
    #expect(english.period(.month, 119_999) == "December 9999")
  }
}
