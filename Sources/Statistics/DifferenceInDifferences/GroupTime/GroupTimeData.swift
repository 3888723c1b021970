// SPDX-License-Identifier: GPL-3.0-or-later

/// The outcome of one unit in one period: a person followed over time, or a mean of a place.
public struct PanelObservation: Sendable, Hashable, Codable {
  /// The unit.
  public var unit: Int
  /// The period, in whole steps: months counted from any start, not numbers such as 202412.
  public var period: Int
  /// The first period in which the unit is treated; nil for a unit that never is.
  public var firstTreated: Int?
  /// The outcome.
  public var outcome: Double
  /// How much the unit counts, above 0; the same in all its periods.
  public var weight: Double
  /// What was assigned to treatment together; nil means the unit.
  public var cluster: Int?
  /// Covariates of the unit, the same in all its periods.
  public var covariates: GroupTimeCovariates

  /// One observation of a panel.
  public init(
    unit: Int, period: Int, firstTreated: Int?, outcome: Double, weight: Double = 1,
    cluster: Int? = nil, covariates: GroupTimeCovariates = .none
  ) {
    self.unit = unit
    self.period = period
    self.firstTreated = firstTreated
    self.outcome = outcome
    self.weight = weight
    self.cluster = cluster
    self.covariates = covariates
  }
}

/// People seen once, grouped: those of one unit, period and value of the covariates. A person alone
/// is a cell of count one; the results do not depend on how people are grouped.
public struct OutcomeCell: Sendable, Hashable, Codable {
  /// The unit.
  public var unit: Int
  /// The period, in whole steps.
  public var period: Int
  /// The first period in which the unit is treated; nil for a unit that never is.
  public var firstTreated: Int?
  /// How many people: above 0.
  public var count: Double
  /// Sum of their outcomes.
  public var sum: Double
  /// Sum of the squares of their outcomes.
  public var sumOfSquares: Double
  /// How much each of them counts, above 0.
  public var weight: Double
  /// What was assigned to treatment together; nil means the unit.
  public var cluster: Int?
  /// Covariates of everyone in the cell.
  public var covariates: GroupTimeCovariates

  /// One cell of repeated cross-sections.
  public init(
    unit: Int, period: Int, firstTreated: Int?, count: Double, sum: Double, sumOfSquares: Double,
    weight: Double = 1, cluster: Int? = nil, covariates: GroupTimeCovariates = .none
  ) {
    self.unit = unit
    self.period = period
    self.firstTreated = firstTreated
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
    self.weight = weight
    self.cluster = cluster
    self.covariates = covariates
  }
}

/// What treated and controls are made comparable by. All observations have the same kind.
public enum GroupTimeCovariates: Sendable, Hashable, Codable {
  /// Nothing.
  case none
  /// A stratum: the trend without treatment is free in each.
  case stratum(Int)
  /// Numbers, to which an intercept is added.
  case numbers([Double])
}
