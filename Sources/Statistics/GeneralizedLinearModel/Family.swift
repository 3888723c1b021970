// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The distribution, or only the variance function, of a generalised linear model's response.
public enum Family: Sendable, Hashable, Codable {
  /// Normal with constant variance.
  case gaussian
  /// Counts with variance μ.
  case poisson
  /// Counts with variance φμ, φ estimated.
  case quasiPoisson
  /// Successes among trials with variance m p (1 − p).
  case binomial
  /// Successes among trials with variance φ m p (1 − p), φ estimated.
  case quasiBinomial
  /// Counts with variance μ + μ²/θ; θ estimated by maximum likelihood when nil.
  case negativeBinomial(theta: Double?)

  /// The link used when none is given: identity, log or logit.
  public var canonicalLink: Link {
    switch self {
    case .gaussian: .identity
    case .poisson, .quasiPoisson, .negativeBinomial: .log
    case .binomial, .quasiBinomial: .logit
    }
  }

  /// Whether the response is successes among trials.
  public var hasTrials: Bool { self == .binomial || self == .quasiBinomial }

  /// Whether the dispersion is estimated from the Pearson residuals rather than one.
  public var estimatesDispersion: Bool {
    switch self {
    case .gaussian, .quasiPoisson, .quasiBinomial: true
    case .poisson, .binomial, .negativeBinomial: false
    }
  }

  /// The links a family may have.
  func allows(_ link: Link) -> Bool {
    switch self {
    case .gaussian: true
    case .poisson, .quasiPoisson, .negativeBinomial: link != .logit
    case .binomial, .quasiBinomial: true
    }
  }

  /// V(μ), the variance of one unit of weight at dispersion one; μ is a share for successes.
  func variance(_ mean: Double) -> Double {
    switch self {
    case .gaussian: 1
    case .poisson, .quasiPoisson: mean
    case .binomial, .quasiBinomial: mean * (1 - mean)
    case .negativeBinomial(let theta): mean + mean * mean / (theta ?? .infinity)
    }
  }

  /// Twice the distance in log-likelihood between the saturated model and the mean, for one unit
  /// of weight.
  func deviance(_ response: Double, mean: Double) -> Double {
    switch self {
    case .gaussian: (response - mean) * (response - mean)
    case .poisson, .quasiPoisson:
      2 * (Self.xLogRatio(response, mean) - (response - mean))
    case .binomial, .quasiBinomial:
      2 * (Self.xLogRatio(response, mean) + Self.xLogRatio(1 - response, 1 - mean))
    case .negativeBinomial(let theta):
      2
        * (Self.xLogRatio(response, mean)
          - Self.xLogRatio(response + (theta ?? 1), mean + (theta ?? 1)))
    }
  }

  /// x log(x / y), 0 at x = 0.
  private static func xLogRatio(_ x: Double, _ y: Double) -> Double {
    x > 0 ? x * log(x / y) : 0
  }

  /// Whether a mean is possible.
  func admits(mean: Double) -> Bool {
    switch self {
    case .gaussian: mean.isFinite
    case .poisson, .quasiPoisson, .negativeBinomial: mean > 0 && mean.isFinite
    case .binomial, .quasiBinomial: mean > 0 && mean < 1
    }
  }

  /// A mean near the response and inside its range, from which the iteration starts.
  func startingMean(_ response: Double, weight: Double, link: Link, average: Double) -> Double {
    switch self {
    case .gaussian:
      // Only the identity link takes every response.
      switch link {
      case .identity: response
      case .log: max(response, 0.1 * abs(average), .leastNormalMagnitude)
      case .logit: min(max(response, 0.01), 0.99)
      }
    case .poisson, .quasiPoisson: response + 0.1
    case .negativeBinomial: response > 0 ? response : 1.0 / 6
    case .binomial, .quasiBinomial: (weight * response + 0.5) / (weight + 1)
    }
  }

  /// Words for the responses that are possible, and the test of one in its own units.
  func allows(response: Double, trials: Double) -> Bool {
    switch self {
    case .gaussian: true
    case .poisson, .quasiPoisson, .negativeBinomial: response >= 0
    case .binomial, .quasiBinomial: response >= 0 && response <= trials
    }
  }

  var allowedResponse: String {
    switch self {
    case .gaussian: "any finite number"
    case .poisson, .quasiPoisson, .negativeBinomial: "0 or more"
    case .binomial, .quasiBinomial: "from 0 to its number of trials"
    }
  }
}
