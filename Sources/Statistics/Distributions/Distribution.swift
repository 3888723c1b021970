// SPDX-License-Identifier: GPL-3.0-or-later

/// A continuous distribution on the real line. Both tails are computed on their own, never as one
/// minus the other, so that small probabilities keep their digits.
public protocol ContinuousDistribution: Sendable, Hashable {
  /// Probability of a value of at most `x`; NaN for NaN.
  func cumulative(_ x: Double) -> Double
  /// Probability of a value above `x`; NaN for NaN.
  func upperTail(_ x: Double) -> Double
  /// The value whose lower tail is `probability`, verified by a round trip through the CDF.
  /// Throws `outOfRange` outside 0...1, `noConvergence` when the round trip fails.
  func quantile(_ probability: Double) throws(StatisticsError) -> Double
  /// The value whose upper tail is `probability`, verified by a round trip through the CDF.
  func upperQuantile(_ probability: Double) throws(StatisticsError) -> Double
}

/// A distribution on the whole numbers from 0.
public protocol DiscreteDistribution: Sendable, Hashable {
  /// Probability of at most `count`; 0 for a negative count.
  func cumulative(_ count: Int) -> Double
  /// Probability of more than `count`; 1 for a negative count.
  func upperTail(_ count: Int) -> Double
  /// Probability of exactly `count`.
  func probability(_ count: Int) -> Double
  /// The smallest count whose lower tail is at least `probability`.
  func quantile(_ probability: Double) throws(StatisticsError) -> Int
  /// The smallest count whose upper tail is at most `probability`.
  func upperQuantile(_ probability: Double) throws(StatisticsError) -> Int
}

extension Check {
  static func probability(_ value: Double) throws(StatisticsError) {
    guard value >= 0, value <= 1 else {
      throw .outOfRange(what: "probability", value: value, allowed: "from 0 to 1")
    }
  }
}
