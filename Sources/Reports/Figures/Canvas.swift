// SPDX-License-Identifier: GPL-3.0-or-later

/// A drawing in progress: elements in painting order, and the boxes of all its labels, so that a
/// test can hold that none leaves the canvas or covers another.
struct Canvas {
  static let width = 720.0
  /// Size of most text, in pixels of a canvas 720 wide: still 8 on a phone 390 wide.
  static let textSize = 15.0
  static let smallSize = 14.0

  var height = 0.0
  var definitions: [SVGElement] = []
  var elements: [SVGElement] = []
  var labels: [Label] = []

  /// The box of a label, in pixels from the top left corner.
  struct Label {
    var text: String
    var left: Double, top: Double, right: Double, bottom: Double

    func overlaps(_ other: Label) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  enum Anchor: String { case start, middle, end }

  /// Draws a text with its baseline at y.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = Canvas.textSize, anchor: Anchor = .start,
    bold: Bool = false, colour: String = Palette.ink
  ) {
    guard !text.isEmpty else { return }
    var attributes = [
      "x": SVGElement.coordinate(x), "y": SVGElement.coordinate(y),
      "font-size": SVGElement.coordinate(size), "fill": colour,
    ]
    if anchor != .start { attributes["text-anchor"] = anchor.rawValue }
    if bold { attributes["font-weight"] = "bold" }
    elements.append(SVGElement("text", attributes, text: text))
    let width = TextMeasure.width(text, size: size, bold: bold)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    labels.append(
      Label(
        text: text, left: left, top: y - size * 0.8, right: left + width, bottom: y + size * 0.2)
    )
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String, width: Double = 1,
    dash: String? = nil
  ) {
    var attributes = [
      "x1": SVGElement.coordinate(x1), "y1": SVGElement.coordinate(y1),
      "x2": SVGElement.coordinate(x2), "y2": SVGElement.coordinate(y2),
      "stroke": colour, "stroke-width": SVGElement.coordinate(width),
    ]
    attributes["stroke-dasharray"] = dash
    elements.append(SVGElement("line", attributes))
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String,
    stroke: String? = nil
  ) {
    var attributes = [
      "x": SVGElement.coordinate(x), "y": SVGElement.coordinate(y),
      "width": SVGElement.coordinate(max(0, width)),
      "height": SVGElement.coordinate(max(0, height)), "fill": fill,
    ]
    attributes["stroke"] = stroke
    elements.append(SVGElement("rect", attributes))
  }

  /// A point: a disc, a ring (not used by the model), a diamond (wild), or one more kind of group.
  enum Marker { case disc, ring, diamond, square, triangle }

  mutating func marker(
    _ marker: Marker, x: Double, y: Double, radius: Double, colour: String
  ) {
    switch marker {
    case .disc, .ring:
      var attributes = [
        "cx": SVGElement.coordinate(x), "cy": SVGElement.coordinate(y),
        "r": SVGElement.coordinate(radius), "fill": marker == .disc ? colour : Palette.paper,
      ]
      if marker == .ring {
        attributes["stroke"] = colour
        attributes["stroke-width"] = "1.3"
      }
      elements.append(SVGElement("circle", attributes))
    case .diamond:
      let reach = radius * 1.5
      let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
      elements.append(
        SVGElement("polygon", ["points": Canvas.points(corners), "fill": colour]))
    case .square:
      rectangle(x - radius, y - radius, 2 * radius, 2 * radius, fill: colour)
    case .triangle:
      let corners = [
        (x, y - radius * 1.4), (x + radius * 1.3, y + radius), (x - radius * 1.3, y + radius),
      ]
      elements.append(
        SVGElement("polygon", ["points": Canvas.points(corners), "fill": colour]))
    }
  }

  /// An SVG file of the drawing.
  func render(title: String, description: String) -> String {
    let root = SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(SVGElement.coordinate(Canvas.width)) \(SVGElement.coordinate(height))",
        "width": SVGElement.coordinate(Canvas.width), "height": SVGElement.coordinate(height),
        "role": "img", "aria-labelledby": "title desc",
        "font-family": "Helvetica, Arial, 'Liberation Sans', sans-serif",
      ],
      [
        SVGElement("title", ["id": "title"], text: title),
        SVGElement("desc", ["id": "desc"], text: description),
      ] + (definitions.isEmpty ? [] : [SVGElement("defs", [:], definitions)])
        + [
          SVGElement(
            "rect",
            [
              "width": SVGElement.coordinate(Canvas.width),
              "height": SVGElement.coordinate(height), "fill": Palette.paper,
            ])
        ] + elements)
    var output = ""
    root.write(to: &output)
    return output
  }

  static func points(_ points: [(Double, Double)]) -> String {
    points.map { SVGElement.coordinate($0.0) + "," + SVGElement.coordinate($0.1) }
      .joined(separator: " ")
  }
}
