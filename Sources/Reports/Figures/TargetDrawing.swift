// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Draws KPIs against their targets: a row each with its numbers in words, its value and interval as
/// a share of its own target, and one line for all targets.
struct TargetDrawing {
  let figure: TargetFigure
  let words: Wording

  private static let rowHeight = 66.0
  /// Beyond three times the target a point stands at the end of the axis, and its row says so.
  static let furthest = 3.0

  func canvas() -> Canvas {
    var canvas = Canvas()
    let top = canvas.heading(words.label("figure.targets"))
    let axis = HorizontalAxis(
      [1] + figure.rows.flatMap(shares), unit: .proportion, left: 24, right: Canvas.width - 24)
    let bottom = top + Double(figure.rows.count) * Self.rowHeight
    canvas.grid(axis, top: top + 2, bottom: bottom)
    let line = axis.x(1)
    canvas.line(line, top + 2, line, bottom, colour: Palette.ink, width: 2, dash: "7 4")
    for (index, row) in figure.rows.enumerated() {
      draw(row, top + Double(index) * Self.rowHeight, axis, &canvas)
    }
    let low = canvas.scale(
      axis, y: bottom + 4, unit: words.label("figure.targets.axis"), numbers: words.numbers)
    canvas.height = key(low + 22, &canvas)
    return canvas
  }

  /// What an axis must hold of a row, none beyond its ends.
  private func shares(_ row: TargetFigure.Row) -> [Double] {
    [row.observed.number, row.observed.interval?.lower, row.observed.interval?.upper, row.baseline]
      .compactMap { $0.flatMap { share($0, row) } }.map { min(Self.furthest, max(0, $0)) }
  }

  /// A value as a share of its target; nil where that has no meaning.
  private func share(_ value: Double, _ row: TargetFigure.Row) -> Double? {
    guard row.target > 0, value.isFinite else { return nil }
    return value / row.target
  }

  private func draw(
    _ row: TargetFigure.Row, _ top: Double, _ axis: HorizontalAxis, _ canvas: inout Canvas
  ) {
    let limit = Canvas.width - 24
    let name = TextMeasure.wrapped(
      words.targetName(row), width: limit, size: Canvas.textSize, bold: true, maximumLines: 1)
    let numbers = TextMeasure.wrapped(
      words.targetNumbers(row) + remark(row), width: limit, size: Canvas.smallSize,
      maximumLines: 1)
    for (text, y, size, bold) in [
      (name.first ?? "", top + 18, Canvas.textSize, true),
      (numbers.first ?? "", top + 36, Canvas.smallSize, false),
    ] {
      // The grid must not run through words.
      let width = TextMeasure.width(text, size: size, bold: bold)
      canvas.rectangle(11, y - size * 0.85, width + 3, size * 1.1, fill: Palette.paper)
      canvas.text(text, x: 12, y: y, size: size, bold: bold)
    }
    mark(row, top + 51, axis, &canvas)
  }

  private func mark(
    _ row: TargetFigure.Row, _ y: Double, _ axis: HorizontalAxis, _ canvas: inout Canvas
  ) {
    if let baseline = row.baseline.flatMap({ share($0, row) }) {
      canvas.marker(.ring, x: axis.x(baseline), y: y, radius: 5, colour: Palette.softInk)
    }
    if row.observed == .withheld {
      canvas.text(
        Canvas.withheldMark, x: axis.left, y: y + 5, size: Canvas.smallSize)
    }
    guard let value = row.observed.number.flatMap({ share($0, row) }) else { return }
    let style = Self.style(row.state)
    if let interval = row.observed.interval {
      let lower = interval.lower.flatMap { share($0, row) } ?? axisEnd(axis, upper: false)
      let upper = interval.upper.flatMap { share($0, row) } ?? axisEnd(axis, upper: true)
      canvas.line(axis.x(lower), y, axis.x(upper), y, colour: style.colour, width: 2.5)
    }
    canvas.marker(style.marker, x: axis.x(value), y: y, radius: 5, colour: style.colour)
  }

  private func axisEnd(_ axis: HorizontalAxis, upper: Bool) -> Double {
    (upper ? axis.ticks.upper : axis.ticks.lower) / axis.scale
  }

  private func remark(_ row: TargetFigure.Row) -> String {
    guard let value = row.observed.number else { return "" }
    guard let share = share(value, row) else { return " " + words.label("figure.targets.undrawn") }
    return (0...Self.furthest).contains(share) ? "" : " " + words.label("figure.targets.beyond")
  }

  /// The marker and colour of a state.
  static func style(_ state: TargetJudgement?) -> (marker: Canvas.Marker, colour: String) {
    switch state {
    case .met: (.disc, Palette.green)
    case .notMet: (.diamond, Palette.vermillion)
    case .cannotSay, nil: (.square, Palette.blue)
    case .tooEarly: (.triangle, Palette.purple)
    }
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    key.line(
      words.label("figure.targets.target"), colour: Palette.ink, width: 2, dash: "7 4", &canvas)
    for state in TargetJudgement.allCases
    where figure.rows.contains(where: { $0.state == state && $0.observed.number != nil }) {
      let style = Self.style(state)
      key.marker(
        words.label("state.\(state.rawValue)"), style.marker, colour: style.colour, &canvas)
    }
    if figure.rows.contains(where: { $0.baseline != nil }) {
      key.marker(
        words.label("figure.targets.baseline"), .ring, colour: Palette.softInk, &canvas)
    }
    if figure.rows.contains(where: { $0.observed == .withheld }) { key.withheld(words, &canvas) }
    return key.bottom
  }
}
