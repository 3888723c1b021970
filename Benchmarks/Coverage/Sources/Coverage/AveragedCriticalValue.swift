// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// Critical values of the REML t-ratio, simulated at points of ρ and averaged over ρ's posterior
/// under a flat prior.
///
/// At the true ρ₀ the generalised least squares estimate is independent of the residuals, and so of
/// ρ̂ and of the estimate's shift to it; its scale is too, given the residuals' direction. So each
/// simulated series gives a probability, not a yes or no: P(|t + D| > q S), t with n − k degrees of
/// freedom, D the shift and S the REML standard error, in standard errors at ρ₀.
struct AveragedCriticalValue: Sendable {
  private let angles: [Double]
  private let criticalValues: [[Double]]

  init(
    design: AutoregressiveDesign, contrasts: [[Double]], replicates: Int, seed: UInt64
  ) throws {
    let points = 16
    var angles: [Double] = []
    var values: [[Double]] = []
    let student = try StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
    for point in 0..<points {
      let angle = .pi * ((Double(point) + 0.5) / Double(points) - 0.5)
      let factor = try design.factored(at: sin(angle))
      var random = try RandomSource(seed: seed)
      var draws = [[(shift: Double, scale: Double)]](repeating: [], count: contrasts.count)
      for _ in 0..<replicates {
        let errors = autoregressiveErrors(design.observations, rho: sin(angle), from: &random)
        let model = try AutoregressiveModel(design: design, response: errors)
        let reml = try model.likelihoodMaximum(.restricted, gridPoints: remlGridPoints).fit
        let known = model.fit(by: factor)
        for (index, contrast) in contrasts.enumerated() {
          let (estimate, error) = try contrasted(reml, contrast)
          let (center, unit) = try contrasted(known, contrast)
          draws[index].append(((estimate - center) / unit, error / unit))
        }
      }
      angles.append(angle)
      values.append(draws.map { Self.criticalValue($0, student) })
    }
    self.angles = angles
    criticalValues = values
  }

  /// The critical value of a contrast, averaged.
  func average(_ contrast: Int, over posterior: CorrelationPosterior) -> Double {
    var total = 0.0
    for (rho, probability) in zip(posterior.correlations, posterior.probabilities)
    where probability > 1e-9 {
      total += probability * interpolated(contrast, at: asin(rho))
    }
    return total
  }

  private func interpolated(_ contrast: Int, at angle: Double) -> Double {
    let place = (angle - angles[0]) / (angles[1] - angles[0])
    let index = min(max(Int(place.rounded(.down)), 0), angles.count - 2)
    let share = min(max(place - Double(index), 0), 1)
    return (1 - share) * criticalValues[index][contrast]
      + share * criticalValues[index + 1][contrast]
  }

  private static func criticalValue(
    _ draws: [(shift: Double, scale: Double)], _ student: StudentT
  ) -> Double {
    var (low, high) = (0.5, 20.0)
    for _ in 0..<14 {
      let middle = 0.5 * (low + high)
      var total = 0.0
      for draw in draws {
        let reach = middle * draw.scale
        total += student.upperTail(reach - draw.shift) + student.upperTail(reach + draw.shift)
      }
      if total > 0.05 * Double(draws.count) { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }
}

/// Intervals of the grid on which REML is searched, as all REML fits of this study use them.
let remlGridPoints = 32

/// An estimate and its standard error at one ρ.
func contrasted(_ fit: AutoregressiveFit, _ weights: [Double]) throws -> (Double, Double) {
  let estimate = zip(weights, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  let variance = try fit.unscaledCovariance.quadraticForm(weights)
  return (estimate, fit.standardDeviation * max(0, variance).squareRoot())
}

/// A stationary AR(1) series of variance 1.
func autoregressiveErrors(
  _ count: Int, rho: Double, from random: inout RandomSource
) -> [Double] {
  let innovation = (1 - rho * rho).squareRoot()
  var errors = [random.normal()]
  while errors.count < count {
    errors.append(rho * errors[errors.count - 1] + innovation * random.normal())
  }
  return errors
}
