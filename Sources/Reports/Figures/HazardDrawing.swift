// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws the share that leaves in each period with its interval, and the number still there below:
/// one panel a group on one scale.
struct HazardDrawing {
  let figure: HazardFigure
  let words: Wording

  func canvas() -> Canvas {
    var canvas = Canvas()
    var top = canvas.heading(words.label("figure.hazard"))
    canvas.text(
      words.label("figure.hazard.axis"), x: 12, y: top, size: Canvas.smallSize,
      colour: Palette.softInk)
    top += 10
    let ticks = ValueTicks(covering: 0...reach * 100, count: figure.groups.count > 1 ? 4 : 6)
    let periods = figure.groups.flatMap(\.points).map(\.period)
    var plot = PlotArea(
      left: 20 + Canvas.tickWidth(ticks, "%", words.numbers), top: top, right: Canvas.width - 16,
      bottom: top, first: periods.min() ?? 1, last: periods.max() ?? 1, ticks: ticks, scale: 100)
    let every = self.every(plot)
    for group in figure.groups {
      let label = TextMeasure.wrapped(
        words.shortLabel(group.label), width: Canvas.width - 24, size: Canvas.textSize, bold: true,
        maximumLines: 1)
      canvas.text(label.first ?? "", x: 12, y: top + 18, size: Canvas.textSize, bold: true)
      plot.top = top + 32
      plot.bottom = plot.top + (figure.groups.count > 1 ? 150 : 250)
      canvas.valueAxis(plot, suffix: "%", numbers: words.numbers)
      for point in group.points { draw(point, plot, &canvas) }
      top = axis(group, every, plot, &canvas)
    }
    canvas.text(
      words.label("figure.period.\(figure.step.rawValue)"), x: (plot.left + plot.right) / 2,
      y: top + 8, size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    canvas.height = key(top + 38, &canvas)
    return canvas
  }

  /// The top of the axis: all intervals, unless they are far wider than what is seen.
  private var reach: Double {
    let points = figure.groups.flatMap(\.points).map(\.hazard)
    let values = points.compactMap(\.number).filter(\.isFinite)
    let limits = points.compactMap { $0.interval?.upper }.filter(\.isFinite)
    let largest = min(1, max(0, values.max() ?? 0))
    let upper = min(1, max(largest, limits.max() ?? 0))
    return max(0.01, largest > 0 ? min(upper, 3 * largest) : upper)
  }

  private func draw(_ point: HazardFigure.Point, _ plot: PlotArea, _ canvas: inout Canvas) {
    let x = plot.x(point.period)
    switch point.hazard {
    case .absent: return
    case .withheld:
      canvas.rectangle(
        plot.boundary(point.period) + 1, plot.top, plot.pitch - 2, plot.bottom - plot.top,
        fill: Palette.shade)
    case .value(let value, let interval):
      guard value.isFinite else { return }
      let y = max(plot.top, plot.y(value))
      canvas.rectangle(
        x - min(14, plot.pitch * 0.32), y, min(28, plot.pitch * 0.64), plot.bottom - y,
        fill: Palette.paleBlue)
      if let lower = interval?.lower, let upper = interval?.upper, lower.isFinite, upper.isFinite {
        let high = plot.y(upper)
        canvas.line(
          x, min(plot.bottom, plot.y(lower)), x, max(plot.top, high), colour: Palette.blue,
          width: min(2, max(0.6, 0.5 * plot.pitch)))
        if high < plot.top - 0.01, plot.pitch > 9 {
          canvas.path(
            [(x - 4, plot.top + 6), (x, plot.top), (x + 4, plot.top + 6)], colour: Palette.blue,
            width: 2)
        }
      }
      let radius = plot.pitch < 4 ? 1.4 : plot.pitch < 9 ? 2.6 : 4.2
      canvas.marker(.disc, x: x, y: y, radius: radius, colour: Palette.blue)
    }
  }

  /// Every how many periods there is room for the number at risk.
  private func every(_ plot: PlotArea) -> Int {
    let points = figure.groups.flatMap(\.points)
    let texts =
      points.map { riskText($0.atRisk) } + points.map { words.numbers.count($0.period) }
    let widest = texts.map { TextMeasure.width($0, size: Canvas.smallSize) }.max() ?? 0
    let least = max(1, Int(((widest + 8) / max(plot.pitch, 1)).rounded(.up)))
    // Round steps read better than every third or seventh week.
    return [1, 2, 4, 8, 12, 26, 52, 104].first { $0 >= least } ?? least
  }

  private func riskText(_ count: Int?) -> String {
    count.map { words.numbers.count($0) } ?? Canvas.withheldMark
  }

  private func axis(
    _ group: HazardFigure.Group, _ every: Int, _ plot: PlotArea, _ canvas: inout Canvas
  ) -> Double {
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, colour: Palette.ink)
    canvas.text(
      words.label("figure.count"), x: 12, y: plot.bottom + 41, size: Canvas.smallSize,
      colour: Palette.softInk)
    for point in group.points where (point.period - plot.first) % every == 0 {
      let x = plot.x(point.period)
      canvas.line(x, plot.bottom, x, plot.bottom + 5, colour: Palette.softInk)
      let period = words.numbers.count(point.period)
      let texts = [(period, 21.0, Palette.softInk), (riskText(point.atRisk), 41, Palette.ink)]
      for (text, below, colour) in texts {
        let half = TextMeasure.width(text, size: Canvas.smallSize) / 2
        canvas.textIfFree(
          text, x: min(x, Canvas.width - half - 2), y: plot.bottom + below,
          size: Canvas.smallSize, anchor: .middle, colour: colour)
      }
    }
    return plot.bottom + 54
  }

  private func key(_ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    let points = figure.groups.flatMap(\.points)
    if let interval = points.compactMap(\.hazard.interval).first {
      key.add(
        words.label("figure.hazard.mark", ["name": words.numbers.name(of: interval)]), symbol: 14,
        &canvas
      ) { left, middle, canvas in
        canvas.line(left + 7, middle - 9, left + 7, middle + 9, colour: Palette.blue, width: 2)
        canvas.marker(.disc, x: left + 7, y: middle, radius: 4.2, colour: Palette.blue)
      }
    }
    key.add(words.label("figure.hazard.count"), symbol: 10, &canvas) { left, middle, canvas in
      canvas.text(
        words.label("figure.count"), x: left, y: middle + 5, size: Canvas.smallSize,
        colour: Palette.softInk)
    }
    if points.contains(where: { $0.hazard == .withheld || $0.atRisk == nil }) {
      key.withheld(words, &canvas)
    }
    return key.bottom
  }
}
