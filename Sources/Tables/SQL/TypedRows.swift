// SPDX-License-Identifier: GPL-3.0-or-later

/// The nested SELECTs that turn an engine's rows into rows of typed columns `v0`, `v1`, …
struct TypedRows {
  let dialect: SQLDialect
  /// What stands after the innermost FROM.
  let relation: String
  /// The header of each declared column, in the order of the declaration.
  let headers: [String]
  let columns: [TypedColumn]
  /// The source's name in the study.
  let source: String

  init(_ table: SQLTable, relation: String, layout: SQLLayout) {
    dialect = SQLDialect(engine: table.engine)
    source = table.description.name
    self.relation = relation
    headers = layout.headers
    let dialect = dialect
    columns = table.description.columns.enumerated().map { number, column in
      TypedColumn(
        column: column, number: number, native: layout.natives[number], source: table.description,
        dialect: dialect)
    }
  }

  /// The columns as queries see them.
  var sqlColumns: [SQLColumn] {
    columns.map { column in
      SQLColumn(
        name: column.column.name, kind: column.column.type.kind, text: column.value,
        own: dialect.engine == .postgres && column.native == .text ? column.own : nil)
    }
  }

  /// A writer of scalars over these rows.
  var writer: SQLScalarWriter {
    SQLScalarWriter(source: source, columns: sqlColumns, dialect: dialect)
  }

  /// A SELECT of the values of some columns.
  /// - Parameter own: the columns of which the engine's own values are kept beside, as `x0`, `x1`, …
  func values(_ numbers: [Int], own: [Int] = []) -> String {
    select(numbers, own) { [($0.value, $0.value)] }
  }

  /// A SELECT of the values of some columns and, as `f0`, `f1`, …, of what is wrong with them.
  func faults(_ numbers: [Int]) -> String {
    select(numbers, []) { [($0.value, $0.value), ("f\($0.number)", $0.fault)] }
  }

  private func select(
    _ numbers: [Int], _ own: [Int], _ last: (TypedColumn) -> [TypedColumn.Field]
  ) -> String {
    let columns = numbers.map { self.columns[$0] }
    // A row counts even where nothing of it is asked for.
    guard !columns.isEmpty else { return "SELECT 1 AS r FROM \(relation)" }
    let kept = own.map { (self.columns[$0].own, self.columns[$0].own) }
    let first = columns.flatMap { $0.first(expression($0)) }
    var text = TypedRows.select(
      first + own.map { (self.columns[$0].own, expression(self.columns[$0])) }, from: relation)
    for layer in [\TypedColumn.second, \TypedColumn.third, \TypedColumn.fourth] {
      text = TypedRows.select(
        columns.flatMap { $0[keyPath: layer] } + kept, from: nested(text))
    }
    return TypedRows.select(columns.flatMap(last) + kept, from: nested(text))
  }

  /// A layer to select from. SQLite would write its expressions out wherever they are used, again
  /// and again: a limit that never bites keeps it from that.
  func nested(_ text: String, as name: String = "x") -> String {
    dialect.nested(text, as: name)
  }

  private func expression(_ column: TypedColumn) -> String {
    let name = dialect.identifier(headers[column.number])
    return column.source.dialect.encoding == .windows1252 && isLatin(column)
      ? dialect.windows1252(name) : name
  }

  /// Whether the column comes from a file that DuckDB reads as ISO 8859-1.
  private func isLatin(_ column: TypedColumn) -> Bool {
    relation.hasPrefix("read_csv(") && column.column.type.kind == .label
  }

  private static func select(_ fields: [TypedColumn.Field], from: String) -> String {
    let list = fields.map { $0.name == $0.text ? $0.name : "\($0.text) AS \($0.name)" }
    return "SELECT \(list.joined(separator: ", "))\nFROM \(from)"
  }
}

/// What is known of a table before it is asked: which header each declared column has, and what
/// type the engine gives it.
struct SQLLayout {
  var headers: [String]
  var natives: [NativeType]

  /// The first header of each column, types not known.
  init(_ description: SourceDescription) {
    headers = description.columns.map { $0.headers[0] }
    natives = description.columns.map { _ in .other }
  }
}

extension SQLDialect {
  /// A layer to select from.
  func nested(_ text: String, as name: String) -> String {
    engine == .sqlite ? "(\(text)\nLIMIT -1) AS \(name)" : "(\(text)) AS \(name)"
  }

  /// A text that was read as ISO 8859-1 with the characters that windows-1252 has instead of its
  /// control characters.
  func windows1252(_ text: String) -> String {
    let letters = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
    let codes =
      [0x80] + Array(0x82...0x8C) + [0x8E] + Array(0x91...0x9C) + [0x9E, 0x9F]
    let controls = codes.map { "chr(\($0))" }.joined(separator: " || ")
    return "translate(\(text), \(controls), '\(letters)')"
  }
}
