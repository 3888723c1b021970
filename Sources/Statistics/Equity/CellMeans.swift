// SPDX-License-Identifier: GPL-3.0-or-later

/// Outcomes of the people of one cluster in one cell of a saturated design, such as a deprivation
/// group in a period.
public struct CellOutcome: Sendable, Hashable, Codable {
  /// The cluster, any label: what was assigned together, such as a district or a practice.
  public let cluster: Int
  /// The cell, counted from 0.
  public let cell: Int
  /// People, 0 or more.
  public let count: Double
  /// Sum of their outcomes.
  public let sum: Double
  /// `Σ(y − ȳ)²` over them; not needed for outcomes of 0 and 1, nor for clustered errors.
  public let withinSquares: Double

  /// Outcomes of people in a cell.
  public init(cluster: Int, cell: Int, count: Double, sum: Double, withinSquares: Double = 0) {
    self.cluster = cluster
    self.cell = cell
    self.count = count
    self.sum = sum
    self.withinSquares = withinSquares
  }
}

/// What the errors of means of cells are measured by.
public enum CellErrors: String, Sendable, Hashable, Codable, CaseIterable {
  /// Independent people with an outcome of 0 or 1: p(1 − p) / n.
  case independentShares
  /// Independent people: Σ(y − ȳ)² / (n (n − 1)).
  case independentMeans
  /// People of a cluster are alike: CR2 (Bell and McCaffrey 2002), with Satterthwaite's degrees of
  /// freedom for each contrast.
  case clustered
}

/// Means of cells with their covariance: least squares on one indicator a cell.
///
/// In this saturated design the leverage matrix is n⁻¹ within a cell and 0 between cells, so that
/// CR2's adjustment of a cluster's residuals in cell k is (1 − n_gk / N_k)^−½ and nothing has to be
/// decomposed: the covariance of two means is Σ_g u_gk u_gl / (N_k N_l) with u_gk the adjusted sum of
/// residuals. Equal to clubSandwich's CR2 with its degrees of freedom, person by person. A cluster
/// that makes up a cell has no residual sum there and adds nothing (the pseudo-inverse).
public struct CellMeans: Sendable, Hashable, Codable {
  /// People by cell.
  public let counts: [Double]
  /// Mean outcome by cell.
  public let means: [Double]
  /// What the errors are measured by.
  public let errors: CellErrors
  /// Clusters with people.
  public let clusters: Int
  /// Covariance of the means.
  public let covariance: Matrix
  /// People by cluster and cell.
  private let shares: Matrix

  /// Means of the cells 0 ..< `cells`.
  ///
  /// Throws when a number is not finite, a count is negative, a cell number is out of range or a
  /// cell has nobody; for clustered errors when there are fewer than two clusters; for independent
  /// means when a cell has one person only.
  public init(
    _ outcomes: [CellOutcome], cells: Int, errors: CellErrors
  ) throws(StatisticsError) {
    let (labels, people, sums, squares) = try CellMeans.totals(outcomes, cells)
    var counts = [Double](repeating: 0, count: cells)
    var means = counts
    var within = counts
    for k in 0..<cells {
      for g in labels.indices {
        counts[k] += people[g, k]
        means[k] += sums[g, k]
      }
      guard counts[k] > 0 else { throw .empty(what: "people of cell \(k)") }
      means[k] /= counts[k]
      for g in labels.indices where people[g, k] > 0 {
        let distance = sums[g, k] / people[g, k] - means[k]
        within[k] += squares[g, k] + people[g, k] * distance * distance
      }
    }
    self.counts = counts
    self.means = means
    self.errors = errors
    clusters = labels.count
    shares = people
    switch errors {
    case .clustered:
      guard labels.count >= 2 else { throw .tooFewClusters(found: labels.count) }
      covariance = CellMeans.clustered(people, sums, counts, means)
    case .independentShares:
      covariance = Matrix(diagonal: (0..<cells).map { means[$0] * (1 - means[$0]) / counts[$0] })
    case .independentMeans:
      for k in 0..<cells where counts[k] <= 1 { throw .tooFewRows(rows: 1, columns: 1) }
      covariance = Matrix(
        diagonal: (0..<cells).map { within[$0] / (counts[$0] * (counts[$0] - 1)) })
    }
  }

  private static func totals(
    _ outcomes: [CellOutcome], _ cells: Int
  ) throws(StatisticsError) -> (labels: [Int], people: Matrix, sums: Matrix, squares: Matrix) {
    for (what, values) in [
      ("counts", outcomes.map(\.count)), ("sums", outcomes.map(\.sum)),
      ("within-cell squares", outcomes.map(\.withinSquares)),
    ] {
      try Check.finite(values, what)
      guard what != "sums" else { continue }
      for value in values where value < 0 {
        throw .outOfRange(what: what, value: value, allowed: "0 or more")
      }
    }
    let used = outcomes.filter { $0.count > 0 }
    for outcome in used where !(0..<cells).contains(outcome.cell) {
      throw .outOfRange(what: "cell", value: Double(outcome.cell), allowed: "0 to \(cells - 1)")
    }
    let labels = Set(used.map(\.cluster)).sorted()
    let row = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    var people = Matrix(rows: labels.count, columns: cells)
    var (sums, squares) = (people, people)
    // Pooling two rows of one cluster and cell adds the spread between their means. Rows are taken in
    // an order of their own, so that theirs changes no digit.
    let ordered = used.sorted {
      ($0.cluster, $0.cell, $0.count, $0.sum, $0.withinSquares)
        < ($1.cluster, $1.cell, $1.count, $1.sum, $1.withinSquares)
    }
    for outcome in ordered {
      guard let g = row[outcome.cluster] else { continue }
      let (k, before) = (outcome.cell, people[g, outcome.cell])
      if before > 0 {
        let distance = outcome.sum / outcome.count - sums[g, k] / before
        squares[g, k] += distance * distance * before * outcome.count / (before + outcome.count)
      }
      people[g, k] += outcome.count
      sums[g, k] += outcome.sum
      squares[g, k] += outcome.withinSquares
    }
    return (labels, people, sums, squares)
  }

  private static func clustered(
    _ people: Matrix, _ sums: Matrix, _ counts: [Double], _ means: [Double]
  ) -> Matrix {
    var result = Matrix(rows: counts.count, columns: counts.count)
    for g in 0..<people.rows {
      let scores = counts.indices.map { k in
        adjustment(people[g, k], counts[k]) * (sums[g, k] - people[g, k] * means[k]) / counts[k]
      }
      for k in counts.indices {
        for l in counts.indices { result[k, l] += scores[k] * scores[l] }
      }
    }
    return result
  }

  /// (1 − n / N)^−½, 0 where the cluster is the whole cell.
  private static func adjustment(_ people: Double, _ count: Double) -> Double {
    let rest = 1 - people / count
    return rest > 1e-12 ? 1 / rest.squareRoot() : 0
  }

  /// A contrast `weights · means` with its standard error, and Satterthwaite's degrees of freedom
  /// where errors are clustered. Throws unless there is one finite weight a cell.
  public func contrast(_ weights: [Double]) throws(StatisticsError) -> LinearCombination {
    try combination(
      zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 }, gradient: weights)
  }

  /// A smooth function of the means by the delta method: its value and its derivative by each mean.
  public func combination(
    _ estimate: Double, gradient: [Double]
  ) throws(StatisticsError) -> LinearCombination {
    try Check.length("weights of cells", gradient.count, equals: means.count)
    try Check.finite(gradient, "weights of cells")
    let variance = try covariance.quadraticForm(gradient)
    guard errors == .clustered else {
      return try LinearCombination(
        estimate: estimate, standardError: max(0, variance).squareRoot(), reference: .normal)
    }
    guard variance > 0, let degrees = degreesOfFreedom(gradient) else { throw .noDegreesOfFreedom }
    return try LinearCombination(
      estimate: estimate, standardError: variance.squareRoot(),
      reference: .studentT(degreesOfFreedom: degrees))
  }

  /// (tr B)² / tr B² with B the covariance of the clusters' adjusted scores under independent
  /// errors of equal variance (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018).
  ///
  /// Off the diagonal B is −UU' with u_gk = c_k a_gk n_gk / N_k^(3/2), so that its squares add up to
  /// those of U'U: the cost grows with the clusters, not with their square, and persons can be
  /// clusters.
  private func degreesOfFreedom(_ weights: [Double]) -> Double? {
    var (trace, diagonal, own) = (0.0, 0.0, 0.0)
    var products = Matrix(rows: means.count, columns: means.count)
    for g in 0..<shares.rows {
      var (entry, removed) = (0.0, 0.0)
      var factors = [Double](repeating: 0, count: means.count)
      for k in means.indices where shares[g, k] > 0 {
        let adjusted = CellMeans.adjustment(shares[g, k], counts[k]) * weights[k] / counts[k]
        let leverage = shares[g, k] / counts[k]
        entry += adjusted * adjusted * shares[g, k] * (1 - leverage)
        factors[k] = adjusted * shares[g, k] / counts[k].squareRoot()
        removed += factors[k] * factors[k]
      }
      trace += entry
      diagonal += entry * entry
      own += removed * removed
      for k in means.indices where factors[k] != 0 {
        for l in means.indices { products[k, l] += factors[k] * factors[l] }
      }
    }
    let between = products.elements.reduce(0) { $0 + $1 * $1 } - own
    let squares = diagonal + max(0, between)
    return squares > 0 ? trace * trace / squares : nil
  }
}

extension Matrix {
  /// A diagonal matrix.
  fileprivate init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }
}
