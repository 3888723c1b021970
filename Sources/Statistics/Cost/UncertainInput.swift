// SPDX-License-Identifier: GPL-3.0-or-later

/// A number that goes into an economic evaluation, with the distribution it is drawn from.
public enum UncertainInput: Sendable, Hashable, Codable {
  /// A number that is taken as known.
  case known(Double)
  /// An estimate with 95% limits: half of the draws on either side of it, each side normal with its
  /// own spread, so that the limits are the 2.5th and 97.5th percentiles; Student's t where degrees
  /// of freedom are given.
  case estimate(LimitedValue, degreesOfFreedom: Double?)
  /// An amount that cannot be negative, with a mean and a 95% range: gamma with that mean and a
  /// standard deviation of range/(2 × 1.96) (Briggs, Claxton and Sculpher 2006, chapter 4).
  case amount(mean: Double, low: Double, high: Double)

  /// The number itself: what stands for it where nothing is drawn.
  public var center: Double {
    switch self {
    case .known(let value): value
    case .estimate(let estimate, _): estimate.value
    case .amount(let mean, _, _): mean
    }
  }

  /// The least and the largest value that it is varied to, alone.
  public var limits: (low: Double, high: Double) {
    switch self {
    case .known(let value): (value, value)
    case .estimate(let estimate, _): (estimate.lower, estimate.upper)
    case .amount(_, let low, let high): (low, high)
    }
  }

  /// Whether it varies.
  public var isUncertain: Bool { limits.low < limits.high }

  /// Checked and ready to draw from.
  func sampler() throws(StatisticsError) -> Sampler {
    switch self {
    case .known(let value):
      try Check.finite([value], "input")
      return .known(value)
    case .estimate(let estimate, let freedom):
      try Check.finite([estimate.lower, estimate.upper], "limits of an input")
      if let freedom { try Check.positive("degrees of freedom", freedom) }
      let quantile =
        try freedom.map { (degrees) throws(StatisticsError) in
          try StudentT(degreesOfFreedom: degrees).upperQuantile(0.025)
        } ?? Sampler.normalQuantile
      return .twoSided(
        center: estimate.value, below: (estimate.value - estimate.lower) / quantile,
        above: (estimate.upper - estimate.value) / quantile, degreesOfFreedom: freedom)
    case .amount(let mean, let low, let high):
      try Check.positive("mean of an amount", mean)
      guard low >= 0, low <= mean, mean <= high, high.isFinite else {
        throw .outOfRange(what: "mean of an amount", value: mean, allowed: "within its range")
      }
      guard low < high else { return .known(mean) }
      let deviation = (high - low) / (2 * Sampler.normalQuantile)
      return .gamma(
        shape: mean * mean / (deviation * deviation), scale: deviation * deviation / mean)
    }
  }
}

/// One input, ready to draw from.
enum Sampler {
  case known(Double)
  case twoSided(center: Double, below: Double, above: Double, degreesOfFreedom: Double?)
  case gamma(shape: Double, scale: Double)

  /// The 97.5th percentile of the standard normal distribution.
  static let normalQuantile = 1.959963984540054

  func draw(_ random: inout RandomSource) throws(StatisticsError) -> Double {
    switch self {
    case .known(let value): return value
    case .gamma(let shape, let scale): return try random.gamma(shape: shape, scale: scale)
    case .twoSided(let center, let below, let above, let freedom):
      var standard = random.normal()
      if let freedom {
        let square = try random.gamma(shape: freedom / 2, scale: 2)
        standard /= (square / freedom).squareRoot()
      }
      return center + standard * (standard < 0 ? below : above)
    }
  }
}
