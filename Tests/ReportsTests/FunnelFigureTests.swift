// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Foundation
import Testing

@testable import Reports

@Suite("Figures of funnels")
struct FunnelFigureTests {
  static func figure(
    _ shares: [Double], labels: [String] = [], isNested: Bool = true
  ) -> FigureData {
    FigureData(
      id: "steps",
      content: .funnel(
        FunnelFigure(
          title: .term(isNested ? "figure.funnel" : "figure.funnel.channels"),
          bars: shares.enumerated().map { index, share in
            let label = labels.isEmpty ? "Passo \(index + 1)" : labels[index % labels.count]
            let interval = Interval(lower: max(0, share - 0.05), upper: min(1, share + 0.05))
            return FunnelFigure.Bar(
              label: .text(label), share: .value(share, index == 0 && isNested ? nil : interval),
              conversion: index > 1 && isNested
                ? .value(share / max(shares[index - 1], 1e-9), interval) : .absent)
          }, isNested: isNested)))
  }

  static let shapes: [(name: String, figure: FigureData)] = [
    ("four steps", figure([1, 0.46, 0.31, 0.25])), ("two steps", figure([1, 0.02])),
    ("nobody goes on", figure([1, 0, 0])), ("all go on", figure([1, 1, 1])),
    ("twelve steps", figure((0..<12).map { 1 / Double($0 + 1) })),
    ("hostile names", figure(Array(repeating: 0.5, count: 9), labels: FigureChecks.hostileNames)),
    ("thirty channels", figure((1...30).map { 0.01 * Double($0) }, isNested: false)),
    (
      "hostile channels",
      figure(
        Array(repeating: 0.9, count: 9), labels: FigureChecks.hostileNames, isNested: false)
    ),
    ("no bars", figure([])), ("no channels", figure([], isNested: false)),
    ("withheld", withheld([1, 0.4, 0.2])),
  ]

  private static func withheld(_ shares: [Double]) -> FigureData {
    guard case .funnel(var funnel) = figure(shares).content else { return figure(shares) }
    for index in funnel.bars.indices {
      funnel.bars[index].share = .withheld
      funnel.bars[index].conversion = index > 1 ? .withheld : .absent
    }
    return FigureData(id: "steps", content: .funnel(funnel))
  }

  @Test("hold what every figure holds", arguments: shapes.indices)
  func holds(index: Int) throws {
    try FigureChecks.hold(Self.shapes[index].0, Self.shapes[index].1)
  }

  @Test("bars are as long as their shares, and what was lost lies between them")
  func bars() {
    let svg = FigureSVG.render(Self.figure([1, 0.5, 0.25]), analysis: "a", .en)
    // The axis runs from 16 to 694: 678 for all, 339 for half.
    for width in ["678", "339", "169.5"] {
      #expect(svg.contains("width=\"\(width)\""), "\(width)")
    }
    #expect(svg.components(separatedBy: "fill=\"url(#f-a-steps-lost)\"").count == 4)
    let channels = FigureSVG.render(Self.figure([0.5, 0.2], isNested: false), .en)
    #expect(!channels.contains("lost"))
  }

  @Test("the alternative text has every number that the figure shows, and none that it hides")
  func alternative() {
    let text = Wording(.en).alternative(Self.figure([1, 0.46, 0.31]))
    #expect(text.contains("3 bars"))
    #expect(text.contains("Passo 2: 46.0% (41.0% to 51.0%)"))
    #expect(text.contains("of the step before"))
    let hidden = Wording(.it).alternative(Self.withheld([1, 0.4, 0.2]))
    #expect(!hidden.contains("%"))
    let svg = FigureSVG.render(Self.withheld([1, 0.4, 0.2]), .it)
    #expect(!svg.contains("40%") && !svg.contains("20%"))
  }
}
