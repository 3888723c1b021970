// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The share without event on one day, with its interval.
public struct SurvivalEstimate: Sendable, Hashable, Codable {
  /// Days since the start.
  public let day: Int
  /// People at risk on that day.
  public let atRisk: Int
  /// The share with its limits.
  public let share: IntervalEstimate
  /// Greenwood's standard error of the share; 0 where the share is 1 or 0, which says nothing.
  public let standardError: Double
  /// How the limits were made.
  public let method: SurvivalInterval
}

/// How the limits of a Kaplan-Meier curve were made on a day.
public enum SurvivalInterval: String, Sendable, Hashable, Codable {
  /// ±z standard errors on the scale of log(−log S) (Kalbfleisch, Prentice 1980): stays inside
  /// 0...1. R's `conf.type = "log-log"`.
  case logLog
  /// No event yet: Clopper and Pearson's on all of those still at risk.
  case clopperPearson
  /// Everybody had the event: from 0 to the upper limit before the last of them, which a curve that
  /// cannot rise stays below.
  case fromLastStep
}

extension KaplanMeier {
  /// The share without event on a day; nil where it is not estimable. Throws unless
  /// 0 < level < 1.
  public func survival(
    on day: Int, level: Double
  ) throws(StatisticsError) -> SurvivalEstimate? {
    try Check.level(level)
    guard isEstimable(on: day) else { return nil }
    let atRisk = counts.atRisk(on: day)
    guard let step = step(on: day) else {
      let all = try Proportion(count: atRisk, total: atRisk)
      let share = try all.estimate(level: level, method: .clopperPearson)
      return SurvivalEstimate(
        day: day, atRisk: atRisk, share: share, standardError: 0, method: .clopperPearson)
    }
    let limits = try limits(at: step, level: level)
    return SurvivalEstimate(
      day: day, atRisk: atRisk,
      share: IntervalEstimate(
        estimate: step.survival,
        interval: ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level)),
      standardError: step.survival == 0 ? 0 : step.survival * step.greenwood.squareRoot(),
      method: step.survival == 0 ? .fromLastStep : .logLog)
  }

  /// Limits on the log(−log S) scale: S^exp(±z √V / log S).
  func limits(
    at step: Step, level: Double
  ) throws(StatisticsError) -> (lower: Double, upper: Double) {
    guard step.survival > 0 else {
      let before = try survival(on: step.day - 1, level: level)
      return (0, before?.share.interval.upper ?? Self.allAtOnce(step.atRisk, level))
    }
    let z = try ReferenceDistribution.normal.criticalValue(level: level)
    let spread = z * step.greenwood.squareRoot() / -step.logSurvival
    return (exp(step.logSurvival * exp(spread)), exp(step.logSurvival * exp(-spread)))
  }

  /// Everybody had the event on day 0: the exact upper limit of 0 out of n.
  private static func allAtOnce(_ atRisk: Int, _ level: Double) -> Double {
    1 - exp(log(0.5 * (1 - level)) / Double(atRisk))
  }
}
