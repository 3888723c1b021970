// SPDX-License-Identifier: GPL-3.0-or-later

/// The matrix whose inverse root CR2 takes under weights, for the rows of one cluster, and the
/// factors around it. With `spread` for errors of equal variance; without, for errors of variance
/// inverse to the weights, `B_g = W⁻¹ − W^(−1/2) Q_g Q_g' W^(−1/2)`.
struct WeightedBlock {
  let inner: Matrix
  /// `W^(1/2) A' W^(−1/2) Q`: with Φ = I the factors are w^(−1/2) outside and w^(1/2) inside; with
  /// Φ = W⁻¹ they are w⁻¹ outside and one inside.
  let inside: [Double]
  let outside: [Double]
  private let roots: [Double]
  private let hasSpread: Bool

  init(_ own: Matrix, weights: [Double], _ spread: Matrix?) {
    let size = own.rows
    // The unit of the weights cancels; taking it out keeps eigenvalues near one.
    let unit = weights.reduce(0, +) / Double(size)
    let roots = weights.map { ($0 / unit).squareRoot() }
    let hat = own.timesTranspose(of: own)
    // Q'WQ is symmetric.
    let outer = spread.map { spread in
      own.timesTranspose(of: spread.scaled(by: 1 / unit)).timesTranspose(of: own)
    }
    var inner = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0..<size {
        let diagonal: Double = i == j ? 1 : 0
        let (a, b) = (roots[i], roots[j])
        if let outer {
          let mean = 0.5 * (outer[i, j] + outer[j, i])
          inner[i, j] = diagonal - hat[i, j] * (a / b + b / a) + mean / (a * b)
        } else {
          inner[i, j] = (diagonal - hat[i, j]) / (a * a * b * b)
        }
      }
    }
    self.inner = inner
    self.roots = roots
    hasSpread = spread != nil
    inside = hasSpread ? roots : roots.map { _ in 1.0 }
    outside = hasSpread ? roots.map { 1 / $0 } : roots.map { 1 / ($0 * $0) }
  }

  /// The image of a direction. The weights of a group of rows with an effect of its own lead to 0.
  func root(
    times values: [Double], singular: Double, _ groups: [[Int]]?
  ) throws(StatisticsError) -> [Double] {
    var rest = inner.scaled(by: -1)
    for i in 0..<rest.rows { rest[i, i] += 1 }
    let kept = (hasSpread ? groups ?? [] : []).map { group in
      var vector = [Double](repeating: 0, count: values.count)
      for row in group { vector[row] = roots[row] * roots[row] }
      return vector
    }
    let image = try rest.inverseRoot(
      times: zip(values, inside).map { $0 * $1 }, orthogonalTo: kept, singular: singular)
    return zip(image, outside).map { $0 * $1 }
  }
}

extension AbsorbedEffects {
  /// Positions among some rows of those of each group.
  func groups(_ rows: [Int]) -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for (position, row) in rows.enumerated() { members[groups[row], default: []].append(position) }
    return members.keys.sorted().compactMap { members[$0] }
  }
}
