// SPDX-License-Identifier: GPL-3.0-or-later

/// Events over the time in which they could happen.
public struct EventRate: Sendable, Hashable, Codable {
  /// Number of events, 0 or more.
  public let events: Int
  /// Time at risk, summed over people: positive, in any unit.
  public let exposure: Double

  /// A rate. Throws `outOfRange` for negative events, or an exposure that is not positive.
  public init(events: Int, exposure: Double) throws(StatisticsError) {
    guard events >= 0 else {
      throw .outOfRange(what: "events", value: Double(events), allowed: "0 or more")
    }
    try Check.positive("exposure", exposure)
    self.events = events
    self.exposure = exposure
  }

  /// Events over exposure.
  public var value: Double { Double(events) / exposure }

  /// The rate with its exact Poisson interval (Garwood 1936), which never covers less than its
  /// level. Throws unless 0 < level < 1.
  public func estimate(level: Double) throws(StatisticsError) -> IntervalEstimate {
    try Check.level(level)
    let (tail, count) = (0.5 * (1 - level), Double(events))
    let lower = events == 0 ? 0 : try GammaDistribution(shape: count).quantile(tail)
    let upper = try GammaDistribution(shape: count + 1).upperQuantile(tail)
    return IntervalEstimate(
      estimate: value,
      interval: ConfidenceInterval(
        lower: lower / exposure, upper: upper / exposure, level: level))
  }
}
