// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws series over time: observed points, fitted line, counterfactual with its band, start lines,
/// phase-in and excluded periods; one panel a series, stacked over one time axis.
struct SeriesDrawing {
  let figure: SeriesFigure
  let words: Wording
  /// Ids inside the file begin with it, so that two figures may stand in one page.
  let name: String

  private static let gutter = 158.0
  private static let titleHeight = 20.0

  private var count: Int { figure.panels.map(\.observed.count).max() ?? 0 }
  private var last: Int { figure.first + max(1, count) - 1 }

  /// The whole drawing.
  func canvas() -> Canvas {
    var canvas = Canvas()
    if !figure.excluded.isEmpty { canvas.defineHatch("\(name)-hatch") }
    let axes = figure.panels.map { axis($0) }
    let left =
      20
      + (zip(figure.panels, axes).map { panel, ticks in
        Canvas.tickWidth(ticks, suffix(panel.unit), words.numbers)
      }.max() ?? 0)
    let plotHeight = figure.panels.count > 1 ? 190.0 : 290.0
    var top = 12.0
    for (index, panel) in figure.panels.enumerated() {
      top = heading(panel, top, &canvas)
      var plot = PlotArea(
        left: left, top: top, right: Canvas.width - SeriesDrawing.gutter, bottom: top,
        first: figure.first, last: last, ticks: axes[index],
        scale: FigureWords.scale(panel.unit))
      let starts = StartLabels(index == 0 ? figure.starts : [], figure.step, plot, words)
      plot.top = top + Double(starts.rows) * StartLabels.rowHeight + 8
      plot.bottom = plot.top + plotHeight
      canvas.definitions.append(clip(index, plot))
      draw(panel, index, plot, starts, &canvas)
      let isLast = index == figure.panels.count - 1
      top = canvas.timeAxis(plot, figure.step, labels: isLast, numbers: words.numbers) + 18
    }
    canvas.height = key(left, top, &canvas)
    return canvas
  }

  /// Title and unit above a panel; returns where the plot may begin.
  private func heading(_ panel: SeriesFigure.Panel, _ top: Double, _ canvas: inout Canvas) -> Double
  {
    var y = top + 14
    let title = TextMeasure.wrapped(
      panel.title.text(words.language), width: Canvas.width - 24, size: 16, bold: true)
    for line in title {
      canvas.text(line, x: 12, y: y, size: 16, bold: true)
      y += SeriesDrawing.titleHeight
    }
    let unit = TextMeasure.wrapped(
      FigureWords.axis(panel.unit, figure.step, words), width: Canvas.width - 24,
      size: Canvas.smallSize, maximumLines: 1)
    for line in unit {
      canvas.text(line, x: 12, y: y, size: Canvas.smallSize, colour: Palette.softInk)
      y += SeriesDrawing.titleHeight
    }
    return y - 8
  }

  private func draw(
    _ panel: SeriesFigure.Panel, _ index: Int, _ plot: PlotArea, _ starts: StartLabels,
    _ canvas: inout Canvas
  ) {
    for range in figure.phaseIn { shade(range, plot, Palette.shade, &canvas) }
    for range in figure.excluded { shade(range, plot, "url(#\(name)-hatch)", &canvas) }
    canvas.valueAxis(plot, suffix: suffix(panel.unit), numbers: words.numbers)
    if index == 0 {
      canvas.startLines(starts, plot)
    } else {
      for start in figure.starts where plot.first <= start && start <= plot.last {
        let x = plot.boundary(start)
        canvas.line(x, plot.top - 4, x, plot.bottom, colour: Palette.ink, width: 1.5)
      }
    }
    canvas.elements.append(
      SVGElement("g", ["clip-path": "url(#\(name)-clip-\(index))"], marks(panel, plot)))
    directLabels(panel, plot, &canvas)
  }

  private func shade(
    _ range: SeriesFigure.ClosedPeriods, _ plot: PlotArea, _ fill: String, _ canvas: inout Canvas
  ) {
    let first = max(range.first, plot.first)
    let last = min(range.last, plot.last)
    guard first <= last else { return }
    let x = plot.boundary(first)
    canvas.rectangle(
      x, plot.top, plot.boundary(last + 1) - x, plot.bottom - plot.top, fill: fill)
  }

  private func suffix(_ unit: Unit) -> String { unit == .proportion ? "%" : "" }

  private func clip(_ index: Int, _ plot: PlotArea) -> SVGElement {
    let frame = SVGElement(
      "rect",
      [
        "x": SVGElement.coordinate(plot.left - 6), "y": SVGElement.coordinate(plot.top - 5),
        "width": SVGElement.coordinate(plot.right - plot.left + 12),
        "height": SVGElement.coordinate(plot.bottom - plot.top + 10),
      ])
    return SVGElement("clipPath", ["id": "\(name)-clip-\(index)"], [frame])
  }
}
