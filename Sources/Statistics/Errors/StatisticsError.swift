// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a computation was refused or failed. Every case carries what its message needs.
public enum StatisticsError: Error, Sendable, Hashable, Codable {
  /// A list that needs at least one element has none.
  case empty(what: String)
  /// Two shapes that must agree do not.
  case mismatchedLength(what: String, expected: Int, found: Int)
  /// An element is NaN or infinite. For a matrix, `index` counts row by row.
  case notFinite(what: String, index: Int)
  /// A value lies outside its domain, `allowed` in words such as "greater than 0".
  case outOfRange(what: String, value: Double, allowed: String)
  /// More coefficients than rows that carry weight.
  case tooFewRows(rows: Int, columns: Int)
  /// Columns of the design that are linear combinations of columns before them.
  case dependentColumns([ColumnDependency])
  /// The design has full rank but too few digits would survive: condition number of the design
  /// after its columns were scaled to length one.
  case illConditioned(condition: Double)
  /// The response cannot come from the family: the first such row, and what the family allows.
  case invalidResponse(row: Int, value: Double, allowed: String)
  /// A family cannot have this link.
  case unsupportedLink(Link, family: Family)
  /// Trials were given for a family that has none.
  case unusedTrials(family: Family)
  /// An observation alone determines its own fitted value (leverage one), so its error variance
  /// cannot be estimated by this estimator.
  case leverageOne(rows: [Int])
  /// Two rows of one unit stand at the same time.
  case duplicateTime(unit: Int, time: Int)
  /// Fewer clusters than the estimator needs.
  case tooFewClusters(found: Int)
  /// Satterthwaite's degrees of freedom were asked of an estimator without clusters.
  case notClustered
  /// No degrees of freedom are left for a variance.
  case noDegreesOfFreedom
  /// The counts are no more dispersed than Poisson: the negative binomial has no finite theta.
  case noOverdispersion
  /// An iteration stopped without an answer.
  case noConvergence(what: String, iterations: Int)
  /// The library refused or failed: its function, its reason and its code.
  case library(function: String, reason: String, code: Int)
}

/// A column of a design that earlier columns already determine.
public struct ColumnDependency: Sendable, Hashable, Codable {
  /// Index of the dependent column.
  public let column: Int
  /// Indices of the earlier columns of which it is a combination; empty for a column of zeros.
  public let combinationOf: [Int]

  /// A dependency of `column` on the columns `combinationOf`.
  public init(column: Int, combinationOf: [Int]) {
    self.column = column
    self.combinationOf = combinationOf
  }
}
