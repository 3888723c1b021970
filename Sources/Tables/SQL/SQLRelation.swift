// SPDX-License-Identifier: GPL-3.0-or-later

extension SQLTable {
  /// What stands after FROM.
  /// - Parameter path: the file as the engine opens it, or as the provenance shows it.
  func relation(path: String) -> String {
    let dialect = SQLDialect(engine: engine)
    switch place {
    case .table(let names):
      return names.map { dialect.identifier($0.text) }.joined(separator: ".")
    case .parquet: return "read_parquet(\(dialect.literal(path)))"
    case .csv:
      let separator = String(UnicodeScalar(description.dialect.separator))
      let encoding =
        switch description.dialect.encoding {
        case .utf8: "utf-8"
        case .windows1252: "latin-1"
        case .utf16: "utf-16"
        }
      return "read_csv(\(dialect.literal(path)), header = true, all_varchar = true, "
        + "delim = \(dialect.literal(separator)), quote = '\"', escape = '\"', "
        + "encoding = '\(encoding)', strict_mode = true, ignore_errors = false)"
    }
  }

  /// What of the declaration is beyond the engine; nil where all can be asked.
  var limit: EngineFault? {
    for column in description.columns {
      if case .instant = column.type { return .unable("`type: instant`: name a column of dates") }
      if place != .csv, place != .parquet,
        let header = column.headers.first(where: { SQLName($0) == nil })
      {
        return .unable(
          "the column \(ProblemCause.quoted(header)): names of a table's columns are letters, "
            + "digits and `_`")
      }
      if engine == .spark, column.headers.count > 1 {
        return .unable("columns of several names: give `\(column.name)` one `as`")
      }
    }
    switch (engine, place) {
    case (.duckdb, .table(let names)) where names.count > 2,
      (.sqlite, .table(let names)) where names.count > 1,
      (.postgres, .table(let names)) where names.count > 2:
      return .unable("a table of that many parts")
    case (.sqlite, .csv), (.sqlite, .parquet), (.postgres, .csv), (.postgres, .parquet),
      (.spark, .csv), (.spark, .parquet):
      return .unable("a file of rows: name a `table`")
    default: return nil
    }
  }
}
