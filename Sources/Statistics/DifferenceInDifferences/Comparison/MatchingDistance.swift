// SPDX-License-Identifier: GPL-3.0-or-later

/// How the distance between a treated unit and a control is measured.
///
/// Both are root mean squares over features (or directions), so a distance of 1 means that two
/// units differ by one standard deviation in a typical feature, however many features there are.
/// Standard deviations and covariances are those within groups (treated, controls), pooled: a
/// difference between the groups does not shrink the distance that it causes.
public enum MatchingDistance: Sendable, Hashable {
  /// √(Σ w (x − y)² / s² / Σ w), one weight 0 or more a feature; nil counts each feature once.
  ///
  /// The choice for few units: with as many features as units, as when 12 places are matched on
  /// 12 months of history, Mahalanobis distance is the same between all of them.
  case standardized(weights: [Double]? = nil)
  /// √((x − y)′ S⁻¹ (x − y) / features). Refused when S is singular, where a generalised inverse
  /// would silently ignore directions in which treated units and controls differ.
  case mahalanobis
}

extension MatchingDistance {
  /// Distances, one treated unit a row, one control a column.
  func matrix(
    features: Matrix, treated: [Int], controls: [Int]
  ) throws(ComparisonError) -> Matrix {
    switch self {
    case .standardized(let weights):
      let scales = try MatchingDistance.standardizedScales(
        features: features, treated: treated, controls: controls, weights: weights)
      return Matrix.distances(from: treated, to: controls) { i, j in
        var sum = 0.0
        for (feature, scale) in scales {
          let difference = features[i, feature] - features[j, feature]
          sum += scale * difference * difference
        }
        return sum.squareRoot()
      }
    case .mahalanobis:
      let whitened = try MatchingDistance.whitened(
        features: features, treated: treated, controls: controls)
      return Matrix.distances(from: treated, to: controls) { i, j in
        var sum = 0.0
        for k in 0..<whitened.columns {
          let difference = whitened[i, k] - whitened[j, k]
          sum += difference * difference
        }
        return (sum / Double(features.columns)).squareRoot()
      }
    }
  }

  /// The features that vary and carry weight, with w / s² / Σ w.
  private static func standardizedScales(
    features: Matrix, treated: [Int], controls: [Int], weights: [Double]?
  ) throws(ComparisonError) -> [(feature: Int, scale: Double)] {
    if let weights {
      try ComparisonError.wrapping { () throws(StatisticsError) in
        try Check.length("weights of features", weights.count, equals: features.columns)
        try Check.finite(weights, "weights of features")
        for weight in weights where weight < 0 {
          throw .outOfRange(what: "weight of a feature", value: weight, allowed: "0 or more")
        }
      }
    }
    var scales: [(feature: Int, scale: Double)] = []
    var total = 0.0
    for feature in 0..<features.columns {
      let weight = weights?[feature] ?? 1
      guard weight > 0 else { continue }
      let inside = treated.map { features[$0, feature] }
      let outside = controls.map { features[$0, feature] }
      let size = max(inside.map { abs($0) }.max() ?? 0, outside.map { abs($0) }.max() ?? 0)
      let degrees = Double(max(inside.count + outside.count - 2, 1))
      let variance = (Moments(inside).squares + Moments(outside).squares) / degrees
      if variance.squareRoot() <= 1e-12 * size || variance == 0 {
        // Constant within both groups: no information if the groups agree, no overlap if not.
        guard abs(inside[0] - outside[0]) <= 1e-12 * size else {
          throw .separatingFeature(feature: feature, treated: inside[0], controls: outside[0])
        }
        continue
      }
      scales.append((feature, weight / variance))
      total += weight
    }
    guard total > 0 else { throw .noFeatures }
    return scales.map { ($0.feature, $0.scale / total) }
  }

  /// Units in coordinates in which the pooled covariance within groups is the identity.
  private static func whitened(
    features: Matrix, treated: [Int], controls: [Int]
  ) throws(ComparisonError) -> Matrix {
    let count = features.columns
    let degrees = treated.count + controls.count - 2
    var scale = [Double](repeating: 0, count: count)
    var centred = Matrix(rows: treated.count + controls.count, columns: count)
    for feature in 0..<count {
      var row = 0
      for group in [treated, controls] {
        let values = group.map { features[$0, feature] }
        let mean = Moments(values).mean
        for value in values {
          centred[row, feature] = value - mean
          row += 1
        }
      }
      scale[feature] = Moments.length(centred.column(feature))
    }
    for feature in 0..<count where scale[feature] > 0 {
      for row in 0..<centred.rows { centred[row, feature] /= scale[feature] }
    }
    let cross = try ComparisonError.wrapping { () throws(StatisticsError) in
      try centred.crossProduct()
    }
    let eigen = try ComparisonError.wrapping { () throws(StatisticsError) in
      try SymmetricEigen(cross)
    }
    let rank = eigen.values.count { $0 > 1e-10 * Double(count) }
    guard rank == count, degrees >= count else {
      throw .singularCovariance(
        features: count, rank: rank, units: treated.count + controls.count)
    }
    var result = Matrix(rows: features.rows, columns: count)
    for unit in treated + controls {
      for k in 0..<count {
        var sum = 0.0
        for feature in 0..<count {
          sum += features[unit, feature] / scale[feature] * eigen.vectors[feature, k]
        }
        result[unit, k] = sum * (Double(degrees) / eigen.values[k]).squareRoot()
      }
    }
    return result
  }
}

extension Matrix {
  fileprivate static func distances(
    from rows: [Int], to columns: [Int], _ distance: (Int, Int) -> Double
  ) -> Matrix {
    var result = Matrix(rows: rows.count, columns: columns.count)
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() { result[i, j] = distance(row, column) }
    }
    return result
  }
}
