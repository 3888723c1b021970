// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// One question to one series: data, design and estimator. Sensitivity and falsification ask it
/// again with one thing changed.
struct SeriesProblem {
  /// The campaign's series: every period of the window that has data.
  var campaign: OutcomeSeries
  /// The control series over the same periods.
  var control: OutcomeSeries?
  var design: SegmentedDesign
  /// Periods that the study file leaves out.
  var leftOut: [ClosedRange<Int>]
  /// Single periods dropped by a sensitivity analysis.
  var dropped: Set<Int> = []
  var estimator: SeriesEstimator
  var neweyWestLag: Int

  /// The answer: the fit and the effects over the periods after.
  struct Solution {
    var partition: Partition
    var fit: FittedSeries
    /// The campaign series' expected totals, by row of the regression.
    var expected: [Double]
    var effects: EffectsOverTime
  }

  var partition: Partition {
    Partition(periods: campaign.periods, design: design, leftOut: leftOut)
  }

  /// The regression on the periods in use.
  func regression() -> SegmentedRegression {
    let used = Set(partition.used(ramped: design.ramped).map { campaign.periods[$0] })
      .subtracting(dropped)
    return SegmentedRegression(
      campaign.filtered { used.contains($0) }, control: control?.filtered { used.contains($0) },
      design: design)
  }

  /// Fits the regression by the problem's estimator and measures the effects.
  func solved() throws -> Solution {
    let regression = regression()
    let fit = try regression.fitted(by: estimator, neweyWestLag: neweyWestLag)
    return try solution(of: fit)
  }

  /// The effects that another estimator's fit of the same regression gives.
  func solution(of fit: FittedSeries) throws -> Solution {
    let regression = fit.regression
    let partition = self.partition
    let expected = try expectedTotals(fit)
    let after = Set(
      partition.positions(.after).map { campaign.periods[$0] }
        + (design.ramped ? partition.positions(.phaseIn).map { campaign.periods[$0] } : []))
    let rows = regression.periods.indices.filter { after.contains(regression.periods[$0]) }
    return Solution(
      partition: partition, fit: fit, expected: expected,
      effects: EffectsOverTime(fit: fit, expected: expected, positions: rows))
  }

  /// What the model expects of the campaign's own series: of a controlled model, by the campaign's
  /// series alone.
  private func expectedTotals(_ fit: FittedSeries) throws -> [Double] {
    guard control != nil else { return fit.regression.means(fit.linearPredictor) }
    let own = SegmentedRegression(fit.regression.campaign, control: nil, design: design)
    let plain: SeriesEstimator = own.isLinear ? .ols : .quasiLikelihood
    let alone = try own.fitted(by: plain, neweyWestLag: neweyWestLag)
    return own.means(alone.linearPredictor)
  }

  /// The average effect over the periods after, as cells of a table.
  func averageCells(unit: Unit) throws -> [Value] {
    let solution = try solved()
    return try SeriesProblem.averageCells(solution.effects, unit: unit)
  }

  static func averageCells(_ effects: EffectsOverTime, unit: Unit) throws -> [Value] {
    let total = try effects.total()
    let divisor = effects.averageDivisor(total, periods: effects.after.count)
    return EffectCells.cells(total, divisor: divisor, unit: unit)
  }
}
