// SPDX-License-Identifier: GPL-3.0-or-later

extension DisclosureControl {
  /// A place of a publication that tells of fewer people than the minimum.
  public struct Remaining: Hashable, Sendable {
    /// The analysis; what was observed of a KPI has its name (`name(ofKPI:)`).
    public var analysis: String
    /// The table.
    public var table: String
    /// Row and column of the cell, from 0; nil where it is no single one.
    public var row: Int?
    /// The column of the cell.
    public var column: Int?
    /// What it tells.
    public var what: What

    /// What a place tells.
    public enum What: Hashable, Sendable {
      /// A small count, or few more than another horizon shows.
      case small
      /// All of a total, the column of this name, but few.
      case rest(String)
      /// A number made of a count that is withheld, of the column of this name.
      case derived(String)
      /// Few more or fewer people than another table or analysis shows of the same.
      case difference(String)
      /// A count that is withheld, since its neighbours and that table add up to it.
      case solved(String)
    }
  }

  /// What a publication still tells of small counts: cells, what is made of withheld ones, what rows,
  /// columns, other tables and other analyses of the same sources give back by addition and subtraction.
  ///
  /// It looks at what is published alone, whoever made it, with the minimum itself: a count of exactly
  /// the minimum may be shown. What `applied(to:guarding:)` publishes leaves nothing.
  public func remaining(
    in published: Evaluation, guarding guarded: [String: Set<String>]
  ) -> [Remaining] {
    let plain = SmallCells(minimum: minimumCell)
    let analyses = observedAndAnalysed(published).filter { guarded[$0.id]?.isEmpty == false }
    var found = analyses.flatMap { findings in
      findings.tables.flatMap { table in
        RemainingCells(table: table, cells: plain).found.map { cell in
          Remaining(
            analysis: findings.id, table: table.id, row: cell.row, column: cell.column,
            what: cell.what)
        }
      }
    }
    // Rounded counts do not add up to one another.
    guard secondary, roundTo == nil else { return found }
    for (index, findings) in analyses.enumerated() {
      let sources = guarded[findings.id] ?? []
      let near = analyses.filter { !sources.isDisjoint(with: guarded[$0.id] ?? []) }
      found += solved(findings, beside: near, plain)
      let shown = ShownCounts(findings)
      for other in analyses[..<index] where !sources.isDisjoint(with: guarded[other.id] ?? []) {
        let others = ShownCounts(other)
        let table =
          shown.table(near: others, by: plain)
          ?? (findings.mayCount(as: other)
            ? shown.tableThatDiffers(from: others, by: plain) : nil)
        guard let table else { continue }
        found.append(
          Remaining(analysis: findings.id, table: table, what: .difference(other.id)))
      }
    }
    return found
  }

  /// Counts that are withheld alone in their column, where what the column adds up to is shown.
  private func solved(
    _ findings: AnalysisFindings, beside others: [AnalysisFindings], _ cells: SmallCells
  ) -> [Remaining] {
    findings.tables.flatMap { table in
      table.columns.indices.compactMap { column -> Remaining? in
        guard let row = table.onlyWithheld(in: column) else { return nil }
        let name = table.columns[column].name
        for other in others {
          for total in other.tables where total.id != table.id || other.id != findings.id {
            for index in total.columns.indices where total.columns[index].name == name {
              let sums = [total.sum(of: index) { _ in true }] + total.counts(of: index)
              for part in table.parts(around: row) {
                let rest = table.sum(of: column, where: part)
                guard sums.contains(where: { cells.isSmall($0 - rest) }) else { continue }
                return Remaining(
                  analysis: findings.id, table: table.id, row: row, column: column,
                  what: .solved(total.id))
              }
            }
          }
        }
        return nil
      }
    }
  }
}

extension FindingTable.Column {
  /// The name without what it is of: `treated.events` counts events.
  fileprivate var name: String {
    id.split(separator: ".", maxSplits: 1).last.map(String.init) ?? id
  }
}

extension FindingTable {
  /// The only row of which a guarded count is withheld; nil where there are none or several.
  fileprivate func onlyWithheld(in column: Int) -> Int? {
    guard columns[column].guarded == .count || columns[column].isPart else { return nil }
    let hidden = rows.indices.filter { rows[$0][column] == .hidden }
    return hidden.count == 1 && rows.count > 1 ? hidden[0] : nil
  }

  /// Which rows may add up with one: all, and those that share a word with it (before, after, an arm).
  fileprivate func parts(around row: Int) -> [([Value]) -> Bool] {
    let words = rows[row].filter { if case .term = $0 { true } else { false } }
    return [{ _ in true }] + words.map { word in { $0.contains(word) } }
  }

  fileprivate func counts(of column: Int) -> [Int] {
    rows.compactMap { if case .count(let count) = $0[column] { count } else { nil } }
  }

  fileprivate func sum(of column: Int, where isMeant: ([Value]) -> Bool) -> Int {
    rows.filter(isMeant).reduce(0) { sum, row in
      if case .count(let count) = row[column] { sum &+ count } else { sum }
    }
  }
}
