// SPDX-License-Identifier: GPL-3.0-or-later

/// Estimates every cohort and period of a design.
struct GroupTimeEstimation {
  let design: GroupTimeDesign
  let specification: GroupTimeSpecification

  static func check(_ specification: GroupTimeSpecification) throws(GroupTimeError) {
    guard specification.anticipation >= 0, specification.anticipation < 1 << 31 else {
      throw .statistics(
        .outOfRange(
          what: "anticipation", value: Double(specification.anticipation), allowed: "0 or more"))
    }
  }

  /// A cohort in a period: places among cohorts and periods.
  private struct Target {
    let cohort: Int
    let period: Int
    let base: Int
  }

  func run() throws(GroupTimeError) -> GroupTimeEffects {
    let targets = self.targets()
    var influence = GroupTimeInfluence(
      design, effects: targets.count, sampling: specification.sampling)
    var effects: [GroupTimeEffect] = []
    var unavailable: [UnavailableEffect] = []
    // Columns of effects that cannot be had stay zero and are dropped at the end.
    var kept: [Int] = []
    for (column, target) in targets.enumerated() {
      do throws(Unavailable) {
        let effect = try estimate(target, column, &influence)
        kept.append(column)
        effects.append(effect)
      } catch {
        unavailable.append(
          UnavailableEffect(
            cohort: design.cohorts[target.cohort], period: design.periods[target.period],
            reason: error.reason))
      }
    }
    guard effects.contains(where: { $0.standardError != nil }) else {
      if unavailable.allSatisfy({ $0.reason == .noControls }) {
        throw .noControls(specification.controls)
      }
      throw .nothingEstimable(unavailable)
    }
    let trajectories: Result<ClusterTrajectories, GroupTimeError>
    do throws(GroupTimeError) {
      trajectories = .success(try ClusterTrajectories(design))
    } catch { trajectories = .failure(error) }
    return GroupTimeEffects(
      effects: effects, unavailable: unavailable, excluded: design.excluded,
      specification: specification, periods: design.periods, clusters: design.clusters.count,
      cohortClusters: cohortClusters(), clusterLabels: design.clusters,
      influence: influence.keeping(kept), trajectories: trajectories)
  }

  /// Every cohort and period with its base; under a varying base the first period has none.
  private func targets() -> [Target] {
    var result: [Target] = []
    for (g, start) in design.cohorts.enumerated() {
      let untouched = design.periods.lastIndex { $0 < start - specification.anticipation }
      guard let untouched else { continue }
      for t in design.periods.indices {
        let before = design.periods[t] < start - specification.anticipation
        if specification.base == .universal || !before {
          result.append(Target(cohort: g, period: t, base: untouched))
        } else if t > 0 {
          result.append(Target(cohort: g, period: t, base: t - 1))
        }
      }
    }
    return result
  }

  private func estimate(
    _ target: Target, _ column: Int, _ influence: inout GroupTimeInfluence
  ) throws(Unavailable) -> GroupTimeEffect {
    let isReference = target.period == target.base
    let members = self.members(target)
    let sample = self.sample(target, members)
    let treated = total(sample, treated: 1)
    let controls = total(sample, treated: 0)
    var value = 0.0
    if !isReference {
      try requireBothArms(sample)
      let result: ComparisonEstimate
      switch design.outcomes {
      case .panel: result = try sample.panelEstimate(specification.adjustment)
      case .cells: result = try sample.repeatedEstimate(specification.adjustment)
      }
      value = result.estimate
      influence.add(
        column: column, rows: sample.rows, contribution: result.contribution, slope: result.slope,
        design: design, sampling: specification.sampling)
    }
    return GroupTimeEffect(
      cohort: design.cohorts[target.cohort], period: design.periods[target.period],
      basePeriod: design.periods[target.base], estimate: value,
      standardError: isReference ? nil : influence.standardError(column), treated: treated,
      controls: controls)
  }

  /// Rows of the cohort and its controls, in both periods.
  private func members(_ target: Target) -> [(row: Int, treated: Bool)] {
    let later = design.periods[max(target.period, target.base)] + specification.anticipation
    return design.units.indices.compactMap { row in
      if case .cells(let period, _, _) = design.outcomes,
        period[row] != target.period, period[row] != target.base
      {
        return nil
      }
      guard let g = design.cohort[row] else { return (row, false) }
      if g == target.cohort { return (row, true) }
      let free = specification.controls == .notYetTreated && design.cohorts[g] > later
      return free ? (row, false) : nil
    }
  }

  private func sample(
    _ target: Target, _ members: [(row: Int, treated: Bool)]
  ) -> ComparisonSample {
    let rows = members.map(\.row)
    var after: [Double] = []
    let outcome: [Double]
    switch design.outcomes {
    case .panel(let matrix):
      outcome = rows.map { matrix[$0, target.period] - matrix[$0, target.base] }
    case .cells(let period, let mean, _):
      outcome = rows.map { mean[$0] }
      after = rows.map { period[$0] == target.period ? 1 : 0 }
    }
    return ComparisonSample(
      rows: rows, units: rows.map { design.units[$0] }, treated: members.map { $0.treated ? 1 : 0 },
      after: after, weight: rows.map { design.weight[$0] },
      mass: rows.map { design.weight[$0] * design.people[$0] }, outcome: outcome,
      covariates: design.covariates.selecting(rows))
  }

  private func total(_ sample: ComparisonSample, treated: Double) -> Double {
    sample.rows.indices.reduce(0) {
      $0 + (sample.treated[$1] == treated ? design.people[sample.rows[$1]] : 0)
    }
  }

  /// Each arm must be there, in both periods.
  private func requireBothArms(_ sample: ComparisonSample) throws(Unavailable) {
    for (arm, reason) in [(1.0, UnavailableReason.noTreated), (0.0, .noControls)] {
      let places = sample.rows.indices.filter { sample.treated[$0] == arm }
      guard !places.isEmpty else { throw Unavailable(reason) }
      guard !sample.after.isEmpty else { continue }
      for period in [0.0, 1.0] where !places.contains(where: { sample.after[$0] == period }) {
        throw Unavailable(reason)
      }
    }
  }

  private func cohortClusters() -> [CohortClusters] {
    var result: [CohortClusters] = []
    for g in design.cohorts.indices.map({ Optional($0) }) + [nil] {
      let rows = design.units.indices.filter { design.cohort[$0] == g }
      guard !rows.isEmpty else { continue }
      result.append(
        CohortClusters(
          cohort: g.map { design.cohorts[$0] },
          clusters: Set(rows.map { design.cluster[$0] }).count,
          size: rows.reduce(0) { $0 + design.people[$1] * design.weight[$1] }))
    }
    return result
  }
}

extension GroupTimeInfluence {
  /// The influence of the effects in the given columns, cohorts kept.
  func keeping(_ columns: [Int]) -> GroupTimeInfluence {
    guard columns.count < effects else { return self }
    let all = columns + Array(effects..<matrix.columns)
    return GroupTimeInfluence(
      matrix: matrix.selecting(columns: all), effects: columns.count, rowCohort: rowCohort,
      cohortSize: cohortSize)
  }

  private init(matrix: Matrix, effects: Int, rowCohort: [Int?], cohortSize: [Double]) {
    self.matrix = matrix
    self.effects = effects
    self.rowCohort = rowCohort
    self.cohortSize = cohortSize
  }
}
