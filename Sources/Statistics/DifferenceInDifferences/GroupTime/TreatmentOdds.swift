// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The odds of being in the cohort given the covariates, among a cohort and its controls.
struct TreatmentOdds {
  /// p / (1 − p), one a row.
  let odds: [Double]
  /// p, one a row.
  let probability: [Double]
  /// b' (Σ mass p (1 − p) b b')⁻¹, ready to be applied; nil for odds by calibration, whose estimation
  /// adds nothing to the influence function.
  let curvature: CovariateBasis.Fit?

  /// Controls more likely than this to have been treated count as not comparable: their weights,
  /// above 199, would be the whole answer.
  static let largestProbability = 0.995

  /// Odds by maximum likelihood: a logit, which for strata is the share of each.
  static func logit(
    _ sample: ComparisonSample
  ) throws(Unavailable) -> TreatmentOdds {
    let mass = sample.mass
    let probability: [Double]
    switch sample.covariates {
    case .strata:
      try sample.covariates.requireSupport(mass: sample.controlMass, needed: sample.treatedMass)
      probability = try sample.covariates.fit(mass: mass, response: sample.treated).fitted
    case .columns(let design):
      probability = try logitProbability(design, sample)
    }
    try refuseExtremes(probability, sample)
    let curvature = try sample.covariates.curvature(
      mass: zip(mass, probability).map { $0 * $1 * (1 - $1) })
    return TreatmentOdds(
      odds: probability.map { $0 < 1 ? $0 / (1 - $0) : 0 }, probability: probability,
      curvature: curvature)
  }

  /// Odds exp(b'γ) that give controls the cohort's means of the basis functions (Graham, Pinto and
  /// Egel 2012; Sant'Anna and Zhao 2020, section 3.1).
  static func calibrated(_ sample: ComparisonSample) throws(Unavailable) -> TreatmentOdds {
    guard case .columns(let design) = sample.covariates else {
      // With strata, calibration and maximum likelihood are the same shares.
      let shares = try logit(sample)
      return TreatmentOdds(odds: shares.odds, probability: shares.probability, curvature: nil)
    }
    let odds = try Calibration(design: design, sample: sample).solve()
    let probability = odds.map { $0 / (1 + $0) }
    try refuseExtremes(probability, sample)
    return TreatmentOdds(odds: odds, probability: probability, curvature: nil)
  }

  private static func logitProbability(
    _ design: Matrix, _ sample: ComparisonSample
  ) throws(Unavailable) -> [Double] {
    let fit: GeneralizedLinearFit
    do throws(StatisticsError) {
      fit = try generalizedLinearModel(
        design: design, response: sample.treated, family: .binomial, weights: sample.mass)
    } catch { throw Unavailable(error) }
    let separated = fit.convergence.separatedRows.filter { sample.treated[$0] > 0 }
    guard separated.isEmpty else {
      throw Unavailable(.noOverlap(units: sample.unitsOf(separated)))
    }
    guard fit.convergence.converged || !fit.convergence.separatedRows.isEmpty else {
      let steps = fit.convergence.iterations
      throw Unavailable(
        .failed(.noConvergence(what: "probability of treatment", iterations: steps)))
    }
    return fit.means
  }

  private static func refuseExtremes(
    _ probability: [Double], _ sample: ComparisonSample
  ) throws(Unavailable) {
    let extreme = probability.indices.filter {
      sample.treated[$0] == 0 && !(probability[$0] <= largestProbability)
    }
    guard extreme.isEmpty else {
      throw Unavailable(.noOverlap(units: sample.unitsOf(extreme)))
    }
  }
}

/// Newton's iteration for the odds by calibration: the minimum of the convex
/// Σ mass ((1 − D) exp(b'γ) − D b'γ).
private struct Calibration {
  let design: Matrix
  let sample: ComparisonSample

  func solve() throws(Unavailable) -> [Double] {
    let treated = sample.treatedMass
    let controls = sample.controlMass
    let target = sample.covariates.moment(treated)
    var coefficients = [Double](repeating: 0, count: design.columns)
    coefficients[0] = log(treated.reduce(0, +) / controls.reduce(0, +))
    var index = products(coefficients)
    var loss = objective(index, treated, controls)
    for _ in 0..<200 {
      let odds = index.map { exp($0) }
      let weights = zip(controls, odds).map { $0 * $1 }
      let reached = sample.covariates.moment(weights)
      let curvature = try sample.covariates.curvature(mass: weights)
      let step = sample.covariates.multiplier(
        curvature, moment: zip(target, reached).map { $0 - $1 })
      let size = step.reduce(0) { max($0, abs($1)) }
      if size < 1e-12 { return odds }
      var fraction = 1.0
      while true {
        let next = zip(index, step).map { $0 + fraction * $1 }
        let value = objective(next, treated, controls)
        // Near the minimum the loss cannot tell rounding from descent: full steps are taken.
        if value <= loss || size < 1e-7 || fraction < 1e-6 {
          index = next
          loss = value
          break
        }
        fraction /= 2
      }
      if index.contains(where: { abs($0) > 40 }) { break }
    }
    // The loss has no minimum: the cohort's mean lies outside what the controls span.
    let outside = sample.treated.indices.filter { sample.treated[$0] > 0 }
    throw Unavailable(.noOverlap(units: sample.unitsOf(outside)))
  }

  private func products(_ coefficients: [Double]) -> [Double] {
    (0..<design.rows).map { design.dot(row: $0, coefficients) }
  }

  private func objective(
    _ index: [Double], _ treated: [Double], _ controls: [Double]
  ) -> Double {
    var sum = 0.0
    for i in index.indices { sum += controls[i] * exp(index[i]) - treated[i] * index[i] }
    return sum
  }
}
