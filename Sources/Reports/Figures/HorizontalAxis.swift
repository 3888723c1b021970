// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// A value axis that runs from left to right.
struct HorizontalAxis {
  var left: Double, right: Double
  var ticks: ValueTicks
  /// Factor from a value to what the axis prints: 100 for a share.
  var scale: Double

  /// An axis over values, all of which it shows.
  init(_ values: [Double], unit: Unit, left: Double, right: Double, count: Int = 7) {
    scale = FigureWords.scale(unit)
    let scale = scale
    let finite = values.map { $0 * scale }.filter(\.isFinite)
    ticks = ValueTicks(covering: (finite.min() ?? 0)...(finite.max() ?? 1), count: count)
    (self.left, self.right) = (left, right)
  }

  /// Where a value stands; beyond the axis it stands at its end.
  func x(_ value: Double) -> Double {
    let width = max(ticks.upper - ticks.lower, 1e-300)
    let share = (value * scale - ticks.lower) / width
    return left + min(1, max(0, share)) * (right - left)
  }
}

extension Canvas {
  /// Grid lines from top to bottom.
  mutating func grid(_ axis: HorizontalAxis, top: Double, bottom: Double) {
    for tick in axis.ticks.values {
      let x = axis.x(tick / axis.scale)
      line(x, top, x, bottom, colour: Palette.grid)
    }
  }

  /// Baseline and numbers of an axis, as many as there is room for, and its unit below; returns the
  /// lowest pixel used.
  mutating func scale(
    _ axis: HorizontalAxis, y: Double, unit: String, numbers: NumberFormat
  ) -> Double {
    line(axis.left, y, axis.right, y, colour: Palette.ink)
    let texts = axis.ticks.values.map { numbers.text($0, .number, decimals: axis.ticks.decimals) }
    let widest = texts.map { TextMeasure.width($0, size: Canvas.smallSize) }.max() ?? 0
    let pitch = (axis.right - axis.left) / Double(max(1, texts.count - 1))
    let every = max(1, Int(((widest + 14) / max(pitch, 1)).rounded(.up)))
    for index in stride(from: 0, to: texts.count, by: every) {
      let half = TextMeasure.width(texts[index], size: Canvas.smallSize) / 2
      let x = axis.x(axis.ticks.values[index] / axis.scale)
      line(x, y, x, y + 5, colour: Palette.softInk)
      text(
        texts[index], x: min(max(x, half + 2), Canvas.width - half - 2), y: y + 20,
        size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    }
    guard !unit.isEmpty else { return y + 26 }
    let name =
      TextMeasure.wrapped(
        unit, width: axis.right - axis.left, size: Canvas.smallSize, maximumLines: 1
      ).first ?? ""
    text(
      name, x: (axis.left + axis.right) / 2, y: y + 40, size: Canvas.smallSize, anchor: .middle,
      colour: Palette.softInk)
    return y + 46
  }
}
