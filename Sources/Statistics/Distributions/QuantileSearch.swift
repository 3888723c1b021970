// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Inverts a monotone tail on (0, ∞).
///
/// GSL's own inverses are not used: some fail, and some are wrong without an error
/// (`gsl_cdf_chisq_Qinv(0.025, 1e5)` gives 132866 where the quantile is 100878). The tail is
/// bracketed on a logarithmic scale, closed in on by Brent's method, polished on the natural
/// scale, and the result is accepted only when its tail is the probability asked for.
enum QuantileSearch {
  /// The positive `x` at which `tail(x)` equals `probability`, for 0 < probability < 1.
  ///
  /// - Parameters:
  ///   - increasing: whether the tail grows with `x` (a lower tail) or shrinks (an upper one).
  ///   - start: where to begin, any positive number.
  ///   - upperEnd: end of the support.
  /// - Returns: 0 when the quantile is smaller than the smallest double.
  static func positive(
    _ what: String, probability: Double, increasing: Bool, start: Double,
    upperEnd: Double = .infinity, tail: (Double) -> Double
  ) throws(StatisticsError) -> Double {
    let target = log(probability)
    // Excess on the logarithmic scale, made increasing; the floor stands for log 0.
    func excess(_ x: Double) -> Double {
      let value = max(log(tail(x)), -1e6) - target
      return increasing ? value : -value
    }
    let ceiling = min(upperEnd, .greatestFiniteMagnitude)
    var low = min(max(start, 1e-300), ceiling)
    var high = low
    var factor = 1.5
    var evaluations = 0
    let startExcess = excess(low)
    guard !startExcess.isNaN else { throw .noConvergence(what: what, iterations: 0) }
    if startExcess < 0 {
      while excess(high) < 0 {
        guard high < ceiling else {
          if upperEnd < .infinity { return upperEnd }
          throw .outOfRange(what: what, value: .infinity, allowed: "within the range of a double")
        }
        low = high
        high = min(high * factor, ceiling)
        factor = min(factor * factor, 1e60)
        evaluations += 1
      }
    } else {
      while excess(low) > 0 {
        guard low > .leastNonzeroMagnitude else { return 0 }
        high = low
        low = max(low / factor, .leastNonzeroMagnitude)
        factor = min(factor * factor, 1e60)
        evaluations += 1
      }
    }
    let rough = exp(
      BrentRoot.find(from: log(low), to: log(high), tolerance: 1e-7) { excess(exp($0)) })
    let x = polish(min(rough, ceiling), ceiling: ceiling) { x in
      let difference = tail(x) - probability
      return increasing ? difference : -difference
    }
    try verify(what, x, ceiling: ceiling, probability: probability, tail: tail)
    return x
  }

  /// Brent's method on the natural scale, in an interval around `x` that holds the zero.
  private static func polish(
    _ x: Double, ceiling: Double, _ function: (Double) -> Double
  ) -> Double {
    var width = 1e-6
    var low = x
    var high = x
    repeat {
      low = x * (1 - width)
      high = min(x * (1 + width), ceiling)
      width *= 16
    } while (function(low) > 0 || function(high) < 0) && width < 0.05
    return BrentRoot.find(from: low, to: high, tolerance: 0, function)
  }

  /// The round trip: the tail of `x` agrees to 1e-12, or the probability lies between the tails of
  /// neighbours of `x` a few units in the last place away.
  static func verify(
    _ what: String, _ x: Double, ceiling: Double = .infinity, probability: Double,
    tail: (Double) -> Double
  ) throws(StatisticsError) {
    if abs(tail(x) - probability) <= 1e-12 * probability { return }
    let below = tail(x - 8 * x.ulp)
    let above = tail(min(x + 8 * x.ulp, ceiling))
    guard min(below, above) <= probability, probability <= max(below, above) else {
      throw .noConvergence(what: what, iterations: 200)
    }
  }

  /// The smallest whole number from 0 to `last` at which `reached` is true; it stays true after.
  static func count(start: Double, last: Int, reached: (Int) -> Bool) -> Int {
    var high = Int(min(max(start, 0), Double(last), 9e15))
    var low = high
    var step = 1
    while !reached(high) {
      guard high < last else { return last }
      low = high
      high = high > last - step ? last : high + step
      step *= 2
    }
    if low == high {
      step = 1
      while low >= 0, reached(low) {
        high = low
        low = max(low - step, -1)
        step *= 2
      }
    }
    // reached(high) and not reached(low), where -1 stands for "never".
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
