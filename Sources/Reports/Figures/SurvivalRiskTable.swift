// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

// The axis of a drop-out curve and, under it, how many are at risk.
extension SurvivalDrawing {
  /// Days whose numbers at risk are printed: from the left, as many as leave room for each other.
  func shownRiskDays(_ plot: PlotArea) -> [Int] {
    let counts = figure.groups.flatMap { $0.atRisk.map { riskText($0) } }
    let ticks = figure.riskDays.map { words.elapsed($0, figure.step) }
    let widest =
      (counts + ticks).map { TextMeasure.width($0, size: Canvas.smallSize) }.max() ?? 0
    var shown: [Int] = []
    var end = -Double.infinity
    for (index, day) in figure.riskDays.enumerated() where day >= 0 && day <= figure.lastDay {
      let middle = riskPosition(day, widest, plot)
      guard middle - widest / 2 >= end + 8 else { continue }
      shown.append(index)
      end = middle + widest / 2
    }
    return shown
  }

  private func riskPosition(_ day: Int, _ width: Double, _ plot: PlotArea) -> Double {
    min(max(x(day, plot), width / 2 + 2), Canvas.width - width / 2 - 2)
  }

  private func riskText(_ count: Int?) -> String {
    count.map { words.numbers.count($0) } ?? Canvas.withheldMark
  }

  func axis(_ shown: [Int], _ plot: PlotArea, _ canvas: inout Canvas) -> Double {
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, colour: Palette.ink)
    for index in shown {
      let day = figure.riskDays[index]
      canvas.line(
        x(day, plot), plot.bottom, x(day, plot), plot.bottom + 6, colour: Palette.softInk)
      let text = words.elapsed(day, figure.step)
      canvas.text(
        text, x: riskPosition(day, TextMeasure.width(text, size: Canvas.smallSize), plot),
        y: plot.bottom + 22, size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    }
    canvas.text(
      words.label("figure.elapsed.\(figure.step.rawValue)\(figure.suffix)"),
      x: (plot.left + plot.right) / 2,
      y: plot.bottom + 42, size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    return plot.bottom + 68
  }

  /// Numbers at risk under the axis, each group under its name and line.
  func riskTable(
    _ shown: [Int], _ top: Double, _ plot: PlotArea, _ canvas: inout Canvas
  ) -> Double {
    guard !figure.groups.isEmpty else { return top }
    canvas.text(
      words.label("figure.atRisk" + figure.suffix), x: 12, y: top, size: Canvas.smallSize,
      colour: Palette.softInk)
    var y = top + 22
    for (index, group) in figure.groups.enumerated() {
      let style = style(index)
      canvas.line(12, y - 5, 46, y - 5, colour: style.colour, width: 2.4, dash: style.dash)
      canvas.marker(style.marker, x: 29, y: y - 5, radius: 4.6, colour: style.colour)
      let label = TextMeasure.wrapped(
        words.shortLabel(group.label), width: Canvas.width - 70, size: Canvas.smallSize,
        maximumLines: 1)
      canvas.text(label.first ?? "", x: 54, y: y, size: Canvas.smallSize)
      for column in shown {
        let text = riskText(group.atRisk[column])
        canvas.text(
          text,
          x: riskPosition(
            figure.riskDays[column], TextMeasure.width(text, size: Canvas.smallSize), plot),
          y: y + 19, size: Canvas.smallSize, anchor: .middle)
      }
      y += 44
    }
    return y
  }
}
