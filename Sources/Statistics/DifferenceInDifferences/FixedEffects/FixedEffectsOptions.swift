// SPDX-License-Identifier: GPL-3.0-or-later

/// Whose average the estimate is.
public enum EstimandWeights: String, Sendable, Hashable, Codable, CaseIterable {
  /// Every person counts the same: rows weigh as many people as they hold.
  case people
  /// Every unit counts the same in every period in which it is seen: the rows of one unit and period
  /// share one unit of weight in proportion to their people.
  case units
}

/// What one observation is: it decides on the number of observations in small-sample factors, on
/// errors that are independent between observations, and on the working variance of CR2. Estimates,
/// CR0, CR1, CR3 and the jackknife do not depend on it.
public enum ObservationLevel: String, Sendable, Hashable, Codable, CaseIterable {
  /// Each person, with errors of equal variance: exactly the regression on the person-level rows.
  case people
  /// Each row's mean, with errors of equal variance whatever the number of people behind it: what
  /// programs do when the rows are given to them as a table of rates with weights.
  case cells
}

/// Which effects stand beside those of treatment.
public enum FixedEffectsKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// One effect a unit and one a period.
  case twoWay
  /// Treated or not, before or after, and a constant: one date only.
  case twoByTwo
}

/// How strata enter.
public enum StratumEffects: String, Sendable, Hashable, Codable, CaseIterable {
  /// Not at all.
  case none
  /// One effect a stratum, beside those of units and periods.
  case common
  /// One effect a stratum and period, beside those of units: strata may develop apart.
  case byPeriod
  /// One effect a stratum and period and one a stratum and unit: each stratum is its own comparison.
  case saturated
}

/// How a panel is analysed.
public struct FixedEffectsOptions: Sendable, Hashable, Codable {
  /// Whose average the estimate is.
  public var weights = EstimandWeights.people
  /// What one observation is; nil for people under weights by people, cells under weights by units.
  public var level: ObservationLevel?
  /// Which effects stand beside those of treatment.
  public var kind = FixedEffectsKind.twoWay
  /// How strata enter; ignored without strata.
  public var strata = StratumEffects.none
  /// The cluster of each row; nil for its unit. Units lie whole within clusters.
  public var clusters: [Int]?

  /// Options; two-way effects, weights by people, clusters by unit unless said otherwise.
  public init(
    weights: EstimandWeights = .people, level: ObservationLevel? = nil,
    kind: FixedEffectsKind = .twoWay, strata: StratumEffects = .none, clusters: [Int]? = nil
  ) {
    self.weights = weights
    self.level = level
    self.kind = kind
    self.strata = strata
    self.clusters = clusters
  }

  var observationLevel: ObservationLevel { level ?? (weights == .people ? .people : .cells) }
}
