// SPDX-License-Identifier: GPL-3.0-or-later

extension ComparisonSample {
  /// The average effect on the cohort from repeated cross-sections, by the estimators of Sant'Anna and
  /// Zhao (2020) that are locally efficient, with their influence functions.
  func repeatedEstimate(
    _ adjustment: GroupTimeAdjustment
  ) throws(Unavailable) -> ComparisonEstimate {
    switch adjustment {
    case .outcomeRegression: return try repeatedRegression()
    case .inverseProbability: return try repeatedWeighting()
    case .doublyRobust, .doublyRobustImproved: return try repeatedRobust(adjustment)
    }
  }

  /// Weights of one person of an arm in a period: the arm is the cohort or the controls.
  private func arm(cohort: Bool, after period: Bool? = nil) -> [Double] {
    rows.indices.map { i in
      let inArm = (treated[i] > 0) == cohort
      let inPeriod = period.map { (after[i] > 0) == $0 } ?? true
      return inArm && inPeriod ? weight[i] : 0
    }
  }

  private func massOf(_ weights: [Double]) -> [Double] {
    weights.indices.map { weights[$0] * people($0) }
  }

  private func minus(_ fitted: [Double]) -> [Double] { zip(outcome, fitted).map { $0 - $1 } }

  /// A regression of the outcome in one arm and period that must reach the whole cohort.
  private func regression(cohort: Bool, after: Bool) throws(Unavailable) -> CovariateBasis.Fit {
    let mass = massOf(arm(cohort: cohort, after: after))
    try covariates.requireSupport(mass: mass, needed: treatedMass)
    return try covariates.fit(mass: mass, response: outcome)
  }

  private func repeatedRegression() throws(Unavailable) -> ComparisonEstimate {
    var sum = ContributionSum(rows: rows.count)
    let later = try regression(cohort: false, after: true)
    let earlier = try regression(cohort: false, after: false)
    let change =
      sum.addMean(
        self, weight: arm(cohort: true, after: true), residual: outcome, sign: 1, moves: true)
      - sum.addMean(
        self, weight: arm(cohort: true, after: false), residual: outcome, sign: -1, moves: true)
    let everyone = arm(cohort: true)
    let trend = sum.addMean(
      self, weight: everyone, residual: zip(later.fitted, earlier.fitted).map { $0 - $1 },
      sign: -1, moves: false)
    let moment = meanBasis(everyone)
    for (fit, after, sign) in [(later, true, -1.0), (earlier, false, 1.0)] {
      sum.addScore(
        weight: arm(cohort: false, after: after), residual: minus(fit.fitted),
        multiplier: covariates.multiplier(fit, moment: moment), sign: sign, moves: true)
    }
    return ComparisonEstimate(
      estimate: change - trend, contribution: sum.contribution, slope: sum.slope)
  }

  private func repeatedWeighting() throws(Unavailable) -> ComparisonEstimate {
    var sum = ContributionSum(rows: rows.count)
    let odds = try TreatmentOdds.logit(self)
    var estimate = 0.0
    var moment: [Double] = []
    for (after, sign) in [(true, 1.0), (false, -1.0)] {
      estimate +=
        sign
        * sum.addMean(
          self, weight: arm(cohort: true, after: after), residual: outcome, sign: sign,
          moves: true)
      let weighted = zip(arm(cohort: false, after: after), odds.odds).map { $0 * $1 }
      let mean = sum.addMean(
        self, weight: weighted, residual: outcome, sign: -sign, moves: true)
      estimate -= sign * mean
      let part = meanBasis(weighted, residual: outcome.map { sign * ($0 - mean) })
      moment = moment.isEmpty ? part : zip(moment, part).map { $0 + $1 }
    }
    if let curvature = odds.curvature { addOddsEffect(&sum, odds, curvature, moment: moment) }
    return ComparisonEstimate(
      estimate: estimate, contribution: sum.contribution, slope: sum.slope)
  }

  /// The doubly robust estimator. The mean residual of the cohort from its own regression is 0, so
  /// what remains is the regressions' difference averaged over the cohort of both periods, less the
  /// weighted residuals of the controls.
  private func repeatedRobust(
    _ adjustment: GroupTimeAdjustment
  ) throws(Unavailable) -> ComparisonEstimate {
    var sum = ContributionSum(rows: rows.count)
    let improved = adjustment == .doublyRobustImproved
    let odds = improved ? try TreatmentOdds.calibrated(self) : try TreatmentOdds.logit(self)
    let everyone = arm(cohort: true)
    let target = meanBasis(everyone)
    var gap = [Double](repeating: 0, count: rows.count)
    var estimate = 0.0
    var oddsMoment = target.map { _ in 0.0 }
    for (after, sign) in [(true, 1.0), (false, -1.0)] {
      let control = arm(cohort: false, after: after)
      let weighted = zip(control, odds.odds).map { $0 * $1 }
      try covariates.requireSupport(mass: massOf(control), needed: treatedMass)
      let untreated = try covariates.fit(
        mass: massOf(improved ? weighted : control), response: outcome)
      let own = try regression(cohort: true, after: after)
      let residual = minus(untreated.fitted)
      let mean = sum.addMean(
        self, weight: weighted, residual: residual, sign: -sign, moves: true)
      estimate -= sign * mean
      for i in gap.indices { gap[i] += sign * (own.fitted[i] - untreated.fitted[i]) }
      let cohort = arm(cohort: true, after: after)
      if improved {
        // As Sant'Anna and Zhao: at the calibrated odds only the cohort's own residuals remain.
        _ = sum.addMean(
          self, weight: cohort, residual: minus(own.fitted), sign: sign, moves: true)
        continue
      }
      sum.addScore(
        weight: cohort, residual: minus(own.fitted),
        multiplier: covariates.multiplier(own, moment: target), sign: sign, moves: true)
      let difference = zip(meanBasis(weighted), target).map { $0 - $1 }
      sum.addScore(
        weight: control, residual: residual,
        multiplier: covariates.multiplier(untreated, moment: difference), sign: sign, moves: true)
      let part = meanBasis(weighted, residual: residual.map { sign * ($0 - mean) })
      oddsMoment = zip(oddsMoment, part).map { $0 + $1 }
    }
    estimate += sum.addMean(self, weight: everyone, residual: gap, sign: 1, moves: false)
    if let curvature = odds.curvature {
      addOddsEffect(&sum, odds, curvature, moment: oddsMoment)
    }
    return ComparisonEstimate(
      estimate: estimate, contribution: sum.contribution, slope: sum.slope)
  }
}
