// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The share of people still without the event, day after day (Kaplan, Meier 1958), with
/// Greenwood's (1926) variance.
///
/// On one day events come before censoring. The curve is never carried beyond the last day on which
/// somebody was at risk: those values are nil, not the last one repeated.
public struct KaplanMeier: Sendable, Hashable {
  /// The curve after the events of one day.
  public struct Step: Sendable, Hashable {
    /// Days since the start.
    public let day: Int
    /// People at risk on that day.
    public let atRisk: Int
    /// Events on that day.
    public let events: Int
    /// The share without event after that day.
    public let survival: Double
    /// log of that share, kept apart for its digits near 1; −∞ once all had the event.
    let logSurvival: Double
    /// Greenwood's sum Σ d / (n (n − d)) up to that day: the variance of log S.
    let greenwood: Double
  }

  /// The days with events, ascending.
  public let steps: [Step]
  /// The counts that it was made from.
  public let counts: SurvivalCounts
  /// The last day for which the counts alone give an estimate.
  public let observedThrough: Int

  /// The curve of a group.
  public init(_ counts: SurvivalCounts) {
    self.counts = counts
    observedThrough = counts.observedThrough
    var steps: [Step] = []
    var (survival, logSurvival, greenwood) = (1.0, 0.0, 0.0)
    for (index, day) in counts.days.enumerated() where day.events > 0 {
      guard day.day <= observedThrough else { break }
      let (n, d) = (Double(counts.atRisk[index]), Double(day.events))
      survival *= (n - d) / n
      logSurvival += log1p(-d / n)
      greenwood += d / (n * (n - d))
      steps.append(
        Step(
          day: day.day, atRisk: counts.atRisk[index], events: day.events, survival: survival,
          logSurvival: logSurvival, greenwood: greenwood))
    }
    self.steps = steps
  }

  /// The last step on or before a day; nil before the first event.
  func step(on day: Int) -> Step? { steps.last { $0.day <= day } }

  /// Whether the curve has a value on that day: somebody is at risk, or everybody had the event.
  public func isEstimable(on day: Int) -> Bool {
    day >= counts.observedFrom && (day <= observedThrough || steps.last?.survival == 0)
  }
}
