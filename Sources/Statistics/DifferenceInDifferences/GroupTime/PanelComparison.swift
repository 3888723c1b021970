// SPDX-License-Identifier: GPL-3.0-or-later

extension ComparisonSample {
  /// The average effect on the cohort from changes of units, by the estimators of Sant'Anna and Zhao
  /// (2020) for panels, with their influence functions (their theorem 1 and appendix A).
  func panelEstimate(
    _ adjustment: GroupTimeAdjustment
  ) throws(Unavailable) -> ComparisonEstimate {
    let cohort = zip(weight, treated).map { $0 * $1 }
    let control = zip(weight, treated).map { $0 * (1 - $1) }
    try covariates.requireSupport(mass: controlMass, needed: treatedMass)
    switch adjustment {
    case .outcomeRegression:
      let trend = try covariates.fit(mass: controlMass, response: outcome)
      return panelRegression(trend, cohort, control)
    case .inverseProbability:
      let odds = try TreatmentOdds.logit(self)
      return panelWeighting(odds, cohort, control, trend: nil)
    case .doublyRobust:
      let odds = try TreatmentOdds.logit(self)
      let trend = try covariates.fit(mass: controlMass, response: outcome)
      return panelWeighting(odds, cohort, control, trend: trend)
    case .doublyRobustImproved:
      let odds = try TreatmentOdds.calibrated(self)
      let trend = try covariates.fit(
        mass: zip(controlMass, odds.odds).map { $0 * $1 }, response: outcome)
      return panelWeighting(odds, cohort, control, trend: trend)
    }
  }

  private func panelRegression(
    _ trend: CovariateBasis.Fit, _ cohort: [Double], _ control: [Double]
  ) -> ComparisonEstimate {
    var sum = ContributionSum(rows: rows.count)
    let residual = zip(outcome, trend.fitted).map { $0 - $1 }
    let estimate = sum.addMean(
      self, weight: cohort, residual: residual, sign: 1, moves: true)
    let multiplier = covariates.multiplier(trend, moment: meanBasis(cohort))
    sum.addScore(
      weight: control, residual: residual, multiplier: multiplier, sign: -1, moves: true)
    return ComparisonEstimate(
      estimate: estimate, contribution: sum.contribution, slope: sum.slope)
  }

  /// Cohort minus controls weighted by the odds, of the outcome or of what a regression leaves.
  private func panelWeighting(
    _ odds: TreatmentOdds, _ cohort: [Double], _ control: [Double], trend: CovariateBasis.Fit?
  ) -> ComparisonEstimate {
    var sum = ContributionSum(rows: rows.count)
    let weighted = zip(control, odds.odds).map { $0 * $1 }
    let residual = trend.map { zip(outcome, $0.fitted).map { $0 - $1 } } ?? outcome
    let treatedMean = sum.addMean(
      self, weight: cohort, residual: residual, sign: 1, moves: true)
    let controlMean = sum.addMean(
      self, weight: weighted, residual: residual, sign: -1, moves: true)
    // Odds by calibration balance the basis and make both estimation effects vanish.
    if let curvature = odds.curvature {
      let deviation = residual.map { $0 - controlMean }
      addOddsEffect(
        &sum, odds, curvature, moment: meanBasis(weighted, residual: deviation))
      if let trend {
        let gap = zip(meanBasis(cohort), meanBasis(weighted)).map { $0 - $1 }
        sum.addScore(
          weight: control, residual: residual,
          multiplier: covariates.multiplier(trend, moment: gap), sign: -1, moves: true)
      }
    }
    return ComparisonEstimate(
      estimate: treatedMean - controlMean, contribution: sum.contribution, slope: sum.slope)
  }

  /// Takes away what estimating the odds adds to the mean of the weighted controls.
  func addOddsEffect(
    _ sum: inout ContributionSum, _ odds: TreatmentOdds, _ curvature: CovariateBasis.Fit,
    moment: [Double]
  ) {
    sum.addScore(
      weight: weight, residual: zip(treated, odds.probability).map { $0 - $1 },
      multiplier: covariates.multiplier(curvature, moment: moment), sign: -1, moves: false)
  }
}
