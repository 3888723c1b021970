// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells the class of an error by what a client wrote, without keeping any of it.
enum EngineErrors {
  /// The first class one of whose phrases stands in the text.
  static func fault(_ engine: SQLEngine, _ text: String, code: Int) -> EngineFault {
    let text = text.lowercased()
    for (fault, phrases) in phrases(engine) where phrases.contains(where: text.contains) {
      return fault
    }
    return .failed(code: code)
  }

  private static func phrases(_ engine: SQLEngine) -> [(EngineFault, [String])] {
    switch engine {
    case .duckdb:
      [
        (.forbidden, ["permission error"]),
        (.overflow, ["overflow", "out of range error"]),
        (.noColumn, ["referenced column"]),
        (.noTable, ["catalog error", "does not exist"]),
        (
          .unreadable,
          [
            "not a valid duckdb database", "csv error", "invalid unicode", "io error",
            "invalid input error", "could not set lock", "no magic bytes", "serialization error",
          ]
        ),
      ]
    case .postgres:
      [
        (.unknownConnection, ["definition of service"]),
        (
          .refused,
          [
            "authentication failed", "no password supplied", "no pg_hba.conf entry",
            "permission denied for database", "is not permitted to log in", "fe_sendauth",
          ]
        ),
        (.refused, ["role \""]),
        (.forbidden, ["permission denied"]),
        (.noColumn, ["column \""]),
        (.noTable, ["relation \"", "database \"", "schema \""]),
        (.overflow, ["out of range", "cannot subtract infinite dates"]),
        (.timeout(seconds: 0), ["statement timeout", "canceling statement"]),
        (
          .unreachable,
          [
            "could not connect", "connection refused", "could not translate host name",
            "connection to server", "server closed the connection", "terminating connection",
            "timeout expired", "no such file or directory", "connection reset",
          ]
        ),
      ]
    case .sqlite:
      [
        (.overflow, ["integer overflow"]),
        (.noTable, ["no such table"]),
        (.noColumn, ["no such column"]),
        (
          .unreadable,
          ["not a database", "unable to open", "malformed", "database is locked", "disk i/o"]
        ),
        (.unable("patterns: it needs sqlite3 3.36 or later"), ["no such function: regexp"]),
      ]
    case .spark:
      [
        (.overflow, ["arithmetic_overflow", "out_of_range", "numeric_value_out"]),
        (.noTable, ["table_or_view_not_found", "schema_not_found", "unsupported_datasource"]),
        (.noColumn, ["unresolved_column"]),
        (.forbidden, ["accesscontrolexception", "permission denied"]),
        (.clientMissing, ["java_home is not set", "java: not found", "no such file or directory"]),
        (
          .unreachable,
          [
            "connection refused", "masters are unresponsive", "unknownhostexception",
            "failed to connect", "connection reset",
          ]
        ),
      ]
    }
  }
}
