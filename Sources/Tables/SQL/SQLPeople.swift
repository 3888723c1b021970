// SPDX-License-Identifier: GPL-3.0-or-later

/// Persons and their contacts as common table expressions: `s` the subjects, `d` one row an id and
/// start, `p0` the spells, and for each rollup its contacts `t`, what they come to `g`, and the
/// persons with it, `p1`, `p2`, …
struct SQLPeople {
  let people: People
  let dialect: SQLDialect
  /// The columns of the person's row.
  private(set) var columns: [SQLColumn]
  /// The expressions in order, each with its name.
  private(set) var expressions: [(name: String, text: String)] = []
  /// The columns of subjects that are kept, as `c0`, `c1`, …
  private let kept: [Int]
  private let subjects: TypedRows
  private let keep: SQLPredicate
  private let start: SQLScalar
  private let id: Int
  /// The streams of contacts, as `ContactFlow` counts them.
  private(set) var streams: [SQLContacts] = []

  init(
    _ people: People, asked: Set<String>, tables: [String: TypedRows]
  ) throws(QueryFault) {
    guard let subjects = tables[people.source] else { throw .unknownSource(people.source) }
    self.people = people
    self.subjects = subjects
    dialect = subjects.dialect
    let wanted = people.keptColumns(asked)
    let all = subjects.sqlColumns
    kept = all.indices.filter { wanted.contains(all[$0].name) }
    let writer = subjects.writer
    id = try SQLPeople.id(people.id, writer)
    keep = try writer.write(people.keep)
    start = try writer.write(people.start)
    guard start.kind == .day else { throw writer.wrong("day", start.kind) }
    columns = kept.map { SQLColumn(name: all[$0].name, kind: all[$0].kind, text: "c\($0)") }
    columns += SpellPart.allCases.map { part in
      SQLColumn(
        name: part.rawValue, kind: part == .number ? .number(scale: 0) : .day,
        text: part == .start ? "st" : part == .end ? "en" : "nu")
    }
    try SQLPeople.checkNames(people, all.map(\.name))
    addSpells()
    for (number, rollup) in people.rollups.enumerated() {
      guard let rows = tables[rollup.source] else { throw .unknownSource(rollup.source) }
      guard all[id].kind == rows.sqlColumns[try SQLPeople.id(rollup.id, rows.writer)].kind else {
        throw .wrongKind(source: rollup.source, needed: all[id].kind.word, found: .label)
      }
      try add(rollup, number, rows)
    }
  }

  private static func checkNames(_ people: People, _ columns: [String]) throws(QueryFault) {
    var names = Set(columns + SpellPart.allCases.map(\.rawValue))
    for rollup in people.rollups where !names.insert(rollup.name).inserted {
      throw .duplicateName(rollup.name)
    }
  }

  static func id(_ name: String, _ writer: SQLScalarWriter) throws(QueryFault) -> Int {
    let column = try writer.write(.column(name))
    guard column.kind == .label || column.kind == .number(scale: 0) else {
      throw .wrongKind(source: writer.source, needed: "id", found: column.kind)
    }
    return column.columns[0]
  }

  /// The persons with all their rollups, as rows of a query.
  var rows: SQLRows {
    let name = "p\(people.rollups.count)"
    return SQLRows(dialect: dialect, columns: columns, with: with) { _, _ in "\(name) AS r" }
  }

  /// All expressions before a SELECT.
  var with: String {
    "WITH " + expressions.map { "\($0.name) AS (\n\($0.text))" }.joined(separator: ",\n") + "\n"
  }

  // MARK: Spells

  private var read: [Int] {
    Set([id] + kept + keep.columns + start.columns).sorted()
  }

  /// The kept columns' names in `s`.
  var keptNames: [String] { kept.map { "c\($0)" } }

  /// A SELECT of whether each row is a subject, its id and its start.
  var subjectParts: String {
    "SELECT CASE WHEN \(keep.text) THEN 1 WHEN NOT \(keep.text) THEN 0 END AS k, v\(id) AS ci, "
      + "\(start.text) AS da FROM \(subjects.nested(subjects.values(read), as: "r"))"
  }

  private mutating func addSpells() {
    let own = kept.map { "v\($0) AS c\($0)" }
    expressions.append(
      (
        "s",
        "SELECT \((["v\(id) AS id", "\(start.text) AS st"] + own).joined(separator: ", "))\n"
          + "FROM \(subjects.nested(subjects.values(read), as: "r"))\n"
          + "WHERE \(keep.text) AND v\(id) IS NOT NULL AND \(start.text) IS NOT NULL"
      ))
    let least = kept.map { ", min(c\($0)) AS c\($0)" }.joined()
    expressions.append(("d", "SELECT id, st\(least)\nFROM s\nGROUP BY id, st"))
    let names = kept.map { ", c\($0)" }.joined()
    let window = "OVER (PARTITION BY id ORDER BY st)"
    let spells =
      "SELECT id, st, lead(st) \(window) AS en, row_number() \(window) AS nu\(names)\nFROM d"
    expressions.append(
      (
        "p0",
        people.repeats == .spells ? spells : "SELECT *\nFROM (\(spells)) AS w\nWHERE nu = 1"
      ))
  }

  // MARK: Rollups

  private mutating func add(
    _ rollup: Rollup, _ number: Int, _ rows: TypedRows
  ) throws(QueryFault) {
    let contacts = try SQLContacts(rollup, rows)
    if let same = streams.firstIndex(where: { $0.isSame(rollup) }) {
      streams[same].rollups.append(rollup.name)
    } else {
      streams.append(contacts)
    }
    let persons = SQLScalarWriter(source: people.source, columns: columns, dialect: dialect)
    func bound(_ scalar: Scalar?) throws(QueryFault) -> String? {
      guard let scalar else { return nil }
      let written = try persons.write(scalar)
      guard written.kind == .day else { throw persons.wrong("day", written.kind) }
      return written.text
    }
    let (from, through) = (try bound(rollup.from), try bound(rollup.through))
    let (value, kind) = try contacts.value(rollup.take)
    expressions.append(("t\(number)", contacts.linkable(value)))
    var within = "SELECT id AS gi, nu AS gn, da, va, \(from ?? "NULL") AS fr\n"
    within += "FROM p\(number) AS p\nINNER JOIN t\(number) AS t ON t.ci = p.id"
    for test in [from.map { "da >= \($0)" }, through.map { "da <= \($0)" }].compactMap({ $0 }) {
      within += " AND \(test)"
    }
    expressions.append(("g\(number)", dialect.rolledUp(within, rollup.take)))
    var missing = [from, through].compactMap { $0 }.map { "\($0) IS NULL" }
    var none = "NULL"
    switch rollup.take {
    case .rows, .days, .sum: none = "0"
    case .first, .last: break
    case .unbroken(let silence):
      guard silence >= 0, let from else { throw .malformed("unbroken") }
      none = from
      if let through { missing.append("\(through) < \(from)") }
    }
    let condition = missing.isEmpty ? "" : "WHEN \(missing.joined(separator: " OR ")) THEN NULL "
    let taken = "CASE \(condition)WHEN g.gi IS NULL THEN \(none) ELSE g.va END"
    expressions.append(
      (
        "p\(number + 1)",
        "SELECT p.*, \(taken) AS q\(number)\nFROM p\(number) AS p\n"
          + "LEFT JOIN g\(number) AS g ON g.gi = p.id AND g.gn = p.nu"
      ))
    columns.append(SQLColumn(name: rollup.name, kind: kind, text: "q\(number)"))
  }
}

extension SQLDialect {
  /// What the contacts within a spell's days come to: one row a spell, `gi`, `gn`, `va`.
  fileprivate func rolledUp(_ within: String, _ take: Rollup.Take) -> String {
    func grouped(_ value: String, _ from: String) -> String {
      "SELECT gi, gn, \(value) AS va\nFROM (\(from)) AS w\nGROUP BY gi, gn"
    }
    switch take {
    case .rows: return grouped("count(*)", within)
    case .days: return grouped("count(DISTINCT da)", within)
    case .first: return grouped("min(da)", within)
    case .last: return grouped("max(da)", within)
    case .sum:
      let type = engine == .sqlite ? "INTEGER" : "BIGINT"
      return grouped(
        "CASE WHEN count(*) = count(va) THEN CAST(sum(va) AS \(type)) END", within)
    case .unbroken(let silence):
      // Each day with the one before it, or with `from`: the first gap that is too long ends it.
      let days = "SELECT DISTINCT gi, gn, da, fr\nFROM (\(within)) AS y\nWHERE da > fr"
      let steps =
        "SELECT gi, gn, da, coalesce(lag(da) OVER (PARTITION BY gi, gn ORDER BY da), fr) AS pr\n"
        + "FROM (\(days)) AS z"
      return grouped(
        "coalesce(min(CASE WHEN da - pr > \(silence) THEN pr END), max(da))", steps)
    }
  }
}
