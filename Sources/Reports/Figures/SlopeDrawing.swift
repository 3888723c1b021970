// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws gaps before and after as lines with intervals, one panel a scale side by side; of more than
/// four lines the others go on in further panels below, on the same axes.
struct SlopeDrawing {
  let figure: SlopeFigure
  let words: Wording

  /// Pixels between the marks of neighbouring lines, so that intervals stay apart.
  private static let step = 9.0

  func canvas() -> Canvas {
    var canvas = Canvas()
    var top = canvas.heading(words.label("figure.slopes"))
    let width = (Canvas.width - 24) / Double(max(1, figure.panels.count))
    let count = figure.panels.map(\.lines.count).max() ?? 0
    let most = SurvivalDrawing.styles.count
    for first in stride(from: 0, to: max(1, count), by: most) {
      let lines = first..<min(count, first + most)
      for (index, panel) in figure.panels.enumerated() {
        let left = 12 + Double(index) * width
        draw(panel, lines, left, left + width - 14, top, &canvas)
      }
      top = key(lines, top + (figure.panels.isEmpty ? 0 : Self.panelHeight + 56), &canvas)
      canvas.height = top
      top += 22
    }
    return canvas
  }

  private static let panelHeight = 330.0

  private func draw(
    _ panel: SlopeFigure.Panel, _ lines: Range<Int>, _ left: Double, _ right: Double,
    _ top: Double, _ canvas: inout Canvas
  ) {
    var y = top + 2
    // Panels keep one height whatever their titles need.
    let title = TextMeasure.wrapped(
      words.value(panel.title).plainText, width: right - left, size: Canvas.smallSize, bold: true,
      maximumLines: 2)
    for line in title {
      canvas.text(line, x: left, y: y, size: Canvas.smallSize, bold: true)
      y += 18
    }
    let unit = TextMeasure.wrapped(
      FigureWords.axis(panel.unit, words), width: right - left, size: Canvas.smallSize,
      maximumLines: 1)
    canvas.text(
      unit.first ?? "", x: left, y: y, size: Canvas.smallSize, colour: Palette.softInk)
    let scale = FigureWords.scale(panel.unit)
    let ticks = ValueTicks(covering: range(panel, scale), count: 6)
    let plot = PlotArea(
      left: left + Canvas.tickWidth(ticks, "", words.numbers) + 10, top: top + 56, right: right,
      bottom: top + Self.panelHeight, first: 0, last: 1, ticks: ticks, scale: scale)
    canvas.valueAxis(plot, suffix: "", numbers: words.numbers)
    let none = plot.y(panel.noGap)
    canvas.line(plot.left, none, plot.right, none, colour: Palette.ink, width: 1.5)
    let shown = lines.clamped(to: panel.lines.indices)
    for index in shown {
      draw(panel.lines[index], (index - lines.lowerBound, shown.count), plot, &canvas)
    }
    values(panel, shown, plot, &canvas)
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, colour: Palette.ink)
    for (time, term) in ["figure.before", "figure.after"].enumerated() {
      canvas.text(
        words.label(term), x: x(time, 0, 1, plot), y: plot.bottom + 21, size: Canvas.textSize,
        anchor: .middle)
    }
  }

  /// Where the marks of a line stand before (0) and after (1).
  private func x(_ time: Int, _ index: Int, _ count: Int, _ plot: PlotArea) -> Double {
    let width = plot.right - plot.left
    let middle = plot.left + width * (time == 0 ? 0.35 : 0.65)
    let step = min(Self.step, width * 0.3 / Double(max(1, count)))
    return middle + (Double(index) - Double(count - 1) / 2) * step
  }

  private func range(_ panel: SlopeFigure.Panel, _ scale: Double) -> ClosedRange<Double> {
    var values = [panel.noGap]
    for mark in panel.lines.flatMap({ [$0.before, $0.after] }) {
      values += [mark.number, mark.interval?.lower, mark.interval?.upper].compactMap(\.self)
    }
    let finite = values.map { $0 * scale }.filter(\.isFinite)
    return (finite.min() ?? 0)...(finite.max() ?? 1)
  }

  private func draw(
    _ line: SlopeFigure.Line, _ position: (index: Int, count: Int), _ plot: PlotArea,
    _ canvas: inout Canvas
  ) {
    let (index, count) = position
    let style = SurvivalDrawing.styles[index]
    let places = [line.before, line.after].enumerated().map { time, mark -> (Double, Double)? in
      guard let value = mark.number, value.isFinite else { return nil }
      return (x(time, index, count, plot), plot.y(value))
    }
    if let from = places[0], let to = places[1] {
      canvas.line(
        from.0, from.1, to.0, to.1, colour: style.colour, width: 2.2, dash: style.dash)
    }
    for (time, mark) in [line.before, line.after].enumerated() {
      guard let place = places[time] else { continue }
      if let interval = mark.interval {
        let low = interval.lower.map { plot.y($0) } ?? plot.bottom
        let high = interval.upper.map { plot.y($0) } ?? plot.top
        canvas.line(
          place.0, min(plot.bottom, low), place.0, max(plot.top, high), colour: style.colour,
          width: 1.6)
      }
      canvas.marker(style.marker, x: place.0, y: place.1, radius: 4.6, colour: style.colour)
    }
  }

  /// The values beside all marks of their time, on the side that no line crosses; those that would
  /// cover each other move apart, and with several lines each has its line's marker.
  private func values(
    _ panel: SlopeFigure.Panel, _ shown: Range<Int>, _ plot: PlotArea, _ canvas: inout Canvas
  ) {
    let all = panel.lines.flatMap { [$0.before.number, $0.after.number] }.compactMap(\.self)
    let decimals = words.numbers.decimals(for: all.filter(\.isFinite), panel.unit)
    for time in 0...1 {
      let entries = shown.compactMap { index -> (index: Int, value: Double)? in
        let line = panel.lines[index]
        guard let value = (time == 0 ? line.before : line.after).number, value.isFinite else {
          return nil
        }
        return (index - shown.lowerBound, value)
      }.sorted { (-$0.value, $0.index) < (-$1.value, $1.index) }
      let heights = SlopeDrawing.spread(
        entries.map { plot.y($0.value) }, from: plot.top, to: plot.bottom)
      let side: Double = time == 0 ? -1 : 1
      let edge = x(time, time == 0 ? 0 : shown.count - 1, shown.count, plot) + side * 10
      for (entry, y) in zip(entries, heights) {
        let style = SurvivalDrawing.styles[entry.index]
        let beside = shown.count > 1 ? 9.0 : 0
        if shown.count > 1 {
          canvas.marker(style.marker, x: edge + side * 3, y: y, radius: 2.8, colour: style.colour)
        }
        canvas.textIfFree(
          words.numbers.text(entry.value, panel.unit, decimals: decimals, style: .bare),
          x: edge + side * beside, y: y + 5, size: Canvas.smallSize,
          anchor: time == 0 ? .end : .start, onPaper: true)
      }
    }
  }

  /// Heights in falling order of their values, moved apart to the height of a label, within limits.
  static func spread(_ heights: [Double], from top: Double, to bottom: Double) -> [Double] {
    let gap = 16.0
    var moved = heights.map { min(bottom, max(top, $0)) }
    for index in moved.indices.dropFirst() {
      moved[index] = max(moved[index], moved[index - 1] + gap)
    }
    guard let last = moved.last, last > bottom else { return moved }
    moved[moved.count - 1] = bottom
    for index in moved.indices.dropLast().reversed() {
      moved[index] = min(moved[index], moved[index + 1] - gap)
    }
    return moved
  }

  private func key(_ lines: Range<Int>, _ y: Double, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    let longest = figure.panels.map(\.lines).max { $0.count < $1.count } ?? []
    for index in lines {
      let style = SurvivalDrawing.styles[index - lines.lowerBound]
      key.add(words.shortLabel(longest[index].label) + remark(index), symbol: 34, &canvas) {
        left, middle, canvas in
        canvas.line(
          left, middle, left + 34, middle, colour: style.colour, width: 2.2, dash: style.dash)
        canvas.marker(style.marker, x: left + 17, y: middle, radius: 4.6, colour: style.colour)
      }
    }
    if !figure.panels.isEmpty {
      key.line(words.label("figure.gap.none"), colour: Palette.ink, width: 1.5, &canvas)
    }
    return key.bottom
  }

  /// Says so where a line has a value that is withheld in any panel.
  private func remark(_ index: Int) -> String {
    let marks = figure.panels.flatMap { panel in
      panel.lines.indices.contains(index)
        ? [panel.lines[index].before, panel.lines[index].after] : []
    }
    return marks.contains(.withheld) ? " (\(words.term("hidden").plainText))" : ""
  }
}
