// SPDX-License-Identifier: GPL-3.0-or-later

/// What a study file declares of a source: where it is, how it is written, what it must hold.
public struct SourceDescription: Sendable, Hashable {
  /// Name in the study: what queries ask for.
  public var name: String
  /// The files to read, one after the other, as if they were one; each has its own header. They
  /// are in the order of the bytes of their names.
  public private(set) var files: [SourceFile]
  /// The file as problems of the source as a whole show it: relative to the study.
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

  /// A source in one file, by its path and the name that problems show.
  public init(
    name: String, path: String, displayName: String, dialect: Dialect = .csv,
    missing: [String] = [""], columns: [ColumnDescription], expectations: [Expectation] = [],
    holds: Holding = .pseudonymised, limits: ReadingLimits = ReadingLimits()
  ) {
    self.init(
      name: name, files: [SourceFile(path: path, displayName: displayName)],
      displayName: displayName, dialect: dialect, missing: missing, columns: columns,
      expectations: expectations, holds: holds, limits: limits)
  }

  /// A source in several files; `displayName` is what the study calls them all: `data/visits-*.csv`.
  public init(
    name: String, files: [SourceFile], displayName: String, dialect: Dialect = .csv,
    missing: [String] = [""], columns: [ColumnDescription], expectations: [Expectation] = [],
    holds: Holding = .pseudonymised, limits: ReadingLimits = ReadingLimits()
  ) {
    self.name = name
    self.files = files.sorted {
      $0.displayName.utf8.lexicographicallyPrecedes($1.displayName.utf8)
    }
    self.displayName = displayName
    self.dialect = dialect
    self.missing = missing
    self.columns = columns
    self.expectations = expectations
    self.holds = holds
    self.limits = limits
  }

  /// The path of the first file. Never shown.
  public var path: String { files.first?.path ?? "" }

  /// The column of that name.
  public func column(_ name: String) -> ColumnDescription? { columns.first { $0.name == name } }
}

/// One file of a source.
public struct SourceFile: Sendable, Hashable {
  /// The file to open. Never shown.
  public var path: String
  /// The file as problems show it: relative to the study.
  public var displayName: String

  /// A file.
  public init(path: String, displayName: String) {
    self.path = path
    self.displayName = displayName
  }
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
