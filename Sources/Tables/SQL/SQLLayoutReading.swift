// SPDX-License-Identifier: GPL-3.0-or-later

/// What the engine says of a table's columns before anything else is asked.
struct SQLCatalogue {
  let table: SQLTable
  let relation: String

  private var dialect: SQLDialect { SQLDialect(engine: table.engine) }

  /// A SELECT of one line a column: its name and type. Nil for Spark, which would have to be started
  /// once more for it.
  var statement: String? {
    let fields: (String, String) -> String = { name, type in
      dialect.line("h", [dialect.hexadecimal(name), dialect.hexadecimal(type)])
    }
    switch table.engine {
    case .duckdb:
      return "SELECT \(fields("column_name", "column_type"))\n"
        + "FROM (DESCRIBE SELECT * FROM \(relation)) AS d"
    case .postgres:
      // Labels under such a collation would be merged where they only look alike.
      let type =
        "CASE WHEN c.collisdeterministic THEN format_type(a.atttypid, NULL) "
        + "WHEN c.oid IS NULL THEN format_type(a.atttypid, NULL) ELSE 'nondeterministic' END"
      return "SELECT \(fields("a.attname", type))\nFROM pg_attribute AS a\n"
        + "LEFT JOIN pg_collation AS c ON c.oid = a.attcollation\n"
        + "WHERE a.attrelid = CAST(\(dialect.literal(relation)) AS regclass)\n"
        + "AND a.attnum > 0 AND NOT a.attisdropped"
    case .sqlite:
      guard case .table(let names) = table.place, let name = names.last else { return nil }
      return "SELECT \(fields("name", "''"))\nFROM pragma_table_info('\(name.text)')"
    case .spark: return nil
    }
  }

  /// The layout, and what is wrong with the columns.
  func layout(_ lines: [[Substring]]) throws(SQLStop) -> (SQLLayout, [ProblemCause]) {
    var present: [(name: String, type: String)] = []
    for fields in lines {
      guard fields.count == 2, let name = SQLAnswer.label(fields[0]),
        let type = SQLAnswer.label(fields[1])
      else { throw .fault(.malformed) }
      present.append((name, type.lowercased()))
    }
    guard !present.isEmpty else { throw .fault(.noTable) }
    var layout = SQLLayout(table.description)
    var causes: [ProblemCause] = []
    for (number, column) in table.description.columns.enumerated() {
      let found = present.filter { column.headers.contains(Self.trimmed($0.name)) }
      if found.count > 1 {
        causes.append(.aliasConflict(column: column.name, headers: found.map(\.name)))
      } else if let one = found.first {
        if one.type == "nondeterministic" {
          throw .fault(
            .unable("labels of a column whose collation takes different texts for equal"))
        }
        layout.headers[number] = one.name
        layout.natives[number] = native(one.type)
      } else {
        let names = present.map(\.name)
        causes.append(
          .missingHeader(
            column: column.name, headers: column.headers, present: Array(names.prefix(20)),
            nearest: column.headers.lazy.compactMap { NearestText.find($0, among: names) }.first))
      }
    }
    return (layout, causes)
  }

  private static func trimmed(_ name: String) -> String {
    var name = name
    return name.withUTF8 { String(decoding: FieldBytes.trimmed($0), as: UTF8.self) }
  }

  private func native(_ type: String) -> NativeType {
    guard table.engine != .sqlite, table.place != .csv else { return .other }
    switch type {
    case "date": return .date
    case "boolean": return .truth
    case "text", "character varying", "varchar": return .text
    case "smallint", "integer", "bigint", "tinyint": return .integer
    default: return .other
    }
  }
}
