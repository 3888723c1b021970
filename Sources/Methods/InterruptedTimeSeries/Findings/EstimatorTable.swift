// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

/// The average effect by every estimator, side by side; the pre-specified one is named.
struct EstimatorTable {
  let problem: SeriesProblem
  let unit: Unit
  /// The answer of the pre-specified estimator.
  let pinned: SeriesProblem.Solution

  struct Result {
    var table: FindingTable
    /// Estimators whose interval lies on one side of no change, and those whose does not.
    var deciding: [Value]
    var undecided: [Value]
    /// Whether REML had no interior maximum.
    var boundary: Bool
  }

  func result() throws -> Result {
    var result = Result(
      table: FindingTable(id: "estimators", columns: columns, rows: []), deciding: [],
      undecided: [], boundary: false)
    for estimator in SeriesEstimator.sideBySide(linear: pinned.fit.regression.isLinear) {
      let isPinned = estimator == problem.estimator
      let name: Value = name(estimator)
      let label = isPinned ? Value.phrase("its.estimator.named", ["estimator": name]) : name
      guard let fit = isPinned ? pinned.fit : try? fit(estimator),
        let cells = try? SeriesProblem.averageCells(problem.solution(of: fit).effects, unit: unit)
      else {
        result.table.rows.append([label] + [Value](repeating: .missing, count: 5))
        continue
      }
      if fit.isAtBoundary { result.boundary = true }
      result.table.rows.append(
        [label] + cells + [fit.autocorrelation.map { .number($0, .number) } ?? .missing])
      note(cells[1], estimator, &result)
    }
    if problem.control != nil, problem.campaign.kind != .mean {
      // The stacked fit needs both series to be estimable alone, which the pinned one does not.
      let cells = (try? stacked()) ?? [Value](repeating: .missing, count: 4)
      result.table.rows.append([.term("stacked")] + cells + [.missing])
    }
    return result
  }

  private var columns: [FindingTable.Column] {
    [.init("estimator")] + EffectCells.columns + [.init("autocorrelation")]
  }

  private func name(_ estimator: SeriesEstimator) -> Value {
    estimator == .neweyWest
      ? .phrase("newey-west", ["lag": .count(problem.neweyWestLag)]) : .term(estimator.rawValue)
  }

  private func fit(_ estimator: SeriesEstimator) throws -> FittedSeries {
    try pinned.fit.regression.fitted(by: estimator, neweyWestLag: problem.neweyWestLag)
  }

  private func note(_ cell: Value, _ estimator: SeriesEstimator, _ result: inout Result) {
    guard case .interval(let interval, _) = cell, let lower = interval.lower,
      let upper = interval.upper
    else { return }
    if lower > 0 || upper < 0 {
      result.deciding.append(name(estimator))
    } else {
      result.undecided.append(name(estimator))
    }
  }

  /// The field's habit for a controlled count or rate: both series stacked, every term crossed with
  /// the series, quasi-likelihood. Its contrast is the quotient of the two series' own ratios; its
  /// interval takes the series as independent of each other and over time.
  private func stacked() throws -> [Value]? {
    guard let control = problem.control, problem.campaign.kind != .mean else { return nil }
    let own = pinned.fit.regression.campaign
    let kept = Set(own.periods)
    let stack = try StackedRegression(
      own, control.filtered { kept.contains($0) }, design: problem.design)
    let fit = try stack.fitted()
    let effects = try problem.solution(of: fit).effects
    return try SeriesProblem.averageCells(effects, unit: unit)
  }
}
