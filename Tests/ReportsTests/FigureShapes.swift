// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Figures of many shapes, made of seeded numbers, that the tests draw.
enum FigureShapes {
  static let all: [(name: String, figure: FigureData)] = [
    ("30 months of a share", series(.month, 30, 24, .proportion, 0.47, 0.05)),
    ("192 months of a count, with control", seatBelts),
    ("600 days, several starts, gaps", days),
    ("quarters, crowded starts, three panels", quarters),
    ("weeks", series(.week, 80, 40, .count, 6, 2)),
    ("years", series(.year, 14, 7, .measure("litri pro capite"), 9, -1)),
    ("a start in the first period", series(.month, 30, 0, .ratio, 1, 0.1)),
    ("a start in the last period", series(.month, 30, 29, .rate(per: 1000), 0.02, 0.004)),
    ("one period", series(.quarter, 1, 0, .points, 0.01, 0)),
    ("two periods of nothing", empty),
    ("very large numbers", series(.month, 40, 30, .money("EUR"), 8e9, 1e9)),
    ("very small numbers", series(.month, 40, 30, .number, 3e-7, 1e-7)),
    ("a flat series", series(.month, 40, 30, .count, 0, 0, noise: 0)),
    ("numbers no axis can hold", hostile),
    ("24 lags", correlogram(24, 0.14)), ("9 lags", correlogram(9, 0.36)),
    ("60 lags", correlogram(60, 0.08)), ("no lags", correlogram(0, 0.5)),
    ("lags that are not numbers", notFinite),
    ("192 residuals", residuals(192, [169])), ("30 residuals", residuals(30, [24, 26, 27])),
    ("no residuals", residuals(0, [])),
  ]

  static let longTitle = LocalizedText(
    it:
      "Tempo di attesa mediano allo sportello del consultorio familiare della sede distrettuale di "
      + "Borgo San Lorenzo & <dintorni>, compresi gli accessi senza appuntamento",
    en: "Median waiting time at the \"district\" office")

  static func firstPeriod(_ step: CalendarStep) -> Int {
    CivilDate(iso: "2022-10-01").map { step.index(of: $0) } ?? 0
  }

  private static func panel(
    _ count: Int, _ start: Int, _ unit: Unit, _ level: Double, _ effect: Double,
    noise: Double = 0.04, seed: UInt64 = 5, title: LocalizedText = longTitle
  ) -> SeriesFigure.Panel {
    var random = TestRandom(seed: seed)
    let expected = (0..<count).map { level * (1 + 0.002 * Double($0 % 12)) }
    let fitted = expected.enumerated().map { $0.offset >= start ? $0.element + effect : $0.element }
    func after(_ factor: Double) -> [Double?] {
      expected.enumerated().map { offset, value in
        offset < start ? nil : value + factor * level * (0.03 + 0.01 * Double(offset - start))
      }
    }
    return SeriesFigure.Panel(
      title: title, unit: unit,
      observed: fitted.map { $0 + level * noise * Double.random(in: -1...1, using: &random) },
      fitted: fitted, counterfactual: after(0), lower: after(-1), upper: after(1))
  }

  private static func series(
    _ step: CalendarStep, _ count: Int, _ start: Int, _ unit: Unit, _ level: Double,
    _ effect: Double, noise: Double = 0.04
  ) -> FigureData {
    let first = firstPeriod(step)
    return FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: step, first: first,
          panels: [panel(count, start, unit, level, effect, noise: noise)],
          starts: [first + start], phaseIn: [.init(first: first + start, last: first + start)],
          excluded: [])))
  }

  private static var seatBelts: FigureData {
    let first = 1969 * 12
    return FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: .month, first: first,
          panels: [
            panel(192, 169, .count, 900, -250, noise: 0.2),
            panel(
              192, 169, .count, 400, 0, noise: 0.2, seed: 6,
              title: .init(it: "Controllo", en: "Control")),
          ], starts: [first + 169], phaseIn: [], excluded: [])))
  }

  private static var days: FigureData {
    let first = firstPeriod(.day)
    var panel = panel(600, 300, .measure("min"), 12, -2)
    for offset in 100..<130 { panel.fitted[offset] = nil }
    for offset in stride(from: 0, to: 600, by: 37) { panel.observed[offset] = nil }
    return FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: .day, first: first, panels: [panel],
          starts: [first + 480, first + 300, first + 330, first + 300],
          phaseIn: [.init(first: first + 300, last: first + 310)],
          excluded: [.init(first: first + 100, last: first + 129)])))
  }

  private static var quarters: FigureData {
    let first = firstPeriod(.quarter)
    return FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: .quarter, first: first,
          panels: (1...3).map { seed in panel(24, 20, .proportion, 0.9, 0.05, seed: seed) },
          starts: [20, 21, 22, 23, 3, 4].map { first + $0 }, phaseIn: [],
          excluded: [.init(first: first - 9, last: first + 1), .init(first: 0, last: 1)])))
  }

  private static var empty: FigureData {
    let panel = SeriesFigure.Panel(
      title: .init(""), unit: .count, observed: [nil, nil], fitted: [], counterfactual: [],
      lower: [], upper: [])
    return FigureData(
      id: "series",
      content: .series(
        SeriesFigure(
          step: .month, first: 24_000, panels: [panel], starts: [99], phaseIn: [], excluded: [])))
  }

  private static var hostile: FigureData {
    let values: [Double?] = [.nan, .infinity, -1e300, 1e300, nil, 5, -.infinity]
    let panel = SeriesFigure.Panel(
      title: .init("<&>"), unit: .rate(per: 1e300), observed: values, fitted: values,
      counterfactual: values, lower: values, upper: values)
    return FigureData(
      id: "<\"&id'>",
      content: .series(
        SeriesFigure(
          step: .month, first: 24_000, panels: [panel, panel], starts: [.max, .min], phaseIn: [],
          excluded: [.init(first: 24_003, last: 24_001)])))
  }

  private static func correlogram(_ count: Int, _ bound: Double) -> FigureData {
    var random = TestRandom(seed: 7)
    func values() -> [Double] {
      (0..<count).map { 0.6 / Double($0 + 1) + Double.random(in: -0.2...0.2, using: &random) }
    }
    return FigureData(
      id: "acf",
      content: .correlogram(
        CorrelogramFigure(autocorrelation: values(), partial: values(), bound: bound)))
  }

  private static var notFinite: FigureData {
    FigureData(
      id: "acf",
      content: .correlogram(
        CorrelogramFigure(autocorrelation: [.nan, 0.2], partial: [.infinity], bound: .nan)))
  }

  private static func residuals(_ count: Int, _ starts: [Int]) -> FigureData {
    var random = TestRandom(seed: 8)
    let first = 1969 * 12
    let values = (0..<count).map { index -> Double? in
      index % 50 == 7 ? nil : Double.random(in: -3.4...3.4, using: &random)
    }
    return FigureData(
      id: "residuals",
      content: .residuals(
        ResidualFigure(
          step: .month, first: first, residuals: values, starts: starts.map { first + $0 })))
  }
}
