// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// The answer to one question: the effect, and what its interval rests on.
  struct EffectSolution {
    /// The effect as it is reported.
    var effect: PeriodEffect
    /// The effect on the scale of estimation, with its limits; infinite where there are none.
    var limits: CombinationLimits
    /// What the interval rests on: a term.
    var method: String
  }
}

extension DifferenceInDifferences.EffectProblem {
  /// The effect, by the method of the design: fixed effects for one date, group-time effects for
  /// several.
  func solved() throws -> DifferenceInDifferences.EffectSolution {
    isStaggered ? try staggered() : try oneDate()
  }

  /// The cells of the average effect in a table; missing where it cannot be estimated.
  func cells(unit: Unit) throws -> [Value] {
    EffectCells.cells(try solved().effect, divisor: 1, unit: unit)
  }

  // MARK: One date

  /// The regression with effects of places and periods, and one of the campaign.
  func regression(_ effects: PanelEffects = .constant) throws -> FixedEffectsFit {
    panel.kind == .count
      ? try fixedEffectsPoisson(cells(), adoption: adoption, effects: effects, options: options)
      : try fixedEffects(cells(), adoption: adoption, effects: effects, options: options)
  }

  private func oneDate() throws -> DifferenceInDifferences.EffectSolution {
    let fit = try regression()
    return try solution(try fit.estimate(0), method: "cr2")
  }

  // MARK: Several dates

  /// How group-time effects are estimated: against places that never have the campaign where there
  /// are any.
  var specification: GroupTimeSpecification {
    GroupTimeSpecification(
      controls: controls.isEmpty ? .notYetTreated : .neverTreated, adjustment: .doublyRobust,
      base: .universal, anticipation: anticipation, sampling: .clusters, incomplete: .exclude)
  }

  /// Group-time effects: of people in cells, or of places by their means.
  func groupTime(_ specification: GroupTimeSpecification? = nil) throws -> GroupTimeEffects {
    let specification = specification ?? self.specification
    if weights == .people, panel.kind != .count {
      return try groupTimeEffects(cells: outcomeCells(), specification: specification)
    }
    return try groupTimeEffects(panel: observations(), specification: specification)
  }

  private func outcomeCells() -> [OutcomeCell] {
    panel.cells.filter { $0.people > 0 }.map { cell in
      OutcomeCell(
        unit: cell.place, period: cell.period, firstTreated: starts[cell.place],
        count: cell.people, sum: cell.sum,
        sumOfSquares: cell.withinSquares + cell.sum * cell.sum / cell.people,
        covariates: isAdjusted ? .stratum(cell.stratum) : .none)
    }
  }

  /// One mean a place and period; places are weighed by their exposure where people are counted.
  private func observations() -> [PanelObservation] {
    var totals: [DifferenceInDifferences.PlaceInPeriod: (sum: Double, people: Double)] = [:]
    for cell in panel.cells {
      totals[.init(cell.place, cell.period), default: (0, 0)].sum += cell.sum
      totals[.init(cell.place, cell.period), default: (0, 0)].people += cell.people
    }
    let keys = totals.keys.sorted { ($0.place, $0.period) < ($1.place, $1.period) }
    var size: [Int: Double] = [:]
    for key in keys { size[key.place, default: 0] += totals[key]?.people ?? 0 }
    return keys.compactMap { key in
      guard let total = totals[key], total.people > 0 else { return nil }
      return PanelObservation(
        unit: key.place, period: key.period, firstTreated: starts[key.place],
        outcome: total.sum / total.people,
        weight: weights == .people ? size[key.place] ?? 1 : 1)
    }
  }

  private func staggered() throws -> DifferenceInDifferences.EffectSolution {
    let average = try groupTime().average(.simple)
    return try solution(of: average.overall)
  }

  /// An average of group-time effects with the best interval it can have: deviations within cohorts,
  /// or, where a cohort is one place, deviations of all places.
  func solution(of average: AverageEffect) throws -> DifferenceInDifferences.EffectSolution {
    do {
      return try solution(try average.combination(.withinCohorts), method: "within-cohorts")
    } catch GroupTimeError.cohortsOfOneCluster {
      return try solution(try average.combination(.studentT), method: "all-places")
    }
  }

  // MARK: Both

  /// A combination with its 95% limits as a solution.
  func solution(
    _ combination: LinearCombination, method: String
  ) throws -> DifferenceInDifferences.EffectSolution {
    let interval = try combination.interval(level: 0.95)
    var degrees: Double?
    if case .studentT(let freedom) = combination.reference { degrees = freedom }
    return solution(
      CombinationLimits(
        estimate: combination.estimate, lower: interval.lower, upper: interval.upper,
        standardError: combination.standardError, degreesOfFreedom: degrees), method: method)
  }

  /// Limits on the scale of estimation as a solution. Group-time effects on counts are of events a
  /// unit of exposure: they are carried to events a place and period.
  func solution(
    _ limits: CombinationLimits, method: String
  ) -> DifferenceInDifferences.EffectSolution {
    var limits = limits
    guard isStaggered, panel.kind == .count else {
      return .init(effect: effect(limits), limits: limits, method: method)
    }
    let exposure = treatedExposure
    limits.estimate *= exposure
    limits.lower *= exposure
    limits.upper *= exposure
    limits.standardError *= exposure
    let mean = treatedAfter.mean
    return .init(
      effect: PeriodEffect.additive(limits, with: mean, without: mean - limits.estimate, size: 1),
      limits: limits, method: method)
  }

  /// Mean exposure of a treated place in a period after its start.
  private var treatedExposure: Double {
    let after = panel.cells.filter { cell in starts[cell.place].map { cell.period >= $0 } ?? false }
    return after.reduce(0) { $0 + $1.people } / Double(max(1, after.count))
  }
}
