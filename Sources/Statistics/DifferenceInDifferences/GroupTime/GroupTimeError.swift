// SPDX-License-Identifier: GPL-3.0-or-later

/// Why staggered adoption cannot be analysed. Units, periods and cohorts are the caller's numbers.
public enum GroupTimeError: Error, Sendable, Hashable {
  /// Treatment is on in one period of the unit and off in a later one.
  case treatmentSwitchesOff(unit: Int, on: Int, off: Int)
  /// A unit has two different first periods of treatment.
  case startDiffers(unit: Int, starts: [Int?])
  /// What must be one value a unit changes between its rows: `what` names it.
  case changesWithinUnit(what: String, unit: Int)
  /// Two rows of a panel have the same unit and period.
  case duplicateObservation(unit: Int, period: Int)
  /// Units treated from the first period on, anticipation included: nothing to compare with.
  case treatedFromTheStart(units: [Int], firstPeriod: Int)
  /// Units of a panel that lack periods, with how many they have of how many.
  case incompletePanel(units: [IncompleteUnit], periods: Int)
  /// No unit is ever treated while observed.
  case nobodyTreated
  /// No unit can be a control in any comparison.
  case noControls(ControlUnits)
  /// Fewer than two periods.
  case tooFewPeriods(found: Int)
  /// Fewer clusters than a standard error needs.
  case tooFewClusters(found: Int)
  /// Every outcome has the same value.
  case constantOutcome
  /// A number of the row, counted from 0, cannot be used: `what` names it, `allowed` says which can.
  case invalidValue(what: String, row: Int, allowed: String)
  /// Some observations have strata and some numbers, or numbers of different count.
  case mixedCovariates(row: Int)
  /// No effect could be estimated: why not, one by one.
  case nothingEstimable([UnavailableEffect])
  /// No effect after treatment is left for what was asked, or none before it.
  case noEffects(what: String)
  /// The cohort has one cluster, so deviations within it cannot be seen.
  case cohortsOfOneCluster([Int?])
  /// Deviations of the cohorts cannot be pooled.
  case cannotPool(PoolingObstacle)
  /// A cluster holds units of more than one cohort, so deviations within cohorts are not defined.
  case clustersAcrossCohorts([Int])
  /// A joint test asks more effects of the clusters than they can bear.
  case tooManyEffects(effects: Int, clusters: Int)
  /// The numerical work underneath failed.
  case statistics(StatisticsError)
}

/// A unit of a panel that lacks periods.
public struct IncompleteUnit: Sendable, Hashable, Codable {
  /// The unit.
  public let unit: Int
  /// How many periods it has.
  public let periods: Int

  /// A unit with the number of its periods.
  public init(unit: Int, periods: Int) {
    self.unit = unit
    self.periods = periods
  }
}

/// An effect that the data cannot give.
public struct UnavailableEffect: Sendable, Hashable, Codable {
  /// First period of treatment of the cohort.
  public let cohort: Int
  /// The period.
  public let period: Int
  /// Why.
  public let reason: UnavailableReason
}

/// Why an effect cannot be had.
public enum UnavailableReason: Sendable, Hashable, Codable {
  /// No control unit is observed in both periods.
  case noControls
  /// No unit of the cohort is observed in both periods.
  case noTreated
  /// These strata hold people of the cohort and no controls to compare with (in repeated
  /// cross-sections: in some period and arm that the estimator needs).
  case strataWithoutControls([Int])
  /// The probability of treatment reaches one, or the cohort lies outside what controls span: these
  /// units are not comparable.
  case noOverlap(units: [Int])
  /// Covariates, counted from 0, that others determine among these observations.
  case singularCovariates([Int])
  /// Fewer observations than the adjustment has coefficients.
  case tooFewObservations(found: Int, needed: Int)
  /// The numerical work underneath failed.
  case failed(StatisticsError)
}

/// Runs work that throws `StatisticsError` where `GroupTimeError` is thrown.
func asGroupTime<Result>(
  _ body: () throws(StatisticsError) -> Result
) throws(GroupTimeError) -> Result {
  do throws(StatisticsError) { return try body() } catch { throw .statistics(error) }
}
