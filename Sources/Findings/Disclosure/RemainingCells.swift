// SPDX-License-Identifier: GPL-3.0-or-later

/// The cells of one published table that tell of few people, by themselves or by their row.
struct RemainingCells {
  let table: FindingTable
  let cells: SmallCells

  var found: [(row: Int, column: Int, what: DisclosureControl.Remaining.What)] {
    var found: [(row: Int, column: Int, what: DisclosureControl.Remaining.What)] = []
    for column in table.columns.indices {
      guard let guarded = table.columns[column].guarded else { continue }
      for row in table.rows.indices {
        guard let what = telling(row, column, guarded) else { continue }
        found.append((row, column, what))
      }
    }
    return found + table.rows.indices.compactMap(solvedByRow)
  }

  private func telling(
    _ row: Int, _ column: Int, _ guarded: FindingTable.Guarded
  ) -> DisclosureControl.Remaining.What? {
    let cell = table.rows[row][column]
    if case .count(let count) = cell, cells.isSmall(count) { return .small }
    switch guarded {
    case .count: return nil
    case .partOf(let whole):
      if case .count(let part) = cell, case .count(let total)? = value(row, whole),
        cells.isSmall(total - part)
      {
        return .rest(whole)
      }
      return cells.isLess(row, column, of: table) ? .small : nil
    case .derivedFrom(let origin):
      guard tells(cell) else { return nil }
      return [origin, whole(of: origin)].compactMap { $0 }
        .first { value(row, $0) == .hidden }.map { .derived($0) }
    }
  }

  /// A count that is withheld alone in its row, where others of the row add up to all but few of the
  /// largest: one answer of five, beside all who answered.
  private func solvedByRow(
    _ row: Int
  ) -> (row: Int, column: Int, what: DisclosureControl.Remaining.What)? {
    let columns = table.columns.indices.filter {
      table.columns[$0].guarded == .count || table.columns[$0].isPart
    }
    let hidden = columns.filter { table.rows[row][$0] == .hidden }
    let shown = columns.compactMap { column -> Int? in
      if case .count(let count) = table.rows[row][column] { count } else { nil }
    }
    guard hidden.count == 1, shown.count > 1, let largest = shown.max() else { return nil }
    let sum = shown.reduce(0) { $0 &+ $1 }
    guard cells.isSmall(largest &- (sum &- largest)) else { return nil }
    return (row, hidden[0], .solved(table.id))
  }

  private func whole(of column: String) -> String? {
    guard case .partOf(let whole)? = table.columns.first(where: { $0.id == column })?.guarded else {
      return nil
    }
    return whole
  }

  private func value(_ row: Int, _ column: String) -> Value? {
    table.columns.firstIndex { $0.id == column }.map { table.rows[row][$0] }
  }

  private func tells(_ value: Value) -> Bool {
    switch value {
    case .number, .count, .interval: true
    default: false
    }
  }
}
