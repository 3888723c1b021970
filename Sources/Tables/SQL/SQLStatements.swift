// SPDX-License-Identifier: GPL-3.0-or-later

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
  let rows: TypedRows
  let keys: [Field]
  let flowKeys: [Field]
  let measures: [SQLMeasure]
  let stages: [SQLPredicate]
  /// The number of declared columns: the code of rows that were turned away.
  let columnCount: Int

  init(_ query: SummaryQuery, source: SourceDescription, rows: TypedRows) throws(QueryFault) {
    try SQLQuery.checkNames(query)
    self.query = query
    self.rows = rows
    columnCount = source.columns.count
    let writer = SQLScalarWriter(source: source, dialect: rows.dialect)
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

  private func typed(_ columns: [[Int]]) -> String {
    rows.nested(rows.values(Set(columns.joined()).sorted()), as: "r")
  }

  /// The groups and their measures.
  func table(_ word: String) -> String {
    var inner = keys.enumerated().map { "\($1.text) AS k\($0)" }
    inner += measures.enumerated().compactMap { number, measure in
      measure.value.map { "\($0) AS m\(number)" }
    }
    let used = keys.map(\.columns) + measures.map(\.columns) + stages.map(\.columns)
    var text = "SELECT \(inner.isEmpty ? "1 AS r" : inner.joined(separator: ", "))\n"
    text += "FROM \(typed(used))"
    if !stages.isEmpty {
      text += "\nWHERE \(stages.map(\.text).joined(separator: " AND "))"
    }
    let fields =
      keys.enumerated().map { dialect.field("k\($0)", $1.kind) }
      + measures.enumerated().map { $1.field("m\($0)", dialect) }
    var statement = "SELECT \(dialect.line(word, fields))\nFROM (\(text)) AS g"
    let present = measures.enumerated().compactMap { number, measure in
      measure.value.map { _ in "m\(number) IS NOT NULL" }
    }
    if !present.isEmpty { statement += "\nWHERE \(present.joined(separator: " AND "))" }
    statement +=
      keys.isEmpty
      ? "\nHAVING count(*) > 0"
      : "\nGROUP BY \(keys.indices.map { "k\($0)" }.joined(separator: ", "))"
    return statement + "\nLIMIT \(query.maximumGroups + 1)"
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
    return "SELECT \(dialect.line(word, fields))\nFROM (SELECT \(inner.joined(separator: ", "))\n"
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
      .map { " WHEN v\($0) IS NULL THEN \(base + $0)" }
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
