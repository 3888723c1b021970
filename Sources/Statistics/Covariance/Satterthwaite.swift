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
    let contrast = factor.contrast(weights)
    return SatterthwaiteMoments(
      factor: factor, clusters: clusters, variance: variance, spread: spread
    ).degreesOfFreedom(adjusted.image(of: contrast))
  }
}

/// Satterthwaite's degrees of freedom of one combination, from its vector s alone.
struct SatterthwaiteMoments {
  let factor: OrthogonalFactor
  let clusters: [[Int]]
  let variance: [Double]?
  let spread: Matrix?

  /// - Parameter adjusted: s, one value a row.
  func degreesOfFreedom(_ adjusted: [Double]) -> Double {
    let k = factor.q.columns
    var own: [Double] = []
    // Rows (a_g, b_g): a_g = Q_g' s_g, b_g = Q_g' Φ_g s_g.
    var pairs = Matrix(rows: clusters.count, columns: 2 * k)
    pairs.withUnsafeMutableElements { pairs in
      factor.q.withUnsafeElements { q in
        for (g, rows) in clusters.enumerated() {
          var square = 0.0
          let base = g * 2 * k
          for row in rows {
            let s = adjusted[row]
            let weighted = s * (variance?[row] ?? 1)
            square += s * weighted
            let start = row * k
            for j in 0..<k { pairs[base + j] += s * q[start + j] }
            for j in 0..<k { pairs[base + k + j] += weighted * q[start + j] }
          }
          own.append(square)
        }
      }
    }
    // P_gh = [g = h] own_g + z_g' J z_h, with J = (Ω, −I; −I, 0).
    let images = images(of: pairs)
    // Cluster by cluster where they are few: what is near 0 comes out as near 0.
    if clusters.count <= 4 * k {
      var products = pairs.timesTranspose(of: images)
      for g in clusters.indices { products[g, g] += own[g] }
      let trace = products.diagonal.reduce(0, +)
      return trace * trace / products.elements.reduce(0) { $0 + $1 * $1 }
    }
    var trace = 0.0
    var squares = 0.0
    for g in clusters.indices {
      let diagonal = pairs.dot(row: g, images.row(g))
      trace += own[g] + diagonal
      squares += own[g] * own[g] + 2 * own[g] * diagonal
    }
    // tr(J S J S) with S = Σ z z'.
    let product = pairs.transposed.timesTranspose(of: images.transposed)
    squares += zip(product.elements, product.transposed.elements).reduce(0) { $0 + $1.0 * $1.1 }
    return trace * trace / squares
  }

  /// `J z_g`, one a row.
  private func images(of pairs: Matrix) -> Matrix {
    let k = pairs.columns / 2
    var result = Matrix(rows: pairs.rows, columns: 2 * k)
    for g in 0..<pairs.rows {
      let row = pairs.row(g)
      let first = Array(row[..<k])
      // Ω is symmetric.
      let image = spread?.image(of: first) ?? first
      for i in 0..<k {
        result[g, i] = image[i] - row[k + i]
        result[g, k + i] = -first[i]
      }
    }
    return result
  }
}
