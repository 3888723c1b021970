// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Testing

@testable import Methods

/// Expected values: R 4.2.2 with sandwich, lmtest, nlme; the files beside the repository say how.
@Suite(
  "Series that the shared references hold",
  .enabled(if: References.areShared, "shared/reference stands not beside this repository"))
struct SharedReferenceTests {
  struct Term: Decodable {
    var estimate: Double
    var se: Double
    var ci_low: Double
    var ci_high: Double
  }

  struct Uptake: Decodable { var quasibinomial_t: [String: Term] }

  struct Nile: Decodable {
    struct Autoregressive: Decodable {
      var rho: Double?
      var phi: Double?
      var coef_t: [String: Term]
    }
    struct Model: Decodable {
      var ols_t: [String: Term]
      var newey_lag3_noprewhite_adjust_t: [String: Term]
      var prais_winsten_iterated: Autoregressive
      var gls_ar1_REML: Autoregressive
    }
    var level_slope: Model
  }

  private func check(
    _ fit: FittedSeries, _ names: [String], _ expected: [String: Term], digits: Double
  ) throws {
    for (column, name) in names.enumerated() {
      let term = try #require(expected[name])
      var combination = [Double](repeating: 0, count: names.count)
      combination[column] = 1
      let limits = try fit.limits(combination)
      #expect(apart(limits.estimate, term.estimate) < digits, "\(name)")
      #expect(apart(limits.standardError, term.se) < digits, "\(name)")
      #expect(apart(limits.lower, term.ci_low) < 10 * digits, "\(name)")
      #expect(apart(limits.upper, term.ci_high) < 10 * digits, "\(name)")
    }
  }

  @Test("screening uptake: quasi-binomial, phase-in left out, one harmonic")
  func uptake() throws {
    let columns = References.columns(try References.shared("its/screening_uptake.csv"))
    let expected: Uptake = try References.decoded(
      try References.shared("its/screening_uptake_reference.json"))
    let attended = try #require(columns["attended"])
    let months = try #require(columns["month"])
    #expect(months.first == 1)
    var series = SeriesCase(successes: attended, trials: try #require(columns["invited"]))
    series.starts = [36]
    series.washIn = .init(length: .init(3, .month), periods: 3, treatment: .leftOut)
    series.season = .harmonics(1)
    series.estimator = .quasiLikelihood
    let solution = try series.solved()
    #expect(solution.fit.regression.periods.count == 57)
    try check(
      solution.fit, ["(Intercept)", "t", "post", "xt", "s", "c"], expected.quasibinomial_t,
      digits: 1e-9)
  }

  /// REML in nlme stops at five to eight digits of ρ.
  @Test(
    "Nile: each linear estimator",
    arguments: [
      (InterruptedTimeSeries.Estimator.ols, 1e-9), (.neweyWest, 1e-9), (.praisWinsten, 1e-8),
      (.reml, 2e-6),
    ])
  func nile(_ estimator: InterruptedTimeSeries.Estimator, _ digits: Double) throws {
    let columns = References.columns(try References.shared("its/nile.csv"))
    let expected: Nile = try References.decoded(
      try References.shared("its/nile_reference.json"))
    var series = SeriesCase(means: try #require(columns["flow"]))
    series.step = .year
    series.first = 1871
    series.starts = [28]
    series.estimator = estimator
    let fit = try series.solved().fit
    let model = expected.level_slope
    let terms =
      switch estimator {
      case .neweyWest: model.newey_lag3_noprewhite_adjust_t
      case .praisWinsten: model.prais_winsten_iterated.coef_t
      case .reml: model.gls_ar1_REML.coef_t
      default: model.ols_t
      }
    try check(fit, ["(Intercept)", "t", "x", "xt"], terms, digits: digits)
    if estimator == .praisWinsten {
      #expect(apart(fit.autocorrelation ?? 0, model.prais_winsten_iterated.rho ?? 1) < 1e-8)
    }
  }
}
