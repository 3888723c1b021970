// SPDX-License-Identifier: GPL-3.0-or-later

public import Dates
public import Findings
public import Tables

/// A source of data as a study file declares it.
public struct StudySource: Hashable, Sendable {
  /// Name in the study file.
  public var name: String
  /// The file, as written: relative to the study's folder or to a data root; nil for a table that a
  /// server holds.
  public var file: String?
  /// The engine that answers; nil for a text file that Esito reads itself.
  public var engine: SQLEngine?
  /// The parts of the name of the engine's table.
  public var table: [SQLName]?
  /// The name by which the engine's client knows its server.
  public var connection: SQLName?
  /// How the file is written.
  public var dialect: Dialect
  /// What it holds, and so what may be shown of it.
  public var holds: Holding
  /// Who it comes from and when.
  public var provenance: Provenance?
  /// How its data came to be.
  public var collected: DataCollection?
  /// Cells that hold no value.
  public var missing: [String]
  /// The columns that the study uses.
  public var columns: [ColumnDescription]
  /// What must be true of its rows together.
  public var expectations: [Expectation]

  /// A source.
  public init(
    name: String, file: String?, dialect: Dialect, holds: Holding, provenance: Provenance?,
    missing: [String], columns: [ColumnDescription], expectations: [Expectation]
  ) {
    self.name = name
    self.file = file
    self.dialect = dialect
    self.holds = holds
    self.provenance = provenance
    self.missing = missing
    self.columns = columns
    self.expectations = expectations
  }

  /// The column of that name.
  public func column(_ name: String) -> ColumnDescription? { columns.first { $0.name == name } }

  /// What readers call a column, where the study file says.
  public func label(_ column: String) -> LocalizedText? {
    self.column(column)?.label.map { LocalizedText(it: $0.it, en: $0.en) }
  }

  /// A value of a column as findings hold it: with what readers call it, where the study file says.
  public func value(_ code: String, of column: String) -> Value {
    let labels = self.column(column)?.valueLabels ?? []
    guard let found = labels.first(where: { $0.value == code }) else { return .text(code) }
    return .coded(code, LocalizedText(it: found.label.it, en: found.label.en))
  }

  /// What the tables need to read it.
  /// - Parameter path: the file to open, resolved under the study's folder or a data root.
  public func description(path: String) -> SourceDescription {
    description(files: [SourceFile(path: path, displayName: file ?? tableName)])
  }

  /// What the tables need to read it.
  /// - Parameter files: the files to open, resolved under the study's folder or a data root.
  public func description(files: [SourceFile]) -> SourceDescription {
    SourceDescription(
      name: name, files: files, displayName: file ?? tableName, dialect: dialect,
      missing: missing, columns: columns, expectations: expectations, holds: holds)
  }

  /// What an engine needs to read it; nil for a text file that Esito reads itself.
  /// - Parameter path: the file to open, resolved; unused where a server holds the table.
  public func sqlTable(path: String) -> SQLTable? {
    guard let engine else { return nil }
    let place: SQLTable.Place =
      table.map { .table($0) } ?? (file.map(StudySource.isParquet) == true ? .parquet : .csv)
    return SQLTable(
      description(path: path), engine: engine, place: place, connection: connection)
  }

  /// Whether a file is Parquet by its name.
  public static func isParquet(_ file: String) -> Bool { file.lowercased().hasSuffix(".parquet") }

  private var tableName: String { (table ?? []).map(\.text).joined(separator: ".") }

  /// Who a source comes from.
  public struct Provenance: Hashable, Sendable {
    /// The system or office.
    public var who: String
    /// The day of extraction.
    public var extracted: CivilDate?

    /// A provenance.
    public init(who: String, extracted: CivilDate?) {
      self.who = who
      self.extracted = extracted
    }
  }
}
