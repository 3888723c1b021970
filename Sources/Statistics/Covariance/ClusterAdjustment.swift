// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// Rows of the orthogonal factor, adjusted within their cluster.
///
/// With whitened residuals ẽ = √w e, every estimator is `T (Σ_g Q̃_g' ẽ_g ẽ_g' Q̃_g) T'`, where
/// `Q̃_g = W^(1/2) A_g' W^(−1/2) Q_g`. A_g is, for
/// - CR2: `Φ^(1/2) (Φ^(1/2) B_g Φ^(1/2))^(−1/2) Φ^(1/2)` with working variance Φ and
///   `B_g = [(I − H) Φ (I − H)']_gg` (Pustejovsky and Tipton 2018, equation 8), zero eigenvalues left
///   out; without weights the root of the pseudo-inverse of `I − Q_g Q_g'`;
/// - CR3: the pseudo-inverse of `I − H_gg`.
struct ClusterAdjustment {
  let meat: Matrix
  let satterthwaite: Satterthwaite

  /// Below this, an eigenvalue of I − H_g is rounding of 0.
  static let singular = 1e-10

  init(
    _ correction: ClusterCorrection, _ clusters: Clusters, of parts: RegressionParts,
    workingVariance: WorkingVariance, absorbed: AbsorbedEffects? = nil
  ) throws(StatisticsError) {
    let q = parts.factor.q
    // Whitened errors have variance w where the errors themselves have variance one.
    let variance = workingVariance == .identity ? parts.weights : nil
    let spread = try variance.map { (w) throws(StatisticsError) in try q.crossProduct(weights: w) }
    var adjusted = q
    for rows in clusters.rows {
      let own = q.selecting(rows: rows)
      let result: Matrix
      switch correction {
      case .cr0, .cr1, .cr1s: continue
      case .cr2:
        if let weights = parts.weights {
          let (whole, share) = Self.with(absorbed, rows, own, variance, spread, of: q)
          result = try Self.root(whole, weights: rows.map { weights[$0] }, share)
        } else {
          result = try Self.power(own, -0.5)
        }
      case .cr3, .jackknife: result = try Self.power(own, -1)
      }
      for (position, row) in rows.enumerated() {
        for j in 0..<q.columns { adjusted[row, j] = result[position, j] }
      }
    }
    // Weighted roots lead out of the complement of absorbed effects; residuals are within it.
    if let absorbed, parts.weights != nil { absorbed.remove(fromColumnsOf: &adjusted) }
    var scores = Matrix(rows: clusters.rows.count, columns: q.columns)
    for (g, rows) in clusters.rows.enumerated() {
      for row in rows {
        for j in 0..<q.columns { scores[g, j] += parts.whitenedResiduals[row] * adjusted[row, j] }
      }
    }
    let scale = try Self.scale(correction, parts, Double(clusters.rows.count))
    meat = try scores.crossProduct().scaled(by: scale)
    satterthwaite = Satterthwaite(
      factor: parts.factor, adjusted: adjusted, clusters: clusters.rows, variance: variance,
      spread: spread)
  }

  private static func scale(
    _ correction: ClusterCorrection, _ parts: RegressionParts, _ count: Double
  ) throws(StatisticsError) -> Double {
    switch correction {
    case .cr0, .cr2, .cr3: return 1
    case .cr1: return count / (count - 1)
    case .cr1s:
      let small = try parts.smallSampleFactor() * Double(parts.rows - 1) / Double(parts.rows)
      return count / (count - 1) * small
    case .jackknife: return (count - 1) / count
    }
  }

  /// `(I − Q_g Q_g')^p Q_g`, zero eigenvalues left out. It equals `Q_g (I − Q_g' Q_g)^p`, so the
  /// smaller of the two matrices is decomposed.
  private static func power(_ own: Matrix, _ exponent: Double) throws(StatisticsError) -> Matrix {
    let byRows = own.rows < own.columns
    var rest = (byRows ? own.timesOwnTranspose : try own.crossProduct()).scaled(by: -1)
    for i in 0..<rest.rows { rest[i, i] += 1 }
    let power = try SymmetricEigen(rest).map { $0 > singular ? pow($0, exponent) : 0 }
    return byRows ? try power.times(own) : try own.times(power)
  }

  /// CR2's rows under weights; `spread` is Q'WQ for errors of equal variance, nil for errors of
  /// variance inverse to the weights.
  private static func root(
    _ own: Matrix, weights: [Double], _ spread: Matrix?
  ) throws(StatisticsError) -> Matrix {
    let block = WeightedBlock(own, weights: weights, spread)
    let power = try SymmetricEigen(block.inner).map { $0 > singular ? 1 / $0.squareRoot() : 0 }
    return try power.times(own.scalingRows(by: block.inside)).scalingRows(by: block.outside)
  }

  /// What CR2 makes of one combination's direction, `Q̃ T'c` with one value a row, without the other
  /// columns of `Q̃`: a vector's image under a root takes a small part of the time of the root.
  static func direction(
    _ contrast: [Double], _ clusters: Clusters, of parts: RegressionParts,
    variance: [Double]?, spread: Matrix?, absorbed: AbsorbedEffects?
  ) throws(StatisticsError) -> [Double] {
    let q = parts.factor.q
    let direction = q.image(of: contrast)
    var adjusted = direction
    for rows in clusters.rows {
      let own = q.selecting(rows: rows)
      let values = rows.map { direction[$0] }
      let result: [Double]
      if let weights = parts.weights {
        let (whole, share) = with(absorbed, rows, own, variance, spread, of: q)
        let block = WeightedBlock(whole, weights: rows.map { weights[$0] }, share)
        result = try block.root(times: values, singular: singular, absorbed.map { $0.groups(rows) })
      } else {
        result = try own.timesTranspose(of: own).inverseRoot(
          times: values, orthogonalTo: [], singular: singular)
      }
      for (position, row) in rows.enumerated() { adjusted[row] = result[position] }
    }
    if let absorbed, parts.weights != nil { absorbed.remove(from: &adjusted) }
    return adjusted
  }
}

extension Matrix {
  /// The matrix with each row multiplied by its factor.
  fileprivate func scalingRows(by factors: [Double]) -> Matrix {
    var result = self
    for i in 0..<rows {
      for j in 0..<columns { result[i, j] *= factors[i] }
    }
    return result
  }
}
