// SPDX-License-Identifier: GPL-3.0-or-later

extension Covariance {
  /// Satterthwaite's degrees of freedom for `weights · coefficients` under a clustered estimator
  /// (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018): those of the chi-squared with the
  /// mean and variance that the variance estimate has under the working variance.
  ///
  /// Throws for other estimators, for a combination of the wrong length, and when the variance
  /// estimate is 0 whatever the data.
  public func satterthwaiteDegreesOfFreedom(
    of weights: [Double]
  ) throws(StatisticsError) -> Double {
    guard let satterthwaite else { throw .notClustered }
    try Check.length("weights of a combination", weights.count, equals: matrix.columns)
    try Check.finite(weights, "weights of a combination")
    let degrees = satterthwaite.degreesOfFreedom(of: weights)
    guard degrees > 0, degrees.isFinite else { throw .noDegreesOfFreedom }
    return degrees
  }
}

/// Degrees of freedom of a cluster-robust variance under the working variance.
///
/// The estimator is a quadratic form `Σ_g (p_g' e)²` in errors e; with `P_gh = p_g' Φ p_h` its first
/// two moments are those of a scaled chi-squared on `(Σ_g P_gg)² / Σ_gh P_gh²` degrees of freedom.
/// Here `p_g = (I − QQ') s_g`, `s_g = Q̃_g T'c`, so P is diagonal plus low rank and the double sum
/// needs no G × G matrix.
struct Satterthwaite: Sendable {
  let factor: OrthogonalFactor
  let adjusted: Matrix
  let clusters: [[Int]]
  /// Working variances of the whitened errors; nil when all one.
  let variance: [Double]?
  /// `Q' Φ Q`; nil when all working variances are one.
  let spread: Matrix?

  func degreesOfFreedom(of weights: [Double]) -> Double {
    let q = factor.q
    let k = q.columns
    let contrast = factor.contrast(weights)
    var own: [Double] = []
    // Rows (a_g, b_g): a_g = Q_g' s_g, b_g = Q_g' Φ_g s_g.
    var pairs = Matrix(rows: clusters.count, columns: 2 * k)
    for (g, rows) in clusters.enumerated() {
      var square = 0.0
      for row in rows {
        let s = adjusted.dot(row: row, contrast)
        let weighted = s * (variance?[row] ?? 1)
        square += s * weighted
        for j in 0..<k {
          pairs[g, j] += s * q[row, j]
          pairs[g, k + j] += weighted * q[row, j]
        }
      }
      own.append(square)
    }
    // P_gh = [g = h] own_g + z_g' J z_h, with J = (Ω, −I; −I, 0).
    let images = clusters.indices.map { image(of: pairs, $0) }
    var trace = 0.0
    var squares = 0.0
    var product = Matrix(rows: 2 * k, columns: 2 * k)
    for g in clusters.indices {
      let diagonal = pairs.dot(row: g, images[g])
      trace += own[g] + diagonal
      squares += own[g] * own[g] + 2 * own[g] * diagonal
      for a in 0..<(2 * k) {
        for b in 0..<(2 * k) { product[a, b] += images[g][a] * pairs[g, b] }
      }
    }
    // tr(J S J S) with S = Σ z z'.
    for a in 0..<(2 * k) {
      for b in 0..<(2 * k) { squares += product[a, b] * product[b, a] }
    }
    return trace * trace / squares
  }

  /// `J z_g`.
  private func image(of pairs: Matrix, _ g: Int) -> [Double] {
    let k = pairs.columns / 2
    var result = [Double](repeating: 0, count: 2 * k)
    for i in 0..<k {
      var sum = -pairs[g, k + i]
      if let spread {
        for j in 0..<k { sum += spread[i, j] * pairs[g, j] }
      } else {
        sum += pairs[g, i]
      }
      result[i] = sum
      result[k + i] = -pairs[g, i]
    }
    return result
  }
}
