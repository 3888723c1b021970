// SPDX-License-Identifier: GPL-3.0-or-later

/// The distribution that an estimate over its standard error is referred to.
public enum ReferenceDistribution: Sendable, Hashable, Codable {
  /// The standard normal.
  case normal
  /// Student's t.
  case studentT(degreesOfFreedom: Double)

  /// The value exceeded with probability (1 − level) / 2. Throws unless 0 < level < 1 and the
  /// degrees of freedom are positive.
  public func criticalValue(level: Double) throws(StatisticsError) -> Double {
    try Check.level(level)
    let tail = 0.5 * (1 - level)
    switch self {
    case .normal: return try NormalDistribution.standard.upperQuantile(tail)
    case .studentT(let degreesOfFreedom):
      return try StudentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(tail)
    }
  }

  /// The probability of a value at least as far from 0.
  public func twoSidedProbability(_ statistic: Double) throws(StatisticsError) -> Double {
    let upper: Double
    switch self {
    case .normal: upper = NormalDistribution.standard.upperTail(abs(statistic))
    case .studentT(let degreesOfFreedom):
      upper = try StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(abs(statistic))
    }
    return min(1, 2 * upper)
  }
}
