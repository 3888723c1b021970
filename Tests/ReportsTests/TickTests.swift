// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Reports

@Suite("Axis ticks")
struct TickTests {
  @Test(
    "values at 1, 2 or 5 times a power of ten, covering the data",
    arguments: [
      (0.0, 10.0, [0, 2, 4, 6, 8, 10], 0), (44.2, 54.6, [44, 46, 48, 50, 52, 54, 56], 0),
      (0, 1299, [0, 500, 1000, 1500], 0), (0.1, 0.32, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35], 2),
      (-1, 1, [-1, -0.5, 0, 0.5, 1], 1), (-3.1, 4.1, [-4, -2, 0, 2, 4, 6], 0),
    ] as [(Double, Double, [Double], Int)])
  func values(low: Double, high: Double, ticks: [Double], decimals: Int) {
    let made = ValueTicks(covering: low...high)
    #expect(made.values == ticks)
    #expect(made.decimals == decimals)
  }

  @Test("any range gives 2 to 15 rising ticks that cover it")
  func anyRange() {
    var random = TestRandom(seed: 9)
    for _ in 0..<5000 {
      let one = random.number()
      let two = random.next() % 10 == 0 ? one : random.number()
      let ticks = ValueTicks(covering: min(one, two)...max(one, two))
      #expect((2...15).contains(ticks.values.count), "\(one) \(two)")
      #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
      let slack = (ticks.upper - ticks.lower) * 1e-6
      #expect(ticks.lower <= min(one, two) + slack && ticks.upper >= max(one, two) - slack)
    }
    for hostile in [-Double.infinity...Double.infinity, 0...1e300, 1e300...1e300] {
      #expect(ValueTicks(covering: hostile).values.count >= 2)
    }
  }

  private func labels(_ step: CalendarStep, from: String, _ count: Int) throws -> [String] {
    let first = step.index(of: try #require(CivilDate(iso: from)))
    return TimeTicks(
      step, first, first + count - 1, width: 500, size: 14, numbers: NumberFormat(.en)
    ).major.map { $0.lines.joined(separator: " ") }
  }

  @Test("time at round years, months or days, the year where it is new")
  func time() throws {
    #expect(
      try labels(.month, from: "2022-10-01", 30) == [
        "Oct 2022", "Jan 2023", "Apr", "Jul", "Oct", "Jan 2024", "Apr", "Jul", "Oct", "Jan 2025",
      ])
    #expect(
      try labels(.month, from: "1969-01-01", 192)
        == ["1970", "1972", "1974", "1976", "1978", "1980", "1982", "1984"])
    #expect(
      try labels(.day, from: "2024-10-01", 21) == ["7 Oct 2024", "14 Oct", "21 Oct"])
    #expect(try labels(.quarter, from: "2024-04-01", 3) == ["Apr 2024", "Jul", "Oct"])
    #expect(try labels(.year, from: "2008-01-01", 5) == ["2008", "2009", "2010", "2011", "2012"])
    #expect(try labels(.year, from: "2009-01-01", 1) == ["2009"])
  }

  @Test(
    "every series has at least one tick, inside it, however long, and none outside the calendar")
  func anyLength() {
    for step in CalendarStep.allCases {
      let first = FigureShapes.firstPeriod(step)
      for count in [1, 2, 3, 5, 8, 13, 30, 80, 200, 600, 1500, 4000] {
        for language in Language.allCases {
          let ticks = TimeTicks(
            step, first, first + count - 1, width: 500, size: 14, numbers: NumberFormat(language))
          #expect((1...13).contains(ticks.major.count), "\(step) \(count)")
          #expect(ticks.major.allSatisfy { (first..<(first + count)).contains($0.index) })
        }
      }
      let outside = TimeTicks(
        step, .max - 5, .max, width: 500, size: 14, numbers: NumberFormat(.it))
      #expect(outside.major.isEmpty)
    }
  }

  @Test("text is wrapped at spaces and cut with an ellipsis, never wider than asked")
  func wrapping() {
    let text = "Adesione all’invito FIT nei distretti della campagna e nei distretti di controllo"
    for width in stride(from: 60.0, through: 700, by: 20) {
      let lines = TextMeasure.wrapped(text, width: width, size: 15)
      #expect(lines.count <= 3)
      #expect(lines.allSatisfy { TextMeasure.width($0, size: 15) <= width })
    }
    #expect(TextMeasure.wrapped("", width: 100, size: 15).isEmpty)
    #expect(TextMeasure.wrapped(text, width: 700, size: 15) == [text])
    #expect(
      TextMeasure.wrapped("Precipitevolissimevolmente", width: 90, size: 15)[0].hasSuffix("…"))
  }
}
