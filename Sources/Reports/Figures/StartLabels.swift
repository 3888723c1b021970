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

  /// Places labels at their lines, given from left to right.
  init(_ starts: [(text: String, x: Double)], width: Double) {
    placed = []
    // From the right, so that each line needs to pass only labels that begin beyond it.
    for start in starts.reversed() {
      let needed = TextMeasure.width(start.text, size: Canvas.textSize) + StartLabels.gap
      let toTheRight = start.x + needed <= width - 4
      var candidate = Placed(text: start.text, x: start.x, row: 0, toTheRight: toTheRight)
      while placed.contains(where: { StartLabels.collide(candidate, $0) }) { candidate.row += 1 }
      placed.append(candidate)
    }
    placed.reverse()
  }

  private static func collide(_ one: Placed, _ other: Placed) -> Bool {
    func extent(_ label: Placed) -> ClosedRange<Double> {
      let width = TextMeasure.width(label.text, size: Canvas.textSize) + gap + 3
      return label.toTheRight ? label.x...(label.x + width) : (label.x - width)...label.x
    }
    if one.row == other.row { return extent(one).overlaps(extent(other)) }
    let (upper, lower) = one.row > other.row ? (one, other) : (other, one)
    // The upper label's line runs down through the lower row.
    return extent(lower).contains(upper.x) && upper.x != lower.x
      || upper.x == lower.x && upper.toTheRight != lower.toTheRight
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
