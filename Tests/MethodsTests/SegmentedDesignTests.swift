// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Glibc
import Testing

@testable import Methods

/// Columns against values worked by hand.
@Suite("Columns of a segmented regression")
struct SegmentedDesignTests {
  private func design(
    _ step: CalendarStep = .month, origin: Int = 2024 * 12,
    _ interruptions: [SegmentedDesign.Interruption] = [.init(start: 2024 * 12 + 4, phaseIn: 0)],
    shapes: [InterruptedTimeSeries.Shape] = [.level, .slope], ramped: Bool = false,
    season: InterruptedTimeSeries.Season = .none,
    calendar: [InterruptedTimeSeries.CalendarTerm] = []
  ) -> SegmentedDesign {
    SegmentedDesign(
      step: step, origin: origin, interruptions: interruptions, shapes: shapes, ramped: ramped,
      season: season, calendar: calendar)
  }

  private func column(_ design: SegmentedDesign, _ term: SegmentedDesign.Term, _ count: Int)
    -> [Double]
  {
    (0..<count).map { design.value(term, design.origin + $0) }
  }

  @Test("the slope is 0 in the first full period, where the level is 1")
  func plain() {
    let design = design()
    #expect(column(design, .trend, 7) == [0, 1, 2, 3, 4, 5, 6])
    #expect(column(design, .change(.level, 0), 7) == [0, 0, 0, 0, 1, 1, 1])
    #expect(column(design, .change(.slope, 0), 7) == [0, 0, 0, 0, 0, 1, 2])
  }

  @Test("a phase-in that is left out starts the level after it")
  func phaseIn() {
    let design = design(.month, [.init(start: 2024 * 12 + 2, phaseIn: 2)])
    #expect(column(design, .change(.level, 0), 7) == [0, 0, 0, 0, 1, 1, 1])
    #expect(column(design, .change(.slope, 0), 7) == [0, 0, 0, 0, 0, 1, 2])
  }

  @Test("a ramped phase-in of three periods rises by quarters")
  func ramp() {
    let design = design(.month, [.init(start: 2024 * 12 + 1, phaseIn: 3)], ramped: true)
    #expect(column(design, .change(.level, 0), 7) == [0, 0.25, 0.5, 0.75, 1, 1, 1])
    #expect(column(design, .change(.slope, 0), 7) == [0, 0, 0, 0, 0, 1, 2])
  }

  @Test("each start has its own columns, and an off date ends them")
  func starts() {
    let origin = 2024 * 12
    let design = design(
      .month,
      [
        .init(start: origin + 1, off: origin + 4, phaseIn: 0),
        .init(start: origin + 3, off: nil, phaseIn: 0),
      ])
    #expect(column(design, .change(.level, 0), 6) == [0, 1, 1, 1, 0, 0])
    #expect(column(design, .change(.slope, 0), 6) == [0, 0, 1, 2, 0, 0])
    #expect(column(design, .change(.level, 1), 6) == [0, 0, 0, 1, 1, 1])
    #expect(design.terms.count == 6)
  }

  @Test("a pulse is the first full period only")
  func pulse() {
    let design = design(shapes: [.pulse])
    #expect(column(design, .change(.pulse, 0), 7) == [0, 0, 0, 0, 1, 0, 0])
  }

  @Test("months have eleven terms, quarters three, and each period has at most one")
  func months() {
    let monthly = design(season: .months)
    #expect(monthly.terms.count == 4 + 11)
    #expect(column(monthly, .month(2), 4) == [0, 1, 0, 0])
    let quarterly = design(.quarter, origin: 2024 * 4, season: .months)
    #expect(quarterly.terms.count == 4 + 3)
    #expect(column(quarterly, .month(4), 5) == [0, 0, 0, 1, 0])
  }

  @Test("a quarter's second harmonic has no sine: it is 0 in every quarter")
  func nyquist() {
    let design = design(.quarter, origin: 2024 * 4, season: .harmonics(2))
    #expect(!design.terms.contains(.sine(2)))
    let cosine = column(design, .cosine(2), 4)
    for (found, value) in zip(cosine, [-1.0, 1, -1, 1]) { #expect(abs(found - value) < 1e-12) }
  }

  @Test("the first harmonic of March is a quarter of a turn")
  func harmonic() {
    let design = design(season: .harmonics(1))
    #expect(abs(design.value(.sine(1), 2024 * 12 + 2) - 1) < 1e-12)
    #expect(abs(design.value(.cosine(1), 2024 * 12 + 2)) < 1e-12)
  }

  @Test("weeks and days turn once in 365.25 days", arguments: [CalendarStep.week, .day])
  func weeks(_ step: CalendarStep) throws {
    let first = step.index(of: try #require(CivilDate(year: 2024, month: 1, day: 3)))
    let design = design(step, origin: first, season: .harmonics(1))
    let later = first + (step == .week ? 1461 : 1461 * 7)
    #expect(abs(design.value(.sine(1), first) - design.value(.sine(1), later)) < 1e-9)
    #expect(abs(design.value(.sine(1), first) - design.value(.sine(1), first + 20)) > 1e-3)
  }

  @Test("a week belongs to the month of its Thursday")
  func weekMonth() throws {
    // The week from 29 January to 4 February 2024: its Thursday is 1 February.
    let week = CalendarStep.week.index(of: try #require(CivilDate(year: 2024, month: 1, day: 30)))
    let design = design(.week, origin: week - 8, season: .months)
    #expect(design.value(.month(2), week) == 1)
    #expect(design.value(.month(2), week - 1) == 0)
  }

  @Test("Easter 2024 is in March, 2025 in April; working days are weekdays")
  func calendar() {
    let design = design(calendar: [.easter, .august, .workingDays])
    #expect(design.value(.calendar(.easter), 2024 * 12 + 2) == 1)
    #expect(design.value(.calendar(.easter), 2024 * 12 + 3) == 0)
    #expect(design.value(.calendar(.easter), 2025 * 12 + 3) == 1)
    #expect(design.value(.calendar(.august), 2024 * 12 + 7) == 1)
    #expect(design.value(.calendar(.august), 2024 * 12 + 6) == 0)
    // January 2024 begins on a Monday: 23 weekdays; February 2024 has 21.
    #expect(design.value(.calendar(.workingDays), 2024 * 12) == 23)
    #expect(design.value(.calendar(.workingDays), 2024 * 12 + 1) == 21)
  }

  @Test("the week from 29 July to 4 August 2024 is four sevenths August")
  func augustWeek() throws {
    let week = CalendarStep.week.index(of: try #require(CivilDate(year: 2024, month: 8, day: 1)))
    let design = design(.week, origin: week, calendar: [.august])
    #expect(abs(design.value(.calendar(.august), week) - 4.0 / 7) < 1e-12)
  }

  @Test("every period plays one part")
  func partition() {
    let origin = 2024 * 12
    let design = design(
      .month, [.init(start: origin + 3, off: origin + 7, phaseIn: 1)])
    let partition = Partition(
      periods: (0..<9).map { origin + $0 }, design: design, leftOut: [(origin + 1)...(origin + 1)])
    #expect(
      partition.parts == [
        .before, .leftOut, .before, .phaseIn, .after, .after, .after, .withdrawn, .withdrawn,
      ])
    #expect(partition.used(ramped: false) == [0, 2, 4, 5, 6, 7, 8])
    #expect(partition.used(ramped: true) == [0, 2, 3, 4, 5, 6, 7, 8])
  }
}
