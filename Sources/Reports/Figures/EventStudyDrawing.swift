// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws effects by periods since the start: points with intervals, the band of the whole path as a
/// shaded ribbon, a line at no effect and one at the start.
struct EventStudyDrawing {
  let figure: EventStudyFigure
  let words: Wording

  func canvas() -> Canvas {
    var canvas = Canvas()
    canvas.text(words.label("figure.eventStudy"), x: 12, y: 26, size: 16, bold: true)
    let axis = FigureWords.axis(figure.unit, figure.step, words)
    if !axis.isEmpty {
      canvas.text(axis, x: 12, y: 46, size: Canvas.smallSize, colour: Palette.softInk)
    }
    let times = figure.points.map(\.eventTime)
    let scale = FigureWords.scale(figure.unit)
    let ticks = ValueTicks(covering: range(scale), count: 6)
    let plot = PlotArea(
      left: 20 + Canvas.tickWidth(ticks, "", words.numbers), top: 60, right: Canvas.width - 16,
      bottom: 330, first: times.min() ?? 0, last: times.max() ?? 0, ticks: ticks, scale: scale)
    canvas.valueAxis(plot, suffix: "", numbers: words.numbers)
    band(plot, &canvas)
    lines(plot, &canvas)
    points(plot, &canvas)
    timeAxis(plot, &canvas)
    canvas.height = key(plot.bottom + 76, &canvas)
    return canvas
  }

  /// The values to cover, on the axis's scale.
  private func range(_ scale: Double) -> ClosedRange<Double> {
    var values: [Double] = [0]
    for point in figure.points {
      values.append(point.value)
      for interval in [point.interval, point.band] {
        values += [interval?.lower, interval?.upper].compactMap(\.self)
      }
    }
    if let matters = figure.matters { values += [-matters, matters] }
    let finite = values.filter(\.isFinite).map { $0 * scale }
    return (finite.min() ?? -1)...(finite.max() ?? 1)
  }

  private func band(_ plot: PlotArea, _ canvas: inout Canvas) {
    for point in figure.points {
      guard let lower = point.band?.lower, let upper = point.band?.upper else { continue }
      canvas.rectangle(
        plot.boundary(point.eventTime), plot.y(upper), plot.pitch, plot.y(lower) - plot.y(upper),
        fill: Palette.shade)
    }
  }

  private func lines(_ plot: PlotArea, _ canvas: inout Canvas) {
    canvas.line(plot.left, plot.y(0), plot.right, plot.y(0), colour: Palette.ink)
    if let matters = figure.matters {
      for value in [-matters, matters] {
        canvas.line(
          plot.left, plot.y(value), plot.right, plot.y(value), colour: Palette.green, width: 1.6,
          dash: "7 4")
      }
    }
    let start = plot.boundary(0)
    if start > plot.left, start < plot.right {
      canvas.line(start, plot.top, start, plot.bottom, colour: Palette.ink, width: 1.3, dash: "3 3")
    }
  }

  private func points(_ plot: PlotArea, _ canvas: inout Canvas) {
    let radius = figure.points.count <= 30 ? 4.2 : 2.8
    for point in figure.points {
      let x = plot.x(point.eventTime)
      let after = point.eventTime >= 0
      let colour = after ? Palette.blue : Palette.vermillion
      if let lower = point.interval?.lower, let upper = point.interval?.upper {
        canvas.line(x, plot.y(lower), x, plot.y(upper), colour: colour, width: 2)
      }
      let isReference = point.interval == nil && point.value == 0
      canvas.marker(
        isReference ? .ring : after ? .disc : .diamond, x: x, y: plot.y(point.value),
        radius: radius, colour: isReference ? Palette.ink : colour)
    }
  }

  private func timeAxis(_ plot: PlotArea, _ canvas: inout Canvas) {
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, colour: Palette.ink)
    let widest = Double(String(min(plot.first, -plot.last)).count + 1) * 10
    let every = max(1, Int((widest / max(plot.pitch, 1)).rounded(.up)))
    for time in plot.first...plot.last where time % every == 0 {
      let x = plot.x(time)
      canvas.line(x, plot.bottom, x, plot.bottom + 5, colour: Palette.softInk)
      canvas.text(
        words.numbers.text(Double(time), .number, decimals: 0), x: x, y: plot.bottom + 21,
        size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    }
    canvas.text(
      words.label("figure.eventTime.\(figure.step.rawValue)"), x: (plot.left + plot.right) / 2,
      y: plot.bottom + 42, size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var x = 12.0
    var y = y
    func place(_ term: String) -> String {
      let text = words.label(term)
      let width = TextMeasure.width(text, size: Canvas.smallSize) + 34
      if x + width > Canvas.width - 12 { (x, y) = (12, y + 22) }
      return text
    }
    func advance(_ text: String) {
      x += 22 + TextMeasure.width(text, size: Canvas.smallSize) + 24
    }
    let entries: [(String, Canvas.Marker, String)] = [
      ("figure.event.before", .diamond, Palette.vermillion),
      ("figure.event.reference", .ring, Palette.ink),
      ("figure.event.after", .disc, Palette.blue),
    ]
    for (term, marker, colour) in entries {
      let text = place(term)
      canvas.marker(marker, x: x + 6, y: y - 5, radius: 4, colour: colour)
      canvas.text(text, x: x + 18, y: y, size: Canvas.smallSize)
      advance(text)
    }
    if figure.points.contains(where: { $0.band != nil }) {
      let text = place("figure.event.band")
      canvas.rectangle(x, y - 11, 14, 12, fill: Palette.shade)
      canvas.text(text, x: x + 20, y: y, size: Canvas.smallSize)
      advance(text)
    }
    if figure.matters != nil {
      let text = place("figure.matters")
      canvas.line(x, y - 5, x + 16, y - 5, colour: Palette.green, width: 1.6, dash: "7 4")
      canvas.text(text, x: x + 22, y: y, size: Canvas.smallSize)
    }
    return y + 16
  }
}
