// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Draws standardised residuals over time, with lines at ±2 and marks beyond ±3.
struct ResidualDrawing {
  let figure: ResidualFigure
  let words: Wording

  func canvas() -> Canvas {
    var canvas = Canvas()
    canvas.text(words.label("figure.residuals"), x: 12, y: 26, size: 16, bold: true)
    let values = figure.residuals.compactMap(\.self).filter(\.isFinite)
    let ticks = ValueTicks(
      covering: min(-2.5, values.min() ?? 0)...max(2.5, values.max() ?? 0), count: 6)
    let last = figure.first + max(1, figure.residuals.count) - 1
    var plot = PlotArea(
      left: 20 + Canvas.tickWidth(ticks, "", words.numbers), top: 0, right: Canvas.width - 16,
      bottom: 0, first: figure.first, last: last, ticks: ticks, scale: 1)
    let labels = StartLabels(figure.starts, figure.step, plot, words)
    plot.top = 44 + Double(labels.rows) * StartLabels.rowHeight
    plot.bottom = plot.top + 230
    draw(plot, labels, &canvas)
    let axisEnd = canvas.timeAxis(plot, figure.step, labels: true, numbers: words.numbers)
    canvas.height = key(axisEnd + 32, values.contains { $0.magnitude > 3 }, &canvas)
    return canvas
  }

  private func draw(_ plot: PlotArea, _ labels: StartLabels, _ canvas: inout Canvas) {
    canvas.valueAxis(plot, suffix: "", numbers: words.numbers)
    canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), colour: Palette.ink)
    for limit in [-2.0, 2.0] {
      canvas.line(
        plot.left, plot.y(limit), plot.right, plot.y(limit), colour: Palette.green, width: 1.6,
        dash: "7 4")
    }
    canvas.startLines(labels, plot)
    let radius = figure.residuals.count <= 60 ? 3.6 : figure.residuals.count <= 220 ? 2.7 : 1.8
    for (offset, value) in figure.residuals.enumerated() {
      guard let value, value.isFinite else { continue }
      let isWild = value.magnitude > 3
      canvas.marker(
        isWild ? .diamond : .disc, x: plot.x(figure.first + offset), y: plot.y(value),
        radius: isWild ? max(3.2, radius) : radius,
        colour: isWild ? Palette.vermillion : Palette.blue)
    }
  }

  private func key(_ y: Double, _ hasWild: Bool, _ canvas: inout Canvas) -> Double {
    canvas.line(12, y - 5, 38, y - 5, colour: Palette.green, width: 1.6, dash: "7 4")
    canvas.text(words.label("figure.two"), x: 46, y: y, size: Canvas.smallSize)
    if hasWild {
      let x = 46 + TextMeasure.width(words.label("figure.two"), size: Canvas.smallSize) + 30
      canvas.marker(.diamond, x: x, y: y - 5, radius: 3.6, colour: Palette.vermillion)
      canvas.text(words.label("figure.wild"), x: x + 14, y: y, size: Canvas.smallSize)
    }
    return y + 16
  }

}
