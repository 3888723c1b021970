// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

@Suite("Colours of figures")
struct FigureColourTests {
  private static let figures =
    FigureShapes.all + RetentionShapes.all + EquityShapes.all + ComparisonFigureTests.all
    + FunnelFigureTests.shapes + TargetFigureTests.shapes

  /// Values of an attribute in a drawing.
  private static func values(_ attribute: String, in svg: some StringProtocol) -> [String] {
    svg.split(separator: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  /// WCAG 2.2's relative luminance of a colour written #RRGGBB.
  private static func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x to the power 2.4, by Newton's fifth root of x¹².
  private static func power(_ x: Double) -> Double {
    let twelfth = (0..<12).reduce(1.0) { result, _ in result * x }
    var root = x
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (fourth * root - twelfth) / (5 * fourth)
    }
    return root
  }

  private static func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  @Test("no figure has a line or a marker of a colour below 3:1 that is not a grid or a shade")
  func used() {
    let quiet: Set<String> = [
      Palette.grid, Palette.shade, Palette.paper, Palette.paleBlue, Palette.hatch, "none",
    ]
    for (name, figure) in Self.figures {
      let svg = FigureSVG.canvas(figure, .en).render(title: "t", description: "d")
      for colour in Set(Self.values("stroke", in: svg)).subtracting(quiet)
      where colour.hasPrefix("#") {
        #expect(Self.contrast(colour, Palette.paper) >= 3, "\(name): \(colour)")
      }
    }
  }

  @Test("lines of two colours never differ in colour alone: dash or width differs too")
  func redundant() {
    for (name, figure) in Self.figures {
      let svg = FigureSVG.canvas(figure, .en).render(title: "t", description: "d")
      var dashes: [String: Set<String>] = [:]
      for line in svg.split(separator: "<polyline").dropFirst() {
        let element = line.prefix { $0 != ">" }
        guard let colour = Self.values("stroke", in: element).first,
          Palette.meaningful.contains(colour)
        else { continue }
        let dash = Self.values("stroke-dasharray", in: element).first ?? "solid"
        let width = Self.values("stroke-width", in: element).first ?? "1"
        dashes[colour, default: []].insert("\(dash) \(width)")
      }
      for (one, own) in dashes {
        for (other, theirs) in dashes where one < other {
          #expect(own.isDisjoint(with: theirs), "\(name): \(one) and \(other) look alike in grey")
        }
      }
    }
  }
}
