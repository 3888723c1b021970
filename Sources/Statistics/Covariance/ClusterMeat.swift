// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows that take part, by cluster, clusters in the order of their labels.
struct Clusters {
  let rows: [[Int]]

  /// Throws unless there is a label a row and at least two clusters.
  init(_ labels: [Int], of parts: RegressionParts) throws(StatisticsError) {
    try Check.length("cluster labels", labels.count, equals: parts.leverages.count)
    let order = labels.indices.filter { parts.takesPart[$0] }
      .sorted { (labels[$0], $0) < (labels[$1], $1) }
    var rows: [[Int]] = []
    for (place, row) in order.enumerated() {
      if place > 0, labels[order[place - 1]] == labels[row] {
        rows[rows.count - 1].append(row)
      } else {
        rows.append([row])
      }
    }
    guard rows.count > 1 else { throw .tooFewClusters(found: rows.count) }
    self.rows = rows
  }
}

extension RegressionParts {
  /// Below this, an eigenvalue of I − H_g is rounding of 0.
  private static let singular = 1e-10

  /// What a correction makes of an eigenvalue λ of Q_g'Q_g, which is one of H_g: the same power of
  /// 1 − λ that it takes of I − H_g, because Q_g'(I − Q_gQ_g')^p = (I − Q_g'Q_g)^p Q_g'.
  static func adjustment(_ correction: ClusterCorrection) -> ((Double) -> Double)? {
    switch correction {
    case .cr0, .cr1, .cr1s: nil
    case .cr2: { 1 - $0 > singular ? 1 / (1 - $0).squareRoot() : 0 }
    case .cr3, .jackknife: { 1 - $0 > singular ? 1 / (1 - $0) : 0 }
    }
  }

  /// Σ_g s_g s_g' with the corrected cluster sums.
  func meat(_ correction: ClusterCorrection, _ clusters: Clusters) throws(StatisticsError) -> Matrix
  {
    let adjustment = Self.adjustment(correction)
    var sum = Matrix(rows: columns, columns: columns)
    for rows in clusters.rows {
      var score = [Double](repeating: 0, count: columns)
      for row in rows {
        for j in 0..<columns { score[j] += factor.q[row, j] * whitenedResiduals[row] }
      }
      if let adjustment {
        score = try SymmetricEigen(try crossProduct(of: rows)).apply(score, adjustment)
      }
      Self.addProduct(score, score, scale: 1, to: &sum)
    }
    let count = Double(clusters.rows.count)
    switch correction {
    case .cr0, .cr2, .cr3: return sum
    case .cr1: return sum.scaled(by: count / (count - 1))
    case .jackknife: return sum.scaled(by: (count - 1) / count)
    case .cr1s:
      let small = try smallSampleFactor() * Double(rows - 1) / Double(rows)
      return sum.scaled(by: count / (count - 1) * small)
    }
  }

  /// Q_g'Q_g.
  func crossProduct(of rows: [Int]) throws(StatisticsError) -> Matrix {
    try factor.q.selecting(rows: rows).crossProduct()
  }
}
