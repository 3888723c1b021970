// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods
internal import Tables

/// The keys of a source that an engine holds, and which of them go together.
enum EngineKeys {
  static let engine = StudyKey(
    "engine",
    Form<SQLEngine>.choice(aliases: [
      "postgresql": .postgres, "psql": .postgres, "pg": .postgres, "citus": .postgres,
      "sqlite3": .sqlite, "spark-sql": .spark, "sparksql": .spark,
    ]), .optional,
    "The engine that answers for this source; it runs only when `--engine` names it too.",
    aliases: ["motore", "database", "db"], example: "duckdb")
  static let table = StudyKey(
    "table",
    Form<[SQLName]>.scalar(
      noun: "the name of a table", example: "screening.inviti",
      schema: .pattern("^[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62}){0,2}$"),
      wrong: ["[a, b]", "\"due parole\"", "\"a;b\"", "data/a.csv"],
      parse: { text in
        SQLName.parts(text).map { .success($0) }
          ?? .failure(
            ScalarFault(
              .badName, "`\(excerpt(text))` cannot be the name of a table", label: "not a name",
              help: "a table is named by letters, digits and `_`, after its schema and a point: "
                + "`screening.inviti`; make a view where it is named otherwise"))
      }, write: { .plain($0.map(\.text).joined(separator: ".")) }), .optional,
    "The table or view that the engine reads.", aliases: ["tabella", "vista", "view"],
    example: "screening.inviti")
  static let connection = StudyKey(
    "connection",
    Form<SQLName>.scalar(
      noun: "the name of a connection", example: "registro",
      schema: .pattern("^[A-Za-z_][A-Za-z0-9_]{0,62}$"),
      wrong: ["[a, b]", "\"host=a\"", "\"due parole\"", "postgres://a"],
      parse: { text in
        SQLName(text).map { .success($0) }
          ?? .failure(
            ScalarFault(
              .badName, "`\(excerpt(text))` cannot be the name of a connection",
              label: "not a name",
              help: "name a section of `pg_service.conf`, by letters, digits and `_`; hosts, users "
                + "and passwords never stand in a study file"))
      }, write: { .plain($0.text) }), .optional,
    "For PostgreSQL: the section of the client's own `pg_service.conf` that says where the server is.",
    aliases: ["connessione", "servizio", "service", "dsn"], example: "registro")

  static let keys: [any KeyDeclaration] = [engine, table, connection]

  /// Whether the keys of a source go together; records an error where they do not.
  static func fit(_ mapping: MappingReader) -> Bool {
    let engine = mapping[engine]
    if mapping.has(self.engine), engine == nil { return false }
    var isFine = true
    func needs(_ key: some KeyDeclaration, _ why: String) {
      guard !mapping.has(key) else { return }
      isFine = false
      mapping.reading.error(
        .missingKey, at: mapping.node.nameSpan, "the source lacks the key `\(key.name)`\(why)",
        label: "`\(key.name)` is missing",
        help: "add `\(key.name): \(key.example)`: \(key.summary)",
        cause: "missing \(key.name) in a source")
    }
    func refuses(_ key: some KeyDeclaration, _ why: String, _ help: String) {
      guard mapping.has(key) else { return }
      isFine = false
      mapping.reading.error(
        .contradiction, at: mapping.span(key), "`\(key.name)` \(why)", label: "not here",
        help: help)
    }
    if engine != .postgres {
      refuses(
        connection, "is for `engine: postgres`",
        "delete it; other clients are pointed to their data by their own configuration")
    }
    switch engine {
    case nil:
      needs(SourceKeys.file, "")
      refuses(
        table, "needs an engine", "say which: `engine: duckdb`, `postgres`, `sqlite` or `spark`")
    case .postgres, .spark:
      needs(table, ", which its engine reads")
      refuses(SourceKeys.file, "is not read by this engine", "delete it; the engine reads `table`")
    case .sqlite:
      needs(SourceKeys.file, ": the database")
      needs(table, " of the database")
    case .duckdb: needs(SourceKeys.file, ": a database, CSV or Parquet file")
    }
    if engine != nil, mapping[SourceKeys.file]?.contains("*") == true {
      refuses(
        SourceKeys.file, "names several files, and engines read one",
        "make one file or one view of them, or delete `engine`: Esito reads them itself")
    }
    if readsText(mapping) { needs(SourceKeys.dialect, "") }
    return isFine
  }

  /// Whether the source is a text file, whose dialect must be declared.
  private static func readsText(_ mapping: MappingReader) -> Bool {
    mapping[engine] == nil
      || (mapping[engine] == .duckdb && !mapping.has(table)
        && mapping[SourceKeys.file].map { !StudySource.isParquet($0) } == true)
  }
}
