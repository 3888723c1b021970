// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Outcomes of the people of one cluster, in one cell (a group in a period) and one stratum (an age,
/// a sex).
public struct StratumOutcome: Sendable, Hashable, Codable {
  /// The cluster, any label.
  public let cluster: Int
  /// The cell, counted from 0.
  public let cell: Int
  /// The stratum, counted from 0.
  public let stratum: Int
  /// People, 0 or more.
  public let count: Double
  /// How many of them had the outcome.
  public let successes: Double

  /// Outcomes of people in a cell and stratum.
  public init(cluster: Int, cell: Int, stratum: Int, count: Double, successes: Double) {
    self.cluster = cluster
    self.cell = cell
    self.stratum = stratum
    self.count = count
    self.successes = successes
  }
}

/// Shares that cells would have if all had the same strata, by g-computation (Robins 1986): a
/// logistic model of cell and stratum, its predictions averaged over a standard population.
///
/// Unlike direct standardisation it needs no people of every stratum in every cell, and instead
/// takes the odds ratio between strata as the same in all cells. Counts by cluster, cell and stratum
/// are the observations of CR2's working variance, as in clubSandwich given counts; given persons it
/// differs in the fourth digit.
public struct StandardisedShares: Sendable {
  /// Standardised share by cell.
  public let shares: [Double]
  /// Derivative of each share (rows) by each coefficient of the model.
  private let derivatives: Matrix
  private let covariance: Covariance

  /// Standardised shares of the cells 0 ..< `cells`.
  ///
  /// - Parameters:
  ///   - outcomes: in any order; several of one cluster, cell and stratum are added up.
  ///   - standard: people of each stratum in the standard population; only proportions count.
  ///   - clustered: the correction for clusters, whose small-sample default is CR2; nil for
  ///     independent people.
  /// - Throws: on negative or missing numbers, a cell or a stratum without people, cells and strata
  ///   that cannot be told apart; `noConvergence` where a cell or a stratum has no outcome, or
  ///   nothing else.
  public init(
    _ outcomes: [StratumOutcome], cells: Int, standard: [Double],
    clustered: ClusterCorrection? = .cr2
  ) throws(StatisticsError) {
    try StandardisedShares.check(outcomes, cells, standard)
    let rows = StandardisedShares.added(outcomes)
    let design = try StandardisedShares.design(rows, cells, standard.count)
    let fit = try generalizedLinearModel(
      design: design, response: rows.map(\.successes), trials: rows.map(\.count),
      family: .binomial)
    guard fit.convergence.converged, fit.convergence.separatedRows.isEmpty else {
      throw .noConvergence(what: "standardised shares", iterations: fit.convergence.iterations)
    }
    if let clustered {
      covariance = try fit.covariance(.clustered(clustered, clusters: rows.map(\.cluster)))
    } else {
      covariance = try fit.covariance(.classical)
    }
    let total = standard.reduce(0, +)
    var shares = [Double](repeating: 0, count: cells)
    var derivatives = Matrix(rows: cells, columns: design.columns)
    for cell in 0..<cells {
      for (stratum, people) in standard.enumerated() {
        let shift = stratum == 0 ? 0 : fit.coefficients[cells + stratum - 1]
        let share = 1 / (1 + exp(-fit.coefficients[cell] - shift))
        let weight = people / total
        shares[cell] += weight * share
        derivatives[cell, cell] += weight * share * (1 - share)
        if stratum > 0 {
          derivatives[cell, cells + stratum - 1] += weight * share * (1 - share)
        }
      }
    }
    self.shares = shares
    self.derivatives = derivatives
  }

  /// `weights · shares` with its standard error by the delta method, and Satterthwaite's degrees of
  /// freedom where errors are clustered. Throws unless there is one finite weight a cell.
  public func contrast(_ weights: [Double]) throws(StatisticsError) -> LinearCombination {
    try combination(zip(weights, shares).reduce(0) { $0 + $1.0 * $1.1 }, gradient: weights)
  }

  /// A smooth function of the shares: its value and its derivative by each share.
  public func combination(
    _ estimate: Double, gradient: [Double]
  ) throws(StatisticsError) -> LinearCombination {
    try Check.length("weights of cells", gradient.count, equals: shares.count)
    let inner = (0..<derivatives.columns).map { column in
      gradient.indices.reduce(0) { $0 + gradient[$1] * derivatives[$1, column] }
    }
    let error = try covariance.standardError(of: inner)
    guard covariance.clusters != nil else {
      return try LinearCombination(
        estimate: estimate, standardError: error, reference: .normal)
    }
    return try LinearCombination(
      estimate: estimate, standardError: error,
      reference: .studentT(
        degreesOfFreedom: try covariance.satterthwaiteDegreesOfFreedom(of: inner)))
  }

  // MARK: Parts

  private static func check(
    _ outcomes: [StratumOutcome], _ cells: Int, _ standard: [Double]
  ) throws(StatisticsError) {
    try Check.finite(outcomes.map(\.count), "counts")
    try Check.finite(outcomes.map(\.successes), "successes")
    for outcome in outcomes {
      guard outcome.count >= 0 else {
        throw .outOfRange(what: "count", value: outcome.count, allowed: "0 or more")
      }
      guard outcome.successes >= 0, outcome.successes <= outcome.count else {
        throw .outOfRange(
          what: "successes", value: outcome.successes, allowed: "from 0 to their count")
      }
      guard (0..<cells).contains(outcome.cell), standard.indices.contains(outcome.stratum) else {
        throw .outOfRange(
          what: "cell or stratum", value: Double(max(outcome.cell, outcome.stratum)),
          allowed: "those that are declared, from 0")
      }
    }
    for people in standard { try Check.positive("people of a standard stratum", people) }
    let used = outcomes.filter { $0.count > 0 }
    for cell in 0..<cells where !used.contains(where: { $0.cell == cell }) {
      throw .empty(what: "people of cell \(cell)")
    }
    for stratum in standard.indices where !used.contains(where: { $0.stratum == stratum }) {
      throw .empty(what: "people of stratum \(stratum)")
    }
  }

  /// One row a cluster, cell and stratum, in their order, so that the order of rows changes no digit.
  private static func added(_ outcomes: [StratumOutcome]) -> [StratumOutcome] {
    let ordered = outcomes.filter { $0.count > 0 }.sorted {
      ($0.cluster, $0.cell, $0.stratum, $0.count, $0.successes)
        < ($1.cluster, $1.cell, $1.stratum, $1.count, $1.successes)
    }
    var rows: [StratumOutcome] = []
    for next in ordered {
      if let last = rows.last, last.cluster == next.cluster, last.cell == next.cell,
        last.stratum == next.stratum
      {
        rows[rows.count - 1] = StratumOutcome(
          cluster: last.cluster, cell: last.cell, stratum: last.stratum,
          count: last.count + next.count, successes: last.successes + next.successes)
      } else {
        rows.append(next)
      }
    }
    return rows
  }

  /// An indicator of each cell and of each stratum but the first.
  private static func design(
    _ rows: [StratumOutcome], _ cells: Int, _ strata: Int
  ) throws(StatisticsError) -> Matrix {
    var design = Matrix(rows: rows.count, columns: cells + strata - 1)
    for (index, row) in rows.enumerated() {
      design[index, row.cell] = 1
      if row.stratum > 0 { design[index, cells + row.stratum - 1] = 1 }
    }
    return design
  }
}
