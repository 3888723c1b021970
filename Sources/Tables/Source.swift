// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that holds rows and answers summary queries about them.
public protocol Source: Sendable {
  /// Answers all queries, in their order, in one pass over each relation they name.
  ///
  /// Throws `TableFailure` with every problem found, or with what is wrong with a query.
  func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> [SummaryTable]
}

/// Why a source has no answer.
public enum TableFailure: Error, Sendable, Hashable {
  /// The data are not what was declared: every problem of the run, grouped by cause.
  case data([TableProblem])
  /// A query asks what cannot be asked of its source.
  case query(QueryFault)
  /// A source is described in a way that contradicts itself.
  case description(source: String, DescriptionFault)
}

/// What is wrong with a query, whatever the data.
public enum QueryFault: Error, Sendable, Hashable {
  /// No source of that name.
  case unknownSource(String)
  /// The source has no such column.
  case unknownColumn(source: String, column: String)
  /// A scalar of one kind stands where another is needed, for example the sum of a label.
  case wrongKind(source: String, needed: String, found: ValueKind)
  /// A value that `oneOf` lists can never be in a column of that kind.
  case impossibleValue(source: String, value: String, kind: ValueKind)
  /// A sum must have one to four factors.
  case factors(measure: String, count: Int)
  /// Two keys, two measures or two stages share a name.
  case duplicateName(String)
  /// Bounds of bands, or the list of `earliest`, are empty or not ascending.
  case malformed(String)
}
