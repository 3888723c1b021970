// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

/// Where the labels of start lines stand: to the right of their line, in as many rows above the
/// plot as they need so that no label covers another and no line runs through one.
struct StartLabels {
  struct Placed {
    var text: String
    var x: Double
    /// Row above the plot, 0 the lowest.
    var row: Int
    var toTheRight: Bool
  }

  var placed: [Placed]
  /// Number of rows.
  var rows: Int { (placed.map(\.row).max() ?? -1) + 1 }

  static let rowHeight = 20.0
  static let gap = 5.0

  /// Places labels at their lines, given from left to right, each right of its line unless it would
  /// leave the canvas or reach a line whose label stands on its left.
  init(_ starts: [(text: String, x: Double)], width: Double) {
    var right: [Placed] = []
    var left: [Placed] = []
    for start in starts.reversed() {
      let end = start.x + StartLabels.width(start.text)
      let isFree = end <= width - 4 && !left.contains { $0.x <= end }
      let label = Placed(text: start.text, x: start.x, row: 0, toTheRight: isFree)
      if isFree { right.append(label) } else { left.insert(label, at: 0) }
    }
    placed = []
    // In this order a line passes only rows whose labels lie beyond it, so a free row exists.
    for var label in right + left {
      while label.row < starts.count, placed.contains(where: { StartLabels.collide(label, $0) }) {
        label.row += 1
      }
      placed.append(label)
    }
    placed.sort { $0.x < $1.x }
  }

  private static func width(_ text: String) -> Double {
    TextMeasure.width(text, size: Canvas.textSize) + gap + 3
  }

  private static func collide(_ one: Placed, _ other: Placed) -> Bool {
    func extent(_ label: Placed) -> ClosedRange<Double> {
      let width = width(label.text)
      return label.toTheRight ? label.x...(label.x + width) : (label.x - width)...label.x
    }
    if one.row == other.row { return extent(one).overlaps(extent(other)) }
    let (upper, lower) = one.row > other.row ? (one, other) : (other, one)
    // The upper label's line runs down through the lower row.
    return extent(lower).contains(upper.x)
  }
}

extension StartLabels {
  /// The labels of the starts that lie in a plot, each start once. One start is named in full,
  /// several in short.
  init(_ starts: [Int], _ step: CalendarStep, _ plot: PlotArea, _ words: Wording) {
    var shown: [Int] = []
    for start in starts.sorted()
    where !shown.contains(start) && plot.first <= start && start <= plot.last {
      shown.append(start)
    }
    let isOnly = shown.count == 1
    self.init(
      shown.map { start in
        let period =
          isOnly ? words.numbers.period(step, start) : words.numbers.shortPeriod(step, start)
        return (words.label("figure.start", ["period": period]), plot.boundary(start))
      }, width: Canvas.width)
  }
}

extension Canvas {
  /// Start lines from their labels above a plot down to its baseline.
  mutating func startLines(_ labels: StartLabels, _ plot: PlotArea) {
    for label in labels.placed {
      let baseline = plot.top - 10 - Double(label.row) * StartLabels.rowHeight
      line(label.x, baseline - 12, label.x, plot.bottom, colour: Palette.ink, width: 1.5)
      text(
        label.text, x: label.x + (label.toTheRight ? 1 : -1) * StartLabels.gap, y: baseline,
        anchor: label.toTheRight ? .start : .end)
    }
  }
}
