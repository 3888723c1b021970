// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of values: what `tables/<analysis>-<id>.csv` holds and what the report prints.
public struct FindingTable: Hashable, Codable, Sendable {
  /// Name within the analysis.
  public var id: String
  /// Columns, in order.
  public var columns: [Column]
  /// Rows; each has one value a column.
  public var rows: [[Value]]

  /// A table; every row must have one value a column.
  public init(id: String, columns: [Column], rows: [[Value]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "a row has not one value a column")
    self.id = id
    self.columns = columns
    self.rows = rows
  }

  /// A column of a table.
  public struct Column: Hashable, Codable, Sendable {
    /// The column's name: a term, and the header of the CSV file.
    public var id: String
    /// Whether its counts are of people or events that disclosure control must guard, and of what.
    public var guarded: Guarded?

    /// A column.
    public init(_ id: String, guarded: Guarded? = nil) {
      self.id = id
      self.guarded = guarded
    }
  }

  /// What a guarded column holds.
  public enum Guarded: Hashable, Codable, Sendable {
    /// A count of people or events.
    case count
    /// A part of the count in another column: part and complement must both be large enough.
    case partOf(String)
    /// A number from which the count in another column can be worked out (a rate, a residual).
    case derivedFrom(String)
  }
}
