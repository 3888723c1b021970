// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the sensitivity of an event study could not be assessed.
public enum SensitivityError: Error, Hashable, Sendable {
  /// At least one coefficient is needed before and one after the start.
  case tooFewPeriods(before: Int, after: Int)
  /// The covariance of the coefficients is not positive definite: more coefficients than the
  /// clusters can tell apart. Use fewer periods, or pool them.
  case singularCovariance
  /// Shape, finiteness or another number was refused.
  case statistics(StatisticsError)

  static func wrapping<Result>(
    _ work: () throws(StatisticsError) -> Result
  ) throws(SensitivityError) -> Result {
    do { return try work() } catch { throw .statistics(error) }
  }
}
