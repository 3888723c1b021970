// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a column that an analysis names, as a place: no row with it in the data means that
/// another was meant, and the one that was meant then counts as something else.
public struct NamedLabel: Sendable, Hashable {
  /// The source whose column it is.
  public var source: String
  /// The column, by its name in the study.
  public var column: String
  /// The value.
  public var label: String
  /// The keys of the analysis under which it stands, outermost first.
  public var path: [String]

  /// A value and where it stands.
  public init(source: String, column: String, label: String, path: [String]) {
    self.source = source
    self.column = column
    self.label = label
    self.path = path
  }
}
