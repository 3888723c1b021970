// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

typealias SeriesEstimator = InterruptedTimeSeries.Estimator

extension InterruptedTimeSeries.Estimator {
  /// The estimators that are printed side by side.
  static func sideBySide(linear: Bool) -> [SeriesEstimator] {
    linear
      ? [.integratedAutocorrelation, .reml, .praisWinsten, .neweyWest, .ols]
      : [.integratedAutocorrelation, .quasiLikelihood, .neweyWest]
  }
}

/// A regression fitted by one estimator.
struct FittedSeries {
  var regression: SegmentedRegression
  var estimator: SeriesEstimator
  var coefficients: [Double]
  /// Estimate and limits of a linear combination of the coefficients.
  var limits: ([Double]) throws -> CombinationLimits
  /// The autocorrelation that was estimated, where there is one.
  var autocorrelation: Double?
  /// Whether the likelihood had no interior maximum.
  var isAtBoundary = false
  /// Where the simulations of coverage do not vouch for the interval; empty inside their reach.
  var coverageWarnings: [CoverageWarning] = []

  /// The linear predictor of every row, offset included.
  var linearPredictor: [Double] {
    let offset = regression.offset
    return regression.periods.indices.map { row in
      var sum = offset[row]
      for (column, coefficient) in coefficients.enumerated() {
        sum += regression.matrix[row, column] * coefficient
      }
      return sum
    }
  }
}
