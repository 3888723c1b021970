// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws the groups of each dimension as numbered rings on a line before and one after; the stretch
/// between the reference and the group compared with it, the gap, is drawn thick.
struct EquiplotDrawing {
  let figure: Equiplot
  let words: Wording

  private static let radius = 9.5
  private static let lane = 21.0

  func canvas() -> Canvas {
    var canvas = Canvas()
    var top = canvas.heading(words.value(figure.title).plainText)
    let groups = figure.dimensions.flatMap(\.groups)
    let names = ["figure.before", "figure.after"].map { words.label($0) }
    let gutter = names.map { TextMeasure.width($0, size: Canvas.textSize) }.max() ?? 0
    let axis = HorizontalAxis(
      groups.flatMap { [$0.before.number, $0.after.number] }.compactMap(\.self),
      unit: figure.unit, left: 12 + gutter + 22, right: Canvas.width - 26)
    for dimension in figure.dimensions {
      top = heading(dimension, top, &canvas)
      // The grid lies below the rows, whose height decides its own.
      let (start, position) = (top, canvas.elements.count)
      top = row(dimension, names[0], \.before, axis, top, &canvas)
      top = row(dimension, names[1], \.after, axis, top, &canvas)
      let above = Array(canvas.elements[position...])
      canvas.elements.removeSubrange(position...)
      canvas.grid(axis, top: start - 4, bottom: top)
      canvas.elements += above
      top = legend(dimension, top + 18, &canvas)
    }
    if groups.contains(where: { $0.before.number != nil || $0.after.number != nil }) {
      top = canvas.scale(
        axis, y: top + 6, unit: FigureWords.axis(figure.unit, words), numbers: words.numbers)
    }
    canvas.height = key(groups, top + 22, &canvas)
    return canvas
  }

  private func heading(
    _ dimension: Equiplot.Dimension, _ top: Double, _ canvas: inout Canvas
  ) -> Double {
    let label = TextMeasure.wrapped(
      words.shortLabel(dimension.label), width: Canvas.width - 24, size: Canvas.textSize,
      bold: true, maximumLines: 1)
    canvas.text(label.first ?? "", x: 12, y: top + 12, size: Canvas.textSize, bold: true)
    return top + 26
  }

  private func row(
    _ dimension: Equiplot.Dimension, _ name: String, _ mark: KeyPath<Equiplot.Group, FigureMark>,
    _ axis: HorizontalAxis, _ top: Double, _ canvas: inout Canvas
  ) -> Double {
    let line = top + Self.radius + 2
    canvas.text(name, x: 12, y: line + 5, size: Canvas.textSize)
    let places = dimension.groups.enumerated().compactMap { index, group -> (Int, Double)? in
      guard let value = group[keyPath: mark].number, value.isFinite else { return nil }
      return (index, axis.x(value))
    }
    if let left = places.map(\.1).min(), let right = places.map(\.1).max() {
      canvas.line(left, line, right, line, colour: Palette.softInk, width: 1.3)
    }
    func place(_ role: EquityRole) -> Double? {
      places.first { dimension.groups[$0.0].role == role }?.1
    }
    if let one = place(.reference), let other = place(.focus) {
      canvas.line(min(one, other), line, max(one, other), line, colour: Palette.ink, width: 4)
    }
    var ends: [Double] = []
    for (index, x) in places.sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) {
      let free = ends.firstIndex { x - $0 >= 2 * Self.radius + 2 }
      let lane = free ?? ends.count
      if free == nil { ends.append(x) } else { ends[lane] = x }
      let y = line + Double(lane) * Self.lane
      if lane > 0 { canvas.line(x, line, x, y, colour: Palette.softInk) }
      ring(index, dimension.groups[index].role, x, y, &canvas)
    }
    return line + Double(max(0, ends.count - 1)) * Self.lane + Self.radius + 12
  }

  private func ring(
    _ index: Int, _ role: EquityRole, _ x: Double, _ y: Double, _ canvas: inout Canvas
  ) {
    let style: (colour: String, width: String, dash: String?) =
      switch role {
      case .reference: (Palette.blue, "3", nil)
      case .focus: (Palette.vermillion, "3", nil)
      case .other: (Palette.softInk, "1.5", nil)
      case .unknown: (Palette.softInk, "1.5", "3 2")
      }
    var attributes = [
      "cx": SVGElement.coordinate(x), "cy": SVGElement.coordinate(y),
      "r": SVGElement.coordinate(Self.radius), "fill": Palette.paper, "stroke": style.colour,
      "stroke-width": style.width,
    ]
    attributes["stroke-dasharray"] = style.dash
    canvas.elements.append(SVGElement("circle", attributes))
    canvas.text(
      String(index + 1), x: x, y: y + 4.3, size: 12, anchor: .middle,
      bold: role == .reference || role == .focus)
  }

  /// The numbers' names, with why one has no ring.
  private func legend(
    _ dimension: Equiplot.Dimension, _ top: Double, _ canvas: inout Canvas
  ) -> Double {
    var key = FigureKey(y: top)
    for (index, group) in dimension.groups.enumerated() {
      key.add(
        words.shortLabel(group.label) + remark(group), symbol: 2 * Self.radius, &canvas
      ) { left, middle, canvas in
        ring(index, group.role, left + Self.radius, middle, &canvas)
      }
    }
    return key.bottom + 8
  }

  private func remark(_ group: Equiplot.Group) -> String {
    let (before, after) = (reason(group.before), reason(group.after))
    switch (before, after) {
    case (nil, nil): return ""
    case (let before?, let after?) where before == after: return " (\(before))"
    default:
      let parts = [("figure.before", before), ("figure.after", after)].compactMap { term, text in
        text.map { words.label(term).lowercased() + ": " + $0 }
      }
      return " (" + parts.joined(separator: "; ") + ")"
    }
  }

  private func reason(_ mark: FigureMark) -> String? {
    switch mark {
    case .value: nil
    case .withheld: words.term("hidden").plainText
    case .absent: words.label("figure.absent")
    }
  }

  private func key(
    _ groups: [Equiplot.Group], _ y: Double, _ canvas: inout Canvas
  ) -> Double {
    var key = FigureKey(y: y)
    for (role, term, colour) in [
      (EquityRole.reference, "figure.role.reference", Palette.blue),
      (.focus, "figure.role.focus", Palette.vermillion),
    ] where groups.contains(where: { $0.role == role }) {
      key.add(words.label(term), symbol: 16, &canvas) { left, middle, canvas in
        canvas.elements.append(
          SVGElement(
            "circle",
            [
              "cx": SVGElement.coordinate(left + 8), "cy": SVGElement.coordinate(middle),
              "r": "6.5", "fill": Palette.paper, "stroke": colour, "stroke-width": "3",
            ]))
      }
    }
    func isDrawn(_ role: EquityRole, _ groups: [Equiplot.Group]) -> Bool {
      groups.contains { $0.role == role && ($0.before.number ?? $0.after.number) != nil }
    }
    if figure.dimensions.contains(where: {
      isDrawn(.reference, $0.groups) && isDrawn(.focus, $0.groups)
    }) {
      key.line(words.label("figure.gap"), colour: Palette.ink, width: 4, &canvas)
    }
    return key.bottom
  }
}
