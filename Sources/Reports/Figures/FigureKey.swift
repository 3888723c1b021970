// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The key below a figure: symbols with their texts, in as many lines as they need.
struct FigureKey {
  private var x = FigureKey.left
  private(set) var y: Double

  static let left = 12.0
  static let lineHeight = 22.0

  /// A key whose first line of text has its baseline at y.
  init(y: Double) { self.y = y }

  /// Where the figure may end below the key.
  var bottom: Double { x == FigureKey.left ? y - FigureKey.lineHeight + 16 : y + 16 }

  /// Adds a text with a symbol of that width, which `draw` paints from a left edge around a middle.
  mutating func add(
    _ text: String, symbol: Double, _ canvas: inout Canvas,
    draw: (_ left: Double, _ middle: Double, _ canvas: inout Canvas) -> Void
  ) {
    let limit = Canvas.width - 2 * FigureKey.left - symbol - 8
    let line =
      TextMeasure.wrapped(text, width: limit, size: Canvas.smallSize, maximumLines: 1).first ?? ""
    let width = symbol + 8 + TextMeasure.width(line, size: Canvas.smallSize)
    if x > FigureKey.left, x + width > Canvas.width - FigureKey.left {
      (x, y) = (FigureKey.left, y + FigureKey.lineHeight)
    }
    draw(x, y - 5, &canvas)
    canvas.text(line, x: x + symbol + 8, y: y, size: Canvas.smallSize)
    x += width + 24
  }

  /// Adds a box of a fill.
  mutating func box(
    _ text: String, fill: String, stroke: String? = nil, _ canvas: inout Canvas
  ) {
    add(text, symbol: 20, &canvas) { left, middle, canvas in
      canvas.rectangle(left, middle - 7, 20, 14, fill: fill, stroke: stroke)
    }
  }

  /// Adds a line of a colour and dash.
  mutating func line(
    _ text: String, colour: String, width: Double = 1.6, dash: String? = nil,
    _ canvas: inout Canvas
  ) {
    add(text, symbol: 26, &canvas) { left, middle, canvas in
      canvas.line(left, middle, left + 26, middle, colour: colour, width: width, dash: dash)
    }
  }

  /// Adds what stands in place of withheld numbers.
  mutating func withheld(_ words: Wording, _ canvas: inout Canvas) {
    add(words.label("figure.withheld"), symbol: 36, &canvas) { left, middle, canvas in
      canvas.rectangle(left, middle - 9, 36, 17, fill: Palette.shade)
      canvas.text(
        Canvas.withheldMark, x: left + 18, y: middle + 5, size: Canvas.smallSize, anchor: .middle)
    }
  }

  /// Adds a marker.
  mutating func marker(
    _ text: String, _ marker: Canvas.Marker, colour: String, _ canvas: inout Canvas
  ) {
    add(text, symbol: 12, &canvas) { left, middle, canvas in
      canvas.marker(marker, x: left + 6, y: middle, radius: 4, colour: colour)
    }
  }
}

extension Canvas {
  /// What stands in place of a withheld number.
  static let withheldMark = "•••"

  /// The heading of a figure in at most three lines; returns the baseline of a line below it.
  mutating func heading(_ title: String, y: Double = 26) -> Double {
    var y = y
    for line in TextMeasure.wrapped(title, width: Canvas.width - 24, size: 16, bold: true) {
      text(line, x: 12, y: y, size: 16, bold: true)
      y += 20
    }
    return y
  }

  /// A label, unless it would cover another or leave the canvas; on a patch of paper where lines
  /// may run through it.
  mutating func textIfFree(
    _ text: String, x: Double, y: Double, size: Double, anchor: Anchor, bold: Bool = false,
    colour: String = Palette.ink, onPaper: Bool = false
  ) {
    self.text(text, x: x, y: y, size: size, anchor: anchor, bold: bold, colour: colour)
    guard let label = labels.last, !text.isEmpty else { return }
    let isOutside = label.left < 0 || label.right > Canvas.width || label.top < 0
    if isOutside || labels.dropLast().contains(where: { $0.overlaps(label) }) {
      labels.removeLast()
      elements.removeLast()
    } else if onPaper, let text = elements.popLast() {
      rectangle(
        label.left - 1, label.top, label.right - label.left + 2, label.bottom - label.top,
        fill: Palette.paper)
      elements.append(text)
    }
  }

  /// A line through points.
  mutating func path(
    _ points: [(Double, Double)], colour: String, width: Double, dash: String? = nil
  ) {
    var attributes = [
      "points": Canvas.points(points), "fill": "none", "stroke": colour,
      "stroke-width": SVGElement.coordinate(width), "stroke-linejoin": "round",
    ]
    attributes["stroke-dasharray"] = dash
    elements.append(SVGElement("polyline", attributes))
  }

  /// Defines slanted stripes, to fill with `url(#id)`.
  mutating func defineHatch(_ id: String) {
    let stripe = SVGElement(
      "path", ["d": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4", "stroke": Palette.hatch])
    definitions.append(
      SVGElement(
        "pattern",
        ["id": id, "width": "8", "height": "8", "patternUnits": "userSpaceOnUse"], [stripe]))
  }
}

extension Wording {
  /// A value as a short label: `ott 2022` for a period.
  func shortLabel(_ value: Value) -> String { self.value(value, style: .short).plainText }

  /// A share as a whole percentage that is 0% or 100% only when nobody or everybody is.
  func wholeShare(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<" + numbers.text(0.01, .proportion, decimals: 0) }
    if share < 1, share >= 0.995 { return ">" + numbers.text(0.99, .proportion, decimals: 0) }
    return numbers.text(share, .proportion, decimals: 0)
  }
}
