// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Testing

@testable import Reports

/// What holds of every figure, whatever it shows.
enum FigureChecks {
  /// Names that data may bring.
  static let hostileNames = [
    "", "<script>alert(1)</script>", "a & b \"c\" 'd'", "San Donà di Piave",
    "Unione dei comuni della Valle del Torrente Crostolo e dei comuni limitrofi dell’Appennino",
    "=1+1", "日本語の地区", "\u{202E}abc", "a\u{0301}\u{0301}\u{0301}",
  ]

  /// Well-formed XML with title and description, no number that is none, no unfilled phrase; every
  /// text at least 12 px; every label on the canvas and clear of the others; always the same bytes.
  static func hold(_ name: String, _ figure: FigureData) throws {
    for language in Language.allCases {
      let svg = FigureSVG.render(figure, analysis: "s<&\"'>", language)
      #expect(svg == FigureSVG.render(figure, analysis: "s<&\"'>", language))
      let names = try #require(elementNames(svg), "\(name): not well-formed")
      #expect(names.first == "svg" && names.contains("title") && names.contains("desc"))
      for number in ["\"nan", ",nan", "inf\"", ",inf"] {
        #expect(!svg.contains(number), "\(name)")
      }
      #expect(!svg.contains("⟦"), "\(name): a phrase lacks a slot")
      #expect(!svg.contains("<script"))
      for part in svg.split(separator: "font-size=\"").dropFirst() {
        #expect(Double(part.prefix { $0 != "\"" }) ?? 0 >= 12, "\(name)")
      }
      for part in svg.split(separator: "url(#").dropFirst() {
        #expect(svg.contains("id=\"\(part.prefix { $0 != ")" })\""), "\(name): \(part.prefix(20))")
      }
      layout(name, FigureSVG.canvas(figure, language))
    }
  }

  private static func layout(_ name: String, _ canvas: Canvas) {
    for (index, label) in canvas.labels.enumerated() {
      #expect(
        label.left >= 0 && label.right <= Canvas.width && label.top >= 0
          && label.bottom <= canvas.height, "\(name): \(label)")
      for other in canvas.labels[..<index] {
        #expect(!label.overlaps(other), "\(name): \(label) over \(other)")
      }
    }
  }
}
