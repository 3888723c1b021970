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

  /// The even part of the continued fraction of DLMF 8.17.22, in the form of Didonato and Morris
  /// (1992, equation 9), in which nothing cancels when x is close to one; Lentz's method.
  private static func fraction(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    let factor = SaddlePoint.beta(a, b, x: x, y: y)
    guard factor > 0 else { return 0 }
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    let distance = a * y - b * x + 1
    var value = guarded(a * distance / (a + 1))
    var c = value
    var d = 0.0
    for i in 1..<50_000_000 {
      let m = Double(i)
      let odd = a + 2 * m - 1
      let inner = m * (b - m) * x / odd
      let numerator = (a + m - 1) / odd * (a + b + m - 1) * x * inner
      let denominator = m + inner + (a + m) * ((distance + m * (2 - x)) / (odd + 2))
      d = 1 / guarded(denominator + numerator * d)
      c = guarded(denominator + numerator / c)
      let delta = c * d
      value *= delta
      if abs(delta - 1) < 1e-16 { break }
    }
    return min(factor / value, 1)
  }
}
