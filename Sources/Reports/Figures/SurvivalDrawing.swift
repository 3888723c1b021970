// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Draws drop-out curves: steps (or points joined by lines) with their bands, horizons marked, numbers
/// at risk below, and hatching where nobody is at risk any more.
struct SurvivalDrawing {
  let figure: SurvivalFigure
  let words: Wording
  /// Ids inside the file begin with it.
  let name: String

  /// Colour, dash and marker of each group.
  static let styles: [(colour: String, dash: String?, marker: Canvas.Marker)] = [
    (Palette.blue, nil, .disc), (Palette.vermillion, "9 4", .diamond),
    (Palette.green, "3 3", .square), (Palette.purple, "11 3 3 3", .triangle),
  ]

  func canvas() -> Canvas {
    var canvas = Canvas()
    canvas.defineHatch("\(name)-hatch")
    let top = canvas.heading(words.label("figure.survival" + figure.suffix))
    let ticks = ValueTicks(covering: 0...100, count: 6)
    let plot = PlotArea(
      left: 20 + Canvas.tickWidth(ticks, "%", words.numbers), top: top + 22,
      right: Canvas.width - 24, bottom: top + 312, first: 0, last: 0, ticks: ticks, scale: 100)
    unknown(plot, &canvas)
    canvas.valueAxis(plot, suffix: "%", numbers: words.numbers)
    horizons(plot, &canvas)
    for (index, group) in figure.groups.enumerated() { band(group, index, plot, &canvas) }
    for (index, group) in figure.groups.enumerated() { curve(group, index, plot, &canvas) }
    let isAllWithheld = !figure.groups.isEmpty && figure.groups.allSatisfy { $0.steps == nil }
    if isAllWithheld {
      canvas.text(
        words.label("figure.withheld"), x: (plot.left + plot.right) / 2,
        y: (plot.top + plot.bottom) / 2, anchor: .middle)
    }
    let kept = figure.riskDays.isEmpty ? [] : shownRiskDays(plot)
    let tableTop = axis(kept, plot, &canvas)
    let bottom = riskTable(kept, tableTop, plot, &canvas)
    canvas.height = key(bottom + 8, isAllWithheld, &canvas)
    return canvas
  }

  func x(_ day: Int, _ plot: PlotArea) -> Double {
    let share = Double(min(max(0, day), max(1, figure.lastDay))) / Double(max(1, figure.lastDay))
    return plot.left + share * (plot.right - plot.left)
  }

  func style(_ index: Int) -> (colour: String, dash: String?, marker: Canvas.Marker) {
    Self.styles[index % Self.styles.count]
  }

  // MARK: Curves

  /// A stretch on which the curve is level.
  private struct Level {
    var from: Int, to: Int
    var survival: Double
    var interval: Interval?
  }

  private func levels(_ group: SurvivalFigure.Group) -> [Level] {
    guard let steps = group.steps else { return [] }
    let end = min(figure.lastDay, group.lastAtRisk ?? 0)
    var levels = [Level(from: 0, to: end, survival: 1, interval: nil)]
    for step in steps where step.day <= end && step.survival.isFinite {
      levels[levels.count - 1].to = max(0, step.day)
      levels.append(
        Level(from: max(0, step.day), to: end, survival: step.survival, interval: step.interval))
    }
    return levels.filter { $0.from < $0.to || $0.from == end }
  }

  /// Corners of a level: both ends of a step; of a sampled curve the value at its start only.
  private func ends(_ level: Level, _ plot: PlotArea) -> [Double] {
    figure.isSampled ? [x(level.from, plot)] : [x(level.from, plot), x(level.to, plot)]
  }

  private func band(
    _ group: SurvivalFigure.Group, _ index: Int, _ plot: PlotArea, _ canvas: inout Canvas
  ) {
    var upper: [(Double, Double)] = []
    var lower: [(Double, Double)] = []
    func flush(_ canvas: inout Canvas) {
      guard !upper.isEmpty else { return }
      canvas.elements.append(
        SVGElement(
          "polygon",
          [
            "points": Canvas.points(upper + lower.reversed()), "fill": style(index).colour,
            "fill-opacity": "0.16",
          ]))
      (upper, lower) = ([], [])
    }
    for level in levels(group) {
      // Nobody has left on day 0: a sampled curve fans out from there.
      if figure.isSampled, level.from == 0, level.interval == nil {
        upper = [(x(0, plot), height(1, plot))]
        lower = upper
        continue
      }
      guard let low = level.interval?.lower, let high = level.interval?.upper, low.isFinite,
        high.isFinite
      else {
        flush(&canvas)
        continue
      }
      upper += ends(level, plot).map { ($0, height(high, plot)) }
      lower += ends(level, plot).map { ($0, height(low, plot)) }
    }
    if upper.count > 1 { flush(&canvas) }
  }

  private func height(_ survival: Double, _ plot: PlotArea) -> Double {
    plot.y(min(1, max(0, survival)))
  }

  private func curve(
    _ group: SurvivalFigure.Group, _ index: Int, _ plot: PlotArea, _ canvas: inout Canvas
  ) {
    let levels = levels(group)
    guard let last = levels.last else { return }
    let points = levels.flatMap { level in
      ends(level, plot).map { ($0, height(level.survival, plot)) }
    }
    let style = style(index)
    canvas.path(points, colour: style.colour, width: 2.4, dash: style.dash)
    if figure.isSampled, figure.groups.count == 1 {
      for (left, y) in points.dropFirst() {
        canvas.marker(.disc, x: left, y: y, radius: 2.6, colour: style.colour)
      }
    }
    // A short stroke closes a curve that ends before the axis does.
    if last.to < figure.lastDay, let (right, y) = points.last {
      canvas.line(right, y - 6, right, y + 6, colour: style.colour, width: 2.4)
    }
    // Of a sampled curve only the days that were told have a value.
    let told = figure.horizons.filter { day in
      day >= 0 && day <= last.to
        && (!figure.isSampled || levels.contains { $0.from == day })
    }
    for day in told {
      let survival = levels.last { $0.from <= day }?.survival ?? 1
      let (left, y) = (x(day, plot), height(survival, plot))
      canvas.marker(style.marker, x: left, y: y, radius: 4.6, colour: style.colour)
      guard figure.groups.count == 1 else { continue }
      let isHigh = y - plot.top < 28
      let isLate = plot.right - left < 40
      canvas.textIfFree(
        words.numbers.text(survival, .proportion), x: left + (isLate ? -8 : 8),
        y: isHigh ? y + 20 : y - 8, size: Canvas.smallSize, anchor: isLate ? .end : .start,
        bold: true)
    }
  }

  // MARK: Axes

  /// Hatching beyond the last day on which anybody of any group is at risk.
  private func unknown(_ plot: PlotArea, _ canvas: inout Canvas) {
    guard let end = lastKnown, end < figure.lastDay else { return }
    canvas.rectangle(
      x(end, plot), plot.top, plot.right - x(end, plot), plot.bottom - plot.top,
      fill: "url(#\(name)-hatch)")
  }

  private var lastKnown: Int? {
    figure.groups.compactMap { $0.steps == nil ? nil : $0.lastAtRisk }.max()
  }

  private func horizons(_ plot: PlotArea, _ canvas: inout Canvas) {
    for day in figure.horizons where day >= 0 && day <= figure.lastDay {
      let left = x(day, plot)
      canvas.line(
        left, plot.top - 4, left, plot.bottom, colour: Palette.softInk, width: 1.2, dash: "3 3")
      let text = words.label(
        "figure.horizon.\(figure.step.rawValue)", ["n": words.elapsed(day, figure.step)])
      let half = TextMeasure.width(text, size: Canvas.smallSize) / 2
      canvas.textIfFree(
        text, x: min(max(left, half + 2), Canvas.width - half - 2), y: plot.top - 9,
        size: Canvas.smallSize, anchor: .middle, colour: Palette.softInk)
    }
  }

  private func key(_ y: Double, _ isAllWithheld: Bool, _ canvas: inout Canvas) -> Double {
    var key = FigureKey(y: y)
    let levels = figure.groups.flatMap { self.levels($0) }
    if let interval = levels.compactMap(\.interval).first {
      key.add(
        words.label("figure.interval", ["name": words.numbers.name(of: interval)]), symbol: 26,
        &canvas
      ) { left, middle, canvas in
        canvas.elements.append(
          SVGElement(
            "rect",
            [
              "x": SVGElement.coordinate(left), "y": SVGElement.coordinate(middle - 7),
              "width": "26", "height": "14", "fill": Palette.blue, "fill-opacity": "0.16",
            ]))
      }
    }
    if let end = lastKnown, end < figure.lastDay {
      key.box(
        words.label("figure.notEstimable"), fill: "url(#\(name)-hatch)", stroke: Palette.hatch,
        &canvas)
    }
    if !isAllWithheld,
      figure.groups.contains(where: { $0.steps == nil || $0.atRisk.contains(nil) })
    {
      key.withheld(words, &canvas)
    }
    return key.bottom
  }
}

extension Wording {
  /// Days as days, weeks or months, with a decimal where they are not whole.
  func elapsed(_ days: Int, _ step: CalendarStep) -> String {
    let value: Double =
      switch step {
      case .day: Double(days)
      case .week: Double(days) / 7
      case .month: Double(days) * 12 / 365.25
      case .quarter: Double(days) * 4 / 365.25
      case .year: Double(days) / 365.25
      }
    // Months of 30.4 days: half a year is 183 days and reads 6.
    let isWhole = (value - value.rounded()).magnitude < (step == .week ? 1e-9 : 0.04)
    return numbers.text(value, .number, decimals: isWhole ? 0 : 1)
  }
}
