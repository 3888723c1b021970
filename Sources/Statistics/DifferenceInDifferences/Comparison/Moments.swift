// SPDX-License-Identifier: GPL-3.0-or-later

/// Weighted mean and spread of a list.
struct Moments {
  let mean: Double
  /// Σ w (x − mean)².
  let squares: Double
  /// Σ w and Σ w².
  let total: Double
  let totalOfSquares: Double

  init(_ values: [Double], weights: [Double]? = nil) {
    var total = 0.0
    var totalOfSquares = 0.0
    var sum = 0.0
    for (index, value) in values.enumerated() {
      let weight = weights?[index] ?? 1
      total += weight
      totalOfSquares += weight * weight
      sum += weight * value
    }
    let mean = sum / total
    var squares = 0.0
    for (index, value) in values.enumerated() {
      squares += (weights?[index] ?? 1) * (value - mean) * (value - mean)
    }
    self.mean = mean
    self.squares = squares
    self.total = total
    self.totalOfSquares = totalOfSquares
  }

  /// Unbiased under weights that count importance, not rows: Σ w (x − mean)² / (Σ w − Σ w² / Σ w);
  /// with equal weights the usual n − 1. Nil when fewer than two values carry weight.
  var variance: Double? {
    let divisor = total - totalOfSquares / total
    return divisor > 1e-12 * total ? squares / divisor : nil
  }

  /// (Σ w)² / Σ w²: the equally weighted units that would be as informative (Kish 1965).
  var effectiveSize: Double { total * total / totalOfSquares }

  static func length(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
