// SPDX-License-Identifier: GPL-3.0-or-later

import Findings

/// How many rows were left after each step: read, eligible, mature, clear of the start, used.
struct DataFlow {
  /// A step and the rows left after it.
  struct Step {
    var name: String
    var rows: Int
  }

  var steps: [Step]

  /// Rows that no rule leaves out: those before the last step, which loses only rows that lack a
  /// value.
  var due: Int { steps.dropLast().last?.rows ?? used }

  /// Rows in the series.
  var used: Int { steps.last?.rows ?? 0 }

  /// Whether more than 5% of the rows due lack a value. Rows outside the window, with an open
  /// response window or one that straddles the start are left out by rule and are not lost.
  var losesMany: Bool { Double(due - used) > 0.05 * Double(due) }

  /// One row a step.
  var table: FindingTable {
    FindingTable(
      id: "flow", columns: [.init("flow"), .init("rows", guarded: .count)],
      rows: steps.map { [.term("flow.\($0.name)"), .count($0.rows)] })
  }
}
