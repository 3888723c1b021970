// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

extension DifferenceInDifferences.PlaceAnalysis {
  /// Placebo dates within the time before: nothing should be seen.
  func falsification(
    _ main: DifferenceInDifferences.EffectProblem
  ) -> (table: FindingTable, anyMoved: Bool, allWithin: Bool) {
    var rows: [[Value]] = []
    var anyMoved = false
    var allWithin = specification.matters != nil
    let first = main.starts.values.min() ?? 0
    for date in specification.placebo {
      let start = specification.every.index(of: date)
      var question = main
      question.panel = main.panel.during { $0 < first - main.anticipation }
      question.starts = main.starts.mapValues { _ in start }
      question.anticipation = 0
      let name = Value.phrase("false.placebo", ["start": .period(specification.every, start)])
      guard let solution = try? question.solved() else {
        rows.append(
          [name, .missing, .missing, .missing, .missing, .term("reading.not-estimable")])
        allWithin = false
        continue
      }
      let limits = solution.effect.difference
      let reading = reading(limits.lower, limits.upper)
      if reading != "reading.within" { allWithin = false }
      if reading == "reading.moved" { anyMoved = true }
      rows.append(
        [name] + EffectCells.cells(solution.effect, divisor: 1, unit: absoluteUnit)
          + [.term(reading)])
    }
    return (
      FindingTable(
        id: "falsification",
        columns: [.init("check")] + EffectCells.columns + [.init("reading")], rows: rows),
      anyMoved, allWithin && !rows.isEmpty
    )
  }

  private func reading(_ lower: Double, _ upper: Double) -> String {
    if let matters = specification.matters?.value, lower > -matters, upper < matters {
      return "reading.within"
    }
    if lower > 0 || upper < 0 { return "reading.moved" }
    return specification.matters == nil ? "reading.includes-none-open" : "reading.includes-none"
  }
}
