// SPDX-License-Identifier: GPL-3.0-or-later

extension SummaryQuery {
  /// Every column of a source that the query touches: those whose values it needs and those that
  /// link persons.
  public func columns(of source: String) -> Set<String> {
    columnNames(of: source).union(idNames(of: source))
  }
}
