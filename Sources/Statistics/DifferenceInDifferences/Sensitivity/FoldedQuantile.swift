// SPDX-License-Identifier: GPL-3.0-or-later

extension ReferenceDistribution {
  /// The value c with P(|X + bias| ≤ c) = level for X from this distribution: what an estimate with
  /// a bias of up to `bias` standard errors needs on either side (Armstrong and Kolesár 2018).
  ///
  /// Throws unless 0 < level < 1 and the bias is finite.
  public func foldedQuantile(bias: Double, level: Double) throws(StatisticsError) -> Double {
    try Check.level(level)
    guard bias.isFinite else {
      throw .outOfRange(what: "bias", value: bias, allowed: "finite")
    }
    let shift = abs(bias)
    let tail: (Double) -> Double
    switch self {
    case .normal: tail = NormalDistribution.standard.upperTail
    case .studentT(let degreesOfFreedom):
      tail = try StudentT(degreesOfFreedom: degreesOfFreedom).upperTail
    }
    let twoSided = try criticalValue(level: level)
    if shift == 0 { return twoSided }
    // The two-sided limit holds of X alone, so |X + bias| stays within it plus the bias.
    return BrentRoot.find(from: 0, to: shift + twoSided, tolerance: 0) { c in
      1 - level - tail(c - shift) - tail(c + shift)
    }
  }
}
