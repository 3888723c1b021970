// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension SeriesDrawing {
  /// Band, lines and points of a panel, in painting order.
  func marks(_ panel: SeriesFigure.Panel, _ plot: PlotArea) -> [SVGElement] {
    var elements: [SVGElement] = []
    for run in bandRuns(panel) {
      let upper = run.map { (plot.x($0.index), plot.y($0.upper)) }
      let lower = run.map { (plot.x($0.index), plot.y($0.lower)) }
      elements.append(
        SVGElement(
          "polygon",
          [
            "points": Canvas.points(widened(upper, plot) + widened(lower, plot).reversed()),
            "fill": Palette.vermillion, "fill-opacity": isDense(panel) ? "0.26" : "0.16",
          ]))
      for edge in [upper, lower] where !isDense(panel) {
        elements.append(
          stroke(widened(edge, plot), Palette.vermillion, width: 0.8, dash: "2 3"))
      }
    }
    for points in runs(panel.counterfactual, plot, breaks: []) {
      elements.append(
        stroke(
          widened(points, plot), Palette.vermillion, width: isDense(panel) ? 1.8 : 2.4,
          dash: isDense(panel) ? "5 3" : "9 5"))
    }
    // The model jumps at a start and where an intervention ends: its line must not climb there.
    for points in runs(panel.fitted, plot, breaks: figure.starts + ends) {
      elements.append(
        stroke(widened(points, plot), Palette.blue, width: isDense(panel) ? 1.8 : 2.6))
    }
    return elements + points(panel, plot)
  }

  private func points(_ panel: SeriesFigure.Panel, _ plot: PlotArea) -> [SVGElement] {
    var canvas = Canvas()
    for (offset, value) in panel.observed.enumerated() {
      guard let value, value.isFinite else { continue }
      let index = figure.first + offset
      canvas.marker(
        isUnused(panel, offset) ? .ring : .disc, x: plot.x(index), y: plot.y(value),
        radius: pointRadius(panel), colour: Palette.softInk)
    }
    return canvas.elements
  }

  /// Whether an observed value lies where the model has none: an excluded or left-out period.
  func isUnused(_ panel: SeriesFigure.Panel, _ offset: Int) -> Bool {
    let index = figure.first + offset
    let isExcluded = figure.excluded.contains { $0.first <= index && index <= $0.last }
    let hasFit = panel.fitted.indices.contains(offset) && panel.fitted[offset] != nil
    return isExcluded || !hasFit && panel.fitted.contains { $0 != nil }
  }

  /// Whether periods are so narrow that a season's swings need finer lines.
  private func isDense(_ panel: SeriesFigure.Panel) -> Bool { panel.observed.count > 120 }

  func pointRadius(_ panel: SeriesFigure.Panel) -> Double {
    switch panel.observed.count {
    case ...60: 3.6
    case ...120: 2.7
    case ...220: 2.3
    default: 1.7
    }
  }

  /// A run of one period is drawn as wide as the period, so that it can be seen.
  private func widened(_ points: [(Double, Double)], _ plot: PlotArea) -> [(Double, Double)] {
    guard points.count == 1, let point = points.first else { return points }
    let half = max(3, plot.pitch / 2)
    return [(point.0 - half, point.1), (point.0 + half, point.1)]
  }

  private func stroke(
    _ points: [(Double, Double)], _ colour: String, width: Double, dash: String? = nil
  ) -> SVGElement {
    var attributes = [
      "points": Canvas.points(points), "fill": "none", "stroke": colour,
      "stroke-width": SVGElement.coordinate(width), "stroke-linejoin": "round",
    ]
    attributes["stroke-dasharray"] = dash
    return SVGElement("polyline", attributes)
  }

  /// First periods without the intervention after some with it: the counterfactual stops there.
  private var ends: [Int] {
    guard let panel = figure.panels.first else { return [] }
    return panel.counterfactual.indices.dropFirst().filter {
      panel.counterfactual[$0 - 1] != nil && panel.counterfactual[$0] == nil
    }.map { figure.first + $0 }
  }

  /// Stretches of periods that have values.
  private func runs(
    _ values: [Double?], _ plot: PlotArea, breaks: [Int]
  ) -> [[(Double, Double)]] {
    var runs: [[(Double, Double)]] = []
    var current: [(Double, Double)] = []
    for (offset, value) in values.enumerated() {
      let index = figure.first + offset
      if breaks.contains(index), !current.isEmpty {
        runs.append(current)
        current = []
      }
      if let value, value.isFinite {
        current.append((plot.x(index), plot.y(value)))
      } else if !current.isEmpty {
        runs.append(current)
        current = []
      }
    }
    return current.isEmpty ? runs : runs + [current]
  }

  private struct BandPoint {
    var index: Int, lower: Double, upper: Double
  }

  private func bandRuns(_ panel: SeriesFigure.Panel) -> [[BandPoint]] {
    var runs: [[BandPoint]] = []
    var current: [BandPoint] = []
    for offset in 0..<min(panel.lower.count, panel.upper.count) {
      if let lower = panel.lower[offset], let upper = panel.upper[offset], lower.isFinite,
        upper.isFinite
      {
        current.append(BandPoint(index: figure.first + offset, lower: lower, upper: upper))
      } else if !current.isEmpty {
        runs.append(current)
        current = []
      }
    }
    return current.isEmpty ? runs : runs + [current]
  }

  /// The value axis of a panel. It covers all lines and points; of a band that is wider than the
  /// data (a long extrapolation) it covers six tenths of their range on each side, and cuts the
  /// rest. It begins at 0 when that costs little, and never goes below 0 or above 100% where values
  /// cannot.
  func axis(_ panel: SeriesFigure.Panel) -> ValueTicks {
    let scale = FigureWords.scale(panel.unit)
    func finite(_ values: [Double?]) -> [Double] {
      values.compactMap(\.self).filter(\.isFinite).map { $0 * scale }
    }
    let core = finite(panel.observed) + finite(panel.fitted) + finite(panel.counterfactual)
    guard var low = core.min(), var high = core.max() else {
      return ValueTicks(covering: 0...(panel.unit == .proportion ? 100 : 1))
    }
    let floor = low
    let ceiling = high
    let reach = max((high - low) * 0.6, high.magnitude * 0.02)
    if let least = finite(panel.lower).min() { low = min(low, max(least, low - reach)) }
    if let most = finite(panel.upper).max() { high = max(high, min(most, high + reach)) }
    let isNeverNegative: Bool =
      switch panel.unit {
      case .proportion, .count, .rate, .ratio, .oddsRatio, .probability: true
      case .number, .points, .measure, .money: floor >= 0
      }
    if isNeverNegative, floor >= 0 { low = floor < 0.4 * ceiling ? 0 : max(0, low) }
    if panel.unit == .proportion, ceiling <= 100 { high = min(100, high) }
    return ValueTicks(covering: min(low, high)...max(low, high))
  }
}
