// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

extension GeneralizedLinearFit {
  /// The log-likelihood with its constants, as R's `logLik`; nil for quasi-families, which have
  /// none. The Gaussian one is taken at the maximum likelihood variance.
  public var logLikelihood: Double? {
    switch family {
    case .quasiPoisson, .quasiBinomial: return nil
    case .gaussian: return gaussianLogLikelihood
    case .poisson, .binomial, .negativeBinomial:
      var total = 0.0
      for i in response.indices where priorWeights[i] > 0 { total += logDensity(i) }
      return total
    }
  }

  private var gaussianLogLikelihood: Double {
    let count = Double(rowsWithWeight)
    var logWeights = 0.0
    for weight in priorWeights where weight > 0 { logWeights += log(weight) }
    return 0.5 * (logWeights - count * (log(2 * .pi * deviance / count) + 1))
  }

  private func logDensity(_ i: Int) -> Double {
    let mean = means[i]
    let value = response[i]
    switch family {
    case .negativeBinomial(let theta?):
      return priorWeights[i] * NegativeBinomialTheta.logDensity(value, mean: mean, theta: theta)
    case .binomial:
      // Prior weights hold the trials; a weight beyond them multiplies the row.
      let count = trials?[i] ?? 1
      let successes = count * value
      let choices =
        gsl_sf_lngamma(count + 1) - gsl_sf_lngamma(successes + 1)
        - gsl_sf_lngamma(count - successes + 1)
      let parts =
        Self.multiple(successes, of: log(mean)) + Self.multiple(count - successes, of: log1p(-mean))
      return priorWeights[i] / count * (choices + parts)
    default:
      return priorWeights[i]
        * (Self.multiple(value, of: log(mean)) - mean - gsl_sf_lngamma(value + 1))
    }
  }

  /// a × b, 0 when a is 0 even if b is infinite.
  private static func multiple(_ a: Double, of b: Double) -> Double { a == 0 ? 0 : a * b }
}
