// SPDX-License-Identifier: GPL-3.0-or-later

/// Which units stand for what would have happened without treatment.
public enum ControlUnits: String, Sendable, Hashable, Codable, CaseIterable {
  /// Units that are never treated while observed.
  case neverTreated
  /// Those, and units whose treatment starts after both periods compared, anticipation included.
  case notYetTreated
}

/// How covariates enter. Without covariates all four are the same number, and on a panel with
/// strata too.
public enum GroupTimeAdjustment: String, Sendable, Hashable, Codable, CaseIterable {
  /// The change of the controls is predicted by least squares (Heckman, Ichimura and Todd 1997).
  case outcomeRegression
  /// Controls are weighted by the odds of treatment, weights summing to one: Hájek's (Abadie 2005).
  case inverseProbability
  /// Both, by least squares and maximum likelihood (Sant'Anna and Zhao 2020, equations 2.5, 2.6):
  /// consistent when either model holds. On repeated cross-sections the locally efficient one.
  case doublyRobust
  /// Both, the odds by calibration and the regression weighted by them (Sant'Anna and Zhao 2020,
  /// section 3): standard errors stay right too when only one model holds.
  case doublyRobustImproved
}

/// The period that a treated cohort's periods are compared with. Effects from treatment on are the
/// same for both.
public enum BasePeriod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Always the last period before treatment, anticipation left out. The effect there is 0 by
  /// construction and has no standard error.
  case universal
  /// Before treatment the period before: each effect is a change from one period to the next.
  case varying
}

/// Whose deviations the standard errors add up.
public enum GroupTimeSampling: String, Sendable, Hashable, Codable, CaseIterable {
  /// Clusters.
  case clusters
  /// Units of a panel, or people of repeated cross-sections, as if each had been assigned alone.
  case individuals
}

/// What is done with units that cannot enter.
public enum UnusableUnits: String, Sendable, Hashable, Codable, CaseIterable {
  /// They are an error that names them.
  case refuse
  /// They are left out and listed in the result.
  case exclude
}

/// How group-time average effects are estimated.
public struct GroupTimeSpecification: Sendable, Hashable, Codable {
  /// Which units are the controls.
  public var controls: ControlUnits
  /// How covariates enter.
  public var adjustment: GroupTimeAdjustment
  /// The period of comparison.
  public var base: BasePeriod
  /// How many periods before its start a treatment may already have an effect: 0 or more.
  public var anticipation: Int
  /// Whose deviations the standard errors add up.
  public var sampling: GroupTimeSampling
  /// Units treated from the first period on (anticipation included), which have no period before.
  public var alwaysTreated: UnusableUnits
  /// Units of a panel that lack a period.
  public var incomplete: UnusableUnits

  /// A specification; the defaults are the ones to start from.
  public init(
    controls: ControlUnits = .neverTreated, adjustment: GroupTimeAdjustment = .doublyRobust,
    base: BasePeriod = .universal, anticipation: Int = 0, sampling: GroupTimeSampling = .clusters,
    alwaysTreated: UnusableUnits = .refuse, incomplete: UnusableUnits = .refuse
  ) {
    self.controls = controls
    self.adjustment = adjustment
    self.base = base
    self.anticipation = anticipation
    self.sampling = sampling
    self.alwaysTreated = alwaysTreated
    self.incomplete = incomplete
  }
}
