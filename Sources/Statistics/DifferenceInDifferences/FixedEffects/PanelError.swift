// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a panel of units over periods could not be analysed. Errors of shape and of numbers that are
/// not finite are ``StatisticsError``, carried along.
public enum PanelError: Error, Sendable, Hashable {
  /// A refusal of the regression itself.
  case statistics(StatisticsError)
  /// A unit was given a date of treatment but has no row.
  case unknownUnit(Int)
  /// No unit is treated within the periods seen.
  case noTreatedUnit
  /// Every unit is treated, all from the same period: nothing is left to compare with.
  case noControl
  /// Units that are treated in every period in which they are seen: they have no before.
  case treatedFromFirstPeriod(units: [Int])
  /// Units whose treatment starts after their last period: they have no after.
  case treatedAfterLastPeriod(units: [Int])
  /// A two by two needs one date, and these were given.
  case severalDates([Int])
  /// Fewer than two clusters.
  case oneCluster
  /// A unit has rows in more than one cluster; clusters are made of whole units.
  case unitInSeveralClusters(unit: Int)
  /// Effects that the fixed effects or other columns already determine.
  case notIdentified([PanelTerm])
  /// No row of a treated unit lies at the reference of an event study.
  case emptyReference(eventTime: Int)
  /// The outcome is the same in every cell, so there is nothing to explain and no error to estimate.
  case outcomeConstant
  /// Errors independent between people need `Σ (y − ȳ)²` within cells, which were not given.
  case withinSquaresMissing
  /// Counts that are not 0 or more, or cells without exposure: the first such row.
  case invalidCount(row: Int)
  /// Every count of a treated unit after treatment, or before, is 0: the ratio is 0 or infinite.
  case separated(terms: [PanelTerm])
  /// Units of one cluster start treatment at different times, or only some do: treatment is not
  /// assigned to clusters.
  case treatmentVariesWithinCluster(cluster: Int)
  /// Bootstrap of residuals and permutation are for least squares, not for Poisson models.
  case needsLeastSquares
  /// Permutation needs one effect of treatment beside effects of units and periods.
  case needsConstantEffect
}

/// Runs what throws ``StatisticsError``.
func panel<Result>(
  _ body: () throws(StatisticsError) -> Result
) throws(PanelError) -> Result {
  do throws(StatisticsError) { return try body() } catch { throw .statistics(error) }
}
