// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A scale on which two shares are compared. Their verdicts need not agree: a gap that falls from 10
/// to 8 points is a ratio that rises from 1.33 to 1.67 when both shares fall.
public enum GapScale: String, Sendable, Hashable, Codable, CaseIterable {
  /// Reference less focus.
  case difference
  /// Reference over focus.
  case ratio
  /// Odds of the reference over odds of the focus.
  case oddsRatio
  /// Those without: share of the focus over share of the reference.
  case complementRatio
}

/// A gap between two independent shares: that of a reference group and that of the group compared
/// with it. Positive, or above 1, where the focus has less.
public struct ShareGap: Sendable, Hashable, Codable {
  /// The group that the gap is measured from, such as the least deprived.
  public let reference: Proportion
  /// The group that the gap is about, such as the most deprived.
  public let focus: Proportion

  /// The gap between two groups.
  public init(reference: Proportion, focus: Proportion) {
    self.reference = reference
    self.focus = focus
  }

  /// The gap with limits recovered from Wilson's limits of both shares: of the difference Newcombe's
  /// (1998, method 10), of both ratios MOVER-R's (Donner, Zou 2012), of the odds ratio MOVER's on
  /// logits (Zou, Donner 2008), on which Wilson's limits are symmetric.
  ///
  /// Throws `outOfRange` where the scale has no finite gap: an odds ratio with an empty cell, a ratio
  /// over nobody; and unless 0 < level < 1.
  public func estimate(
    on scale: GapScale, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    switch scale {
    case .difference: return try reference.difference(from: focus, level: level)
    case .ratio:
      try ShareGap.check(focus.count, "count of the focus")
      return try reference.ratio(to: focus, level: level)
    case .complementRatio:
      try ShareGap.check(reference.complement, "count of the reference without")
      return try ShareGap.others(focus).ratio(to: ShareGap.others(reference), level: level)
    case .oddsRatio:
      return try IntervalEstimate.combination([
        (1, ShareGap.logit(reference, level)), (-1, ShareGap.logit(focus, level)),
      ]).exponential
    }
  }

  /// This gap less one from before, independent of it (this one over it, for ratios), with limits
  /// recovered from those of both gaps (MOVER), of ratios on the logarithm.
  ///
  /// Throws what ``estimate(on:level:)`` throws, and `outOfRange` where a ratio is 0 or has no upper
  /// limit.
  public func change(
    from before: ShareGap, on scale: GapScale, level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    let (now, then) = (
      try estimate(on: scale, level: level), try before.estimate(on: scale, level: level)
    )
    guard scale != .difference else { return try now.difference(from: then) }
    return try IntervalEstimate.combination([
      (1, now.logarithm()), (-1, then.logarithm()),
    ]).exponential
  }

  /// The gap with the standard error that its sample shares give (Wald), of ratios as logarithms
  /// (Katz 1978; Woolf 1955): for p-values. Throws `outOfRange` where a logarithm has an empty cell.
  public func linear(on scale: GapScale) throws(StatisticsError) -> LinearCombination {
    let (one, other) = (try ShareGap.part(reference, scale), try ShareGap.part(focus, scale))
    let sign: Double = scale == .complementRatio ? -1 : 1
    return try LinearCombination(
      estimate: sign * (one.value - other.value),
      standardError: (one.variance + other.variance).squareRoot(), reference: .normal)
  }

  /// This gap less one from before with its Wald standard error, of ratios as logarithms.
  public func linearChange(
    from before: ShareGap, on scale: GapScale
  ) throws(StatisticsError) -> LinearCombination {
    let (now, then) = (try linear(on: scale), try before.linear(on: scale))
    let variance =
      now.standardError * now.standardError + then.standardError * then.standardError
    return try LinearCombination(
      estimate: now.estimate - then.estimate, standardError: variance.squareRoot(),
      reference: .normal)
  }

  // MARK: Parts

  /// A share on a scale with its variance.
  private static func part(
    _ share: Proportion, _ scale: GapScale
  ) throws(StatisticsError) -> (value: Double, variance: Double) {
    let (count, others) = (Double(share.count), Double(share.complement))
    let total = Double(share.total)
    switch scale {
    case .difference:
      return (share.value, share.value * (others / total) / total)
    case .ratio:
      try check(share.count, "count")
      return (log(share.value), others / count / total)
    case .complementRatio:
      try check(share.complement, "count of those without")
      return (log(others / total), count / others / total)
    case .oddsRatio:
      try check(share.count, "count")
      try check(share.complement, "count of those without")
      return (log(count / others), 1 / count + 1 / others)
    }
  }

  private static func logit(
    _ share: Proportion, _ level: Double
  ) throws(StatisticsError) -> IntervalEstimate {
    try check(share.count, "count")
    try check(share.complement, "count of those without")
    let (one, other) = (
      try share.estimate(level: level).interval, try others(share).estimate(level: level).interval
    )
    // Odds from both sides: near 1, the share of the others keeps the digits.
    return IntervalEstimate(
      estimate: log(Double(share.count) / Double(share.complement)),
      interval: ConfidenceInterval(
        lower: log(one.lower / other.upper), upper: log(one.upper / other.lower), level: level))
  }

  private static func others(_ share: Proportion) throws(StatisticsError) -> Proportion {
    try Proportion(count: share.complement, total: share.total)
  }

  private static func check(_ count: Int, _ what: String) throws(StatisticsError) {
    guard count > 0 else { throw .outOfRange(what: what, value: 0, allowed: "1 or more") }
  }
}

extension IntervalEstimate {
  /// The estimate and its limits as logarithms; throws unless all are positive and finite.
  fileprivate func logarithm() throws(StatisticsError) -> IntervalEstimate {
    for value in [estimate, interval.lower, interval.upper] { try Check.positive("ratio", value) }
    return IntervalEstimate(
      estimate: log(estimate),
      interval: ConfidenceInterval(
        lower: log(interval.lower), upper: log(interval.upper), level: interval.level))
  }

  fileprivate var exponential: IntervalEstimate {
    IntervalEstimate(
      estimate: exp(estimate),
      interval: ConfidenceInterval(
        lower: exp(interval.lower), upper: exp(interval.upper), level: interval.level))
  }
}
