// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A linear model with AR(1) errors at one ρ, its coefficients profiled out.
public struct AutoregressiveProfile: Hashable, Encodable, Sendable {
  /// The correlation of neighbours one period apart.
  public let rho: Double
  /// The number of observations n.
  public let observations: Int
  /// The number of coefficients k.
  public let columns: Int
  /// r′R⁻¹r for the generalised least squares residuals r = y − Xβ.
  public let residualSumOfSquares: Double
  /// log|R|.
  public let logDeterminantOfCorrelation: Double
  /// log|X′R⁻¹X|.
  public let logDeterminantOfInformation: Double

  init(
    _ factor: AutoregressiveFactor, residualSumOfSquares: Double, observations: Int, columns: Int
  ) {
    rho = factor.rho
    self.observations = observations
    self.columns = columns
    self.residualSumOfSquares = residualSumOfSquares
    logDeterminantOfCorrelation = factor.logDeterminantOfCorrelation
    logDeterminantOfInformation = factor.logDeterminantOfInformation
  }

  /// n − k.
  public var degreesOfFreedom: Int { observations - columns }

  /// The log-likelihood with β and σ² at their maximum.
  public var logLikelihood: Double {
    let count = Double(observations)
    return -0.5
      * (count * (log(2 * .pi) + 1 + log(residualSumOfSquares / count))
        + logDeterminantOfCorrelation)
  }

  /// The restricted log-likelihood with σ² at its maximum, without ½ log|X′X|, as R's `nlme` and
  /// Stata print it (Harville 1974 has that constant; it does not depend on ρ).
  public var restrictedLogLikelihood: Double {
    let count = Double(degreesOfFreedom)
    return -0.5
      * (count * (log(2 * .pi) + 1 + log(residualSumOfSquares / count))
        + logDeterminantOfCorrelation + logDeterminantOfInformation)
  }

  /// σ, the standard deviation of an error: √(r′R⁻¹r / (n − k)).
  public var standardDeviation: Double {
    (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot()
  }

  /// σ√(1 − ρ²), the standard deviation of what is new in each period, which Prais-Winsten programs
  /// print as the residual standard error.
  public var innovationStandardDeviation: Double {
    standardDeviation * ((1 - rho) * (1 + rho)).squareRoot()
  }
}

/// The generalised least squares fit of a linear model with AR(1) errors at one ρ.
public struct AutoregressiveFit: Hashable, Encodable, Sendable {
  /// The likelihoods and the scale.
  public let profile: AutoregressiveProfile
  /// β.
  public let coefficients: [Double]
  /// (X′R⁻¹X)⁻¹.
  public let unscaledCovariance: Matrix

  /// The correlation of neighbours one period apart.
  public var rho: Double { profile.rho }
  /// n − k.
  public var degreesOfFreedom: Int { profile.degreesOfFreedom }
  /// r′R⁻¹r.
  public var residualSumOfSquares: Double { profile.residualSumOfSquares }
  /// σ, the standard deviation of an error.
  public var standardDeviation: Double { profile.standardDeviation }

  /// Standard errors of β at this ρ, with n − k: they do not hold the uncertainty of ρ.
  public var standardErrors: [Double] {
    let scale = standardDeviation
    return unscaledCovariance.diagonal.map { scale * $0.squareRoot() }
  }

  /// Covariance of β at this ρ, σ²(X′R⁻¹X)⁻¹.
  public var covariance: Matrix {
    unscaledCovariance.scaled(by: residualSumOfSquares / Double(degreesOfFreedom))
  }
}
