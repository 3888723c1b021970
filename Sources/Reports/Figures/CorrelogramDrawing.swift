// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Draws autocorrelations and partial autocorrelations side by side, one stem a lag, with the
/// limits expected of white noise.
struct CorrelogramDrawing {
  let figure: CorrelogramFigure
  let words: Wording

  func canvas() -> Canvas {
    var canvas = Canvas()
    let reach =
      (figure.autocorrelation + figure.partial + [figure.bound]).filter(\.isFinite)
      .map(\.magnitude).max() ?? 1
    let ticks = ValueTicks(covering: -min(1, reach)...max(0.01, min(1, reach)), count: 5)
    let labelWidth = Canvas.tickWidth(ticks, "", words.numbers)
    let half = (Canvas.width - 24) / 2
    for (position, values) in [figure.autocorrelation, figure.partial].enumerated() {
      let left = 12 + Double(position) * (half + 12)
      let title = position == 0 ? "figure.acf" : "figure.pacf"
      let lines = TextMeasure.wrapped(
        words.label(title), width: half - 12, size: 16, bold: true, maximumLines: 1)
      for line in lines { canvas.text(line, x: left, y: 26, size: 16, bold: true) }
      let plot = PlotArea(
        left: left + labelWidth + 8, top: 44, right: left + half - 12, bottom: 274, first: 1,
        last: max(1, values.count), ticks: ticks, scale: 1)
      draw(values, plot, &canvas)
    }
    canvas.height = key(12, 340, &canvas)
    return canvas
  }

  private func draw(_ values: [Double], _ plot: PlotArea, _ canvas: inout Canvas) {
    canvas.valueAxis(plot, suffix: "", numbers: words.numbers)
    if figure.bound.isFinite {
      for bound in [-figure.bound, figure.bound] {
        canvas.line(
          plot.left, plot.y(bound), plot.right, plot.y(bound), colour: Palette.vermillion,
          width: 1.6, dash: "7 4")
      }
    }
    canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), colour: Palette.ink)
    let radius = values.count <= 30 ? 3.6 : 2.4
    for (offset, value) in values.enumerated() where value.isFinite {
      let x = plot.x(offset + 1)
      let isBeyond = value.magnitude > figure.bound
      let colour = isBeyond ? Palette.vermillion : Palette.blue
      canvas.line(x, plot.y(0), x, plot.y(value), colour: colour, width: 2)
      canvas.marker(
        isBeyond ? .diamond : .disc, x: x, y: plot.y(value), radius: radius, colour: colour)
    }
    lagAxis(values.count, plot, &canvas)
  }

  private func lagAxis(_ count: Int, _ plot: PlotArea, _ canvas: inout Canvas) {
    let steps = [1, 2, 3, 4, 6, 12, 24, 48, 96, 192]
    let step = steps.first { count / $0 <= 8 } ?? max(1, count / 8)
    for lag in stride(from: step, through: max(step, count), by: step) where lag <= max(1, count) {
      canvas.line(
        plot.x(lag), plot.bottom, plot.x(lag), plot.bottom + 5, colour: Palette.softInk)
      canvas.text(
        String(lag), x: plot.x(lag), y: plot.bottom + 21, size: Canvas.smallSize, anchor: .middle,
        colour: Palette.softInk)
    }
    canvas.text(
      words.label("figure.lag"), x: (plot.left + plot.right) / 2, y: plot.bottom + 42,
      size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
  }

  private func key(_ left: Double, _ top: Double, _ canvas: inout Canvas) -> Double {
    guard figure.bound.isFinite else { return top }
    let bound = words.numbers.text(figure.bound, .number, decimals: 2)
    let text = words.label("figure.bound", ["bound": bound])
    canvas.line(
      left, top - 5, left + 26, top - 5, colour: Palette.vermillion, width: 1.6, dash: "7 4")
    canvas.text(text, x: left + 34, y: top, size: Canvas.smallSize)
    let values = figure.autocorrelation + figure.partial
    if values.contains(where: { $0.magnitude > figure.bound }) {
      let x = left + 34 + TextMeasure.width(text, size: Canvas.smallSize) + 34
      canvas.marker(.diamond, x: x, y: top - 5, radius: 3.6, colour: Palette.vermillion)
      canvas.text(words.label("figure.beyond"), x: x + 14, y: top, size: Canvas.smallSize)
    }
    return top + 16
  }

}
