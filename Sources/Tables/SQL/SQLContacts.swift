// SPDX-License-Identifier: GPL-3.0-or-later

/// One stream of contacts: rows of a source by id, date and filter.
struct SQLContacts {
  let rollup: Rollup
  /// The rollups that take them.
  var rollups: [String]
  private let rows: TypedRows
  private let id: Int
  private let date: SQLScalar
  private let keep: SQLPredicate

  init(_ rollup: Rollup, _ rows: TypedRows) throws(QueryFault) {
    self.rollup = rollup
    self.rows = rows
    rollups = [rollup.name]
    let writer = rows.writer
    id = try SQLPeople.id(rollup.id, writer)
    keep = try writer.write(rollup.keep)
    date = try writer.write(rollup.date)
    guard date.kind == .day else { throw writer.wrong("day", date.kind) }
  }

  /// Whether a rollup takes the same contacts.
  func isSame(_ other: Rollup) -> Bool {
    other.source == rollup.source && other.id == rollup.id && other.date == rollup.date
      && other.keep == rollup.keep
  }

  /// What is summed of each contact, and the kind of what a rollup takes.
  func value(_ take: Rollup.Take) throws(QueryFault) -> (SQLScalar?, ValueKind) {
    switch take {
    case .rows, .days: return (nil, .number(scale: 0))
    case .first, .last, .unbroken: return (nil, .day)
    case .sum(let scalar):
      let (value, scale) = try rows.writer.number(scalar)
      return (value, .number(scale: scale))
    }
  }

  private func from(_ more: [Int] = []) -> String {
    rows.nested(
      rows.values(Set([id] + keep.columns + date.columns + more).sorted()), as: "r")
  }

  /// A SELECT of the contacts that can find a person: id, day and value.
  func linkable(_ value: SQLScalar?) -> String {
    "SELECT v\(id) AS ci, \(date.text) AS da, \(value?.text ?? "0") AS va\n"
      + "FROM \(from(value?.columns ?? []))\n"
      + "WHERE \(keep.text) AND v\(id) IS NOT NULL AND \(date.text) IS NOT NULL"
  }

  /// A SELECT of one line: how the rows of the source found their persons, as `ContactFlow` counts
  /// them.
  func flow(_ word: String, _ dialect: SQLDialect) -> String {
    func count(_ test: String) -> String {
      dialect.text("coalesce(sum(CASE WHEN \(test) THEN 1 ELSE 0 END), 0)")
    }
    let linkable = "k = 1 AND ci IS NOT NULL AND da IS NOT NULL"
    let fields = [
      dialect.text("count(*)"), count("k = 0"), count("k IS NULL"), count("k = 1 AND ci IS NULL"),
      count("k = 1 AND ci IS NOT NULL AND da IS NULL"), count("\(linkable) AND fs IS NULL"),
      count("\(linkable) AND fs IS NOT NULL"), count("\(linkable) AND da < fs"),
    ]
    let kept = "CASE WHEN \(keep.text) THEN 1 WHEN NOT \(keep.text) THEN 0 END"
    return "SELECT \(dialect.line(word, fields))\n"
      + "FROM (SELECT \(kept) AS k, v\(id) AS ci, \(date.text) AS da\nFROM \(from())) AS t\n"
      + "LEFT JOIN (SELECT id, min(st) AS fs\nFROM d\nGROUP BY id) AS f ON f.id = t.ci"
  }
}
