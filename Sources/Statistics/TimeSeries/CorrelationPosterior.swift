// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What a series says about its AR(1) correlation: a probability for each point of a grid.
public struct CorrelationPosterior: Hashable, Sendable {
  /// Points of ρ, increasing.
  public let correlations: [Double]
  /// Their probabilities, which sum to 1.
  public let probabilities: [Double]
  /// The prior it was made with.
  public let prior: CorrelationPrior

  /// Weights proportional to prior × |R|^−½ |X′R⁻¹X|^−½ (r′R⁻¹r)^−(n−k)/2: β and log σ have been
  /// integrated out under flat priors (Zellner and Tiao 1964). Points at which rounding leaves no
  /// sum of squares (or it overflows) get none; nil if they all are.
  init?(profiles: [AutoregressiveProfile], grid: CorrelationGrid, prior: CorrelationPrior) {
    let logarithms = zip(profiles, grid.logWeights(of: prior)).map { profile, weight in
      let logarithm = profile.restrictedLogLikelihood + weight
      return logarithm.isFinite ? logarithm : -.infinity
    }
    guard let highest = logarithms.max(), highest.isFinite else { return nil }
    var weights = logarithms.map { exp($0 - highest) }
    let total = weights.reduce(0, +)
    for index in weights.indices { weights[index] /= total }
    correlations = profiles.map(\.rho)
    probabilities = weights
    self.prior = prior
  }

  /// The mean of ρ.
  public var mean: Double {
    zip(correlations, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The median of ρ.
  public var median: Double { quantile(0.5) }

  /// The value of ρ below which lies this probability, by linear interpolation between the points;
  /// probabilities outside 0...1 count as the nearest of these.
  public func quantile(_ probability: Double) -> Double {
    var below = 0.0
    var previous = (correlation: -1.0, cumulative: 0.0)
    for (correlation, mass) in zip(correlations, probabilities) {
      let cumulative = below + 0.5 * mass
      if cumulative >= probability {
        let rise = cumulative - previous.cumulative
        guard rise > 0, probability > previous.cumulative else { return previous.correlation }
        let share = (probability - previous.cumulative) / rise
        return previous.correlation + share * (correlation - previous.correlation)
      }
      previous = (correlation, cumulative)
      below += mass
    }
    return 1
  }

  /// The interval of ρ with equal probability on both sides.
  public func interval(level: Double) throws(StatisticsError) -> ConfidenceInterval {
    try Check.level(level)
    return ConfidenceInterval(
      lower: quantile(0.5 * (1 - level)), upper: quantile(0.5 * (1 + level)), level: level)
  }
}
