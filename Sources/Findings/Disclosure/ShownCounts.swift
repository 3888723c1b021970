// SPDX-License-Identifier: GPL-3.0-or-later

/// The counts that an analysis shows, as far as they can be set beside those of another: by period,
/// before and after, in all.
struct ShownCounts {
  /// Rows left after each step of the flows.
  var flow: [Int] = []
  /// Counts of people or events, by table and row of which they are: the arm, period or part.
  private var groups: [Group] = []
  /// What each guarded column of a table adds up to, by the table.
  private var sums: [(table: String, count: Int)] = []
  /// Rows of tables, to be set beside those of the same name in the same table of another analysis.
  private var rows: [Row] = []

  /// Counts of one row, by column.
  private struct Row {
    var table: String
    var labels: [Value]
    /// Labels that are words of a table, and numbers of weeks; not those of groups and places.
    var terms: [Value] = []
    /// The names of the counts.
    var parts: [String] = []
    var counts: [String: Int]
  }

  /// Counts of the same people: trials and events, values, by the name of their column.
  private struct Group {
    var table: String
    /// What counts must share to be compared: a period, or a part of the time.
    var place: Value
    var counts: [String: Int]
    /// Whether it is of a known time: rows without one (cohorts, groups) may be of anything.
    var isPlaced: Bool {
      place != .term("all")
        || ["series", "summary", "places", "observed", "history", "steps"].contains(table)
    }
  }

  init(_ findings: AnalysisFindings) {
    for table in findings.tables where table.isGuarded {
      if table.id == "flow" {
        flow += table.rows.flatMap { row in
          table.columns.indices.compactMap { column in
            guard table.columns[column].id == "rows", case .count(let count) = row[column] else {
              return nil
            }
            return count
          }
        }
      } else if !table.isFlow {
        read(table)
        sums += Self.sums(of: table)
        rows += table.rows.map { Self.row($0, of: table) }.filter { !$0.counts.isEmpty }
      }
    }
  }

  /// The counts without those of some tables.
  func without(_ tables: Set<String>) -> ShownCounts {
    var fewer = self
    fewer.groups.removeAll { tables.contains($0.table) }
    fewer.rows.removeAll { tables.contains($0.table) }
    fewer.sums.removeAll { tables.contains($0.table) }
    return fewer
  }

  /// Counts of people, and what columns add up to, as rows of a source may be.
  var people: [Int] {
    groups.flatMap { group in
      group.counts.filter { $0.key != "events" && $0.key != "retained" }.map(\.value)
    } + sums.map(\.count)
  }

  private static func sums(of table: FindingTable) -> [(table: String, count: Int)] {
    table.columns.indices.compactMap { column in
      guard table.columns[column].guarded == .count || table.columns[column].isPart else {
        return nil
      }
      let counts = table.rows.compactMap { row -> Int? in
        if case .count(let count) = row[column] { count } else { nil }
      }
      guard counts.count == table.rows.count, counts.count > 1 else { return nil }
      return (table.id, counts.reduce(0) { $0 &+ $1 })
    }
  }

  /// Whether two groups of people, one within the other as far as their counts tell, differ by few
  /// people, events, or people without an event.
  func differs(from other: ShownCounts, by cells: SmallCells) -> Bool {
    tableThatDiffers(from: other, by: cells) != nil
  }

  /// The smallest count, or rest of one, of the groups and rows that differ by few from others.
  func smallest(near other: ShownCounts, by cells: SmallCells) -> Int {
    let near =
      groups.filter { mine in other.groups.contains { isNear(mine, $0, cells) } }.map(\.counts)
      + rows.filter { mine in other.rows.contains { isNear(mine, $0, cells) } }.map(\.counts)
    return near.reduce(.max) { smallest, counts in
      let rest = counts["trials"].flatMap { all in counts["events"].map { all - $0 } }
      return (counts.values + [rest ?? 0]).filter { $0 > 0 }.reduce(smallest, min)
    }
  }

  /// The first table of which a group does.
  func tableThatDiffers(from other: ShownCounts, by cells: SmallCells) -> String? {
    groups.first { mine in other.groups.contains { isNear(mine, $0, cells) } }?.table
  }

  /// The first table of which a row differs by few from that of the same name in another analysis, or
  /// from one of the same time whose counts have the same names: one within the other as far as all
  /// counts of the row tell. So answers of everybody and of one place, or of those who answered twice.
  func table(near other: ShownCounts, by cells: SmallCells) -> String? {
    rows.first { mine in other.rows.contains { isNear(mine, $0, cells) } }?.table
  }

  private func isNear(_ mine: Group, _ theirs: Group, _ cells: SmallCells) -> Bool {
    mine.isPlaced && theirs.isPlaced && mine.place == theirs.place
      && isNear(mine.counts, theirs.counts, cells)
  }

  private func isNear(_ mine: Row, _ theirs: Row, _ cells: SmallCells) -> Bool {
    (mine.table == theirs.table && mine.labels == theirs.labels
      || mine.terms == theirs.terms && mine.parts.count > 2 && mine.parts == theirs.parts)
      && isNear(mine.counts, theirs.counts, cells)
  }

  /// A row's counts, and what parts leave of their totals.
  private static func row(_ row: [Value], of table: FindingTable) -> Row {
    var found = Row(table: table.id, labels: [], counts: [:])
    var totals: [String: String] = [:]
    for (column, value) in zip(table.columns, row) {
      switch (column.guarded, value) {
      case (.derivedFrom?, _): continue
      case (nil, .term), (nil, .text), (nil, .coded), (nil, .localized), (nil, .phrase),
        (nil, .period), (nil, .date):
        found.labels.append(value)
        if case .term = value { found.terms.append(value) }
      case (nil, .count): found.terms.append(value)
      case (let guarded?, .count(let count)):
        found.counts[column.id] = count
        found.parts.append(column.id)
        if case .partOf(let total) = guarded { totals[column.id] = total }
      default: continue
      }
    }
    for (part, total) in totals {
      guard let count = found.counts[part], let all = found.counts[total] else { continue }
      found.counts["\(total) - \(part)"] = all - count
    }
    return found
  }

  private func isNear(
    _ mine: [String: Int], _ theirs: [String: Int], _ cells: SmallCells
  ) -> Bool {
    let shared = mine.keys.filter { theirs[$0] != nil }.sorted()
    var differences = shared.map { (mine[$0] ?? 0) - (theirs[$0] ?? 0) }
    if let trials = mine["trials"], let events = mine["events"], let all = theirs["trials"],
      let some = theirs["events"]
    {
      differences.append(trials - events - all + some)
    }
    guard differences.allSatisfy({ $0 >= 0 }) || differences.allSatisfy({ $0 <= 0 }) else {
      return false
    }
    return differences.contains { cells.isSmall(abs($0)) }
  }

  // MARK: Reading tables

  /// Columns by their prefix (`treated.`, `before.`), with the name after it; events and trials,
  /// whatever the table calls them, where one count is a part of another.
  private func prefixes(_ table: FindingTable) -> [(prefix: String, columns: [(String, Int)])] {
    var found: [(prefix: String, columns: [(String, Int)])] = []
    for (index, column) in table.columns.enumerated() {
      switch column.guarded {
      case nil, .derivedFrom: continue
      case .count, .partOf: break
      }
      let parts = column.id.split(separator: ".", maxSplits: 1).map(String.init)
      let (prefix, name) = parts.count == 2 ? (parts[0], parts[1]) : ("", column.id)
      if let place = found.firstIndex(where: { $0.prefix == prefix }) {
        found[place].columns.append((name, index))
      } else {
        found.append((prefix, [(name, index)]))
      }
    }
    return found.map { ($0.prefix, Self.events(among: $0.columns, of: table)) }
  }

  /// Columns with the only part of a whole, and that whole, named as shares have them: those who did,
  /// of all, are set beside those of another method that has other words for them.
  private static func events(
    among columns: [(String, Int)], of table: FindingTable
  ) -> [(String, Int)] {
    let parts = columns.filter { table.columns[$0.1].isPart }
    guard parts.count == 1, case .partOf(let name)? = table.columns[parts[0].1].guarded else {
      return columns
    }
    return columns.map { column in
      column.1 == parts[0].1
        ? ("events", column.1) : table.columns[column.1].id == name ? ("trials", column.1) : column
    }
  }

  private mutating func read(_ table: FindingTable) {
    if table.id == "steps" { return steps(table) }
    let sides = prefixes(table)
    let isSides = sides.map(\.prefix) == ["treated", "control"]
    for (prefix, columns) in sides where prefix != "control" || isSides {
      let isTime = prefix == "before" || prefix == "after"
      for row in table.rows {
        add(table.id, isTime ? .term(prefix) : Self.place(row), columns, [row])
      }
      // Rows of one dimension add up; of several, or of horizons, they do not.
      if ["series", "places", "history"].contains(table.id) {
        add(table.id, isTime ? .term(prefix) : .term("all"), columns, table.rows)
      }
    }
    if isSides {
      for row in table.rows { add(both: table.id, Self.place(row), sides, [row]) }
      add(both: table.id, .term("all"), sides, table.rows)
    }
    if table.id == "summary" { parts(table, sides) }
  }

  /// Each passage of a funnel: those who went on, of those who came.
  private mutating func steps(_ table: FindingTable) {
    guard let before = table.columns.firstIndex(where: { $0.id == "previous" }),
      let after = table.columns.firstIndex(where: { $0.id == "people" })
    else { return }
    for row in table.rows {
      guard case .count(let trials) = row[before], case .count(let events) = row[after] else {
        continue
      }
      groups.append(
        Group(table: table.id, place: .term("all"), counts: ["trials": trials, "events": events]))
    }
  }

  /// What a row's counts are of: the first of its cells that is a period or a part of the time.
  private static func place(_ row: [Value]) -> Value {
    row.first { value in
      switch value {
      case .period, .term("before"), .term("after"): true
      default: false
      }
    } ?? .term("all")
  }

  /// Arms before and after, added up.
  private mutating func parts(
    _ table: FindingTable, _ sides: [(prefix: String, columns: [(String, Int)])]
  ) {
    for part in [Value.term("before"), .term("after")] {
      let rows = table.rows.filter { $0.contains(part) }
      for (_, columns) in sides where rows.count > 1 { add(table.id, part, columns, rows) }
    }
    for (_, columns) in sides { add(table.id, .term("all"), columns, table.rows) }
  }

  private mutating func add(
    _ table: String, _ place: Value, _ columns: [(String, Int)], _ rows: [[Value]]
  ) {
    var counts: [String: Int] = [:]
    for (name, index) in columns {
      for row in rows {
        guard case .count(let count) = row[index] else { continue }
        counts[name, default: 0] += count
      }
    }
    if !counts.isEmpty { groups.append(Group(table: table, place: place, counts: counts)) }
  }

  private mutating func add(
    both table: String, _ place: Value,
    _ sides: [(prefix: String, columns: [(String, Int)])], _ rows: [[Value]]
  ) {
    var counts: [String: Int] = [:]
    for (name, index) in sides.flatMap(\.columns) {
      for row in rows {
        guard case .count(let count) = row[index] else { continue }
        counts[name, default: 0] += count
      }
    }
    if !counts.isEmpty { groups.append(Group(table: table, place: place, counts: counts)) }
  }
}
