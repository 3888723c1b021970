// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A probability and how far two refinements of its integral are apart.
struct TailProbability: Hashable, Sendable {
  let probability: Double
  /// Estimated error relative to the probability.
  let relativeError: Double
}

/// P(e′Be > 0) for standard normal e on the residual space of a regression.
///
/// Imhof (1961) integrates the characteristic function along the imaginary axis, which gives an
/// absolute error of about 1e-14 and no digit of a smaller probability. The same integral along the
/// line through the saddle point c of K(s) − log s,
///
///     P = 1/π ∫₀^∞ Re exp(K(c+iu)) / (c+iu) du,    K(s) = −½ log det(I − 2sB),
///
/// keeps its digits in the far tail (Rice 1980; Helstrom 1983). With u = a sinh t the trapezoidal
/// rule converges geometrically; its step is halved until two results agree.
enum QuadraticFormTail {
  /// `largestPole` is an upper bound of the s > 0 to try: the real part is positive definite below
  /// it, or not at all beyond it.
  static func probability(
    of form: ResidualQuadraticForm, largestPole: Double
  ) -> TailProbability {
    guard let saddle = saddlePoint(of: form, below: largestPole) else {
      return TailProbability(probability: 0, relativeError: 0)
    }
    let height = value(form, saddle)
    let width = 1 / curvature(of: form, at: saddle).squareRoot()
    func ordinate(_ t: Double) -> (value: Double, size: Double) {
      let s = ComplexNumber(saddle, width * sinh(t))
      guard let generator = form.cumulantGenerator(at: s) else { return (0, 0) }
      let shifted = generator - s.logarithm - ComplexNumber(height, 0)
      let scale = width * cosh(t)
      let ratio = shifted.exponential
      return (ratio.real * scale, exp(shifted.real) * scale)
    }
    var step = 0.25
    var sum = 0.5 * ordinate(0).value + series(from: step, by: step, ordinate)
    var current = sum * step
    var error = Double.infinity
    for _ in 0..<6 where error > 1e-12 {
      sum += series(from: step / 2, by: step, ordinate)
      step /= 2
      let next = sum * step
      error = abs(next - current) / abs(next)
      current = next
    }
    let probability = current / .pi * exp(height)
    return TailProbability(
      probability: min(1, max(0, probability)), relativeError: error.isNaN ? 1 : error)
  }

  /// Σ f(start + j·step) until the terms' sizes no longer count.
  private static func series(
    from start: Double, by step: Double, _ ordinate: (Double) -> (value: Double, size: Double)
  ) -> Double {
    var total = 0.0
    var largest = 0.0
    var t = start
    while t < 200 {
      let term = ordinate(t)
      total += term.value
      largest = max(largest, term.size)
      if term.size < 1e-17 * largest || largest == 0 { break }
      t += step
    }
    return total
  }

  /// K(s) − log s for real s; infinite where it does not exist.
  private static func value(_ form: ResidualQuadraticForm, _ s: Double) -> Double {
    guard let generator = form.cumulantGenerator(at: ComplexNumber(s, 0)) else { return .infinity }
    return generator.real - log(s)
  }

  /// The minimum of the convex K(s) − log s over log s, by golden section: a rough one is as good.
  private static func saddlePoint(
    of form: ResidualQuadraticForm, below pole: Double
  ) -> Double? {
    let ratio = 0.618_033_988_749_894_9
    var (low, high) = (log(pole) - 14, log(pole) - 1e-9)
    var left = high - ratio * (high - low)
    var right = low + ratio * (high - low)
    var (leftValue, rightValue) = (value(form, exp(left)), value(form, exp(right)))
    for _ in 0..<24 {
      if leftValue <= rightValue {
        (high, right, rightValue) = (right, left, leftValue)
        left = high - ratio * (high - low)
        leftValue = value(form, exp(left))
      } else {
        (low, left, leftValue) = (left, right, rightValue)
        right = low + ratio * (high - low)
        rightValue = value(form, exp(right))
      }
    }
    let best = leftValue <= rightValue ? left : right
    return min(leftValue, rightValue).isFinite ? exp(best) : nil
  }

  /// The second derivative of K(s) − log s, at least that of −log s.
  private static func curvature(of form: ResidualQuadraticForm, at s: Double) -> Double {
    let least = 1 / (s * s)
    var step = 0.02 * s
    for _ in 0..<12 {
      let (below, above) = (value(form, s - step), value(form, s + step))
      let second = (below - 2 * value(form, s) + above) / (step * step)
      if second.isFinite { return max(second, least) }
      step /= 2
    }
    return least
  }
}
