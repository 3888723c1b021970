// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Figures of equity")
struct EquityFigureTests {
  @Test("every shape in both languages is well-formed, legible, clear of overlaps, and says itself")
  func everyShape() throws {
    for (name, figure) in EquityShapes.all { try FigureChecks.hold(name, figure) }
  }

  /// Centres of the rings and their numbers, in drawing order.
  private func rings(_ svg: String) -> [(x: Double, y: Double)] {
    svg.split(separator: "<circle ").dropFirst().compactMap { part in
      func number(_ name: String) -> Double? {
        part.split(separator: "\(name)=\"", maxSplits: 1).last
          .flatMap { Double($0.prefix { $0 != "\"" }) }
      }
      guard part.contains("r=\"9.5\""), let x = number("cx"), let y = number("cy") else {
        return nil
      }
      return (x, y)
    }
  }

  @Test("rings stand at their rates, in order, and never cover each other")
  func places() {
    let svg = FigureSVG.render(
      EquityShapes.equiplot([("Deprivation", 12)], spread: 0.01), .en)
    let found = rings(svg)
    // Twelve groups before, twelve after, twelve in the legend.
    #expect(found.count == 36)
    for (index, one) in found.enumerated() {
      for other in found[..<index] {
        let (dx, dy) = (one.x - other.x, one.y - other.y)
        #expect((dx * dx + dy * dy).squareRoot() >= 19, "\(one) over \(other)")
      }
    }
  }

  @Test("a group that is withheld or absent has no ring in its row, and the legend says why")
  func holes() {
    let figure = FigureData(
      id: "e",
      content: .equiplot(
        Equiplot(
          title: .text("t"), unit: .proportion,
          dimensions: [
            .init(
              label: .text("Citizenship"),
              groups: [
                .init(
                  label: .text("A"), role: .reference, before: .value(0.5, nil),
                  after: .value(0.6, nil)),
                .init(
                  label: .text("B"), role: .focus, before: .value(0.4, nil), after: .absent),
                .init(label: .text("C"), role: .other, before: .withheld, after: .withheld),
              ])
          ])))
    let svg = FigureSVG.render(figure, .en)
    #expect(rings(svg).count == 3 + 3)
    #expect(svg.contains(">B (after: absent)<"))
    #expect(svg.contains(">C (withheld)<"))
    #expect(
      Wording(.en).alternative(figure)
        == "t. Citizenship: A 50.0% before and 60.0% after; B 40.0% and absent. Citizenship, "
        + "before: from 40.0% (B) to 50.0% (A). Citizenship, before: 1 group withheld. Citizenship, "
        + "after: from 60.0% (A) to 60.0% (A). Citizenship, after: 1 group withheld.")
  }

  @Test("gaps on both scales, in words")
  func describesSlopes() {
    let figure = FigureData(
      id: "s",
      content: .slopes(
        SlopeFigure(panels: [
          .init(
            title: .term("figure.gap.difference"), unit: .points, noGap: 0,
            lines: [
              .init(
                label: .text("Deprivazione"),
                before: .value(0.1599, Interval(lower: 0.1203, upper: 0.1988)),
                after: .value(0.1002, Interval(lower: 0.061, upper: 0.1389)))
            ]),
          .init(
            title: .term("figure.gap.ratio"), unit: .ratio, noGap: 1,
            lines: [
              .init(label: .text("Deprivazione"), before: .value(1.37, nil), after: .withheld)
            ]),
        ])))
    #expect(
      Wording(.it).alternative(figure)
        == "Divario prima e dopo. Divario come differenza. Deprivazione: da 16,0 punti "
        + "percentuali (da 12,0 a 19,9) a 10,0 punti percentuali (da 6,1 a 13,9). Divario come "
        + "rapporto. Deprivazione: da 1,37 a riservato.")
  }

  @Test("values of gaps that would cover each other move apart, in their order and within limits")
  func spread() {
    #expect(SlopeDrawing.spread([10, 60, 90], from: 0, to: 100) == [10, 60, 90])
    #expect(SlopeDrawing.spread([10, 12, 60], from: 0, to: 100) == [10, 26, 60])
    #expect(SlopeDrawing.spread([90, 95, 99], from: 0, to: 100) == [68, 84, 100])
    #expect(SlopeDrawing.spread([-5, 400], from: 0, to: 100) == [0, 100])
    #expect(SlopeDrawing.spread([], from: 0, to: 100).isEmpty)
  }

  @Test("every gap of four has its value beside it, before and after")
  func everyValue() {
    let texts = FigureSVG.canvas(EquityShapes.slopes(4), .en).labels.map(\.text)
    for value in ["16.0", "12.8", "9.6", "6.4", "10.4", "8.3", "6.2", "4.2", "1.37", "1.15"] {
      #expect(texts.contains(value), "\(value)")
    }
  }

  @Test("who gained, in words; of many groups the first twelve")
  func describesContributions() {
    let text = Wording(.en).alternative(EquityShapes.contributions(14))
    #expect(text.hasPrefix("Who gained. Total change: 5.0 percentage points (3.6 to 6.4)."))
    #expect(text.contains("Quartile 12:") && !text.contains("Quartile 13:"))
    #expect(text.hasSuffix("; 2 more groups in the figure."))
    #expect(text.contains("Quartile 1: change 8.0 percentage points (5.0 to 11.0), contribution"))
  }

  @Test("bars of contributions reach from zero to their values, on one scale with the total")
  func bars() {
    let svg = FigureSVG.render(EquityShapes.contributions(5, shares: false), .en)
    func widths(_ colour: String) -> [Double] {
      svg.split(separator: "<rect ").map { $0.prefix { $0 != ">" } }
        .filter { $0.contains("fill=\"\(colour)\"") }
        .compactMap { part in
          part.split(separator: "width=\"").dropFirst().first
            .flatMap { Double($0.prefix { $0 != "\"" }) }
        }
    }
    let bars = widths(Palette.blue)
    // 1.6, 1.2, 0.8, 0.4 and 0 points; the total has 5.
    #expect(bars.count == 5)
    let unit = (widths(Palette.ink).first ?? 0) / 5
    for (bar, value) in zip(bars, [1.6, 1.2, 0.8, 0.4, 0]) {
      #expect(abs(bar - unit * value) < 0.02)
    }
  }

  @Test("withheld rates and changes of groups are in no figure; the total stays")
  func withheld() {
    let equiplot = FigureSVG.render(
      RetentionShapes.hidden(EquityShapes.equiplot([("D", 4)])), .en)
    #expect(rings(equiplot).count == 4)
    #expect(equiplot.contains("(withheld)"))
    let gains = RetentionShapes.hidden(EquityShapes.contributions(4))
    #expect(FigureSVG.render(gains, .en).contains(">•••<"))
    let text = Wording(.en).alternative(gains)
    #expect(text.contains("change withheld, contribution withheld"))
    #expect(text.contains("Total change: 5.0 percentage points"))
  }
}
