// SPDX-License-Identifier: GPL-3.0-or-later

/// Rows that a query is asked of: those of a source, or persons.
struct SQLRows {
  let dialect: SQLDialect
  let columns: [SQLColumn]
  /// What stands before a SELECT: `WITH …`, or nothing.
  let with: String
  /// What stands after FROM, with these columns at least, and the own values of others.
  let from: ([Int], [Int]) -> String

  init(
    dialect: SQLDialect, columns: [SQLColumn], with: String,
    from: @escaping ([Int], [Int]) -> String
  ) {
    self.dialect = dialect
    self.columns = columns
    self.with = with
    self.from = from
  }

  /// The rows of a source.
  init(_ rows: TypedRows) {
    self.init(dialect: rows.dialect, columns: rows.sqlColumns, with: "") {
      rows.nested(rows.values($0, own: $1), as: "r")
    }
  }
}

/// The SELECTs that answer one query, and how to read what they give.
///
/// Every row comes back as one line of ASCII: a word for the statement, then fields between `|`;
/// labels in hexadecimal, `-` for a missing value. Nothing in the data can be taken for a mark.
struct SQLQuery {
  struct Field {
    let name: String
    let kind: ValueKind
    let text: String
    let columns: [Int]
  }

  let query: SummaryQuery
  let rows: SQLRows
  let keys: [Field]
  let flowKeys: [Field]
  let measures: [SQLMeasure]
  let stages: [SQLPredicate]
  /// The number of columns: the code of rows that were turned away.
  var columnCount: Int { rows.columns.count }

  init(_ query: SummaryQuery, rows: SQLRows) throws(QueryFault) {
    try SQLQuery.checkNames(query)
    self.query = query
    self.rows = rows
    let writer = SQLScalarWriter(
      source: query.relation.source, columns: rows.columns, dialect: rows.dialect)
    func fields(_ keys: [Key]) throws(QueryFault) -> [Field] {
      var fields: [Field] = []
      for key in keys {
        let value = try writer.write(key.value)
        fields.append(
          Field(name: key.name, kind: value.kind, text: value.text, columns: value.columns))
      }
      return fields
    }
    keys = try fields(query.keys)
    flowKeys = try fields(query.flowKeys)
    var stages: [SQLPredicate] = []
    for stage in query.stages { stages.append(try writer.write(stage.keep)) }
    self.stages = stages
    var measures: [SQLMeasure] = []
    for measure in query.measures { measures.append(try SQLMeasure(measure, writer)) }
    self.measures = measures
  }

  private static func checkNames(_ query: SummaryQuery) throws(QueryFault) {
    for names in [
      query.keys.map(\.name), query.flowKeys.map(\.name), query.measures.map(\.name),
      [Stage.rows, Stage.used] + query.stages.map(\.name),
    ] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
    }
  }

  private var dialect: SQLDialect { rows.dialect }

  private func typed(_ columns: [[Int]], own: [Int] = []) -> String {
    rows.from(Set(columns.joined()).sorted(), own)
  }

  /// Columns of texts by whose own values PostgreSQL groups too: where a table is spread over servers
  /// by one of them, each server then groups its part. Groups that differ only there are put
  /// together when they are read.
  private var ownKeys: [Int] {
    Set(keys.flatMap(\.columns)).filter { rows.columns[$0].own != nil }.sorted()
  }

  /// Whether one group may come back in several lines.
  var mayRepeat: Bool { !ownKeys.isEmpty }

  /// The groups and their measures.
  func table(_ word: String) -> String {
    let own = ownKeys
    var inner = keys.enumerated().map { "\($1.text) AS k\($0)" }
    inner += own.compactMap { rows.columns[$0].own }
    inner += measures.enumerated().compactMap { number, measure in
      measure.value.map { "\($0) AS m\(number)" }
    }
    let used = keys.map(\.columns) + measures.map(\.columns) + stages.map(\.columns)
    var text = "SELECT \(inner.isEmpty ? "1 AS r" : inner.joined(separator: ", "))\n"
    text += "FROM \(typed(used, own: own))"
    if !stages.isEmpty {
      text += "\nWHERE \(stages.map(\.text).joined(separator: " AND "))"
    }
    let taken =
      keys.indices.map { "k\($0)" }
      + measures.enumerated().flatMap { $1.aggregates("m\($0)", dialect) }
    var grouped = "SELECT \(taken.isEmpty ? "1 AS r" : taken.joined(separator: ", "))\n"
    grouped += "FROM (\(text)) AS g"
    let present = measures.enumerated().compactMap { number, measure in
      measure.value.map { _ in "m\(number) IS NOT NULL" }
    }
    if !present.isEmpty { grouped += "\nWHERE \(present.joined(separator: " AND "))" }
    let groups = keys.indices.map { "k\($0)" } + own.compactMap { rows.columns[$0].own }
    grouped +=
      groups.isEmpty
      ? "\nHAVING count(*) > 0" : "\nGROUP BY \(groups.joined(separator: ", "))"
    let fields =
      keys.enumerated().map { dialect.field("k\($0)", $1.kind) }
      + measures.enumerated().map { $1.field("m\($0)", dialect) }
    return rows.with + "SELECT \(dialect.line(word, fields))\nFROM (\(grouped)) AS h\n"
      + "LIMIT \(query.maximumGroups + 1)"
  }

  /// How many rows of each group of the flow were lost where; `-` for those that were used.
  func flow(_ word: String) -> String {
    let inner =
      flowKeys.enumerated().map { "\($1.text) AS k\($0)" } + ["\(lossCode) AS c"]
    let used = flowKeys.map(\.columns) + measures.map(\.columns) + stages.map(\.columns)
    let groups = flowKeys.indices.map { "k\($0)" } + ["c"]
    let fields =
      flowKeys.enumerated().map { dialect.field("k\($0)", $1.kind) }
      + [dialect.field("c", .number(scale: 0)), dialect.text("count(*)")]
    return rows.with
      + "SELECT \(dialect.line(word, fields))\nFROM (SELECT \(inner.joined(separator: ", "))\n"
      + "FROM \(typed(used))) AS g\nGROUP BY \(groups.joined(separator: ", "))\n"
      + "LIMIT \(flowLimit + 1)"
  }

  /// The most rows of the flow that can come from the groups allowed.
  var flowLimit: Int {
    query.maximumGroups.multipliedReportingOverflow(by: codeCount + 1).overflow
      ? .max - 1 : query.maximumGroups * (codeCount + 1)
  }

  /// Losses are coded stage · (columns + 1) + column; the last column means turned away, the last
  /// stage that a measure lacked a value.
  private var codeCount: Int { (stages.count + 1) * (columnCount + 1) }

  private var lossCode: String {
    var cases = ""
    for (stage, predicate) in stages.enumerated() {
      let base = stage * (columnCount + 1)
      cases += " WHEN NOT \(predicate.text) THEN \(base + columnCount)"
      if !predicate.isNeverUnknown {
        cases += " WHEN \(predicate.text) IS NULL THEN \(firstMissing(predicate.columns, base))"
      }
    }
    for measure in measures {
      guard let value = measure.value else { continue }
      let base = stages.count * (columnCount + 1)
      cases += " WHEN \(value) IS NULL THEN \(firstMissing(measure.columns, base))"
    }
    return cases.isEmpty ? "CAST(NULL AS INTEGER)" : "CASE\(cases) END"
  }

  private func firstMissing(_ columns: [Int], _ base: Int) -> String {
    var seen: Set<Int> = []
    let cases = columns.filter { seen.insert($0).inserted }
      .map { " WHEN \(rows.columns[$0].text) IS NULL THEN \(base + $0)" }
    return cases.isEmpty
      ? String(base + columnCount) : "CASE\(cases.joined()) ELSE \(base + columnCount) END"
  }
}

extension SQLDialect {
  /// One line of an answer: a word and fields, each a text that is never missing.
  func line(_ word: String, _ fields: [String]) -> String {
    (["'\(word)'"] + fields).joined(separator: " || '|' || ") + " AS line"
  }

  /// A value of a kind as a field.
  func field(_ value: String, _ kind: ValueKind) -> String {
    // SQLite's hexadecimal form of nothing is an empty text.
    "CASE WHEN \(value) IS NULL THEN '-' ELSE "
      + "\(kind == .label ? hexadecimal(value) : text(value)) END"
  }
}
