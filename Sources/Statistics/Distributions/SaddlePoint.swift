// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// Loader's saddle-point form of densities (2000, "Fast and accurate computation of binomial
/// probabilities"): no large logarithms cancel, so digits survive parameters of any size.
enum SaddlePoint {
  /// `a log(a/m) + m − a`, without cancellation when `m` is near `a`.
  static func deviance(_ a: Double, mean m: Double) -> Double {
    guard a > 0 else { return m }
    guard m > 0 else { return .infinity }
    // Away from the mean nothing cancels.
    guard m > 0.5 * a, m < 2 * a else { return a * (log(a) - log(m)) + (m - a) }
    return -a * gsl_sf_log_1plusx_mx((m - a) / a)
  }

  /// `Γ(x) / (√(2π) x^(x−½) e^(−x))`.
  static func gammaStar(_ x: Double) -> Double { x > 1e15 ? 1 : gsl_sf_gammastar(x) }

  /// `x^a e^(−x) / Γ(a + 1)`.
  static func gamma(shape a: Double, at x: Double) -> Double {
    exp(-deviance(a, mean: x)) / ((2 * .pi * a).squareRoot() * gammaStar(a))
  }

  /// `x^a y^b / B(a, b)`, with y = 1 − x given on its own for its digits.
  static func beta(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    let n = a + b
    let stars = gammaStar(n) / (gammaStar(a) * gammaStar(b))
    let root = (a / n * b / (2 * .pi)).squareRoot()
    return root * stars * exp(-deviance(a, mean: n * x) - deviance(b, mean: n * y))
  }
}
