// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// A series of counts or shares: a segmented design on the log or logit scale, AR(1) noise on that
/// scale, and Poisson or binomial variation around it.
struct GeneralizedCell: StudyCell {
  let design: SegmentedDesign
  /// Mean count, or number of invited (from so many to twice as many a period).
  let size: Double
  let noise: Double
  let rho: Double
  let family: Family

  var label: String {
    "\(design.name),\(design.harmonics),\(decimals(size, 0)),\(decimals(noise, 2)),"
      + decimals(rho, 1)
  }

  /// Coefficients of the truth: a small trend, a change of level and of slope, some season.
  var truth: [Double] {
    var truth =
      family.hasTrials ? [-0.2, 0.1, 0.15, 0.1] : [log(size), 0.1, -0.15, -0.1]
    for harmonic in 0..<(2 * design.harmonics) { truth.append(harmonic == 0 ? 0.1 : 0.05) }
    return truth
  }

  func draw(
    _ matrix: Matrix, from random: inout RandomSource
  ) throws -> (response: [Double], trials: [Double]?) {
    let predictor = try matrix.times(truth)
    let errors = autoregressiveErrors(design.observations, rho: rho, from: &random)
    var response: [Double] = []
    var trials: [Double] = []
    for (linear, error) in zip(predictor, errors) {
      let mean = family.canonicalLink.mean(linear + noise * error)
      if family.hasTrials {
        let invited = Int(size) + (try random.uniform(below: Int(size) + 1))
        trials.append(Double(invited))
        response.append(Double(try random.binomial(trials: invited, success: mean)))
      } else {
        response.append(Double(try random.poisson(mean: mean)))
      }
    }
    return (response, family.hasTrials ? trials : nil)
  }

  /// The coefficients that the marginal means have: the noise averaged out (it moves the intercept
  /// of a log link by noise² / 2, and shrinks a logit).
  func marginalTruth(_ matrix: Matrix) throws -> [Double] {
    let means = try matrix.times(truth).map { linear in
      var total = 0.0
      var weight = 0.0
      for step in -80...80 {
        let deviate = 0.1 * Double(step)
        let density = exp(-0.5 * deviate * deviate)
        total += density * family.canonicalLink.mean(linear + noise * deviate)
        weight += density
      }
      return total / weight
    }
    let scale = 1e6
    return try generalizedLinearModel(
      design: matrix, response: means.map { $0 * scale },
      trials: family.hasTrials ? means.map { _ in scale } : nil, family: family,
      offset: family.hasTrials ? nil : means.map { _ in log(scale) }
    ).coefficients
  }

  /// Σ over the periods after of (mean with the change − mean without), with its gradient.
  func effect(
    _ coefficients: [Double]
  ) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    var gradient = [Double](repeating: 0, count: coefficients.count)
    for time in design.before..<design.observations {
      for (row, sign) in [(design.row(time), 1.0), (design.row(time, level: false), -1.0)] {
        let linear = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        value += sign * family.canonicalLink.mean(linear)
        let slope = family.canonicalLink.slope(linear)
        for (index, element) in row.enumerated() { gradient[index] += sign * slope * element }
      }
    }
    return (value, gradient)
  }

  /// The response on the scale of the link, where a linear model can be fitted.
  func transformed(_ response: [Double], _ trials: [Double]?) -> [Double] {
    response.indices.map { index in
      guard let trials else { return log(max(response[index], 0.5)) }
      let successes = min(max(response[index], 0.5), trials[index] - 0.5)
      return log(successes / (trials[index] - successes))
    }
  }
}
