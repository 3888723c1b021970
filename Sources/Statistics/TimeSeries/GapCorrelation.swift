// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// What a correlation ρ per period makes of one distance between observations.
///
/// With φ = ρ^gap, the part of e′R⁻¹e that an observation a adds after its predecessor b is
/// (a − φb)² / (1 − φ²). Written in differences and sums it has no cancellation near φ = ±1:
///
///     ¼ [ (1+φ)/(1−φ) (a−b)² + (1−φ)/(1+φ) (a+b)² + 2(a² − b²) ]
struct GapCorrelation: Sendable {
  /// φ = ρ^gap.
  let correlation: Double
  /// 1 − φ, without cancellation.
  let below: Double
  /// 1 + φ, without cancellation.
  let above: Double
  /// dφ/dρ.
  let slope: Double

  init(rho: Double, gap: Int) {
    guard gap > 1 else {
      (correlation, below, above, slope) = (rho, 1 - rho, 1 + rho, 1)
      return
    }
    let size = abs(rho)
    let magnitude = pow(size, Double(gap))
    // 1 − |ρ|^gap; log1p keeps the digits of a ρ near 1.
    let complement = size < 0.5 ? 1 - magnitude : -expm1(Double(gap) * log1p(size - 1))
    let negative = rho < 0 && !gap.isMultiple(of: 2)
    correlation = negative ? -magnitude : magnitude
    below = negative ? 1 + magnitude : complement
    above = negative ? complement : 1 + magnitude
    let slopeSize = Double(gap) * pow(size, Double(gap - 1))
    slope = rho < 0 && gap.isMultiple(of: 2) ? -slopeSize : slopeSize
  }

  /// Weight of squared differences.
  var differenceWeight: Double { 0.25 * above / below }
  /// Weight of squared sums.
  var sumWeight: Double { 0.25 * below / above }
  /// Weight of a² − b²; the same for every ρ.
  static let changeWeight = 0.5
  /// d differenceWeight / dρ.
  var differenceSlope: Double { 0.5 * slope / (below * below) }
  /// d sumWeight / dρ.
  var sumSlope: Double { -0.5 * slope / (above * above) }
  /// log(1 − φ²): the logarithm of the variance of an observation given its predecessor.
  var logVariance: Double {
    abs(correlation) < 0.5 ? log1p(-correlation * correlation) : log(below * above)
  }
  /// d log(1 − φ²) / dρ.
  var logVarianceSlope: Double { -2 * correlation * slope / (below * above) }
}
