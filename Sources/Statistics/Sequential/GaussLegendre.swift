// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Gauss-Legendre quadrature on −1...1, with as many nodes as looks at data need: between boundaries
/// nine standard deviations away, the kernel of the twentieth of twenty looks is a fifth wide.
enum GaussLegendre {
  static let count = 240

  /// Nodes ascending with their weights: zeros of the Legendre polynomial by Newton's method from
  /// Tricomi's approximation.
  static let rule: [(node: Double, weight: Double)] = (1...count).map { number in
    var x = -cos(Double.pi * (Double(number) - 0.25) / (Double(count) + 0.5))
    var slope = 1.0
    for _ in 0..<8 {
      var (value, before) = (x, 1.0)
      for degree in 2...count {
        let k = Double(degree)
        (value, before) = (((2 * k - 1) * x * value - (k - 1) * before) / k, value)
      }
      slope = Double(count) * (x * value - before) / (x * x - 1)
      x -= value / slope
    }
    return (x, 2 / ((1 - x * x) * slope * slope))
  }
}

/// The standard normal density.
enum NormalDensity {
  static func at(_ z: Double) -> Double { exp(-0.5 * z * z) / (2 * Double.pi).squareRoot() }
}
