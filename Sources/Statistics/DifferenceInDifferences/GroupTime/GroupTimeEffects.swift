// SPDX-License-Identifier: GPL-3.0-or-later

/// The average effect on one cohort in one period: ATT(g, t) of Callaway and Sant'Anna (2021).
public struct GroupTimeEffect: Sendable, Hashable, Codable {
  /// First period of treatment of the cohort, g.
  public let cohort: Int
  /// The period, t.
  public let period: Int
  /// The period compared with; the same as ``period`` where the effect is 0 by construction.
  public let basePeriod: Int
  /// The effect, in units of the outcome.
  public let estimate: Double
  /// √Σ of the squared contributions, as R's did; nil where the effect is 0 by construction.
  public let standardError: Double?
  /// Units of the cohort on a panel; its people in both periods in repeated cross-sections.
  public let treated: Double
  /// The same of the controls.
  public let controls: Double

  /// Periods since treatment began: 0 in the first treated period, negative before.
  public var eventTime: Int { period - cohort }
}

/// Group-time average effects with what is needed to combine them.
public struct GroupTimeEffects: Sendable {
  /// One effect a cohort and period, by cohort and then period.
  public let effects: [GroupTimeEffect]
  /// Cohorts and periods whose effect the data cannot give, and why.
  public let unavailable: [UnavailableEffect]
  /// Units left out, by the specification's leave.
  public let excluded: [ExcludedUnit]
  /// How the effects were estimated.
  public let specification: GroupTimeSpecification
  /// Periods observed, ascending.
  public let periods: [Int]
  /// Clusters, whoever the standard errors add up.
  public let clusters: Int
  /// How many clusters hold each cohort, by cohort; those never treated (cohort nil) last.
  public let cohortClusters: [CohortClusters]

  /// Labels of the clusters, ascending: the rows of the influence under `sampling: .clusters`.
  let clusterLabels: [Int]
  let influence: GroupTimeInfluence
  /// What pooling needs, or why it cannot be had.
  let trajectories: Result<ClusterTrajectories, GroupTimeError>
}

/// How many clusters and people a cohort has.
public struct CohortClusters: Sendable, Hashable, Codable {
  /// First period of treatment; nil for never treated.
  public let cohort: Int?
  /// Clusters that hold units of the cohort.
  public let clusters: Int
  /// Units of a panel or people of repeated cross-sections, times their weight.
  public let size: Double
}

/// Group-time average effects from a panel (Callaway and Sant'Anna 2021).
///
/// - Parameters:
///   - panel: one observation a unit and period, in any order.
///   - specification: controls, adjustment, base period and what to do with unusable units.
/// - Throws: ``GroupTimeError``. Effects that the data cannot give are listed in the result, and are
///   an error only when none is left.
public func groupTimeEffects(
  panel: [PanelObservation], specification: GroupTimeSpecification = GroupTimeSpecification()
) throws(GroupTimeError) -> GroupTimeEffects {
  try GroupTimeEstimation.check(specification)
  let design = try GroupTimeDesign(panel: panel, specification)
  return try GroupTimeEstimation(design: design, specification: specification).run()
}

/// Group-time average effects from repeated cross-sections, grouped: estimates and standard errors
/// are those of the people in the cells.
///
/// A person's contribution to an effect is a straight line in the outcome that is the same for all
/// in a cell, so sums of squares and sums by cluster follow from count, sum and sum of squares.
///
/// - Parameters:
///   - cells: people by unit, period and covariates, in any order and grouped in any way.
///   - specification: controls, adjustment, base period and what to do with unusable units.
/// - Throws: ``GroupTimeError``, as for a panel.
public func groupTimeEffects(
  cells: [OutcomeCell], specification: GroupTimeSpecification = GroupTimeSpecification()
) throws(GroupTimeError) -> GroupTimeEffects {
  try GroupTimeEstimation.check(specification)
  let design = try GroupTimeDesign(cells: cells, specification)
  return try GroupTimeEstimation(design: design, specification: specification).run()
}
