// SPDX-License-Identifier: GPL-3.0-or-later

/// The program, arguments, environment and input of one run of a client. No shell is between.
struct EngineLaunch: Sendable {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let input: String

  init(
    _ table: SQLTable, beside: [SQLTable] = [], _ statements: [String],
    _ settings: EngineSettings, scratch: ScratchFolder
  ) throws(EngineFault) {
    let dialect = SQLDialect(engine: table.engine)
    let search = settings.environment["PATH"] ?? ""
    guard let found = ProgramRun.find(table.engine.client, search) else { throw .clientMissing }
    executable = found
    let script = (statements + ["SELECT 'end' AS line"]).map { $0 + ";\n" }.joined()
    var inherited = EngineLaunch.inherited(table.engine, settings.environment)
    inherited["LC_ALL"] = "C.UTF-8"
    switch table.engine {
    case .duckdb:
      let isDatabase = table.isDatabase
      arguments =
        ["-init", "/dev/null", "-batch", "-bail", "-list", "-noheader"]
        + (isDatabase ? ["-readonly", table.description.path] : [":memory:"])
      let files = Set(([table] + beside).map(\.description.path)).sorted()
      let paths = isDatabase ? "" : dialect.literals(files)
      input =
        "SET temp_directory = \(dialect.literal(scratch.path));\n"
        + "SET allowed_paths = [\(paths)];\n"
        + "SET allow_community_extensions = false;\n"
        + "SET autoinstall_known_extensions = false;\nSET autoload_known_extensions = false;\n"
        + "SET enable_external_access = false;\nSET lock_configuration = true;\n"
        + "BEGIN TRANSACTION READ ONLY;\n" + script + "COMMIT;\n"
    case .sqlite:
      arguments = [
        "-readonly", "-safe", "-batch", "-bail", "-init", "/dev/null", "-list", "-noheader",
        table.description.path,
      ]
      input = "BEGIN;\n" + script + "COMMIT;\n"
    case .postgres:
      arguments = [
        "-X", "-q", "-A", "-t", "-w", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-f", "-",
      ]
      inherited["PGSERVICE"] = table.connection?.text ?? settings.environment["PGSERVICE"]
      inherited["PGCLIENTENCODING"] = "UTF8"
      inherited["PGAPPNAME"] = "esito"
      if inherited["PGCONNECT_TIMEOUT"] == nil { inherited["PGCONNECT_TIMEOUT"] = "10" }
      let options = EngineLaunch.postgresOptions(settings.timeout)
      inherited["PGOPTIONS"] = [settings.environment["PGOPTIONS"], options].compactMap { $0 }
        .joined(separator: " ")
      input = script
    case .spark:
      arguments =
        EngineLaunch.sparkOptions.flatMap { ["--conf", $0] } + ["-S", "-f", "/dev/stdin"]
      input = script
    }
    environment = inherited
  }

  private static func postgresOptions(_ timeout: Int) -> String {
    [
      "default_transaction_read_only=on", "default_transaction_isolation=repeatable\\ read",
      "standard_conforming_strings=on", "datestyle=ISO,YMD", "timezone=UTC",
      "enable_partitionwise_aggregate=on", "statement_timeout=\(timeout)s",
    ].map { "-c \($0)" }.joined(separator: " ")
  }

  private static let sparkOptions = [
    "spark.sql.runSQLOnFiles=false", "spark.sql.ansi.enabled=true",
    "spark.sql.variable.substitute=false", "spark.sql.session.timeZone=UTC",
    "spark.sql.parser.escapedStringLiterals=false", "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false", "spark.app.name=esito",
  ]

  /// What a client's own configuration may need, and nothing else.
  private static func inherited(
    _ engine: SQLEngine, _ environment: [String: String]
  ) -> [String: String] {
    let (names, prefixes): (Set<String>, [String]) =
      switch engine {
      case .duckdb, .sqlite: (["PATH"], [])
      case .postgres: (["PATH", "HOME"], ["PG"])
      case .spark:
        (["PATH", "HOME", "JAVA_HOME", "USER"], ["SPARK_", "HADOOP_", "YARN_", "KUBE"])
      }
    return environment.filter { name, _ in
      names.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }
  }
}

extension SQLTable {
  /// Whether the description's path is a database file of the engine.
  var isDatabase: Bool {
    if case .table = place { engine == .duckdb || engine == .sqlite } else { false }
  }
}
