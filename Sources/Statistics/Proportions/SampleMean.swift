// SPDX-License-Identifier: GPL-3.0-or-later

/// The mean of independent values, from how many there are, their mean and their spread.
public struct SampleMean: Sendable, Hashable, Codable {
  /// How many values, at least 2.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// Σ(y − ȳ)².
  public let squares: Double

  /// A mean. Throws `noDegreesOfFreedom` for fewer than two values, and for what is not finite or a
  /// sum of squares below 0.
  public init(count: Int, mean: Double, squares: Double) throws(StatisticsError) {
    guard count > 1 else { throw .noDegreesOfFreedom }
    try Check.finite([mean, squares], "mean")
    guard squares >= 0 else {
      throw .outOfRange(what: "sum of squares", value: squares, allowed: "0 or more")
    }
    self.count = count
    self.mean = mean
    self.squares = squares
  }

  /// The standard deviation, with n − 1 below the line.
  public var standardDeviation: Double { (squares / Double(count - 1)).squareRoot() }

  /// The mean with Student's (1908) interval. Throws unless 0 < level < 1.
  public func estimate(level: Double) throws(StatisticsError) -> IntervalEstimate {
    let critical = try ReferenceDistribution.studentT(degreesOfFreedom: Double(count - 1))
      .criticalValue(level: level)
    let half = critical * standardDeviation / Double(count).squareRoot()
    return IntervalEstimate(
      estimate: mean,
      interval: ConfidenceInterval(lower: mean - half, upper: mean + half, level: level))
  }
}
