// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// The average effect had other choices been made: season, trend, phase-in, start, wild points,
/// control.
struct Sensitivity {
  let main: SeriesProblem
  let unit: Unit
  /// Periods whose residual is wild, in order.
  let wild: [Int]

  /// The table; a choice that these data cannot carry (too few periods, columns that cannot be told
  /// apart) stands with no numbers.
  func table() -> FindingTable {
    let rows = choices.map { choice -> [Value] in
      let none: [Value] = [.missing, .missing, .missing, .missing]
      let cells = choice.problem.hasTwoSides ? try? choice.problem.averageCells(unit: unit) : nil
      return [choice.name] + (cells ?? none)
    }
    return FindingTable(
      id: "sensitivity", columns: [.init("choice")] + EffectCells.columns, rows: rows)
  }

  private struct Choice {
    var name: Value
    var problem: SeriesProblem

    init(_ name: Value, _ problem: SeriesProblem, _ change: (inout SeriesProblem) -> Void) {
      self.name = name
      self.problem = problem
      change(&self.problem)
    }
  }

  private var choices: [Choice] {
    [Choice(.term("choice.main"), main) { _ in }] + seasons
      + [Choice(.term("choice.quadratic"), main) { $0.design.quadratic = true }]
      + phaseIn + starts
      + wild.map { period in
        Choice(
          .phrase("choice.dropped", ["period": .period(main.design.step, period)]), main
        ) { $0.dropped = [period] }
      }
      + (main.control == nil
        ? [] : [Choice(.term("choice.no-control"), main) { $0.control = nil }])
  }

  private var seasons: [Choice] {
    let step = main.design.step
    guard step != .year else { return [] }
    var seasons: [(SegmentedDesign.Season, Value)] = [(.none, .term("choice.no-season"))]
    for count in 1...2 where step != .quarter || count <= 2 {
      seasons.append(
        (.harmonics(count), .phrase("choice.harmonics", ["harmonics": .count(count)])))
    }
    if step != .quarter { seasons.append((.months, .term("choice.months"))) }
    return seasons.filter { $0.0 != main.design.season }.map { season, name in
      Choice(name, main) { $0.design.season = season }
    }
  }

  private var phaseIn: [Choice] {
    guard main.design.interruptions.contains(where: { $0.phaseIn > 0 }) else {
      return [
        Choice(.term("choice.phase-in-out"), main) { problem in
          problem.design.ramped = false
          for index in problem.design.interruptions.indices {
            problem.design.interruptions[index].phaseIn = 1
          }
        }
      ]
    }
    return [
      Choice(.term("choice.phase-in-kept"), main) { problem in
        for index in problem.design.interruptions.indices {
          problem.design.interruptions[index].phaseIn = 0
        }
      }
    ]
  }

  private var starts: [Choice] {
    let parts = main.partition.parts
    return [-3, -2, -1, 1, 2, 3].map { shift in
      let first = (main.design.interruptions.first?.start ?? 0) + shift
      return Choice(
        .phrase("choice.start", ["start": .period(main.design.step, first)]), main
      ) { problem in
        for index in problem.design.interruptions.indices {
          problem.design.interruptions[index].start += shift
          problem.design.interruptions[index].off =
            problem.design.interruptions[index].off.map { $0 + shift }
        }
      }
    }
    // Where no period has data between the two dates, a moved start is the same analysis.
    .filter { $0.problem.partition.parts != parts || !main.design.shapes.contains(.level) }
  }
}

extension SeriesProblem {
  /// Whether each side of the start has the three points that EPOC asks for.
  var hasTwoSides: Bool {
    let partition = self.partition
    return partition.count(.before) >= 3 && partition.count(.after) >= 3
  }
}
