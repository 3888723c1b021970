// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a series in time could not be analysed.
///
/// Errors of shape, of rank and of numbers that are not finite are ``StatisticsError``, as for
/// every other regression; these are the ones that time itself brings.
public enum TimeSeriesError: Error, Hashable, Sendable {
  /// Two observations have the same time; `index` (from 0) is the second of them.
  case duplicatedTime(time: Int, index: Int)
  /// The time at `index` (from 0) is earlier than the one before it.
  case unsortedTimes(time: Int, index: Int)
  /// A time beyond ±2⁵³, whose distances could not be counted exactly.
  case timeOutOfRange(time: Int, index: Int)
  /// Too few observations for what was asked.
  case tooFewObservations(observations: Int, needed: Int)
  /// The residuals are zero up to rounding: nothing is left to have an autocorrelation.
  case noResidualVariation
  /// A correlation that must lie strictly between −1 and 1 does not.
  case correlationOutOfRange(Double)
  /// At this correlation the covariance is singular to working precision.
  case singularAtCorrelation(Double)
  /// Iterated Prais-Winsten stepped to an estimate outside (−1, 1), where its transformation does
  /// not exist.
  case notStationary(estimate: Double, iteration: Int)
  /// No two observations are one period apart, so the correlation at lag 1 cannot be estimated.
  case noAdjacentObservations
  /// No two observations are `lag` periods apart, or `lag` is below 1.
  case noPairsAtLag(Int)
  /// The residuals `lag` periods earlier are a linear combination of the regressors and of the
  /// residuals at smaller lags.
  case dependentLag(Int)
  /// No degrees of freedom are left after subtracting the fitted parameters from the lags.
  case noDegreesOfFreedom(lags: Int, fittedParameters: Int)
}
