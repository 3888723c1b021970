// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

@testable import Reports

/// Figures of equity of many shapes, made of seeded numbers, that the tests draw.
enum EquityShapes {
  static let all: [(name: String, figure: FigureData)] = [
    ("quartiles and citizenship", equiplot([("Deprivazione", 4), ("Cittadinanza", 2)])),
    ("quintiles, crowded", equiplot([("Deprivazione", 5)], spread: 0.004)),
    ("thirty groups", equiplot([("Distretto", 30)])),
    ("six dimensions", equiplot((1...6).map { ("Dimensione \($0)", 2 + $0) })),
    ("hostile groups", equiplot([("<b>", 9)], labels: FigureChecks.hostileNames)),
    ("equal rates", equiplot([("Deprivazione", 5)], spread: 0)),
    ("one group", equiplot([("Sesso", 1)])), ("no dimensions", equiplot([])),
    ("minutes by group", equiplot([("Deprivazione", 5)], unit: .measure("min"), scale: 40)),
    ("withheld rates", RetentionShapes.hidden(equiplot([("Deprivazione", 5)]))),
    ("missing after", missing), ("wild rates", wildRates),
    ("gaps on two scales", slopes(1)), ("gaps of four dimensions", slopes(4)),
    ("gaps of nine dimensions", slopes(9, panels: 3)), ("no gaps", slopes(0)),
    ("no panels", slopes(2, panels: 0)), ("one panel", slopes(3, panels: 1)),
    ("hostile gaps", slopes(9, labels: FigureChecks.hostileNames)),
    ("gaps with holes", holes),
    ("quartiles' gains", contributions(4)), ("districts' gains", contributions(30)),
    ("fixed shares", contributions(5, shares: false)), ("no gains", contributions(0)),
    ("hostile gains", contributions(9, labels: FigureChecks.hostileNames)),
    ("large gains", contributions(4, unit: .count, scale: 3e7)),
    ("withheld gains", RetentionShapes.hidden(contributions(5))),
  ]

  private static func role(_ index: Int, _ count: Int) -> EquityRole {
    index == 0 ? .focus : index == count - 1 ? .reference : .other
  }

  static func equiplot(
    _ dimensions: [(String, Int)], spread: Double = 0.16, unit: Unit = .proportion,
    scale: Double = 1, labels: [String] = []
  ) -> FigureData {
    var random = TestRandom(seed: 21)
    return FigureData(
      id: "equiplot",
      content: .equiplot(
        Equiplot(
          title: .localized(LocalizedText(it: "Adesione allo screening", en: "Response")),
          unit: unit,
          dimensions: dimensions.map { name, count in
            .init(
              label: .text(name),
              groups: (0..<count).map { index in
                let place = Double(index) / Double(max(1, count - 1))
                let noise = Double.random(in: -0.1...0.1, using: &random)
                return .init(
                  label: .text(
                    labels.indices.contains(index) ? labels[index] : "Gruppo \(index + 1)"),
                  role: role(index, count),
                  before: .value(scale * (0.43 + spread * (place + noise)), nil),
                  after: .value(scale * (0.51 + 0.6 * spread * (place - noise)), nil))
              })
          })))
  }

  private static var missing: FigureData {
    guard case .equiplot(var figure) = equiplot([("Cittadinanza", 4)]).content else {
      return equiplot([])
    }
    figure.dimensions[0].groups[1].after = .absent
    figure.dimensions[0].groups[2].before = .withheld
    figure.dimensions[0].groups[2].after = .withheld
    figure.dimensions[0].groups[3].role = .unknown
    return FigureData(id: "equiplot", content: .equiplot(figure))
  }

  private static var wildRates: FigureData {
    let marks: [FigureMark] = [
      .value(.nan, nil), .value(.infinity, nil), .value(-1e300, nil), .value(1e300, nil),
    ]
    return FigureData(
      id: "<\"&id'>",
      content: .equiplot(
        Equiplot(
          title: .text("<script>"), unit: .points,
          dimensions: [
            .init(
              label: .hidden,
              groups: marks.map {
                .init(label: .missing, role: .focus, before: $0, after: .absent)
              })
          ])))
  }

  static func slopes(_ count: Int, panels: Int = 2, labels: [String] = []) -> FigureData {
    let names = ["Deprivazione", "Cittadinanza", "Area interna", "Sesso"]
    func lines(_ noGap: Double, _ size: Double) -> [SlopeFigure.Line] {
      (0..<count).map { index in
        func mark(_ value: Double) -> FigureMark {
          .value(value, Interval(lower: value - size * 0.25, upper: value + size * 0.25))
        }
        let gap = size * (1 - 0.2 * Double(index))
        return .init(
          label: .text(
            labels.indices.contains(index)
              ? labels[index] : names[index % 4] + (index < 4 ? "" : " \(index)")),
          before: mark(noGap + gap), after: mark(noGap + gap * 0.65))
      }
    }
    let scales: [(String, Unit, Double, Double)] = [
      ("figure.gap.difference", .points, 0, 0.16), ("figure.gap.ratio", .ratio, 1, 0.37),
      ("figure.gap.complementRatio", .ratio, 1, 0.2),
    ]
    return FigureData(
      id: "slopes",
      content: .slopes(
        SlopeFigure(
          panels: scales.prefix(panels).map {
            .init(title: .term($0.0), unit: $0.1, noGap: $0.2, lines: lines($0.2, $0.3))
          })))
  }

  private static var holes: FigureData {
    guard case .slopes(var figure) = slopes(3).content else { return slopes(0) }
    figure.panels[0].lines[0].after = .withheld
    figure.panels[0].lines[1].before = .absent
    figure.panels[1].lines[2].before = .value(.nan, Interval(lower: nil, upper: .infinity))
    figure.panels[1].lines[2].after = .value(1.2, Interval(lower: nil, upper: nil))
    return FigureData(id: "slopes", content: .slopes(figure))
  }

  static func contributions(
    _ count: Int, shares: Bool = true, unit: Unit = .points, scale: Double = 1,
    labels: [String] = []
  ) -> FigureData {
    let groups = (0..<count).map { index -> ContributionFigure.Group in
      let change = scale * (0.08 - 0.02 * Double(index % 5))
      return .init(
        label: .text(labels.indices.contains(index) ? labels[index] : "Quartile \(index + 1)"),
        role: role(index, count),
        change: .value(
          change, Interval(lower: change - 0.03 * scale, upper: change + 0.03 * scale)),
        ownPart: .value(change / Double(count), nil),
        sharePart: shares ? .value(scale * 0.002 * Double(2 - index % 5), nil) : .absent)
    }
    return FigureData(
      id: "contributions",
      content: .contributions(
        ContributionFigure(
          unit: unit, groups: groups,
          total: .value(
            scale * 0.05, Interval(lower: scale * 0.036, upper: scale * 0.064)))))
  }
}
