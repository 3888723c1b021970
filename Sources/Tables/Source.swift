// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that holds rows and answers summary queries about them.
public protocol Source: Sendable {
  /// Answers all queries, in their order, in one pass over each relation they name.
  ///
  /// Throws `TableFailure` with every problem found, or with what is wrong with a query.
  func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer
}

/// What a source answers: the tables, in the order of the queries, and what they were made from.
public struct Answer: Sendable, Hashable {
  /// One table a query, in the order of the queries.
  public let tables: [SummaryTable]
  /// One entry a source that was read, in the order of the description.
  public let provenance: [Provenance]

  /// Tables and what they were made from.
  public init(tables: [SummaryTable], provenance: [Provenance]) {
    self.tables = tables
    self.provenance = provenance
  }
}

/// What the tables of one source were made from, for an auditor who has the data.
public struct Provenance: Sendable, Hashable {
  /// The source's name in the study.
  public let source: String
  /// Rows read, blank ones not counted.
  public let rows: Int
  /// The files that were read, in the order in which they were.
  public let files: [File]
  /// The statements that an engine answered, in the order of the queries; empty for files.
  public let statements: [Statement]

  /// What a source was made from.
  public init(source: String, rows: Int, files: [File] = [], statements: [Statement] = []) {
    self.source = source
    self.rows = rows
    self.files = files
    self.statements = statements
  }

  /// One file, read whole.
  public struct File: Sendable, Hashable {
    /// The file as the study shows it; never an absolute path.
    public let name: String
    /// Its length.
    public let bytes: Int
    private let making: Digest

    /// A digest, made or in the making.
    enum Digest: Sendable {
      case made(String?)
      case late(LateDigest)
    }

    /// A file that was read.
    public init(name: String, bytes: Int, digest: String?) {
      self.init(name: name, bytes: bytes, digest: .made(digest))
    }

    init(name: String, bytes: Int, digest: Digest) {
      self.name = name
      self.bytes = bytes
      making = digest
    }

    /// Its digest, in lower-case hexadecimal, where one was asked for. The last part of a long file
    /// is hashed after its rows have been read: this waits until it is.
    public var digest: String? {
      switch making {
      case .made(let digest): digest
      case .late(let late): late.digest
      }
    }

    /// That the file changed after its rows had been read and before it was hashed; waits as
    /// `digest` does.
    public var problem: TableProblem? {
      switch making {
      case .made: nil
      case .late(let late): late.problem
      }
    }

    /// Whether two files are called the same and hold the same.
    public static func == (left: File, right: File) -> Bool {
      left.name == right.name && left.bytes == right.bytes && left.digest == right.digest
    }

    /// Hashes name, length and digest.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(bytes)
      hasher.combine(digest)
    }
  }

  /// One statement that an engine answered.
  public struct Statement: Sendable, Hashable {
    /// The engine and its version, as it states it: `DuckDB v1.4.2`.
    public let engine: String
    /// The SQL text, as it was run.
    public let text: String
    /// SHA-256 of the grouped rows that came back, in lower-case hexadecimal, where one was asked for.
    public let digest: String?

    /// A statement.
    public init(engine: String, text: String, digest: String?) {
      self.engine = engine
      self.text = text
      self.digest = digest
    }
  }
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
