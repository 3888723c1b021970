// SPDX-License-Identifier: GPL-3.0-or-later

/// Two independent groups on an ordered scale: does somebody of the second stand higher than somebody
/// of the first? Only the order of the levels counts, never their distances.
public struct OrdinalComparison: Sendable, Hashable, Codable {
  /// Probability that somebody of the second group stands higher, ties counted half.
  public let superiority: Double
  /// Standard error of it; 0 where the groups do not overlap.
  public let standardError: Double
  /// Degrees of freedom of the t distribution; nil where the standard error is 0.
  public let degreesOfFreedom: Double?

  /// A comparison of two groups by their counts at each level, lowest first. Throws `empty` when a
  /// group has fewer than two people, `mismatchedLength` for other levels, `outOfRange` for negative
  /// counts.
  ///
  /// Brunner and Munzel (2000): each person's placement is the share of the other group below plus
  /// half of those level with them; its variance in each group gives that of the mean, with
  /// Satterthwaite's degrees of freedom. Variances may differ and ties may be many.
  public init(first: [Int], second: [Int]) throws(StatisticsError) {
    try Check.length("levels of the second group", second.count, equals: first.count)
    for count in first + second where count < 0 || count > 1_000_000_000_000 {
      throw .outOfRange(what: "people at a level", value: Double(count), allowed: "from 0 to 1e12")
    }
    let sizes = [first, second].map { Double($0.reduce(0, +)) }
    guard sizes.allSatisfy({ $0 >= 2 }) else {
      throw .empty(what: "people of a group (two needed)")
    }
    let one = OrdinalComparison.placements(first, in: second)
    let two = OrdinalComparison.placements(second, in: first)
    superiority = two.mean
    let parts = [one.variance / sizes[0], two.variance / sizes[1]]
    let variance = parts[0] + parts[1]
    standardError = variance.squareRoot()
    degreesOfFreedom =
      variance > 0
      ? variance * variance
        / (parts[0] * parts[0] / (sizes[0] - 1) + parts[1] * parts[1] / (sizes[1] - 1)) : nil
  }

  /// The probability with its interval, ± t standard errors, cut at 0 and 1; nil where the groups do
  /// not overlap or all stand at one level, and the variance says nothing. Throws unless
  /// 0 < level < 1.
  public func estimate(level: Double) throws(StatisticsError) -> IntervalEstimate? {
    try Check.level(level)
    guard let degreesOfFreedom else { return nil }
    let width =
      try ReferenceDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
      .criticalValue(level: level) * standardError
    return IntervalEstimate(
      estimate: superiority,
      interval: ConfidenceInterval(
        lower: max(0, superiority - width), upper: min(1, superiority + width), level: level))
  }

  /// The two-sided p-value of equal chances; nil where there is no variance.
  public var pValue: Double? {
    get throws(StatisticsError) {
      guard let degreesOfFreedom else { return nil }
      return try ReferenceDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
        .twoSidedProbability((superiority - 0.5) / standardError)
    }
  }

  /// Mean and variance over a group of the share of the others below, ties half.
  private static func placements(
    _ group: [Int], in others: [Int]
  ) -> (mean: Double, variance: Double) {
    let (size, all) = (Double(group.reduce(0, +)), Double(others.reduce(0, +)))
    var places: [Double] = []
    var below = 0.0
    for count in others {
      places.append((below + 0.5 * Double(count)) / all)
      below += Double(count)
    }
    let mean = zip(group, places).reduce(0) { $0 + Double($1.0) * $1.1 } / size
    let squares = zip(group, places).reduce(0) {
      $0 + Double($1.0) * ($1.1 - mean) * ($1.1 - mean)
    }
    return (mean, squares / (size - 1))
  }
}
