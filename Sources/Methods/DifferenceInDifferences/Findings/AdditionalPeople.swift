// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

extension DifferenceInDifferences.Specification: CountsAdditional {
  var effectDays: DateRange { after }

  var effectRows: [ColumnFilter] {
    only + [ColumnFilter(column: unit, values: adopted.flatMap(\.units))]
  }

  func cannotCount(_ kpi: KPI) -> (why: String, help: String)? {
    if case .mean = kpi.measure {
      return ("its KPI `\(kpi.name)` is an average", "name an analysis of a rate or a count")
    }
    if effect != .average {
      return (
        "its effect is `\(effect.rawValue)`, not the average over all people after",
        "name an analysis with `effect: average`"
      )
    }
    if weights == .units, !kpi.isCount {
      return (
        "it weighs places alike: the effect on the average place, times people, counts nobody",
        "name an analysis with `weights: people`"
      )
    }
    return nil
  }

  static var additionalEstimate: String { "additional" }

  static func positives(in findings: AnalysisFindings) -> Int? {
    findings.table("summary")?.count("events", where: [.term("did.arm.treated"), .term("after")])
  }
}

extension KPI {
  /// Whether it counts events.
  var isCount: Bool { if case .count = measure { true } else { false } }
}

extension DifferenceInDifferences.PlaceAnalysis {
  /// How many more had the outcome in places with the campaign after their start: the average effect
  /// on a person times the people, or on a place in a period times places and periods. Nil where the
  /// effect is no average over them.
  func additional(
    _ main: DifferenceInDifferences.EffectProblem,
    _ solution: DifferenceInDifferences.EffectSolution
  ) -> Estimate? {
    guard specification.cannotCount(kpi) == nil else { return nil }
    let after = main.panel.cells.filter { cell in
      main.starts[cell.place].map { cell.period >= $0 } ?? false
    }
    let size =
      panel.kind == .count ? Double(after.count) : after.reduce(0) { $0 + $1.people }
    let effect = solution.effect.difference
    return Estimate(
      id: DifferenceInDifferences.Specification.additionalEstimate, value: effect.value * size,
      interval: Interval(bounded: effect.lower * size, effect.upper * size), unit: .count,
      degreesOfFreedom: solution.effect.degreesOfFreedom, estimator: solution.method)
  }
}
