// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

extension SeriesDrawing {
  /// What stands beside a panel: a sample of line or point with its name, at the height of the
  /// line's last value.
  private struct DirectLabel {
    var lines: [String]
    var wanted: Double
    var sample: Sample
    var top = 0.0

    var height: Double { Double(lines.count) * 17 + 7 }
  }

  private enum Sample { case observed, fitted, counterfactual }

  /// Names the lines of a panel at their right ends, pushed apart where they would touch.
  func directLabels(_ panel: SeriesFigure.Panel, _ plot: PlotArea, _ canvas: inout Canvas) {
    let kinds: [(Sample, String, [Double?])] = [
      (.observed, "figure.observed", panel.observed),
      (.fitted, "figure.fitted", panel.fitted),
      (.counterfactual, "figure.counterfactual", panel.counterfactual),
    ]
    let width = Canvas.width - plot.right - 12 - 34
    var labels: [DirectLabel] = []
    for (sample, term, values) in kinds {
      guard let end = values.last(where: { $0 != nil }), let end, end.isFinite else { continue }
      let lines = TextMeasure.wrapped(words.label(term), width: width, size: Canvas.textSize)
      labels.append(DirectLabel(lines: lines, wanted: plot.y(end), sample: sample))
    }
    for label in stacked(labels, plot.top - 6, plot.bottom + 6) {
      let middle = label.top + label.height / 2
      drawSample(label.sample, panel, plot.right + 12, middle, &canvas)
      for (row, line) in label.lines.enumerated() {
        let first = middle - Double(label.lines.count - 1) * 8.5 + 5
        canvas.text(line, x: plot.right + 12 + 34, y: first + Double(row) * 17)
      }
    }
  }

  /// Labels at their wanted heights, moved down and then up just enough not to touch. Of two that
  /// want one height the order of the list holds.
  private func stacked(
    _ labels: [DirectLabel], _ top: Double, _ bottom: Double
  ) -> [DirectLabel] {
    var sorted = labels.enumerated().sorted {
      ($0.element.wanted, $0.offset) < ($1.element.wanted, $1.offset)
    }.map(\.element)
    var edge = top
    for index in sorted.indices {
      sorted[index].top = max(edge, sorted[index].wanted - sorted[index].height / 2)
      edge = sorted[index].top + sorted[index].height
    }
    edge = bottom
    for index in sorted.indices.reversed() {
      sorted[index].top = min(sorted[index].top, edge - sorted[index].height)
      edge = sorted[index].top
    }
    return sorted
  }

  private func drawSample(
    _ sample: Sample, _ panel: SeriesFigure.Panel, _ x: Double, _ y: Double, _ canvas: inout Canvas
  ) {
    switch sample {
    case .observed:
      canvas.marker(
        .disc, x: x + 13, y: y, radius: max(2.7, pointRadius(panel)), colour: Palette.softInk)
    case .fitted: canvas.line(x, y, x + 26, y, colour: Palette.blue, width: 2.6)
    case .counterfactual:
      canvas.line(x, y, x + 26, y, colour: Palette.vermillion, width: 2.4, dash: "9 5")
    }
  }

  /// The key below the axis: what shadings, the band and rings mean. Returns the canvas's height.
  func key(_ left: Double, _ top: Double, _ canvas: inout Canvas) -> Double {
    let hasBand = figure.panels.contains { panel in
      zip(panel.lower, panel.upper).contains { $0 != nil && $1 != nil }
    }
    let hasUnused = figure.panels.contains { panel in
      panel.observed.indices.contains { panel.observed[$0] != nil && isUnused(panel, $0) }
    }
    var x = 12.0
    var y = top + 14
    var isEmpty = true
    func place(_ term: String, _ draw: (Double, Double, inout Canvas) -> Void) {
      let text = words.label(term)
      let width = 32 + TextMeasure.width(text, size: Canvas.smallSize)
      if x + width > Canvas.width - 8, !isEmpty { (x, y) = (12, y + 22) }
      draw(x, y, &canvas)
      canvas.text(text, x: x + 32, y: y, size: Canvas.smallSize)
      x += width + 20
      isEmpty = false
    }
    if hasBand {
      place("figure.band") { x, y, canvas in
        canvas.elements.append(
          SVGElement(
            "rect",
            [
              "x": SVGElement.coordinate(x), "y": SVGElement.coordinate(y - 12), "width": "26",
              "height": "14", "fill": Palette.vermillion, "fill-opacity": "0.16",
              "stroke": Palette.vermillion, "stroke-width": "0.8", "stroke-dasharray": "2 3",
            ]))
      }
    }
    if !figure.phaseIn.isEmpty {
      place("figure.phaseIn") { x, y, canvas in
        canvas.rectangle(x, y - 12, 26, 14, fill: Palette.shade, stroke: Palette.hatch)
      }
    }
    if !figure.excluded.isEmpty {
      place("figure.excluded") { x, y, canvas in
        canvas.rectangle(x, y - 12, 26, 14, fill: "url(#\(name)-hatch)", stroke: Palette.hatch)
      }
    }
    if hasUnused {
      place("figure.unused") { x, y, canvas in
        canvas.marker(.ring, x: x + 13, y: y - 5, radius: 3.6, colour: Palette.softInk)
      }
    }
    return isEmpty ? top : y + 14
  }
}
