// SPDX-License-Identifier: GPL-3.0-or-later

/// What a study file declares of a source: where it is, how it is written, what it must hold.
public struct SourceDescription: Sendable, Hashable {
  /// Name in the study: what queries ask for.
  public var name: String
  /// The file to open. Never shown.
  public var path: String
  /// The file as problems show it: relative to the study.
  public var displayName: String
  /// How the file is written.
  public var dialect: Dialect
  /// Cells that hold no value, compared after trimming.
  public var missing: [String]
  /// The columns that the study uses; others are read past, and guarded.
  public var columns: [ColumnDescription]
  /// What must be true of the rows together.
  public var expectations: [Expectation]
  /// Whether values may be shown.
  public var holds: Holding
  /// The longest fields and rows that are read.
  public var limits: ReadingLimits

  /// A source.
  public init(
    name: String, path: String, displayName: String, dialect: Dialect = .csv,
    missing: [String] = [""], columns: [ColumnDescription], expectations: [Expectation] = [],
    holds: Holding = .pseudonymised, limits: ReadingLimits = ReadingLimits()
  ) {
    self.name = name
    self.path = path
    self.displayName = displayName
    self.dialect = dialect
    self.missing = missing
    self.columns = columns
    self.expectations = expectations
    self.holds = holds
    self.limits = limits
  }

  /// The column of that name.
  public func column(_ name: String) -> ColumnDescription? { columns.first { $0.name == name } }
}

/// What kind of data a source holds, and so what may be shown of it.
public enum Holding: String, Sendable, Hashable, Codable, CaseIterable {
  /// Published data: values may stand in messages.
  case `public`
  /// Counts and sums: no value in a message.
  case aggregates
  /// One row a person, without names: no value in a message.
  case pseudonymised
}

/// How much of a file may have to be held at once; more is an error, so that a broken file cannot
/// fill the memory.
public struct ReadingLimits: Sendable, Hashable {
  /// The longest field, in bytes of UTF-8.
  public var fieldBytes: Int
  /// The longest row, in bytes of UTF-8.
  public var recordBytes: Int
  /// The most columns.
  public var fields: Int
  /// The most different labels in one column.
  public var labels: Int

  /// Limits; the defaults hold any spreadsheet's cells.
  public init(
    fieldBytes: Int = 131_072, recordBytes: Int = 1_048_576, fields: Int = 16_384,
    labels: Int = 5_000_000
  ) {
    self.fieldBytes = fieldBytes
    self.recordBytes = recordBytes
    self.fields = fields
    self.labels = labels
  }
}
