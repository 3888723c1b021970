// SPDX-License-Identifier: GPL-3.0-or-later

/// The zero of a function that changes sign over an interval, after Brent, *Algorithms for
/// Minimization without Derivatives* (1973), section 4.
enum BrentRoot {
  /// Stops when the zero is enclosed to `tolerance` (absolute) or to rounding. If the function does
  /// not change sign, returns the end where it is nearer to zero.
  static func find<Failure: Error>(
    from start: Double, to end: Double, tolerance: Double,
    _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Double {
    var (a, b) = (start, end)
    var (fa, fb) = (try function(a), try function(b))
    var (c, fc) = (a, fa)
    var step = b - a
    var previousStep = step
    guard (fa > 0) != (fb > 0) else { return abs(fa) < abs(fb) ? a : b }
    for _ in 0..<200 {
      if (fb > 0) == (fc > 0) {
        (c, fc) = (a, fa)
        step = b - a
        previousStep = step
      }
      if abs(fc) < abs(fb) {
        (a, fa) = (b, fb)
        (b, fb) = (c, fc)
        (c, fc) = (a, fa)
      }
      let allowed = 2 * Double.ulpOfOne * abs(b) + 0.5 * tolerance
      let half = 0.5 * (c - b)
      if abs(half) <= allowed || fb == 0 { return b }
      if abs(previousStep) < allowed || abs(fa) <= abs(fb) {
        (step, previousStep) = (half, half)
      } else {
        (step, previousStep) = interpolated(
          a: a, fa: fa, b: b, fb: fb, c: c, fc: fc, half: half, allowed: allowed, step: step,
          previousStep: previousStep)
      }
      (a, fa) = (b, fb)
      b += abs(step) > allowed ? step : (half > 0 ? allowed : -allowed)
      fb = try function(b)
    }
    return b
  }

  /// Secant or inverse quadratic step where it is safe, else bisection.
  private static func interpolated(
    a: Double, fa: Double, b: Double, fb: Double, c: Double, fc: Double, half: Double,
    allowed: Double, step: Double, previousStep: Double
  ) -> (step: Double, previousStep: Double) {
    let ratio = fb / fa
    var numerator: Double
    var denominator: Double
    if a == c {
      numerator = 2 * half * ratio
      denominator = 1 - ratio
    } else {
      let (q, r) = (fa / fc, fb / fc)
      numerator = ratio * (2 * half * q * (q - r) - (b - a) * (r - 1))
      denominator = (q - 1) * (r - 1) * (ratio - 1)
    }
    if numerator > 0 { denominator = -denominator } else { numerator = -numerator }
    let limit = min(
      3 * half * denominator - abs(allowed * denominator), abs(previousStep * denominator))
    guard 2 * numerator < limit else { return (half, half) }
    return (numerator / denominator, step)
  }
}
