// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Draws each step of a funnel as a bar from zero with a marker and its interval at the end; what
/// was lost since the step before is hatched.
struct FunnelDrawing {
  let figure: FunnelFigure
  let words: Wording
  /// Part of the ids in the file.
  let name: String

  private static let barHeight = 22.0
  private static let rowHeight = 62.0

  func canvas() -> Canvas {
    var canvas = Canvas()
    let top = canvas.heading(words.value(figure.title).plainText) - 6
    let limits = figure.bars.flatMap { bar in
      [bar.share.number, bar.share.interval?.upper].compactMap(\.self)
    }
    // A funnel's first step is all of them; channels use the room that their shares need.
    let axis = HorizontalAxis(
      [0] + (figure.isNested ? [1] : limits), unit: .proportion, left: 16,
      right: Canvas.width - 26)
    let bottom = top + Double(figure.bars.count) * Self.rowHeight
    if hasLoss { canvas.defineHatch("\(name)-lost") }
    canvas.grid(axis, top: top + 6, bottom: bottom)
    var before: Double?
    for (index, bar) in figure.bars.enumerated() {
      draw(bar, before, axis, top + Double(index) * Self.rowHeight, &canvas)
      before = bar.share.number
    }
    canvas.line(axis.x(0), top + 6, axis.x(0), bottom, colour: Palette.ink, width: 1.3)
    let end = canvas.scale(
      axis, y: bottom, unit: words.label("figure.funnel.axis"), numbers: words.numbers)
    canvas.height = key(end + 22, &canvas)
    return canvas
  }

  private var hasLoss: Bool { figure.isNested && figure.bars.count > 1 }

  private func draw(
    _ bar: FunnelFigure.Bar, _ before: Double?, _ axis: HorizontalAxis, _ top: Double,
    _ canvas: inout Canvas
  ) {
    let text = words.funnelNumbers(bar)
    let width = TextMeasure.width(text, size: Canvas.smallSize)
    canvas.text(
      text, x: Canvas.width - 16, y: top + 22, size: Canvas.smallSize, anchor: .end,
      colour: Palette.softInk)
    let label =
      TextMeasure.wrapped(
        words.shortLabel(bar.label), width: max(80, Canvas.width - 62 - width),
        size: Canvas.smallSize, bold: true, maximumLines: 1
      ).first ?? ""
    canvas.text(label, x: 22, y: top + 22, size: Canvas.smallSize, bold: true)
    let (zero, upper) = (axis.x(0), top + 30)
    guard let share = bar.share.number, share.isFinite else { return }
    let end = axis.x(share)
    if hasLoss, let before, before.isFinite, before > share {
      canvas.rectangle(
        end, upper, axis.x(before) - end, Self.barHeight, fill: "url(#\(name)-lost)",
        stroke: Palette.hatch)
    }
    canvas.rectangle(zero, upper, end - zero, Self.barHeight, fill: Palette.paleBlue)
    canvas.line(end, upper, end, upper + Self.barHeight, colour: Palette.blue, width: 3)
    guard let interval = bar.share.interval else { return }
    let middle = upper + Self.barHeight / 2
    canvas.line(
      axis.x(interval.lower ?? 0), middle, axis.x(interval.upper ?? 1), middle,
      colour: Palette.ink, width: 2)
    canvas.marker(.disc, x: end, y: middle, radius: 4, colour: Palette.ink)
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    key.add(words.label("figure.funnel.reached"), symbol: 20, &canvas) { left, middle, canvas in
      canvas.rectangle(left, middle - 7, 20, 14, fill: Palette.paleBlue)
      canvas.line(left + 20, middle - 7, left + 20, middle + 7, colour: Palette.blue, width: 3)
    }
    if hasLoss {
      key.box(
        words.label("figure.funnel.lost"), fill: "url(#\(name)-lost)", stroke: Palette.hatch,
        &canvas)
    }
    if figure.bars.contains(where: { $0.share.interval != nil }) {
      key.marker(words.label("figure.funnel.interval"), .disc, colour: Palette.ink, &canvas)
    }
    if figure.bars.contains(where: { $0.share == .withheld }) { key.withheld(words, &canvas) }
    return key.bottom
  }
}
