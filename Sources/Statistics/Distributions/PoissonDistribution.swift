// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The number of events when they happen independently at a constant rate.
public struct PoissonDistribution: DiscreteDistribution, Codable {
  /// Expected number of events.
  public let mean: Double

  /// A Poisson distribution. Throws `outOfRange` unless the mean is 0 or more and at most 10¹⁵.
  public init(mean: Double) throws(StatisticsError) {
    guard mean >= 0, mean <= 1e15 else {
      throw .outOfRange(what: "mean", value: mean, allowed: "from 0 to 1e15")
    }
    self.mean = mean
  }

  /// Probability of at most `count` events.
  public func cumulative(_ count: Int) -> Double {
    count < 0 ? 0 : IncompleteGamma.upper(Double(count) + 1, mean)
  }

  /// Probability of more than `count` events.
  public func upperTail(_ count: Int) -> Double {
    count < 0 ? 1 : IncompleteGamma.lower(Double(count) + 1, mean)
  }

  /// Probability of exactly `count` events.
  public func probability(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if mean == 0 { return count == 0 ? 1 : 0 }
    return count == 0 ? exp(-mean) : SaddlePoint.gamma(shape: Double(count), at: mean)
  }

  /// The smallest count whose lower tail is at least `probability`. Throws `outOfRange` for 1,
  /// which no count reaches.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Int {
    try Check.probability(probability)
    guard probability < 1 || mean == 0 else {
      throw .outOfRange(what: "probability", value: probability, allowed: "less than 1")
    }
    let target = probability * (1 - 64 * Double.ulpOfOne)
    return QuantileSearch.count(start: mean, last: .max) { self.cumulative($0) >= target }
  }

  /// The smallest count whose upper tail is at most `probability`. Throws `outOfRange` for 0,
  /// which no count reaches.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Int {
    try Check.probability(probability)
    guard probability > 0 || mean == 0 else {
      throw .outOfRange(what: "probability", value: probability, allowed: "greater than 0")
    }
    let target = probability * (1 + 64 * Double.ulpOfOne)
    return QuantileSearch.count(start: mean, last: .max) { self.upperTail($0) <= target }
  }
}
