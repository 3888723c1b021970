// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// The effects of one fitted regression over the periods after the start.
struct EffectsOverTime {
  let fit: FittedSeries
  /// The periods after, in order, with what the model expects there.
  let after: [AfterPeriod]

  /// - Parameters:
  ///   - fit: the fitted regression whose change is measured.
  ///   - expected: the campaign series' expected totals, by row of the regression.
  ///   - positions: rows of the periods after.
  init(
    fit: FittedSeries, expected: [Double], positions: [Int]
  ) {
    self.fit = fit
    let series = fit.regression.campaign
    after = positions.map { row in
      let period = series.periods[row]
      return AfterPeriod(
        period: period, mean: expected[row],
        size: series.kind == .mean ? 1 : series.denominator[row],
        changeRow: fit.regression.design.changeRow(period))
    }
  }

  /// The effect over some of the periods after.
  func effect(over periods: [AfterPeriod]) throws -> PeriodEffect {
    try PeriodEffect.over(
      periods, link: fit.regression.link, coefficients: fit.coefficients, limits: fit.limits)
  }

  /// The number of the first period after the start, or after its phase-in where that is left out;
  /// there may be no data for it.
  var firstPeriod: Int {
    let design = fit.regression.design
    return design.interruptions.map { design.ramped ? $0.start : $0.firstFull }.min() ?? 0
  }

  /// The effect over all periods after.
  func total() throws -> PeriodEffect { try effect(over: after) }

  /// What an absolute total is divided by to be an average: trials for shares, periods for counts
  /// and means.
  func averageDivisor(_ effect: PeriodEffect, periods: Int) -> Double {
    fit.regression.campaign.kind == .rate ? effect.size : Double(periods)
  }
}
