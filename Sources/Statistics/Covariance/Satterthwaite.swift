// SPDX-License-Identifier: GPL-3.0-or-later

extension Covariance {
  /// Satterthwaite's degrees of freedom for `weights · coefficients` under a clustered estimator
  /// (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018): those of the chi-squared with the
  /// mean and variance that the variance estimate has when the weighted errors are independent
  /// with equal variance.
  ///
  /// Throws for other estimators, for a combination of the wrong length, and when the variance
  /// estimate is 0 whatever the data.
  public func satterthwaiteDegreesOfFreedom(
    of weights: [Double]
  ) throws(StatisticsError) -> Double {
    guard case .clustered(let correction, let labels) = estimator else {
      throw .notClustered
    }
    try Check.length("weights of a combination", weights.count, equals: matrix.columns)
    try Check.finite(weights, "weights of a combination")
    let adjustment = RegressionParts.adjustment(correction) ?? { _ in 1 }
    let contrast = parts.factor.contrast(weights)
    // The estimate is Σ (a_g'ẽ_g)² with a_g = Q_g V f(Λ) V'c. Its moments follow from
    // P_gh = [g = h] a_g'a_g − (Q_g'a_g)'(Q_h'a_h).
    var projected: [[Double]] = []
    var diagonal: [Double] = []
    for rows in try Clusters(labels, of: parts).rows {
      let eigen = try SymmetricEigen(try parts.crossProduct(of: rows))
      let image = eigen.apply(contrast) { max($0, 0) * adjustment($0) }
      let direct = eigen.apply(contrast, adjustment)
      projected.append(image)
      diagonal.append(zip(direct, image).reduce(0) { $0 + $1.0 * $1.1 })
    }
    var mean = 0.0
    var variance = 0.0
    for g in diagonal.indices {
      for h in diagonal.indices {
        var element = g == h ? diagonal[g] : 0
        for (left, right) in zip(projected[g], projected[h]) { element -= left * right }
        if g == h { mean += element }
        variance += element * element
      }
    }
    guard mean > 0, variance > 0 else { throw .noDegreesOfFreedom }
    return mean * mean / variance
  }
}
