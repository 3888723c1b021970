// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

extension DifferenceInDifferences {
  /// The outcome by place, period and the groups of a column, for whom the effect may differ.
  struct GroupedPanel {
    /// The column.
    let column: String
    /// Its values, in the order of their bytes.
    let groups: [String]
    /// Cut by the columns held equal, and by this one.
    let panel: PlacePanel
    /// Which group each stratum of the panel belongs to.
    let groupOfStratum: [Int]

    init(
      _ column: String, _ table: SummaryTable, outcome: OutcomeQuery, adjust columns: Int
    ) {
      self.column = column
      let position = outcome.by.firstIndex(of: column) ?? 0
      let others = (1..<(columns + 1)).filter { $0 != position }
      // The column comes first in a stratum's name: what stands before the mark is its group.
      let panel = PlacePanel(table, outcome: outcome, strata: [position] + others)
      let names = panel.strata.map {
        $0.split(separator: PlacePanel.mark).first.map(String.init) ?? "–"
      }
      groups = Set(names).sorted(by: PlacePanel.precedes)
      let number = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
      groupOfStratum = names.map { number[$0] ?? 0 }
      self.panel = panel
    }
  }
}
