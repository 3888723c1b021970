// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

extension DifferenceInDifferences.PlaceAnalysis {
  /// Columns of the counts behind a value, guarded, with a prefix for the arm.
  func countColumns(_ prefix: String = "") -> [FindingTable.Column] {
    switch panel.kind {
    case .rate:
      [
        .init(prefix + "events", guarded: .partOf(prefix + "trials")),
        .init(prefix + "trials", guarded: .count),
      ]
    case .count: [.init(prefix + "events", guarded: .count)]
    case .mean: personalValues ? [.init(prefix + "values", guarded: .count)] : []
    }
  }

  /// What a value that stands beside these columns can be worked out from.
  func valueGuard(_ prefix: String = "") -> FindingTable.Guarded? {
    switch panel.kind {
    case .rate, .count: .derivedFrom(prefix + "events")
    case .mean: personalValues ? .derivedFrom(prefix + "values") : nil
    }
  }

  /// The cells of those columns.
  func countCells(_ sum: Double, _ people: Double) -> [Value] {
    switch panel.kind {
    case .rate: [.count(Int(clamping: sum)), .count(Int(clamping: people))]
    case .count: [.count(Int(clamping: sum))]
    case .mean: personalValues ? [.count(Int(clamping: people))] : []
    }
  }

  /// A value over some cells: share, mean, events a unit of exposure, or events a place and period.
  func value(_ cells: [DifferenceInDifferences.PlacePanel.Cell]) -> Double {
    DifferenceInDifferences.average(
      cells, weights: panel.kind == .count ? .people : specification.weights)
  }

  /// Both arms before and after, and the crude difference of their changes.
  func summary(
    _ selection: DifferenceInDifferences.PlaceSelection,
    _ main: DifferenceInDifferences.EffectProblem
  ) -> FindingTable {
    let first = main.starts.values.min() ?? 0
    var rows: [[Value]] = []
    for (arm, places) in [("did.arm.treated", main.treated), ("did.arm.control", main.controls)] {
      let members = Set(places)
      for (part, isAfter) in [("before", false), ("after", true)] {
        let cells = main.panel.cells.filter {
          members.contains($0.place) && ($0.period >= first) == isAfter
        }
        let sum = cells.reduce(0) { $0 + $1.sum }
        let people = cells.reduce(0) { $0 + $1.people }
        rows.append(
          [
            .term(arm), .term(part), .count(members.count),
            .count(Set(cells.map(\.period)).count),
          ] + countCells(sum, people)
            + [cells.isEmpty ? .missing : .number(value(cells), valueUnit)])
      }
    }
    return FindingTable(
      id: "summary",
      columns: [.init("arm"), .init("part"), .init("places"), .init("periods")] + countColumns()
        + [.init("value", guarded: valueGuard())], rows: rows)
  }

  /// Both arms period by period: the figure of trends and its data. With one date the campaign's
  /// panel shows what was expected without it: what was seen less the effect of that period.
  func trends(
    _ main: DifferenceInDifferences.EffectProblem, _ study: EventStudyFigure?,
    synthetic: DifferenceInDifferences.SyntheticFindings? = nil
  ) -> (figure: FigureData, table: FindingTable) {
    let periods = main.panel.periods
    let first = periods.first ?? 0
    let span = (periods.last ?? 0) - first + 1
    var panels: [SeriesFigure.Panel] = []
    var rows = periods.map { [Value.period(panel.step, $0)] }
    for (title, places) in [
      (PlaceSectionPhrases.treatedTitle, main.treated),
      (PlaceSectionPhrases.controlTitle, main.controls),
    ] {
      let members = Set(places)
      var drawn = SeriesFigure.Panel(
        title: title, unit: valueUnit, observed: .init(repeating: nil, count: span),
        fitted: .init(repeating: nil, count: span),
        counterfactual: .init(repeating: nil, count: span),
        lower: .init(repeating: nil, count: span), upper: .init(repeating: nil, count: span))
      for (row, period) in periods.enumerated() {
        let cells = main.panel.cells.filter {
          members.contains($0.place) && $0.period == period
        }
        let sum = cells.reduce(0) { $0 + $1.sum }
        let people = cells.reduce(0) { $0 + $1.people }
        if !cells.isEmpty { drawn.observed[period - first] = value(cells) }
        rows[row] +=
          countCells(sum, people)
          + [cells.isEmpty ? .missing : .number(value(cells), valueUnit)]
      }
      if panels.isEmpty {
        expect(&drawn, main, study, first: first)
        drawn = synthetic?.drawn(on: drawn, first: first) ?? drawn
      }
      if !places.isEmpty { panels.append(drawn) }
    }
    let figure = SeriesFigure(
      step: panel.step, first: first, panels: panels, starts: Set(main.starts.values).sorted(),
      phaseIn: [], excluded: [])
    let columns =
      [FindingTable.Column("period")] + countColumns("treated.")
      + [.init("treated.observed", guarded: valueGuard("treated."))] + countColumns("control.")
      + [.init("control.observed", guarded: valueGuard("control."))]
    return (
      FigureData(id: "series", content: .series(figure)),
      FindingTable(id: "series", columns: columns, rows: rows)
    )
  }

  private func expect(
    _ drawn: inout SeriesFigure.Panel, _ main: DifferenceInDifferences.EffectProblem,
    _ study: EventStudyFigure?, first: Int
  ) {
    guard !main.isStaggered, panel.kind != .count, let study, let start = main.starts.values.min()
    else { return }
    for point in study.points where point.eventTime >= 0 {
      let index = start + point.eventTime - first
      guard drawn.observed.indices.contains(index), let seen = drawn.observed[index] else {
        continue
      }
      drawn.counterfactual[index] = seen - point.value
      guard let lower = point.interval?.lower, let upper = point.interval?.upper else { continue }
      drawn.lower[index] = seen - upper
      drawn.upper[index] = seen - lower
    }
  }
}
