// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

extension InterruptedTimeSeries.Analysis {
  /// Estimates, tables, figures, notes and verdict, in the order in which each needs the one before.
  func fill(_ findings: inout AnalysisFindings) throws {
    let problem = self.problem
    let solution = try problem.solved()
    let unit = absoluteUnit
    let named = try solution.effects.named(
      horizons: horizons, unit: unit, totalOfMeans: specification.effect == .cumulative)
    let effects = ResultTables.effects(
      named.effects, estimator: specification.estimator.rawValue)
    findings.estimates = effects.estimates
    let estimators = try EstimatorTable(problem: problem, unit: unit, pinned: solution).result()
    let checks = try ResidualChecks(regression: solution.fit.regression).result()
    let falsification = Falsification(
      main: problem, unit: unit, matters: averageThreshold,
      placeboStarts: specification.placebo.map { specification.every.index(of: $0) }
    ).result()
    let drawn = try figures(problem, solution)
    findings.tables = [
      summary(solution.partition), flow.table, effects.table, estimators.table,
      try CoefficientTable(
        fit: solution.fit, step: specification.every, measure: measureUnit
      ).table(),
      checks.table,
      Sensitivity(main: problem, unit: unit, wild: checks.wild).table(),
      falsification.table, epoc(solution.partition).table, drawn.table,
    ]
    let places = PlaceboPlaces(main: problem, places: places, unit: unit) { place in
      context.value(place, of: specification.placeboPlaces?.column, in: kpi.source)
    }
    if let ranked = try places.result() {
      findings.tables.append(ranked.table)
      findings.facts["places.rank"] = .count(ranked.rank)
      findings.facts["places.among"] = .count(ranked.among)
    }
    findings.figures = [drawn.figure] + (checks.correlogram.map { [$0] } ?? []) + [checks.residuals]
    findings.headline = headline(findings.estimates)
    // A pulse is fitted to its period alone.
    if specification.shape.contains(.pulse) { findings.isOfSinglePeriod = true }
    if let autocorrelation = solution.fit.autocorrelation {
      findings.facts["autocorrelation"] = .number(autocorrelation, .number)
    }
    findings.notes = notes(
      solution, checks: checks, estimators: estimators, beyond: named.beyond,
      placeboMoved: falsification.anyMoved)
    findings.certainty = certainty(
      solution.partition, allWithin: falsification.allWithin)
  }

  /// The horizons to report, that of the verdict among them.
  private var horizons: [Int] {
    guard case .at(let horizon) = specification.effect else { return specification.effectsAt }
    return Set(specification.effectsAt + [horizon]).sorted()
  }

  private func figures(
    _ problem: SeriesProblem, _ solution: SeriesProblem.Solution
  ) throws -> (figure: FigureData, table: FindingTable) {
    try SeriesFigures(
      problem: problem, solution: solution, title: kpi.label,
      controlTitle: specification.control?.label, unit: valueUnit,
      personalValues: personalValues
    ).series()
  }
}
