// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// Rows of results, as the tables of the findings hold them.
enum ResultTables {
  /// The effects that were asked for, as a table and as estimates.
  static func effects(_ named: [NamedEffect], estimator: String) -> (
    table: FindingTable, estimates: [Estimate]
  ) {
    let rows = named.map { entry in
      [entry.label] + EffectCells.cells(entry.effect, divisor: entry.divisor, unit: entry.unit)
    }
    let estimates = named.flatMap { entry in
      EffectCells.estimates(
        entry.effect, divisor: entry.divisor, unit: entry.unit, name: entry.id,
        estimator: estimator)
    }
    return (
      FindingTable(id: "effects", columns: [.init("effect")] + EffectCells.columns, rows: rows),
      estimates
    )
  }
}
