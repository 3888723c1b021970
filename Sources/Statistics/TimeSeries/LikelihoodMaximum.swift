// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Which likelihood of ρ is maximised.
public enum LikelihoodKind: String, Hashable, Codable, Sendable {
  /// Maximum likelihood: ρ is too near 0 in short series, for it forgets that β was estimated.
  case full
  /// Restricted (residual) maximum likelihood, REML: of what is left after β (Harville 1974).
  case restricted
}

/// Where a likelihood of ρ is highest.
public enum LikelihoodMaximum: Hashable, Encodable, Sendable {
  /// At an interior point, where its derivative is zero.
  case interior(rho: Double)
  /// Nowhere inside: it is highest at an end of the range searched, and rises towards ±1.
  case boundary(rho: Double)

  /// The correlation, interior or at the end.
  public var rho: Double {
    switch self {
    case .interior(let rho), .boundary(let rho): rho
    }
  }

  /// True if there is no interior maximum that is the highest.
  public var isAtBoundary: Bool {
    if case .boundary = self { true } else { false }
  }
}

/// A linear model with AR(1) errors whose ρ maximises a likelihood.
public struct AutoregressiveEstimate: Hashable, Encodable, Sendable {
  /// Which likelihood.
  public let kind: LikelihoodKind
  /// Where it is highest over all of −1 < ρ < 1.
  public let maximum: LikelihoodMaximum
  /// All interior maxima, in increasing ρ, with the log-likelihood there; there may be several, or
  /// none.
  public let interiorMaxima: [LocalMaximum]
  /// The fit at `maximum.rho`. At the boundary it is what the model says for ρ → ±1 (differences),
  /// never least squares: coefficients that differencing removes have standard errors without bound.
  public let fit: AutoregressiveFit

  /// The log-likelihood maximised, at `maximum`.
  public var logLikelihood: Double { fit.profile.logLikelihood(kind) }

  /// A point where the likelihood is higher than on both sides.
  public struct LocalMaximum: Hashable, Encodable, Sendable {
    /// The correlation.
    public let rho: Double
    /// The log-likelihood there.
    public let logLikelihood: Double
  }
}

extension AutoregressiveProfile {
  /// The log-likelihood of this kind.
  public func logLikelihood(_ kind: LikelihoodKind) -> Double {
    switch kind {
    case .full: logLikelihood
    case .restricted: restrictedLogLikelihood
    }
  }
}

extension AutoregressiveModel {
  /// The largest |ρ| looked at. Nearer to 1 the errors are a random walk to six digits, and the
  /// derivative, a difference of terms of size n / (1 − ρ), loses its own.
  public static let largestCorrelation = 1 - 1e-6

  /// Maximises a likelihood over −1 < ρ < 1.
  ///
  /// The derivative is followed over a grid uniform in arcsin ρ; each change from rising to falling
  /// is polished to a zero of the derivative by Brent's method (1973), which gives ρ to about twelve
  /// digits, where comparing likelihoods would give eight. The highest maximum is taken, the ends
  /// included. If all distances in time are even, the sign of ρ does not matter and ρ ≥ 0 is given.
  ///
  /// - Parameters:
  ///   - kind: full or restricted likelihood.
  ///   - gridPoints: the number of intervals of the grid, at least 8.
  public func likelihoodMaximum(
    _ kind: LikelihoodKind, gridPoints: Int = 200
  ) throws(TimeSeriesError) -> AutoregressiveEstimate {
    let grid = Self.searchGrid(intervals: max(8, gridPoints))
    var slopes: [Double] = []
    for rho in grid { slopes.append(try slope(kind, at: rho)) }

    var interior: [AutoregressiveEstimate.LocalMaximum] = []
    for index in 1..<grid.count where slopes[index - 1] > 0 && slopes[index] <= 0 {
      let rho = try root(kind, from: grid[index - 1], to: grid[index])
      let height = try profile(at: rho).logLikelihood(kind)
      interior.append(AutoregressiveEstimate.LocalMaximum(rho: rho, logLikelihood: height))
    }

    var best: (maximum: LikelihoodMaximum, height: Double)?
    func consider(_ maximum: LikelihoodMaximum, _ height: Double) {
      if let current = best, height <= current.height { return }
      best = (maximum, height)
    }
    // From high to low: of equal heights (even distances only) the positive one is kept.
    let end = Self.largestCorrelation
    if slopes[grid.count - 1] > 0 {
      consider(.boundary(rho: end), try profile(at: end).logLikelihood(kind))
    }
    for local in interior.reversed() { consider(.interior(rho: local.rho), local.logLikelihood) }
    if slopes[0] <= 0 {
      consider(.boundary(rho: -end), try profile(at: -end).logLikelihood(kind))
    }
    // Rising at the left end and not rising at the right one leaves a sign change between.
    guard let best else { throw .singularAtCorrelation(end) }
    return AutoregressiveEstimate(
      kind: kind, maximum: best.maximum, interiorMaxima: interior,
      fit: try fit(at: best.maximum.rho))
  }

  /// Uniform in arcsin ρ, with the largest correlation at both ends.
  static func searchGrid(intervals: Int) -> [Double] {
    let end = asin(largestCorrelation)
    return (0...intervals).map { index in
      switch index {
      case 0: -largestCorrelation
      case intervals: largestCorrelation
      default: sin(end * Double(2 * index - intervals) / Double(intervals))
      }
    }
  }

  private func slope(_ kind: LikelihoodKind, at rho: Double) throws(TimeSeriesError) -> Double {
    let slopes = try slopes(at: rho)
    return kind == .full ? slopes.full : slopes.restricted
  }

  /// The zero of the derivative between two correlations where it changes sign.
  private func root(
    _ kind: LikelihoodKind, from lower: Double, to upper: Double
  ) throws(TimeSeriesError) -> Double {
    try BrentRoot.find(from: lower, to: upper, tolerance: 1e-14) {
      (rho) throws(TimeSeriesError) in try slope(kind, at: rho)
    }
  }
}
