// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// The rectangle that a series is drawn in, and where its periods and values fall.
struct PlotArea {
  var left: Double, top: Double, right: Double, bottom: Double
  var first: Int, last: Int
  var ticks: ValueTicks
  /// Factor from a value to what its axis prints: 100 for a share.
  var scale: Double

  /// Pixels of a period.
  var pitch: Double { (right - left) / Double(max(1, last - first + 1)) }

  /// The middle of a period.
  func x(_ index: Int) -> Double { left + (Double(index - first) + 0.5) * pitch }

  /// The boundary before a period.
  func boundary(_ index: Int) -> Double { left + Double(index - first) * pitch }

  func y(_ value: Double) -> Double {
    let range = max(ticks.upper - ticks.lower, 1e-300)
    let share = (value * scale - ticks.lower) / range
    // Values far outside the axis are cut by the clip path; their coordinates stay small.
    return bottom - min(20, max(-20, share)) * (bottom - top)
  }
}

extension Canvas {
  /// Grid, tick labels and baseline of a value axis.
  mutating func valueAxis(_ plot: PlotArea, suffix: String, numbers: NumberFormat) {
    for tick in plot.ticks.values {
      let y = plot.y(tick / plot.scale)
      line(plot.left, y, plot.right, y, colour: Palette.grid)
      text(
        Canvas.tickLabel(tick, plot.ticks, suffix, numbers), x: plot.left - 8, y: y + 5,
        size: Canvas.smallSize, anchor: .end, colour: Palette.softInk)
    }
  }

  static func tickLabel(
    _ tick: Double, _ ticks: ValueTicks, _ suffix: String, _ numbers: NumberFormat
  ) -> String {
    numbers.text(tick, .number, decimals: ticks.decimals) + suffix
  }

  /// Width that the labels of a value axis take.
  static func tickWidth(_ ticks: ValueTicks, _ suffix: String, _ numbers: NumberFormat) -> Double {
    ticks.values.map {
      TextMeasure.width(tickLabel($0, ticks, suffix, numbers), size: smallSize)
    }.max() ?? 0
  }

  /// Baseline, ticks and labels of a time axis; returns the lowest pixel it uses.
  mutating func timeAxis(
    _ plot: PlotArea, _ step: CalendarStep, labels: Bool, numbers: NumberFormat
  ) -> Double {
    line(plot.left, plot.bottom, plot.right, plot.bottom, colour: Palette.ink)
    let ticks = TimeTicks(
      step, plot.first, plot.last, width: plot.right - plot.left, size: Canvas.smallSize,
      numbers: numbers)
    let majors = Set(ticks.major.map(\.index))
    for index in ticks.minor where !majors.contains(index) {
      line(plot.x(index), plot.bottom, plot.x(index), plot.bottom + 4, colour: Palette.softInk)
    }
    for tick in ticks.major {
      let x = plot.x(tick.index)
      line(x, plot.bottom, x, plot.bottom + 7, colour: Palette.ink)
      guard labels else { continue }
      for (row, label) in tick.lines.enumerated() {
        let half = TextMeasure.width(label, size: Canvas.smallSize) / 2
        let kept = min(max(x, half + 2), Canvas.width - half - 2)
        text(
          label, x: kept, y: plot.bottom + 22 + Double(row) * 17, size: Canvas.smallSize,
          anchor: .middle, colour: Palette.softInk)
      }
    }
    let rows = labels ? (ticks.major.map(\.lines.count).max() ?? 0) : 0
    return plot.bottom + 8 + Double(rows) * 17
  }
}
