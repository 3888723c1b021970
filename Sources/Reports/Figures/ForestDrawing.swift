// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws rows with one or two marks on one axis: effects without each place, or balance before and
/// after matching.
struct ForestDrawing {
  let figure: ForestFigure
  let words: Wording

  private static let rowHeight = 24.0
  private static let markers: [(marker: Canvas.Marker, colour: String)] = [
    (.disc, Palette.blue), (.diamond, Palette.vermillion),
  ]

  func canvas() -> Canvas {
    var canvas = Canvas()
    var top = 26.0
    let title = TextMeasure.wrapped(
      words.label(figure.title), width: Canvas.width - 24, size: 16, bold: true)
    for line in title {
      canvas.text(line, x: 12, y: top, size: 16, bold: true)
      top += 20
    }
    let scale = FigureWords.scale(figure.unit)
    let ticks = ValueTicks(covering: range(scale), count: 7)
    let labels = figure.rows.map {
      TextMeasure.wrapped(label($0), width: 230, size: Canvas.smallSize, maximumLines: 1).first
        ?? ""
    }
    let widest = labels.map { TextMeasure.width($0, size: Canvas.smallSize) }.max() ?? 0
    let plot = PlotArea(
      left: 0, top: top, right: 0,
      bottom: top + Double(max(1, figure.rows.count)) * Self.rowHeight, first: 0, last: 0,
      ticks: ticks, scale: scale)
    // Half of the last number of the axis stands beyond its end.
    let beyond = max(24, Canvas.tickWidth(ticks, "", words.numbers) / 2 + 6)
    let span = (left: max(24 + widest, beyond), right: Canvas.width - beyond)
    axis(plot, span, &canvas)
    for (index, row) in figure.rows.enumerated() {
      let y = top + (Double(index) + 0.5) * Self.rowHeight
      canvas.text(labels[index], x: span.left - 12, y: y + 5, size: Canvas.smallSize, anchor: .end)
      draw(row, y, plot, span, &canvas)
    }
    canvas.height = key(plot.bottom + 66, &canvas)
    return canvas
  }

  private func label(_ row: ForestFigure.Row) -> String { words.value(row.label).plainText }

  private func range(_ scale: Double) -> ClosedRange<Double> {
    var values: [Double] = [0] + figure.limits
    for mark in figure.rows.flatMap(\.marks) {
      guard let mark else { continue }
      values += [
        mark.value, mark.interval?.lower ?? mark.value, mark.interval?.upper ?? mark.value,
      ]
    }
    let finite = values.filter(\.isFinite).map { $0 * scale }
    return (finite.min() ?? -1)...(finite.max() ?? 1)
  }

  private func x(_ value: Double, _ plot: PlotArea, _ span: (left: Double, right: Double)) -> Double
  {
    let width = max(plot.ticks.upper - plot.ticks.lower, 1e-300)
    let share = (value * plot.scale - plot.ticks.lower) / width
    return span.left + min(1, max(0, share)) * (span.right - span.left)
  }

  private func axis(
    _ plot: PlotArea, _ span: (left: Double, right: Double), _ canvas: inout Canvas
  ) {
    let texts = plot.ticks.values.map {
      words.numbers.text($0, .number, decimals: plot.ticks.decimals)
    }
    let widest = texts.map { TextMeasure.width($0, size: Canvas.smallSize) }.max() ?? 0
    let pitch = (span.right - span.left) / Double(max(1, texts.count - 1))
    let every = max(1, Int(((widest + 14) / pitch).rounded(.up)))
    for (index, tick) in plot.ticks.values.enumerated() {
      let position = x(tick / plot.scale, plot, span)
      canvas.line(position, plot.top, position, plot.bottom, colour: Palette.grid)
      guard index % every == 0 else { continue }
      canvas.text(
        texts[index], x: position, y: plot.bottom + 20, size: Canvas.smallSize, anchor: .middle,
        colour: Palette.softInk)
    }
    canvas.line(span.left, plot.bottom, span.right, plot.bottom, colour: Palette.ink)
    let zero = x(0, plot, span)
    canvas.line(zero, plot.top, zero, plot.bottom, colour: Palette.ink, width: 1.3)
    for limit in figure.limits where limit.isFinite {
      let position = x(limit, plot, span)
      canvas.line(
        position, plot.top, position, plot.bottom, colour: Palette.green, width: 1.6, dash: "7 4")
    }
    let unit = FigureWords.axis(figure.unit, .month, words)
    if !unit.isEmpty {
      canvas.text(
        unit, x: (span.left + span.right) / 2, y: plot.bottom + 40, size: Canvas.smallSize,
        anchor: .middle, colour: Palette.softInk)
    }
  }

  private func draw(
    _ row: ForestFigure.Row, _ y: Double, _ plot: PlotArea, _ span: (left: Double, right: Double),
    _ canvas: inout Canvas
  ) {
    for (index, mark) in row.marks.enumerated().reversed() {
      guard let mark, mark.value.isFinite else { continue }
      let style = Self.markers[min(index, Self.markers.count - 1)]
      if let interval = mark.interval {
        canvas.line(
          x(interval.lower ?? -.infinity, plot, span), y,
          x(interval.upper ?? .infinity, plot, span),
          y, colour: style.colour, width: 2)
      }
      canvas.marker(
        style.marker, x: x(mark.value, plot, span), y: y, radius: 4, colour: style.colour)
    }
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var left = 12.0
    for (index, term) in figure.series.enumerated() {
      let style = Self.markers[min(index, Self.markers.count - 1)]
      let text = words.label(term)
      canvas.marker(style.marker, x: left + 6, y: y - 5, radius: 4, colour: style.colour)
      canvas.text(text, x: left + 18, y: y, size: Canvas.smallSize)
      left += 18 + TextMeasure.width(text, size: Canvas.smallSize) + 28
    }
    return y + 16
  }
}
