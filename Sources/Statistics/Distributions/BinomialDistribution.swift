// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The number of successes in independent trials.
public struct BinomialDistribution: DiscreteDistribution, Codable {
  /// Number of trials.
  public let trials: Int
  /// Probability of success at each trial.
  public let success: Double

  /// A binomial distribution. Throws `outOfRange` for negative trials or a probability outside
  /// 0...1.
  public init(trials: Int, success: Double) throws(StatisticsError) {
    guard trials >= 0, Double(trials) <= IncompleteBeta.largestSmallerParameter else {
      throw .outOfRange(what: "trials", value: Double(trials), allowed: "from 0 to 1e12")
    }
    try Check.probability(success)
    self.trials = trials
    self.success = success
  }

  /// Probability of at most `count` successes.
  public func cumulative(_ count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    let (a, b) = shapes(count)
    return IncompleteBeta.lower(b, a, x: 1 - success, y: success)
  }

  /// Probability of more than `count` successes.
  public func upperTail(_ count: Int) -> Double {
    if count < 0 { return 1 }
    if count >= trials { return 0 }
    let (a, b) = shapes(count)
    return IncompleteBeta.lower(a, b, x: success, y: 1 - success)
  }

  /// Probability of exactly `count` successes.
  public func probability(_ count: Int) -> Double {
    guard count >= 0, count <= trials else { return 0 }
    if success == 0 || success == 1 { return count == (success == 0 ? 0 : trials) ? 1 : 0 }
    let (n, k) = (Double(trials), Double(count))
    if count == 0 { return exp(n * log1p(-success)) }
    if count == trials { return pow(success, n) }
    return SaddlePoint.beta(k, n - k, x: success, y: 1 - success) * n / (k * (n - k))
  }

  /// The smallest count whose lower tail is at least `probability`.
  public func quantile(_ probability: Double) throws(StatisticsError) -> Int {
    try Check.probability(probability)
    let target = probability * (1 - 64 * Double.ulpOfOne)
    return QuantileSearch.count(start: start, last: trials) { self.cumulative($0) >= target }
  }

  /// The smallest count whose upper tail is at most `probability`.
  public func upperQuantile(_ probability: Double) throws(StatisticsError) -> Int {
    try Check.probability(probability)
    let target = probability * (1 + 64 * Double.ulpOfOne)
    return QuantileSearch.count(start: start, last: trials) { self.upperTail($0) <= target }
  }

  private var start: Double { Double(trials) * success }

  /// The shapes of the beta distribution whose lower tail at `success` is the upper tail of `count`.
  private func shapes(_ count: Int) -> (Double, Double) {
    (Double(count) + 1, Double(trials - count))
  }
}
