// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws the change of each group with its interval, and beside it what the group adds to the change
/// of all, as bars from zero.
struct ContributionDrawing {
  let figure: ContributionFigure
  let words: Wording

  private static let rowHeight = 30.0

  func canvas() -> Canvas {
    var canvas = Canvas()
    let top = canvas.heading(words.label("figure.contributions"))
    let labels = figure.groups.map { label($0) }
    let total = words.label("figure.contributions.total")
    let widths =
      labels.map { TextMeasure.width($0, size: Canvas.smallSize) }
      + [TextMeasure.width(total, size: Canvas.smallSize, bold: true)]
    let start = 12 + (widths.max() ?? 0) + 22
    let half = (Canvas.width - 20 - start) / 2
    let changes = axis(changeValues, start, start + half - 22)
    let parts = axis(partValues, start + half + 8, Canvas.width - 22)
    let first = headings([changes, parts], top, &canvas)
    let rule = first + Double(figure.groups.count) * Self.rowHeight
    let bottom = rule + Self.rowHeight + 8
    for axis in [changes, parts] {
      canvas.grid(axis, top: first, bottom: bottom)
      canvas.line(axis.x(0), first, axis.x(0), bottom, colour: Palette.ink, width: 1.3)
    }
    for (index, group) in figure.groups.enumerated() {
      let y = first + (Double(index) + 0.5) * Self.rowHeight
      canvas.text(labels[index], x: 12, y: y + 5, size: Canvas.smallSize)
      draw(group, y, changes, parts, &canvas)
    }
    canvas.line(12, rule + 3, Canvas.width - 12, rule + 3, colour: Palette.ink)
    let y = rule + 6 + Self.rowHeight / 2
    canvas.text(total, x: 12, y: y + 5, size: Canvas.smallSize, bold: true)
    change(figure.total, .ink, y, changes, &canvas)
    bar(figure.total, y - 7, 14, Palette.ink, parts, &canvas)
    let unit = FigureWords.axis(figure.unit, words)
    var end = canvas.scale(changes, y: bottom, unit: unit, numbers: words.numbers)
    end = max(end, canvas.scale(parts, y: bottom, unit: unit, numbers: words.numbers))
    canvas.height = key(end + 22, &canvas)
    return canvas
  }

  private func label(_ group: ContributionFigure.Group) -> String {
    TextMeasure.wrapped(
      words.shortLabel(group.label), width: 190, size: Canvas.smallSize, maximumLines: 1
    ).first ?? ""
  }

  private var changeValues: [Double] {
    (figure.groups.map(\.change) + [figure.total]).flatMap { mark in
      [mark.number, mark.interval?.lower, mark.interval?.upper].compactMap(\.self)
    }
  }

  private var partValues: [Double] {
    (figure.groups.flatMap { [$0.ownPart, $0.sharePart] } + [figure.total])
      .compactMap(\.number)
  }

  private func axis(_ values: [Double], _ left: Double, _ right: Double) -> HorizontalAxis {
    HorizontalAxis([0] + values, unit: figure.unit, left: left, right: right, count: 5)
  }

  private func headings(
    _ axes: [HorizontalAxis], _ top: Double, _ canvas: inout Canvas
  ) -> Double {
    var bottom = top
    for (axis, term) in zip(axes, ["figure.contributions.change", "figure.contributions.part"]) {
      var y = top + 4
      let lines = TextMeasure.wrapped(
        words.label(term), width: axis.right - axis.left, size: Canvas.smallSize, maximumLines: 2)
      for line in lines {
        canvas.text(line, x: axis.left, y: y, size: Canvas.smallSize, colour: Palette.softInk)
        y += 18
      }
      bottom = max(bottom, y - 8)
    }
    return bottom
  }

  private enum Style { case reference, focus, other, ink }

  private func draw(
    _ group: ContributionFigure.Group, _ y: Double, _ changes: HorizontalAxis,
    _ parts: HorizontalAxis, _ canvas: inout Canvas
  ) {
    let style: Style =
      switch group.role {
      case .reference: .reference
      case .focus: .focus
      case .other, .unknown: .other
      }
    change(group.change, style, y, changes, &canvas)
    if hasShares {
      bar(group.ownPart, y - 10, 9, Palette.blue, parts, &canvas)
      bar(group.sharePart, y + 1, 8, nil, parts, &canvas)
    } else {
      bar(group.ownPart, y - 7, 14, Palette.blue, parts, &canvas)
    }
    for (mark, axis) in [(group.change, changes), (group.ownPart, parts)]
    where mark.number == nil {
      canvas.text(
        mark == .withheld ? Canvas.withheldMark : "–", x: axis.x(0) + 8, y: y + 5,
        size: Canvas.smallSize)
    }
  }

  private var hasShares: Bool { figure.groups.contains { $0.sharePart != .absent } }

  private func change(
    _ mark: FigureMark, _ style: Style, _ y: Double, _ axis: HorizontalAxis,
    _ canvas: inout Canvas
  ) {
    guard let value = mark.number, value.isFinite else { return }
    let (marker, colour): (Canvas.Marker, String) =
      switch style {
      case .reference: (.disc, Palette.blue)
      case .focus: (.diamond, Palette.vermillion)
      case .other: (.square, Palette.softInk)
      case .ink: (.disc, Palette.ink)
      }
    if let interval = mark.interval {
      canvas.line(
        axis.x(interval.lower ?? -.infinity), y, axis.x(interval.upper ?? .infinity), y,
        colour: colour, width: 2)
    }
    canvas.marker(marker, x: axis.x(value), y: y, radius: 4.2, colour: colour)
  }

  private func bar(
    _ mark: FigureMark, _ top: Double, _ height: Double, _ fill: String?, _ axis: HorizontalAxis,
    _ canvas: inout Canvas
  ) {
    guard let value = mark.number, value.isFinite else { return }
    let (zero, end) = (axis.x(0), axis.x(value))
    // What a changed share adds is an outline, told from a group's own change without its colour.
    canvas.rectangle(
      min(zero, end), top, (end - zero).magnitude, height, fill: fill ?? Palette.paper,
      stroke: fill == nil ? Palette.vermillion : nil)
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    if figure.groups.contains(where: { $0.role == .reference }) {
      key.marker(words.label("figure.role.reference"), .disc, colour: Palette.blue, &canvas)
    }
    if figure.groups.contains(where: { $0.role == .focus }) {
      key.marker(words.label("figure.role.focus"), .diamond, colour: Palette.vermillion, &canvas)
    }
    if figure.groups.contains(where: { $0.role == .other || $0.role == .unknown }) {
      key.marker(words.label("figure.role.other"), .square, colour: Palette.softInk, &canvas)
    }
    if hasShares {
      key.box(words.label("figure.part.own"), fill: Palette.blue, &canvas)
      key.box(
        words.label("figure.part.share"), fill: Palette.paper, stroke: Palette.vermillion, &canvas)
    }
    if figure.groups.contains(where: { $0.change == .withheld || $0.ownPart == .withheld }) {
      key.withheld(words, &canvas)
    }
    return key.bottom
  }
}
