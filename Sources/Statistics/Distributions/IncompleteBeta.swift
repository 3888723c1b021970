// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The regularised incomplete beta function I_x(a, b).
///
/// GSL loses digits as the parameters grow (1e-10 at 1e4, 1e-6 at 1e9), so its continued fraction
/// (Didonato and Morris 1992) is summed here on a saddle-point factor.
enum IncompleteBeta {
  /// When both parameters exceed this, the continued fraction would take over a second.
  static let largestSmallerParameter = 1e12

  /// I_x(a, b), with y = 1 − x given on its own for its digits.
  static func lower(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    guard !x.isNaN, !y.isNaN else { return .nan }
    guard x > 0 else { return 0 }
    guard y > 0 else { return 1 }
    // Each side of the mean has a fraction that converges fast there.
    return x * b <= y * a + (y - x)
      ? fraction(a, b, x: x, y: y) : 1 - fraction(b, a, x: y, y: x)
  }

  /// Lentz's method on the continued fraction of Abramowitz and Stegun 26.5.8.
  private static func fraction(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    let factor = SaddlePoint.beta(a, b, x: x, y: y) / a
    guard factor > 0 else { return 0 }
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1..<50_000_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      h *= d * c
      let odd = -(a + m) * ((a + b + m) / (a + 2 * m)) * x / (a + 2 * m + 1)
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let delta = d * c
      h *= delta
      if abs(delta - 1) < 1e-16 { break }
    }
    return min(factor * h, 1)
  }
}
