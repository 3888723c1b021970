// SPDX-License-Identifier: GPL-3.0-or-later

extension FixedEffectsFit {
  /// A linear combination of the terms with its standard error and what it is referred to:
  /// Student's t with Satterthwaite's degrees of freedom under CR2, CR3 and the jackknife, clusters
  /// minus one under the other clustered estimators, observations minus coefficients otherwise.
  public func estimate(
    of weights: [Double], covariance: PanelCovariance
  ) throws(PanelError) -> LinearCombination {
    try panel { () throws(StatisticsError) in
      let error = try covariance.standardError(of: weights)
      try Check.length("covariance", covariance.matrix.columns, equals: coefficients.count)
      let degrees: Double
      switch covariance.estimator {
      case .classical, .heteroskedastic: degrees = degreesOfFreedom
      case .clustered(.cr2), .clustered(.cr3), .clustered(.jackknife):
        degrees = try covariance.satterthwaiteDegreesOfFreedom(of: weights)
      case .clustered, .conventional: degrees = Double(clusterCount - 1)
      }
      return try LinearCombination(
        estimate: zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 }, standardError: error,
        reference: .studentT(degreesOfFreedom: degrees))
    }
  }

  /// One term with its standard error, CR2 unless said otherwise.
  public func estimate(
    _ index: Int, estimator: PanelCovarianceEstimator = .clustered(.cr2)
  ) throws(PanelError) -> LinearCombination {
    guard coefficients.indices.contains(index) else {
      throw .statistics(
        .outOfRange(
          what: "term", value: Double(index), allowed: "0 to \(coefficients.count - 1)"))
    }
    if estimator == .clustered(.cr2) { return try clusteredEstimate(of: picking(index)) }
    return try estimate(of: picking(index), covariance: try covariance(estimator))
  }

  /// A combination under CR2, with Satterthwaite's degrees of freedom, without the covariance of the
  /// others.
  func clusteredEstimate(of weights: [Double]) throws(PanelError) -> LinearCombination {
    try panel { () throws(StatisticsError) in
      let parts = system.parts
      let clusters = try Clusters(clusters, of: parts)
      let variance = parts.workingVariance == .identity ? parts.weights : nil
      let spread = try variance.map { (w) throws(StatisticsError) in
        try parts.factor.q.crossProduct(weights: w)
      }
      let adjusted = try ClusterAdjustment.direction(
        parts.factor.contrast(system.padded(weights)), clusters, of: parts, variance: variance,
        spread: spread, absorbed: system.absorbed)
      let square = clusters.rows.reduce(0.0) { total, rows in
        let score = rows.reduce(0.0) { $0 + parts.whitenedResiduals[$1] * adjusted[$1] }
        return total + score * score
      }
      let degrees = SatterthwaiteMoments(
        factor: parts.factor, clusters: clusters.rows, variance: variance, spread: spread
      ).degreesOfFreedom(adjusted)
      guard degrees > 0, degrees.isFinite else { throw .noDegreesOfFreedom }
      return try LinearCombination(
        estimate: zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 },
        standardError: square.squareRoot(), reference: .studentT(degreesOfFreedom: degrees))
    }
  }

  /// Event times of the terms that lie before treatment, the reference left out, with the indices of
  /// their terms, earliest first.
  public var leads: [(eventTime: Int, term: Int)] {
    terms.indices.compactMap { index in
      guard case .event(_, let through) = terms[index], through < 0 else { return nil }
      return (through, index)
    }
  }

  /// The average of the effects at event times from 0 on, by the treated units' weight in them: what
  /// each weighs is the weight of its cells.
  public var averageAfter: [Double] {
    let weights = zip(cells.units.indices, rowWeights)
    var totals = [Double](repeating: 0, count: terms.count)
    for (row, weight) in weights {
      guard let start = adoption.starts[cells.units[row]] else { continue }
      let time = cells.periods[row] - start
      guard time >= 0 else { continue }
      for (index, term) in terms.enumerated() {
        guard case .event(let from, let through) = term, from <= time, time <= through else {
          continue
        }
        totals[index] += weight
      }
    }
    let sum = totals.reduce(0, +)
    return sum > 0 ? totals.map { $0 / sum } : totals
  }
}
