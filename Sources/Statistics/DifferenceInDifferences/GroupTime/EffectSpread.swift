// SPDX-License-Identifier: GPL-3.0-or-later

/// The covariance of several combinations of effects, and how well it is known: the degrees of freedom
/// η of the Wishart of the same total variance, `q (q + 1)` over the total variance of the covariance
/// made the unit matrix (Zhang 2012). For one combination they are Satterthwaite's.
struct EffectSpread {
  /// Combinations × combinations.
  let covariance: Matrix
  /// η.
  let degreesOfFreedom: Double

  /// A sum of independent covariances, each of a Wishart: of S_g with ν_g the total variance is
  /// (tr(G²) + tr(G)²) / ν_g, G being S_g where the sum is the unit matrix.
  init(
    _ blocks: [(covariance: Matrix, degreesOfFreedom: Double)]
  ) throws(StatisticsError) {
    guard let size = blocks.first?.covariance.rows else { throw .noDegreesOfFreedom }
    var sum = Matrix(rows: size, columns: size)
    for block in blocks {
      for s in 0..<size {
        for t in 0..<size { sum[s, t] += block.covariance[s, t] }
      }
    }
    let whitening = try Self.whitening(sum)
    var total = 0.0
    for block in blocks {
      let scaled = try whitening.times(block.covariance).times(whitening)
      let trace = scaled.diagonal.reduce(0, +)
      let squares = scaled.elements.reduce(0) { $0 + $1 * $1 }
      total += (trace * trace + squares) / block.degreesOfFreedom
    }
    covariance = sum
    degreesOfFreedom = Double(size * (size + 1)) / total
  }

  /// `Σ A_i S A_i'` over clusters i for one ν-fold Wishart S = root²: its total variance is
  /// `Σ_ij (tr(C_i C_j')² + tr((C_i C_j')²)) / ν` with C_i = A_i root where the sum is the unit matrix.
  init(
    _ coefficients: [Matrix], root: Matrix, degreesOfFreedom: Double
  ) throws(StatisticsError) {
    guard let size = coefficients.first?.rows else { throw .noDegreesOfFreedom }
    let rows = try coefficients.map { (own) throws(StatisticsError) in try own.times(root) }
    var sum = Matrix(rows: size, columns: size)
    for own in rows {
      let product = own.timesTranspose(of: own)
      for s in 0..<size {
        for t in 0..<size { sum[s, t] += product[s, t] }
      }
    }
    let whitening = try Self.whitening(sum)
    let scaled = try rows.map { (own) throws(StatisticsError) in try whitening.times(own) }
    var total = 0.0
    for i in scaled.indices {
      for j in i..<scaled.count {
        let product = scaled[i].timesTranspose(of: scaled[j])
        let trace = product.diagonal.reduce(0, +)
        var square = 0.0
        for s in 0..<size {
          for t in 0..<size { square += product[s, t] * product[t, s] }
        }
        total += (i == j ? 1 : 2) * (trace * trace + square)
      }
    }
    covariance = sum
    self.degreesOfFreedom = degreesOfFreedom * Double(size * (size + 1)) / total
  }

  /// The symmetric inverse root of a covariance.
  private static func whitening(_ covariance: Matrix) throws(StatisticsError) -> Matrix {
    let largest = covariance.diagonal.max() ?? 0
    let eigen = try SymmetricEigen(covariance)
    guard largest > 0, eigen.values.allSatisfy({ $0 > 1e-12 * largest }) else {
      throw .noDegreesOfFreedom
    }
    return eigen.map { 1 / $0.squareRoot() }
  }
}
