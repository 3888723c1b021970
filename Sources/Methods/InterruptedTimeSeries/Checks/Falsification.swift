// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Where nothing should be seen: placebo starts within the periods before, and the control series
/// by itself.
struct Falsification {
  let main: SeriesProblem
  let unit: Unit
  /// Smallest change that matters, in the unit of the average effect.
  let matters: Double?
  /// Placebo starts asked for; when none, a third, half and two thirds of the way through the
  /// periods before.
  let placeboStarts: [Int]

  /// The table, and whether every check's interval lies within (−m, m), and whether any excludes 0.
  func result() -> (table: FindingTable, allWithin: Bool, anyMoved: Bool) {
    var rows: [[Value]] = []
    var allWithin = matters != nil
    var anyMoved = false
    for (name, problem) in checks {
      guard problem.hasTwoSides, let cells = try? problem.averageCells(unit: unit),
        case .interval(let interval, _) = cells[1], let lower = interval.lower,
        let upper = interval.upper
      else {
        rows.append(
          [name, .missing, .missing, .missing, .missing, .term("reading.not-estimable")])
        allWithin = false
        continue
      }
      let isControl = name == .term("false.control")
      let reading = reading(lower, upper, isControl: isControl)
      if reading != "reading.within" { allWithin = false }
      if reading == "reading.moved" { anyMoved = true }
      rows.append([name] + cells + [.term(reading)])
    }
    let table = FindingTable(
      id: "falsification",
      columns: [.init("check")] + EffectCells.columns + [.init("reading")], rows: rows)
    return (table, allWithin && !rows.isEmpty, anyMoved)
  }

  private func reading(_ lower: Double, _ upper: Double, isControl: Bool) -> String {
    if let matters, lower > -matters, upper < matters { return "reading.within" }
    if lower > 0 || upper < 0 { return isControl ? "reading.control-moved" : "reading.moved" }
    return matters == nil ? "reading.includes-none-open" : "reading.includes-none"
  }

  private var checks: [(Value, SeriesProblem)] {
    let first = main.design.interruptions.map(\.start).min() ?? 0
    let horizon = (main.campaign.periods.last ?? first) - first + 1
    var checks: [(Value, SeriesProblem)] = placebos.map { start in
      var problem = main
      // As many periods after the placebo start as after the real one: the same question.
      let end = min(first, start + horizon)
      problem.campaign = main.campaign.filtered { $0 < end }
      problem.control = main.control?.filtered { $0 < end }
      problem.design.interruptions = [
        .init(start: start, off: nil, phaseIn: main.design.interruptions.first?.phaseIn ?? 0)
      ]
      return (.phrase("false.placebo", ["start": .period(main.design.step, start)]), problem)
    }
    if let control = main.control {
      var problem = main
      problem.campaign = control
      problem.control = nil
      checks.append((.term("false.control"), problem))
    }
    return checks
  }

  private var placebos: [Int] {
    guard placeboStarts.isEmpty else { return placeboStarts }
    let partition = main.partition
    let before = partition.positions(.before).map { main.campaign.periods[$0] }
    guard before.count >= 12 else { return [] }
    return [before.count / 3, before.count / 2, before.count * 2 / 3].map { before[$0] }
  }
}
