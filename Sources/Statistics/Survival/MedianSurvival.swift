// SPDX-License-Identifier: GPL-3.0-or-later

/// The day by which a share of people had the event, with limits; a nil is a day not reached.
public struct SurvivalQuantile: Sendable, Hashable, Codable {
  /// The first day on which at most the remaining share is without event; nil if the curve never
  /// comes down to it.
  public let day: Int?
  /// Lower limit: the first day on which the lower limit of the curve is that low.
  public let lower: Int?
  /// Upper limit: the first day on which the upper limit of the curve is that low.
  public let upper: Int?
  /// Confidence level.
  public let level: Double
}

extension KaplanMeier {
  /// Median time to the event with the interval of Brookmeyer and Crowley (1982) on the log(−log)
  /// scale. Where the curve stands at one half exactly, R's `survfit` gives the middle of that
  /// stretch; here it is its first day, as in "half had left by day 35". Throws unless
  /// 0 < level < 1.
  public func median(level: Double) throws(StatisticsError) -> SurvivalQuantile {
    try quantile(0.5, level: level)
  }

  /// The day by which `probability` of the people had the event, with limits as for `median`.
  /// Throws unless both are between 0 and 1.
  public func quantile(
    _ probability: Double, level: Double
  ) throws(StatisticsError) -> SurvivalQuantile {
    guard probability > 0, probability < 1 else {
      throw .outOfRange(what: "probability", value: probability, allowed: "between 0 and 1")
    }
    try Check.level(level)
    // A product of fractions that is one half on paper must count as one half here.
    let share = (1 - probability) * (1 + 1e-12)
    var (day, lower, upper): (Int?, Int?, Int?) = (nil, nil, nil)
    for step in steps {
      let limits = try limits(at: step, level: level)
      if lower == nil, limits.lower <= share { lower = step.day }
      if day == nil, step.survival <= share { day = step.day }
      if upper == nil, limits.upper <= share { upper = step.day }
    }
    return SurvivalQuantile(day: day, lower: lower, upper: upper, level: level)
  }
}
