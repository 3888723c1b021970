// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Tables

/// How many rows were left after each step from the source to what is analysed.
struct DataFlow {
  /// Rows left, by step, in order.
  let steps: [(term: String, rows: Int)]
  /// Rows lost because a value that was needed is missing.
  let lost: Int
  /// Whether rows are persons, whose small counts must not be shown.
  let isGuarded: Bool

  /// A flow of these steps.
  init(steps: [(term: String, rows: Int)], lost: Int, isGuarded: Bool) {
    self.steps = steps
    self.lost = lost
    self.isGuarded = isGuarded
  }

  /// The flow of an answer, down to the rows that stand in whole periods.
  init(_ answer: SummaryTable, whole periods: Set<Int>, isGuarded: Bool) {
    let cells = answer.key("period")?.cells ?? []
    self.init(answer, isGuarded: isGuarded) { group in
      guard case .number(let period) = cells[group] else { return false }
      return periods.contains(Int(period))
    }
  }

  /// The flow of an answer, down to the rows of some of its groups.
  init(_ answer: SummaryTable, isGuarded: Bool, using isUsed: (Int) -> Bool) {
    var steps = [Stage.rows, Stage.eligible, Stage.mature, Stage.clear].compactMap { name in
      answer.flow.total(name).map { (term: "flow.\(name)", rows: $0) }
    }
    let rows = answer.measure("rows")
    let used = (0..<answer.count).reduce(0.0) { sum, number in
      isUsed(number) ? sum + (rows?.double(number) ?? 0) : sum
    }
    steps.append(("flow.used", Int(used)))
    self.steps = steps
    lost = answer.flow.losses.reduce(0) { sum, loss in
      guard case .missing = loss.reason else { return sum }
      return sum + loss.rows
    }
    self.isGuarded = isGuarded
  }

  /// Whether over 5% of the rows that should count were lost.
  var losesMany: Bool {
    let used = steps.last?.rows ?? 0
    return Double(lost) > 0.05 * Double(used + lost)
  }

  /// The steps, with the rows left and the rows left out at each.
  var table: FindingTable {
    let guarded: FindingTable.Guarded? = isGuarded ? .count : nil
    let rows = steps.indices.map { index -> [Value] in
      let before = index > 0 ? steps[index - 1].rows : steps[index].rows
      return [
        .term(steps[index].term), .count(steps[index].rows),
        .count(before - steps[index].rows),
      ]
    }
    return FindingTable(
      id: "flow",
      columns: [
        .init("step"), .init("rows", guarded: guarded), .init("left", guarded: guarded),
      ], rows: rows)
  }
}
