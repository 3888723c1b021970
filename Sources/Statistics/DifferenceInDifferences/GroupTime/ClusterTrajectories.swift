// SPDX-License-Identifier: GPL-3.0-or-later

/// Mean outcomes of clusters over time, from which deviations of all cohorts can be pooled.
struct ClusterTrajectories: Sendable {
  /// People times weight, clusters × periods.
  let mass: Matrix
  /// Place of each cluster's cohort, their number for never treated.
  let cohort: [Int]
  /// Clusters' means minus those of their cohorts, clusters × periods.
  let deviations: Matrix
  /// A symmetric root of the covariance over time of clusters within cohorts, periods × periods.
  let root: Matrix
  /// Clusters minus cohorts.
  let degreesOfFreedom: Int

  /// Refuses covariates, clusters without people in a period and clusters of several cohorts.
  init(_ design: GroupTimeDesign) throws(GroupTimeError) {
    guard case .strata(_, let labels) = design.covariates, labels.count == 1 else {
      throw .cannotPool(.covariates)
    }
    let (mass, sums) = Self.totals(design)
    let never = design.cohorts.count
    var cohort = [Int](repeating: never, count: design.clusters.count)
    for i in design.units.indices { cohort[design.cluster[i]] = design.cohort[i] ?? never }
    let across = Set(
      design.units.indices.filter { cohort[design.cluster[$0]] != design.cohort[$0] ?? never }
        .map { design.clusters[design.cluster[$0]] })
    guard across.isEmpty else { throw .clustersAcrossCohorts(across.sorted()) }
    let incomplete = design.clusters.indices.filter { mass.row($0).contains(0) }
    guard incomplete.isEmpty else {
      throw .cannotPool(.clustersWithoutPeriod(incomplete.map { design.clusters[$0] }))
    }
    self.mass = mass
    self.cohort = cohort
    let periods = design.periods.count
    var deviations = Matrix(rows: cohort.count, columns: periods)
    for g in 0...never {
      let members = cohort.indices.filter { cohort[$0] == g }
      for t in 0..<periods {
        let means = members.map { sums[$0, t] / mass[$0, t] }
        let centre = means.reduce(0, +) / Double(members.count)
        for (c, mean) in zip(members, means) { deviations[c, t] = mean - centre }
      }
    }
    self.deviations = deviations
    degreesOfFreedom = cohort.count - Set(cohort).count
    guard degreesOfFreedom > 0 else { throw .statistics(.noDegreesOfFreedom) }
    let scale = 1 / Double(degreesOfFreedom)
    root = try asGroupTime { () throws(StatisticsError) -> Matrix in
      let covariance = try deviations.crossProduct().scaled(by: scale)
      return try SymmetricEigen(covariance).map { $0 > 0 ? $0.squareRoot() : 0 }
    }
  }

  private static func totals(_ design: GroupTimeDesign) -> (mass: Matrix, sums: Matrix) {
    var mass = Matrix(rows: design.clusters.count, columns: design.periods.count)
    var sums = mass
    for i in design.units.indices {
      let c = design.cluster[i]
      let own = design.people[i] * design.weight[i]
      switch design.outcomes {
      case .panel(let outcomes):
        for t in design.periods.indices {
          mass[c, t] += own
          sums[c, t] += own * outcomes[i, t]
        }
      case .cells(let period, let mean, _):
        mass[c, period[i]] += own
        sums[c, period[i]] += own * mean[i]
      }
    }
    return (mass, sums)
  }

  /// What each cluster's mean of each period counts in a combination of effects: cohort means of
  /// the period minus the base, less those of the controls.
  func coefficients(
    _ weights: [Double], _ effects: [GroupTimeEffect], starts: [Int], periods: [Int],
    specification: GroupTimeSpecification
  ) -> Matrix {
    var result = Matrix(rows: mass.rows, columns: mass.columns)
    for (weight, effect) in zip(weights, effects)
    where weight != 0 && effect.period != effect.basePeriod {
      let last = max(effect.period, effect.basePeriod) + specification.anticipation
      let isControl = cohort.map { g in
        guard g < starts.count else { return true }
        guard specification.controls == .notYetTreated else { return false }
        return starts[g] > last && starts[g] != effect.cohort
      }
      let isTreated = cohort.map { $0 < starts.count && starts[$0] == effect.cohort }
      for (period, sign) in [(effect.period, 1.0), (effect.basePeriod, -1.0)] {
        guard let t = periods.firstIndex(of: period) else { continue }
        for (members, side) in [(isTreated, sign), (isControl, -sign)] {
          let total = mass.column(t).indices.reduce(0) { $0 + (members[$1] ? mass[$1, t] : 0) }
          for c in members.indices where members[c] {
            result[c, t] += side * weight * mass[c, t] / total
          }
        }
      }
    }
    return result
  }

  /// Rows whose squares add up to the variance of Σ coefficient × mean when all clusters share one
  /// covariance over time, and the degrees of freedom of that variance: for ν-fold Wishart S and
  /// A = Σ a a', tr(AS) has ν tr(AS)² / tr(ASAS) of them (Satterthwaite 1946).
  func deviations(
    _ coefficients: Matrix
  ) throws(StatisticsError) -> (rows: [Double], degreesOfFreedom: Double) {
    let rows = try coefficients.times(root)
    let spread = try rows.crossProduct()
    let variance = spread.diagonal.reduce(0, +)
    let squares = spread.elements.reduce(0) { $0 + $1 * $1 }
    guard squares > 0 else { throw .noDegreesOfFreedom }
    return (rows.elements, Double(degreesOfFreedom) * variance * variance / squares)
  }
}

/// Why deviations of cohorts cannot be pooled.
public enum PoolingObstacle: Sendable, Hashable, Codable {
  /// Effects are adjusted for covariates.
  case covariates
  /// These clusters have nobody in some period.
  case clustersWithoutPeriod([Int])
}
