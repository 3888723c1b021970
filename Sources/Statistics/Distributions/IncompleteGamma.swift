// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// The regularised incomplete gamma functions P(a, x) and Q(a, x), for a > 0 and x ≥ 0.
///
/// GSL is right to 1e-13 for small shapes and loses all digits from about 5e4 on (relative error
/// 0.9 at a = 5e9), so from a = 20 the series and the continued fraction are summed on a
/// saddle-point factor, and from 1e6 Temme's uniform expansion is used.
enum IncompleteGamma {
  static func lower(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 0 }
    if x == .infinity { return 1 }
    if a < 20 { return small(a, x, gsl_cdf_gamma_P) }
    if a > 1e6 { return uniform(a, x, sign: -1) }
    return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
  }

  static func upper(_ a: Double, _ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    if x == .infinity { return 0 }
    if a < 20 { return small(a, x, gsl_cdf_gamma_Q) }
    if a > 1e6 { return uniform(a, x, sign: 1) }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
  }

  private static func small(
    _ a: Double, _ x: Double, _ function: (Double, Double, Double) -> Double
  ) -> Double {
    // The recorder is installed because an underflow would otherwise abort the process.
    (try? recordingErrors("gsl_cdf_gamma") { function(x, a, 1) }) ?? (x < a ? series(a, x) : 0)
  }

  /// P by its power series, for x < a + 1 (Abramowitz and Stegun 6.5.29).
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var n = 1.0
    repeat {
      term *= x / (a + n)
      sum += term
      n += 1
    } while term > sum * 1e-17
    return SaddlePoint.gamma(shape: a, at: x) * sum
  }

  /// Q by Legendre's continued fraction, for x ≥ a + 1, summed by Lentz's method.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<1_000_000 {
      let an = -Double(i) * (Double(i) - a)
      b += 2
      d = 1 / (an * d + b)
      c = b + an / c
      let delta = c * d
      h *= delta
      if abs(delta - 1) < 1e-16 { break }
    }
    return SaddlePoint.gamma(shape: a, at: x) * a * h
  }

  /// Temme (1979), two terms: for large shapes the rest is below rounding. `sign` 1 gives Q, −1 P.
  private static func uniform(_ a: Double, _ x: Double, sign: Double) -> Double {
    let deviance = SaddlePoint.deviance(a, mean: x)
    let half = deviance.squareRoot() * (x < a ? -1 : 1)
    let eta = half * (2 / a).squareRoot()
    let main = 0.5 * erfc(sign * half)
    // In a tail so far out that η leaves the series, both terms underflow.
    guard deviance < 750 else { return main }
    let zeroth = polynomial(
      eta,
      [
        -1.0 / 3, 1.0 / 12, -2.0 / 135, 1.0 / 864, 1.0 / 2835, -0.000178755144032922,
        3.91926317852244e-5, -2.18544851067999e-6,
      ])
    let first = polynomial(eta, [-1.0 / 540, -1.0 / 288, 0.00264550264550265])
    let rest = exp(-deviance) / (2 * .pi * a).squareRoot() * (zeroth + first / a)
    return max(main + sign * rest, 0)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
