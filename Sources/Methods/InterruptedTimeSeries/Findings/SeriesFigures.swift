// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// The figures' data, and the table of the series behind them.
struct SeriesFigures {
  let problem: SeriesProblem
  let solution: SeriesProblem.Solution
  let title: LocalizedText
  let controlTitle: LocalizedText?
  /// Unit of the values drawn.
  let unit: Unit
  /// Whether each value of a mean is a person's, so that means of few must not be shown.
  var personalValues = false

  /// The values of one period without the change, with limits, in the unit drawn.
  private func counterfactual(_ after: AfterPeriod) throws -> (Double, Double, Double) {
    let effect = try solution.effects.effect(over: [after])
    let scale = 1 / after.size
    if let ratio = effect.ratio, problem.campaign.kind != .mean {
      return (
        effect.with / ratio.value * scale, effect.with / ratio.upper * scale,
        effect.with / ratio.lower * scale
      )
    }
    return (
      (effect.with - effect.difference.value) * scale,
      (effect.with - effect.difference.upper) * scale,
      (effect.with - effect.difference.lower) * scale
    )
  }

  /// The series figure and its table.
  func series() throws -> (figure: FigureData, table: FindingTable) {
    let series = problem.campaign
    let first = series.periods.first ?? 0
    let last = series.periods.last ?? 0
    let span = last - first + 1
    var panel = SeriesFigure.Panel(
      title: title, unit: unit, observed: .init(repeating: nil, count: span),
      fitted: .init(repeating: nil, count: span),
      counterfactual: .init(repeating: nil, count: span),
      lower: .init(repeating: nil, count: span), upper: .init(repeating: nil, count: span))
    for index in series.periods.indices {
      panel.observed[series.periods[index] - first] = series.value(index)
    }
    let fitted = solution.fit.regression
    for (row, period) in fitted.periods.enumerated() {
      panel.fitted[period - first] = solution.expected[row] / fitted.size(row)
    }
    for after in solution.effects.after {
      let (value, lower, upper) = try counterfactual(after)
      panel.counterfactual[after.period - first] = value
      panel.lower[after.period - first] = lower
      panel.upper[after.period - first] = upper
    }
    var panels = [panel]
    if let control = problem.control, let controlTitle {
      panels.append(controlPanel(control, title: controlTitle, first: first, span: span))
    }
    let figure = SeriesFigure(
      step: series.step, first: first, panels: panels,
      starts: problem.design.interruptions.map(\.start),
      phaseIn: problem.design.interruptions.filter { $0.phaseIn > 0 }
        .map { .init(first: $0.start, last: $0.firstFull - 1) },
      excluded: problem.leftOut.map { .init(first: $0.lowerBound, last: $0.upperBound) })
    return (
      FigureData(id: "series", content: .series(figure)), table(panels, first: first)
    )
  }

  /// The control series with the line that its own periods before and after give.
  private func controlPanel(
    _ control: OutcomeSeries, title: LocalizedText, first: Int, span: Int
  ) -> SeriesFigure.Panel {
    var panel = SeriesFigure.Panel(
      title: title, unit: unit, observed: .init(repeating: nil, count: span),
      fitted: .init(repeating: nil, count: span),
      counterfactual: .init(repeating: nil, count: span),
      lower: .init(repeating: nil, count: span), upper: .init(repeating: nil, count: span))
    for index in control.periods.indices {
      panel.observed[control.periods[index] - first] = control.value(index)
    }
    var alone = problem
    alone.campaign = control
    alone.control = nil
    let regression = alone.regression()
    let plain: SeriesEstimator = regression.isLinear ? .ols : .quasiLikelihood
    // A control that cannot be fitted alone is drawn without its line.
    guard let fit = try? regression.fitted(by: plain, neweyWestLag: problem.neweyWestLag) else {
      return panel
    }
    let means = regression.means(fit.linearPredictor)
    for (row, period) in regression.periods.enumerated() {
      panel.fitted[period - first] = means[row] / regression.size(row)
    }
    return panel
  }

  /// Every value drawn, one row a period.
  private func table(_ panels: [SeriesFigure.Panel], first: Int) -> FindingTable {
    let series = problem.campaign
    let rows = series.periods.indices.map { index -> [Value] in
      let offset = series.periods[index] - first
      func drawn(_ value: Double?) -> Value { value.map { .number($0, unit) } ?? .missing }
      let panel = panels[0]
      var row: [Value] = [
        .period(series.step, series.periods[index]),
        .term(solution.partition.parts[index].rawValue),
      ]
      row += counts(series, index)
      row += [
        panel.observed, panel.fitted, panel.counterfactual, panel.lower, panel.upper,
      ].map { drawn($0[offset]) }
      if let control = problem.control, panels.count > 1 {
        row += counts(control, index) + [drawn(panels[1].observed[offset])]
      }
      return row
    }
    return FindingTable(id: "series", columns: columns, rows: rows)
  }

  private var columns: [FindingTable.Column] {
    func counts(_ prefix: String) -> [FindingTable.Column] {
      switch problem.campaign.kind {
      case .mean: personalValues ? [.init(prefix + "values", guarded: .count)] : []
      case .count: [.init(prefix + "events", guarded: .count)]
      case .rate:
        [
          .init(prefix + "events", guarded: .partOf(prefix + "trials")),
          .init(prefix + "trials", guarded: .count),
        ]
      }
    }
    let guarded: FindingTable.Guarded? =
      problem.campaign.kind == .mean
      ? (personalValues ? .derivedFrom("values") : nil) : .derivedFrom("events")
    var columns: [FindingTable.Column] = [.init("period"), .init("part")] + counts("")
    columns += [
      .init("observed", guarded: guarded), .init("fitted"), .init("counterfactual"),
      .init("lower"), .init("upper"),
    ]
    if problem.control != nil {
      columns += counts("control.") + [.init("control.observed", guarded: guarded)]
    }
    return columns
  }

  private func counts(_ series: OutcomeSeries, _ index: Int) -> [Value] {
    switch series.kind {
    case .mean: personalValues ? [.count(Int(clamping: series.denominator[index]))] : []
    case .count: [.count(Int(clamping: series.numerator[index]))]
    case .rate:
      [
        .count(Int(clamping: series.numerator[index])),
        .count(Int(clamping: series.denominator[index])),
      ]
    }
  }
}
