// SPDX-License-Identifier: GPL-3.0-or-later

/// How an average's uncertainty becomes an interval.
public enum EffectInference: String, Sendable, Hashable, Codable, CaseIterable {
  /// Σ of squared contributions and the normal distribution, as R's did. Too short with few clusters.
  case normal
  /// The same, times G / (G − 1) for G clusters, and Student's t with G − 1 degrees of freedom. Still
  /// too short when one cohort has few of the clusters.
  case studentT
  /// Deviations from the mean of each cohort, n / (n − 1) for its n clusters, and Student's t with the
  /// degrees of freedom of Welch (1947) and Satterthwaite (1946) over cohorts. Cohort sizes count as
  /// given. Needs two clusters in each cohort that takes part.
  case withinCohorts
  /// Deviations of all cohorts together, as if clusters had one covariance over time whatever their
  /// cohort, and Student's t with Satterthwaite's degrees of freedom. A cohort may have one cluster
  /// alone. Cohort sizes count as given; effects without covariates, clusters seen in every period.
  case pooledCohorts
}

extension AverageEffect {
  /// The average with its standard error and reference distribution: from here intervals and
  /// p-values follow.
  ///
  /// Throws ``GroupTimeError/noEffects(what:)`` for an average that is 0 by construction, and
  /// ``GroupTimeError/cohortsOfOneCluster(_:)`` or ``GroupTimeError/clustersAcrossCohorts(_:)`` where
  /// deviations within cohorts cannot be had.
  public func combination(
    _ inference: EffectInference
  ) throws(GroupTimeError) -> LinearCombination {
    guard standardError != nil else { throw .noEffects(what: "with a standard error") }
    let deviations = try deviations(inference)
    let squares = deviations.contributions.reduce(0) { $0 + $1 * $1 }
    return try asGroupTime { () throws(StatisticsError) in
      try LinearCombination(
        estimate: estimate, standardError: squares.squareRoot(), reference: deviations.reference)
    }
  }

  /// Contributions scaled so that their squares add up to the variance, and what to refer to.
  func deviations(
    _ inference: EffectInference
  ) throws(GroupTimeError) -> (contributions: [Double], reference: ReferenceDistribution) {
    let count = Double(contributions.count)
    switch inference {
    case .normal: return (contributions, .normal)
    case .studentT:
      let factor = (count / (count - 1)).squareRoot()
      return (
        contributions.map { $0 * factor }, .studentT(degreesOfFreedom: count - 1)
      )
    case .withinCohorts: return try withinCohorts()
    case .pooledCohorts: return try pooledCohorts()
    }
  }

  private func pooledCohorts() throws(GroupTimeError) -> (
    contributions: [Double], reference: ReferenceDistribution
  ) {
    let trajectories = try source.trajectories.get()
    let coefficients = trajectories.coefficients(
      weights, source.effects, starts: cohortStarts, periods: source.periods,
      specification: source.specification)
    let found = try asGroupTime { () throws(StatisticsError) in
      try trajectories.deviations(coefficients)
    }
    return (found.rows, .studentT(degreesOfFreedom: found.degreesOfFreedom))
  }

  private func withinCohorts() throws(GroupTimeError) -> (
    contributions: [Double], reference: ReferenceDistribution
  ) {
    let never = cohortStarts.count
    var members = [[Int]](repeating: [], count: never + 1)
    for (row, cohort) in rowCohort.enumerated() {
      guard let cohort else { throw .clustersAcrossCohorts([row]) }
      members[cohort].append(row)
    }
    var result = contributions
    var lonely: [Int?] = []
    var variance = 0.0
    var spread = 0.0
    for (cohort, rows) in members.enumerated() {
      let involved = cohorts.contains(cohort) || rows.contains { contributions[$0] != 0 }
      guard involved, !rows.isEmpty else { continue }
      let count = Double(rows.count)
      guard count > 1 else {
        lonely.append(cohort == never ? nil : cohortStarts[cohort])
        continue
      }
      let mean = rows.reduce(0) { $0 + contributions[$1] } / count
      var squares = 0.0
      for row in rows {
        result[row] = (contributions[row] - mean) * (count / (count - 1)).squareRoot()
        squares += result[row] * result[row]
      }
      variance += squares
      spread += squares * squares / (count - 1)
    }
    guard lonely.isEmpty else { throw .cohortsOfOneCluster(lonely) }
    guard spread > 0 else { throw .statistics(.noDegreesOfFreedom) }
    return (result, .studentT(degreesOfFreedom: variance * variance / spread))
  }
}
