// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A mixture of Student t distributions with the same degrees of freedom, each with its weight,
/// location and scale.
struct StudentMixture {
  let weights: [Double]
  let locations: [Double]
  let scales: [Double]
  let table: StudentTable

  /// Σ weight × location.
  var mean: Double { zip(weights, locations).reduce(0) { $0 + $1.0 * $1.1 } }

  /// √( (Σ weight × scale)² + Σ weight × (location − mean)² ). The mean of the scales and not of
  /// their squares, because a scale may be without bound where its weight goes to zero.
  var standardError: Double {
    let mean = mean
    var scale = 0.0
    var spread = 0.0
    for index in weights.indices {
      scale += weights[index] * scales[index]
      let distance = locations[index] - mean
      spread += weights[index] * distance * distance
    }
    return (scale * scale + spread).squareRoot()
  }

  /// Probability of a value of at most `x`, and the density there.
  func cumulative(_ x: Double) -> (probability: Double, density: Double) {
    var probability = 0.0
    var density = 0.0
    for index in weights.indices {
      let scale = scales[index]
      let value = table.cumulative((x - locations[index]) / scale)
      probability += weights[index] * value.probability
      density += weights[index] * value.density / scale
    }
    return (probability, density)
  }

  /// The value with this lower tail: Newton's method kept inside a bracket.
  func quantile(_ probability: Double) -> Double {
    let center = mean
    let unit = standardError
    guard unit > 0, unit.isFinite else { return center }
    var low = center - unit
    var high = center + unit
    var step = unit
    while cumulative(low).probability > probability, step < 1e12 * unit {
      step *= 2
      low -= step
    }
    step = unit
    while cumulative(high).probability < probability, step < 1e12 * unit {
      step *= 2
      high += step
    }
    var x = 0.5 * (low + high)
    for _ in 0..<200 {
      let value = cumulative(x)
      let excess = value.probability - probability
      if excess > 0 { high = x } else { low = x }
      let newton = x - excess / value.density
      let next = newton > low && newton < high ? newton : 0.5 * (low + high)
      if abs(next - x) <= 1e-12 * unit { return next }
      x = next
    }
    return x
  }
}
