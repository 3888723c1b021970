// SPDX-License-Identifier: GPL-3.0-or-later

/// Two independent proportions compared. Difference and ratio come from the same Wilson limits, so
/// one excludes 0 exactly when the other excludes 1. Katz's log interval is not offered: it has no
/// limits with an empty cell and covers too little in small groups.
extension Proportion {
  /// This proportion minus another one: Newcombe's (1998) hybrid score interval, method 10, without
  /// continuity correction. Throws unless 0 < level < 1.
  public func difference(
    from other: Proportion, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try estimate(level: level).difference(from: other.estimate(level: level))
  }

  /// This proportion over another one, with the MOVER-R interval from Wilson limits (Donner, Zou
  /// 2012; Newcombe 2016). With a count of 0 the lower limit is 0; over a count of 0 the upper
  /// limit is infinite and the estimate infinite, or NaN for 0 over 0. Throws unless
  /// 0 < level < 1.
  public func ratio(
    to other: Proportion, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try estimate(level: level).ratio(to: other.estimate(level: level))
  }

  /// A change of a difference: (after − before) here minus (after − before) there, from four
  /// independent proportions (MOVER on Wilson limits). Throws unless 0 < level < 1.
  public static func differenceOfDifferences(
    _ after: Proportion, _ before: Proportion, minus otherAfter: Proportion,
    _ otherBefore: Proportion, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try IntervalEstimate.combination([
      (1, after.estimate(level: level)), (-1, before.estimate(level: level)),
      (-1, otherAfter.estimate(level: level)), (1, otherBefore.estimate(level: level)),
    ])
  }
}
