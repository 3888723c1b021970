// SPDX-License-Identifier: GPL-3.0-or-later

/// Grouped data of people seen in units over periods: one row a cell.
///
/// A cell is a unit in a period, or a stratum or any other subset of it; several rows may share
/// unit and period, down to one row a person. A regression whose columns are constant within cells
/// has the same estimates and the same heteroskedastic and clustered covariances whichever way
/// people are grouped, because within a cell `Σ (y − ŷ)² = Σ (y − ȳ)² + n (ȳ − ŷ)²` and scores add
/// up (Wong, Forsell, Lewis, Mao and Wardrop 2021).
public struct PanelCells: Sendable, Hashable, Codable {
  /// The unit of each row, any label.
  public let units: [Int]
  /// The period of each row; consecutive periods differ by one.
  public let periods: [Int]
  /// The stratum of each row; nil without strata.
  public let strata: [Int]?
  /// People in each row, 0 or more; rows of 0 take no part.
  public let counts: [Double]
  /// Sum of the outcome in each row.
  public let sums: [Double]
  /// `Σ (y − ȳ)²` within each row; nil when not known. Errors that are independent between people
  /// need it, clustered ones do not.
  public let withinSquares: [Double]?
  /// Exposure of each row, such as person-time, for counts; nil for the number of people.
  public let exposures: [Double]?

  /// Cells from their sums. Throws when a list has not one value a row, a value is not finite, a
  /// count, an exposure or a within-cell square is negative, or there is no row with people.
  public init(
    units: [Int], periods: [Int], strata: [Int]? = nil, counts: [Double], sums: [Double],
    withinSquares: [Double]? = nil, exposures: [Double]? = nil
  ) throws(StatisticsError) {
    try Check.length("periods", periods.count, equals: units.count)
    if let strata { try Check.length("strata", strata.count, equals: units.count) }
    for (what, list) in [
      ("counts", counts), ("sums", sums), ("within-cell squares", withinSquares ?? counts),
      ("exposures", exposures ?? counts),
    ] {
      try Check.length(what, list.count, equals: units.count)
      try Check.finite(list, what)
      guard what != "sums" else { continue }
      for value in list where value < 0 {
        throw .outOfRange(what: what, value: value, allowed: "0 or more")
      }
    }
    guard counts.contains(where: { $0 > 0 }) else { throw .empty(what: "cells with people") }
    self.units = units
    self.periods = periods
    self.strata = strata
    self.counts = counts
    self.sums = sums
    self.withinSquares = withinSquares
    self.exposures = exposures
  }

  /// Cells from sums and sums of squares. Subtracting `(Σy)² / n` loses as many digits as the mean
  /// is larger than the deviations: where that matters, give `withinSquares`. For an outcome of 0
  /// and 1 the sums are their own sums of squares.
  public init(
    units: [Int], periods: [Int], strata: [Int]? = nil, counts: [Double], sums: [Double],
    sumsOfSquares: [Double], exposures: [Double]? = nil
  ) throws(StatisticsError) {
    try Check.length("sums of squares", sumsOfSquares.count, equals: sums.count)
    try Check.length("counts", counts.count, equals: sums.count)
    let within = sums.indices.map { i in
      counts[i] > 0 ? max(0, sumsOfSquares[i] - sums[i] * (sums[i] / counts[i])) : 0
    }
    try self.init(
      units: units, periods: periods, strata: strata, counts: counts, sums: sums,
      withinSquares: within, exposures: exposures)
  }

  /// Rows with people.
  var used: [Int] { counts.indices.filter { counts[$0] > 0 } }

  /// The given rows, in the given order.
  func selecting(_ rows: [Int]) -> PanelCells {
    PanelCells(
      unchecked: (
        rows.map { units[$0] }, rows.map { periods[$0] },
        strata.map { list in rows.map { list[$0] } }, rows.map { counts[$0] },
        rows.map { sums[$0] }, withinSquares.map { list in rows.map { list[$0] } },
        exposures.map { list in rows.map { list[$0] } }
      ))
  }

  private init(
    unchecked: ([Int], [Int], [Int]?, [Double], [Double], [Double]?, [Double]?)
  ) {
    (units, periods, strata, counts, sums, withinSquares, exposures) = unchecked
  }
}
