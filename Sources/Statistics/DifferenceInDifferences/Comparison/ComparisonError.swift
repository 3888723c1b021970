// SPDX-License-Identifier: GPL-3.0-or-later

/// Why treated units could not be compared with controls.
///
/// Units are counted from 0 in the order of the caller, features by column.
public enum ComparisonError: Error, Hashable, Sendable {
  /// No unit is treated.
  case noTreatedUnits
  /// Fewer controls than what was asked needs.
  case tooFewControls(controls: Int, needed: Int)
  /// No feature, or none that differs between units.
  case noFeatures
  /// A feature is constant among the treated and among the controls, with different values: on it
  /// no control resembles any treated unit.
  case separatingFeature(feature: Int, treated: Double, controls: Double)
  /// The covariance within groups is singular: Mahalanobis distance needs more units than
  /// features, and no feature that others determine. `rank` of `features` directions vary.
  case singularCovariance(features: Int, rank: Int, units: Int)
  /// Fewer periods than what was asked needs, before (`after` false) or after the start.
  case tooFewPeriods(after: Bool, found: Int, needed: Int)
  /// More than one unit is treated where the method takes one.
  case severalTreatedUnits(found: Int)
  /// The outcome of no control changes between periods before the start: the size of the noise,
  /// and with it the penalty of synthetic difference-in-differences, is 0.
  case constantControls
  /// A leave-one-out variance needs at least two of these.
  case tooFewForJackknife(treated: Int, weightedControls: Int)
  /// Weights that minimise a sum of squares were not certified as the minimum.
  case notOptimal(gap: Double)
  /// A reliability or correlation outside its range.
  case correlationOutOfRange(Double)
  /// Shape, finiteness or another number was refused.
  case statistics(StatisticsError)
}

extension ComparisonError {
  /// Runs work that throws ``StatisticsError`` and wraps what it throws.
  static func wrapping<Result>(
    _ work: () throws(StatisticsError) -> Result
  ) throws(ComparisonError) -> Result {
    do { return try work() } catch { throw .statistics(error) }
  }
}
