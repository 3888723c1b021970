// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Testing

@testable import Reports

@Suite("Figures of comparisons of places")
struct ComparisonFigureTests {
  private static func study(
    _ times: ClosedRange<Int>, size: Double = 0.05, unit: Unit = .points,
    step: CalendarStep = .month, band: Bool = false, matters: Double? = 0.02
  ) -> FigureData {
    var random = TestRandom(seed: 3)
    let points = times.map { time -> EventStudyFigure.Point in
      guard time != -1 else { return .init(eventTime: -1, value: 0, interval: nil, band: nil) }
      let value = size * Double.random(in: -1...2, using: &random)
      return .init(
        eventTime: time, value: value, interval: Interval(lower: value - size, upper: value + size),
        band: band ? Interval(lower: value - 2 * size, upper: value + 2 * size) : nil)
    }
    return FigureData(
      id: "event-study",
      content: .eventStudy(.init(step: step, unit: unit, points: points, matters: matters)))
  }

  private static func forest(
    _ labels: [String], unit: Unit = .points, size: Double = 0.05, two: Bool = false
  ) -> FigureData {
    let rows = labels.enumerated().map { index, label in
      let value = size * Double(index % 5)
      let mark = ForestFigure.Mark(
        value: value,
        interval: index % 4 == 3
          ? Interval(lower: nil, upper: nil)
          : Interval(lower: value - size, upper: value + size))
      return ForestFigure.Row(
        label: index == 0 ? .term("figure.all") : .text(label),
        marks: two ? [mark, index % 3 == 1 ? nil : mark] : [mark])
    }
    return FigureData(
      id: "leave-one-out",
      content: .forest(
        .init(
          title: two ? "figure.balance" : "figure.leaveOneOut", unit: unit,
          series: two ? ["figure.balance.after", "figure.balance.before"] : ["figure.effect"],
          rows: rows, limits: [size])))
  }

  private static let hostile = FigureChecks.hostileNames

  static let all: [(name: String, figure: FigureData)] = [
    ("18 months", study(-12...5)), ("weeks with a band", study(-60...43, step: .week, band: true)),
    ("quarters", study(-4...3, step: .quarter)),
    ("years", study(-9...8, size: 3, unit: .number, step: .year, band: true, matters: nil)),
    ("600 days", study(-300...299, step: .day)), ("two points", study(-1...0)),
    ("large counts", study(-12...5, size: 4e7, unit: .count, matters: 1e6)),
    ("minutes", study(-12...5, size: 2, unit: .measure("min"), matters: 5)),
    ("no size", study(-6...5, size: 0, matters: nil)),
    (
      "no points",
      FigureData(
        id: "e", content: .eventStudy(.init(step: .month, unit: .points, points: [], matters: nil)))
    ),
    (
      "numbers no axis can hold",
      FigureData(
        id: "e",
        content: .eventStudy(
          .init(
            step: .month, unit: .points,
            points: [
              .init(eventTime: 0, value: .nan, interval: nil, band: nil),
              .init(
                eventTime: 1, value: 1e300, interval: Interval(lower: nil, upper: nil),
                band: Interval(lower: -1e300, upper: nil)),
            ], matters: .infinity)))
    ),
    ("13 rows", forest((0..<13).map { "Distretto \($0)" })),
    ("61 rows", forest((0..<61).map { "Comune \($0)" })),
    ("hostile names", forest(hostile)), ("balance", forest(hostile, unit: .number, two: true)),
    ("large effects", forest(["", "Nord"], unit: .count, size: 3e8)),
    ("minutes, rows", forest(["", "Nord", "Sud"], unit: .measure("min"), size: 0.2)),
    ("no rows", forest([])), ("no effects", forest(["", "Nord"], size: 0)),
  ]

  @Test("every shape in both languages is well-formed, legible, clear of overlaps, and says itself")
  func everyShape() throws {
    for (name, figure) in Self.all { try FigureChecks.hold(name, figure) }
  }

  @Test("an interval without limits reaches both ends of the axis")
  func unbounded() {
    let svg = FigureSVG.render(Self.forest(["", "A", "B", "C"]), .en)
    let lines = svg.split(separator: "<line ").filter { $0.contains("stroke-width=\"2\"") }
    let widths = lines.map { line -> Double in
      func value(_ name: String) -> Double {
        line.split(separator: "\(name)=\"").last.flatMap { Double($0.prefix { $0 != "\"" }) } ?? 0
      }
      return value("x2") - value("x1")
    }
    #expect(widths.count == 4)
    #expect(widths.max() == widths.last && (widths.last ?? 0) > 2 * (widths.first ?? 0))
  }

  @Test("what the event study shows, in words and numbers")
  func words() {
    func point(_ time: Int, _ value: Double, _ reach: Double) -> EventStudyFigure.Point {
      .init(
        eventTime: time, value: value,
        interval: Interval(lower: value - reach, upper: value + reach), band: nil)
    }
    let figure = FigureData(
      id: "e",
      content: .eventStudy(
        .init(
          step: .month, unit: .points,
          points: [
            point(-3, 0.03, 0.01), point(-2, 0.001, 0.01),
            .init(eventTime: -1, value: 0, interval: nil, band: nil), point(0, 0.05, 0.02),
            point(1, 0.041, 0.02),
          ], matters: nil)))
    let text = Wording(.en).alternative(figure)
    #expect(text.contains("2 estimates, 1 "), "\(text)")
    #expect(text.contains("2 estimates, 2 "), "\(text)")
    #expect(text.contains("4.1"), "\(text)")
  }
}
