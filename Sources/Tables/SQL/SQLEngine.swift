// SPDX-License-Identifier: GPL-3.0-or-later

/// An engine that answers queries written as SQL, through its own command-line client.
public enum SQLEngine: String, Sendable, Hashable, Codable, CaseIterable {
  /// DuckDB: `duckdb`, on a database, CSV or Parquet file.
  case duckdb
  /// PostgreSQL and what speaks its protocol: `psql`.
  case postgres
  /// SQLite: `sqlite3`, on a database file.
  case sqlite
  /// Spark SQL: `spark-sql`, on any master.
  case spark

  /// Its name in a message.
  public var title: String {
    switch self {
    case .duckdb: "DuckDB"
    case .postgres: "PostgreSQL"
    case .sqlite: "SQLite"
    case .spark: "Spark"
    }
  }

  /// The program that is looked for on PATH.
  public var client: String {
    switch self {
    case .duckdb: "duckdb"
    case .postgres: "psql"
    case .sqlite: "sqlite3"
    case .spark: "spark-sql"
    }
  }
}

/// A source that an engine holds: what a study file declares of it, and where the engine finds it.
public struct SQLTable: Sendable, Hashable {
  /// Columns, dialect of the texts among them, rules. Its path is a file of the engine, or unused.
  public var description: SourceDescription
  /// Who answers.
  public var engine: SQLEngine
  /// Where the rows are.
  public var place: Place
  /// The name of a service in the client's own configuration: PostgreSQL's `pg_service.conf`.
  public var connection: SQLName?

  /// Where an engine finds the rows.
  public enum Place: Sendable, Hashable {
    /// A table or view of the engine or of the database file at the description's path, by the
    /// parts of its name.
    case table([SQLName])
    /// The CSV file at the description's path.
    case csv
    /// The Parquet file at the description's path.
    case parquet
  }

  /// A table of an engine.
  public init(
    _ description: SourceDescription, engine: SQLEngine, place: Place, connection: SQLName? = nil
  ) {
    self.description = description
    self.engine = engine
    self.place = place
    self.connection = connection
  }
}
