// SPDX-License-Identifier: GPL-3.0-or-later

/// The same average effect in several groups of people of the same clusters, with what their
/// estimates share.
///
/// Clusters, not people, are assigned and drawn: what a cluster contributes to one group's effect goes
/// with what it contributes to another's, and the uncertainty of a difference is that of the
/// difference of the contributions (Callaway and Sant'Anna 2021, section 4, whose influence functions
/// they are).
public struct GroupedAverages: Sendable {
  /// One average a group.
  public let averages: [AverageEffect]
  /// Clusters of any group, ascending.
  public let clusters: [Int]
  /// What each cluster contributes to each average: clusters × groups, 0 where a group has nobody in
  /// the cluster.
  let contributions: Matrix
  /// The first period of treatment of each cluster; nil for never treated.
  let starts: [Int?]

  /// Lays the contributions of groups side by side.
  ///
  /// - Parameter averages: of effects estimated with `sampling: .clusters`, one a group.
  /// - Throws: `notClustered` where contributions are of people, and
  ///   ``GroupTimeError/clustersAcrossCohorts(_:)`` where a cluster starts at different times.
  public init(_ averages: [AverageEffect]) throws(GroupTimeError) {
    self.averages = averages
    guard !averages.isEmpty else { throw .statistics(.empty(what: "averages of groups")) }
    guard averages.allSatisfy({ $0.source.specification.sampling == .clusters }) else {
      throw .statistics(.notClustered)
    }
    clusters = Set(averages.flatMap(\.source.clusterLabels)).sorted()
    let place = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
    var contributions = Matrix(rows: clusters.count, columns: averages.count)
    var starts = [Int??](repeating: nil, count: clusters.count)
    for (group, average) in averages.enumerated() {
      for (row, label) in average.source.clusterLabels.enumerated() {
        guard let i = place[label] else { continue }
        contributions[i, group] = average.contributions[row]
        guard let cohort = average.rowCohort[row] else { throw .clustersAcrossCohorts([label]) }
        let start =
          cohort < average.cohortStarts.count ? average.cohortStarts[cohort] : nil
        guard starts[i] == nil || starts[i] == .some(start) else {
          throw .clustersAcrossCohorts([label])
        }
        starts[i] = .some(start)
      }
    }
    self.contributions = contributions
    self.starts = starts.map { $0 ?? nil }
  }

  /// A combination of the averages, such as their difference (−1, 1): its standard error and
  /// Student's t follow from deviations within starting dates or of all together, as one average's do
  /// (``EffectInference``).
  ///
  /// - Parameters:
  ///   - weights: one a group.
  ///   - inference: `.withinCohorts` or `.pooledCohorts`.
  public func combination(
    of weights: [Double], _ inference: EffectInference = .withinCohorts
  ) throws(GroupTimeError) -> LinearCombination {
    let test = try hotellingTest(of: [weights], inference)
    return try asGroupTime { () throws(StatisticsError) in
      try LinearCombination(
        estimate: test.estimates[0], standardError: test.covariance[0, 0].squareRoot(),
        reference: .studentT(degreesOfFreedom: test.wishartDegreesOfFreedom))
    }
  }

  /// Tests that several combinations are all 0: Hotelling's T² on F with the degrees of freedom that
  /// match the total variance of their covariance to a Wishart's (Zhang 2012, *Journal of Statistical
  /// Planning and Inference* 142, section 2; Pustejovsky and Tipton 2018, "HTZ"). With one combination
  /// it is the t-test of it.
  ///
  /// - Throws: ``GroupTimeError``, as ``AverageEffect/combination(_:)`` does, and
  ///   `noDegreesOfFreedom` for other kinds of inference or a singular covariance.
  public func hotellingTest(
    of combinations: [[Double]], _ inference: EffectInference = .withinCohorts
  ) throws(GroupTimeError) -> HotellingTest {
    let weights = try asGroupTime { () throws(StatisticsError) in
      guard !combinations.isEmpty else { throw .empty(what: "combinations of a joint test") }
      for weights in combinations {
        try Check.length("weights of a combination", weights.count, equals: averages.count)
        try Check.finite(weights, "weights of a combination")
      }
      return try Matrix(rows: combinations)
    }
    let spread: EffectSpread
    switch inference {
    case .withinCohorts: spread = try withinCohorts(weights)
    case .pooledCohorts: spread = try pooledCohorts(weights)
    case .normal, .studentT: throw .statistics(.noDegreesOfFreedom)
    }
    return try asGroupTime { () throws(StatisticsError) in
      let estimates = try weights.times(averages.map(\.estimate))
      return HotellingTest(
        statistic: try spread.covariance.inverseQuadraticForm(estimates),
        combinations: combinations.count, wishartDegreesOfFreedom: spread.degreesOfFreedom,
        estimates: estimates, covariance: spread.covariance)
    }
  }

  /// Deviations from the mean of each starting date: a sum of independent Wisharts.
  private func withinCohorts(_ weights: Matrix) throws(GroupTimeError) -> EffectSpread {
    var members: [Int?: [Int]] = [:]
    for (row, start) in starts.enumerated() { members[start, default: []].append(row) }
    let involved = Set(
      averages.flatMap { average in
        average.cohorts.map { average.cohortStarts[$0] }
      })
    let rows = try asGroupTime { () throws(StatisticsError) in
      try contributions.times(weights.transposed)
    }
    var blocks: [(covariance: Matrix, degreesOfFreedom: Double)] = []
    var lonely: [Int?] = []
    for start in members.keys.sorted(by: { ($0 ?? .max) < ($1 ?? .max) }) {
      let own = members[start] ?? []
      let moves = own.contains { rows.row($0).contains { $0 != 0 } }
      guard moves || start.map(involved.contains) ?? false else { continue }
      guard own.count > 1 else {
        lonely.append(start)
        continue
      }
      let count = Double(own.count)
      var covariance = Matrix(rows: weights.rows, columns: weights.rows)
      let means = (0..<weights.rows).map { k in own.reduce(0) { $0 + rows[$1, k] } / count }
      for row in own {
        for s in means.indices {
          for t in means.indices {
            covariance[s, t] +=
              count / (count - 1) * (rows[row, s] - means[s]) * (rows[row, t] - means[t])
          }
        }
      }
      blocks.append((covariance, count - 1))
    }
    guard lonely.isEmpty else { throw .cohortsOfOneCluster(lonely) }
    return try asGroupTime { () throws(StatisticsError) in try EffectSpread(blocks) }
  }

  /// Deviations of all starting dates together, periods of all groups side by side.
  private func pooledCohorts(_ weights: Matrix) throws(GroupTimeError) -> EffectSpread {
    var parts: [(deviations: Matrix, coefficients: Matrix)] = []
    var degrees = 0
    for average in averages {
      let trajectories = try average.source.trajectories.get()
      let missing = Set(clusters).subtracting(average.source.clusterLabels)
      guard missing.isEmpty else { throw .cannotPool(.clustersWithoutPeriod(missing.sorted())) }
      degrees = trajectories.degreesOfFreedom
      parts.append(
        (
          trajectories.deviations,
          trajectories.coefficients(
            average.weights, average.source.effects, starts: average.cohortStarts,
            periods: average.source.periods, specification: average.source.specification)
        ))
    }
    return try asGroupTime { () throws(StatisticsError) in
      let deviations = try Matrix(
        columns: parts.flatMap { part in
          (0..<part.deviations.columns).map { part.deviations.column($0) }
        })
      let covariance = try deviations.crossProduct().scaled(by: 1 / Double(degrees))
      // Each cluster's coefficients: combinations × (groups' periods).
      let coefficients = try clusters.indices.map { cluster throws(StatisticsError) in
        try Matrix(
          rows: (0..<weights.rows).map { combination in
            parts.enumerated().flatMap { group, part in
              part.coefficients.row(cluster).map { weights[combination, group] * $0 }
            }
          })
      }
      return try EffectSpread(
        coefficients, root: SymmetricEigen(covariance).map { $0 > 0 ? $0.squareRoot() : 0 },
        degreesOfFreedom: Double(degrees))
    }
  }
}
