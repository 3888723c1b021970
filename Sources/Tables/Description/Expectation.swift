// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates

/// Something that must be true of a source's rows together.
public enum Expectation: Sendable, Hashable {
  /// From the first to the last period of a column of days or periods, none is without rows.
  case noGaps(column: String, every: CalendarStep)
  /// In each row these columns do not decrease: days, periods or numbers; missing cells are passed
  /// over. Also says that a part is not greater than its whole.
  case order([String])
  /// Each label that the column declares stands in at least one row.
  case allValues(column: String)
  /// No two rows agree in all these columns. Needs memory in proportion to the rows.
  case unique([String])
  /// The number of rows lies between these, both included.
  case rows(atLeast: Int?, atMost: Int?)
}

/// How a source's description contradicts itself.
public enum DescriptionFault: Error, Sendable, Hashable {
  /// Two columns share a name.
  case duplicateColumn(String)
  /// There are no columns.
  case noColumns
  /// One mark has two meanings, or the separator cannot be one.
  case ambiguousDialect
  /// A scale outside 0 to 18.
  case scale(column: String, Int)
  /// A boolean column has no token for true or false, or one token for both or for missing.
  case booleanTokens(column: String)
  /// The greatest value allowed is less than the least, or a bound is of another type.
  case bounds(column: String)
  /// Allowed values on a column that is no text, or an empty list of them.
  case values(column: String)
  /// A rule names a column that is not declared.
  case ruleColumn(String)
  /// A rule is about columns whose types it cannot compare.
  case ruleTypes([String])
}
