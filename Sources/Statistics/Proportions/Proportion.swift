// SPDX-License-Identifier: GPL-3.0-or-later

/// A count out of a total: 56 of 70 still there.
public struct Proportion: Sendable, Hashable, Codable {
  /// How many of them, from 0 to `total`.
  public let count: Int
  /// Out of how many, at least 1.
  public let total: Int

  /// A proportion. Throws `empty` for a total of 0, which has no proportion, and `outOfRange` for a
  /// count outside 0...total or a total over 10¹².
  public init(count: Int, total: Int) throws(StatisticsError) {
    guard total != 0 else { throw .empty(what: "total of a proportion") }
    guard total > 0, Double(total) <= IncompleteBeta.largestSmallerParameter else {
      throw .outOfRange(what: "total", value: Double(total), allowed: "from 1 to 1e12")
    }
    guard count >= 0, count <= total else {
      throw .outOfRange(what: "count", value: Double(count), allowed: "from 0 to \(total)")
    }
    self.count = count
    self.total = total
  }

  /// Count over total.
  public var value: Double { Double(count) / Double(total) }

  /// The others: total − count.
  public var complement: Int { total - count }

  /// The proportion with its interval. Throws unless 0 < level < 1.
  public func estimate(
    level: Double, method: ProportionInterval = .wilson
  ) throws(StatisticsError) -> IntervalEstimate {
    let limits: (lower: Double, upper: Double)
    switch method {
    case .wilson: limits = try wilson(level)
    case .clopperPearson: limits = try clopperPearson(level)
    }
    return IntervalEstimate(
      estimate: value,
      interval: ConfidenceInterval(lower: limits.lower, upper: limits.upper, level: level))
  }

  /// Both limits solve (n + z²)π² − (2x + z²)π + x²/n = 0. The larger root is a sum of positive
  /// numbers and the smaller one follows from the product of both, so neither loses digits, and
  /// with x = 0 the lower limit is 0 exactly; over one half the others are counted instead.
  private func wilson(_ level: Double) throws(StatisticsError) -> (lower: Double, upper: Double) {
    let z = try ReferenceDistribution.normal.criticalValue(level: level)
    let (n, mirrored) = (Double(total), count > complement)
    let (x, others) = (Double(min(count, complement)), Double(max(count, complement)))
    let sum = x + 0.5 * z * z + z * (x * (others / n) + 0.25 * z * z).squareRoot()
    let (lower, upper) = (x * x / n / sum, sum / (n + z * z))
    return mirrored ? (1 - upper, 1 - lower) : (lower, upper)
  }

  private func clopperPearson(
    _ level: Double
  ) throws(StatisticsError) -> (lower: Double, upper: Double) {
    try Check.level(level)
    let (x, others, tail) = (Double(count), Double(complement), 0.5 * (1 - level))
    let lower = count == 0 ? 0 : try BetaDistribution(a: x, b: others + 1).quantile(tail)
    let upper =
      complement == 0 ? 1 : try BetaDistribution(a: x + 1, b: others).upperQuantile(tail)
    return (lower, upper)
  }
}

/// How the interval of a proportion is made.
public enum ProportionInterval: Sendable, Hashable, Codable {
  /// The score interval (Wilson 1927), without continuity correction: Newcombe's (1998) method 3.
  /// Covers close to its level on average, and stays inside 0...1.
  case wilson
  /// The exact interval (Clopper, Pearson 1934): never covers less than its level.
  case clopperPearson
}
