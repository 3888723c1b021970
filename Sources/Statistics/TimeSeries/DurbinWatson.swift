// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The Durbin-Watson test of least squares residuals, with exact p-values (Durbin and Watson 1950).
public struct DurbinWatsonTest: Hashable, Encodable, Sendable {
  /// d = Σ (eₜ − eₜ₋₁)² / Σ eₜ², the numerator over observations one period apart. Near 2 without
  /// autocorrelation, below with positive, above with negative.
  public let statistic: Double
  /// P(d ≤ observed) for independent normal errors: small when autocorrelation is positive.
  public let pPositive: Double
  /// P(d ≥ observed): small when autocorrelation is negative.
  public let pNegative: Double
  /// Estimated error of either p-value relative to it: how far the last two refinements of the
  /// integral, and the two tails from 1, are apart.
  public let relativeError: Double

  /// Twice the smaller tail, at most 1.
  public var pTwoSided: Double { min(1, 2 * min(pPositive, pNegative)) }
}

extension AutoregressiveModel {
  /// The Durbin-Watson test of the least squares residuals of this model.
  ///
  /// The p-values are those of this design, not bounds or a normal approximation: d ≤ x exactly when
  /// e′(xI − A)e ≥ 0 for the residuals e, whose distribution ``QuadraticFormTail`` integrates. They
  /// keep ten digits down to 1e-10 and most of them below; `relativeError` says how many. A gap in time leaves its difference out of the
  /// numerator (and of A), so the p-values stay exact.
  public func durbinWatson() throws(TimeSeriesError) -> DurbinWatsonTest {
    guard design.degreesOfFreedom >= 2 else {
      throw .tooFewObservations(observations: design.observations, needed: design.columns + 2)
    }
    let pairs = design.times.pairs(atLag: 1)
    guard !pairs.isEmpty else { throw .noAdjacentObservations }
    var numerator = 0.0
    for pair in pairs {
      let step = leastSquaresResiduals[pair.later] - leastSquaresResiduals[pair.earlier]
      numerator += step * step
    }
    let statistic = numerator / innerProduct(leastSquaresResiduals, leastSquaresResiduals)
    let (lower, upper) = design.durbinWatsonTails(at: statistic)
    let mismatch = abs(lower.probability + upper.probability - 1)
    return DurbinWatsonTest(
      statistic: statistic, pPositive: lower.probability, pNegative: upper.probability,
      relativeError: max(mismatch, lower.relativeError, upper.relativeError))
  }
}

extension AutoregressiveDesign {
  /// P(d ≤ value) and P(d ≥ value) for least squares residuals of independent normal errors.
  func durbinWatsonTails(at value: Double) -> (lower: TailProbability, upper: TailProbability) {
    // A, where e′Ae is the numerator: tridiagonal.
    var diagonal = [Double](repeating: 0, count: observations)
    var offDiagonal = [Double](repeating: 0, count: observations - 1)
    for pair in times.pairs(atLag: 1) {
      diagonal[pair.earlier] += 1
      diagonal[pair.later] += 1
      offDiagonal[pair.earlier] = -1
    }
    func tail(sign: Double, reach: Double) -> TailProbability {
      guard reach > 0 else { return TailProbability(probability: 0, relativeError: 0) }
      let form = ResidualQuadraticForm(
        diagonal: diagonal.map { sign * (value - $0) }, offDiagonal: offDiagonal.map { -sign * $0 },
        basis: basis)
      return QuadraticFormTail.probability(of: form, largestPole: 0.5 / reach)
    }
    // The eigenvalues of A lie between 0 and 4cos²(π/2m), m observations in the longest unbroken run.
    let cosine = cos(.pi / Double(2 * times.longestRun))
    return (tail(sign: 1, reach: value), tail(sign: -1, reach: 4 * cosine * cosine - value))
  }
}

extension ObservationTimes {
  /// The number of observations in the longest run without a gap.
  var longestRun: Int {
    var longest = 0
    var current = 0
    for index in values.indices {
      current = index > 0 && values[index] - values[index - 1] == 1 ? current + 1 : 1
      longest = max(longest, current)
    }
    return longest
  }
}
