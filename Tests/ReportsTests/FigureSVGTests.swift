// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc
import Testing

@testable import Reports

@Suite("Figures as SVG")
struct FigureSVGTests {
  @Test("every shape in every language is well-formed XML that says what it shows")
  func wellFormed() throws {
    for (name, figure) in FigureShapes.all {
      for language in Language.allCases {
        let svg = FigureSVG.render(figure, analysis: "s<&\"'>", language)
        let names = try #require(elementNames(svg), "\(name): not well-formed")
        #expect(names.first == "svg" && names.contains("title") && names.contains("desc"))
        #expect(svg.contains("role=\"img\""))
        #expect(!svg.contains("nan") && !svg.contains("inf"), "\(name)")
        #expect(!svg.contains("⟦"), "\(name): a phrase lacks a slot")
        for match in referenced(svg) {
          #expect(svg.contains("id=\"\(match)\""), "\(name): no \(match)")
        }
      }
    }
  }

  @Test("no label leaves the canvas, and no two overlap")
  func layout() {
    for (name, figure) in FigureShapes.all {
      for language in Language.allCases {
        let canvas = FigureSVG.canvas(figure, language)
        for (index, label) in canvas.labels.enumerated() {
          #expect(
            label.left >= 0 && label.right <= Canvas.width && label.top >= 0
              && label.bottom <= canvas.height,
            "\(name), \(language): \(label)")
          for other in canvas.labels[..<index] {
            #expect(!label.overlaps(other), "\(name), \(language): \(label) over \(other)")
          }
        }
      }
    }
  }

  @Test("every text has at least 12 px, and the same figure always the same bytes")
  func sizesAndBytes() {
    for (_, figure) in FigureShapes.all {
      let first = FigureSVG.render(figure, .it)
      #expect(first == FigureSVG.render(figure, .it))
      for part in first.split(separator: "font-size=\"").dropFirst() {
        let size = Double(part.prefix { $0 != "\"" }) ?? 0
        #expect(size >= 12)
      }
    }
  }

  @Test("coordinates have at most two decimals and stay finite")
  func coordinates() {
    let expected: [(Double, String)] = [
      (1, "1"), (1.5, "1.5"), (1.234, "1.23"), (-0.001, "0"), (-0.5, "-0.5"), (-12.05, "-12.05"),
      (2.999, "3"), (.nan, "0"), (.infinity, "0"), (1e300, "1000000"), (0.1 + 0.2, "0.3"),
    ]
    for (value, text) in expected { #expect(SVGElement.coordinate(value) == text) }
  }

  @Test("the colours that carry meaning reach 3:1 on white (WCAG 1.4.11), text 7:1 (1.4.6)")
  func palette() {
    for colour in Palette.meaningful { #expect(contrast(colour, Palette.paper) >= 3) }
    #expect(contrast(Palette.hatch, Palette.paper) >= 3)
    for colour in Palette.texts {
      #expect(contrast(colour, Palette.paper) >= 7)
      // Labels of start lines may stand on the phase-in shade.
      #expect(contrast(colour, Palette.shade) >= 4.5)
    }
    // Black on white is 21:1 by definition, and #767676 is the lightest grey of 4.54:1.
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(contrast("#767676", "#FFFFFF") - 4.54) < 0.005)
  }

  @Test("what is hidden is not drawn: a withheld point leaves no mark, and no number in the words")
  func hidden() throws {
    func figure(_ values: [Double?]) -> FigureData {
      FigureData(
        id: "s",
        content: .series(
          SeriesFigure(
            step: .month, first: 24_000,
            panels: [
              .init(
                title: .init("t"), unit: .count, observed: values, fitted: [], counterfactual: [],
                lower: [], upper: [])
            ], starts: [], phaseIn: [], excluded: [])))
    }
    let all = FigureSVG.render(figure([50, 7777, 60]), .en)
    let withheld = FigureSVG.render(figure([50, nil, 60]), .en)
    #expect(all.contains("7,777"))
    #expect(!withheld.contains("7,777"))
    // One disc stands in the label beside the plot.
    #expect(withheld.split(separator: "<circle").count - 1 == 3)
    #expect(all.split(separator: "<circle").count - 1 == 4)
  }

  /// The ids that `url(#…)` and `aria-labelledby` refer to.
  private func referenced(_ svg: String) -> [String] {
    svg.split(separator: "url(#").dropFirst().map { String($0.prefix { $0 != ")" }) }
      + ["title", "desc"]
  }
}

/// Relative contrast of two colours by WCAG 2.1's formula.
func contrast(_ one: String, _ other: String) -> Double {
  func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    func channel(_ shift: Int) -> Double {
      let share = Double((value >> shift) & 255) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
  }
  let (first, second) = (luminance(one), luminance(other))
  return (max(first, second) + 0.05) / (min(first, second) + 0.05)
}

/// The names of the elements of an XML text in order, or nil unless each is closed in its turn, with
/// its attributes quoted and once each, and with no bare `<` or `&`.
func elementNames(_ xml: String) -> [String]? {
  var names: [String] = []
  var open: [Substring] = []
  var rest = Substring(xml)
  while let start = rest.firstIndex(of: "<") {
    guard isText(rest[..<start]), let end = rest[start...].firstIndex(of: ">") else { return nil }
    var tag = rest[rest.index(after: start)..<end]
    rest = rest[rest.index(after: end)...]
    if tag.hasPrefix("/") {
      guard let last = open.popLast(), last == tag.dropFirst() else { return nil }
      continue
    }
    let isClosed = tag.hasSuffix("/")
    if isClosed { tag = tag.dropLast() }
    let name = tag.prefix { $0.isLetter }
    guard !name.isEmpty, areAttributes(tag.dropFirst(name.count)) else { return nil }
    names.append(String(name))
    if !isClosed { open.append(name) }
  }
  return open.isEmpty && isText(rest) ? names : nil
}

private func isText(_ text: Substring) -> Bool {
  guard !text.contains("<") else { return false }
  return text.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy {
    part in
    ["amp;", "lt;", "gt;", "quot;", "#39;"].contains { part.hasPrefix($0) }
  }
}

private func areAttributes(_ text: Substring) -> Bool {
  var rest = text
  var seen: [Substring] = []
  while rest.hasPrefix(" ") {
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isLetter || $0 == "-" || $0.isNumber }
    rest = rest.dropFirst(name.count)
    guard !name.isEmpty, !seen.contains(name), rest.hasPrefix("=\"") else { return false }
    seen.append(name)
    rest = rest.dropFirst(2)
    guard let end = rest.firstIndex(of: "\""), isText(rest[..<end]) else { return false }
    rest = rest[rest.index(after: end)...]
  }
  return rest.isEmpty
}
