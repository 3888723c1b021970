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
    /// The regression behind it, where there is one.
    var fit: FixedEffectsFit?
  }
}

extension DifferenceInDifferences.EffectProblem {
  /// The effect, by the method of the design: fixed effects for one date, group-time effects for
  /// several.
  func solved() throws -> DifferenceInDifferences.EffectSolution {
    if let synthetic {
      return try DifferenceInDifferences.SyntheticComparison(self, synthetic).solution()
    }
    return isStaggered ? try staggered() : try oneDate()
  }

  /// The cells of the average effect in a table; missing where it cannot be estimated.
  func cells(unit: Unit) throws -> [Value] {
    EffectCells.cells(try decided().effect, divisor: 1, unit: unit)
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
    // Two places in two periods leave nothing over: an effect without anything to bound it.
    let estimate = try? fit.estimate(0)
    let nothing = CombinationLimits(
      estimate: fit.coefficients[0], lower: -.infinity, upper: .infinity, standardError: .infinity)
    var found =
      try estimate.map { try solution($0, method: "cr2") }
      ?? unbounded(solution(scaled: nothing, method: "unbounded"))
    found.fit = fit
    return found
  }

  // MARK: Several dates

  /// How group-time effects are estimated: against places that never have the campaign where there
  /// are any.
  var specification: GroupTimeSpecification {
    GroupTimeSpecification(
      controls: controls.isEmpty ? .notYetTreated : .neverTreated, adjustment: .doublyRobust,
      base: .universal, anticipation: anticipation, sampling: .clusters, incomplete: .exclude)
  }

  /// Group-time effects of people in cells (repeated cross-sections). Where places count the same, a
  /// place's people in a period share one unit of weight; a count is one observation a place and
  /// period, of events a unit of exposure.
  func groupTime(_ specification: GroupTimeSpecification? = nil) throws -> GroupTimeEffects {
    try groupTimeEffects(cells: outcomeCells, specification: specification ?? self.specification)
  }

  private var outcomeCells: [OutcomeCell] {
    let isCount = panel.kind == .count
    var people: [DifferenceInDifferences.PlaceInPeriod: Double] = [:]
    for cell in panel.cells { people[.init(cell.place, cell.period), default: 0] += cell.people }
    return panel.cells.filter { $0.people > 0 }.map { cell in
      let count = isCount ? 1 : cell.people
      let sum = isCount ? cell.sum / cell.people : cell.sum
      let all = people[.init(cell.place, cell.period)] ?? 1
      let weight =
        isCount ? (weights == .people ? cell.people : 1) : weights == .people ? 1 : 1 / all
      return OutcomeCell(
        unit: cell.place, period: cell.period, firstTreated: starts[cell.place], count: count,
        sum: sum, sumOfSquares: (isCount ? 0 : cell.withinSquares) + sum * sum / count,
        weight: weight, covariates: isAdjusted ? .stratum(cell.stratum) : .none)
    }
  }

  /// Means of places by period, places in their order, periods in theirs; nil unless every place is
  /// seen in every period.
  func meansByPlace() -> (outcomes: Matrix, places: [Int], periods: [Int])? {
    let (places, periods) = (panel.present, panel.periods)
    var sums = [Double](repeating: 0, count: places.count * periods.count)
    var people = sums
    let row = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let column = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    for cell in panel.cells {
      guard let i = row[cell.place], let j = column[cell.period] else { continue }
      sums[i * periods.count + j] += cell.sum
      people[i * periods.count + j] += cell.people
    }
    guard people.allSatisfy({ $0 > 0 }) else { return nil }
    let rows = places.indices.map { i in
      periods.indices.map { sums[i * periods.count + $0] / people[i * periods.count + $0] }
    }
    return (try? Matrix(rows: rows)).map { ($0, places, periods) }
  }

  private func staggered() throws -> DifferenceInDifferences.EffectSolution {
    try solution(of: try average(effect, of: groupTime()))
  }

  /// The average of group-time effects that an effect is.
  func average(
    _ effect: DifferenceInDifferences.Effect, of effects: GroupTimeEffects,
    shares: CohortShares = .fixed
  ) throws -> AverageEffect {
    switch effect {
    case .average: return try effects.average(.simple, shares: shares).overall
    case .byStart: return try effects.average(.cohort, shares: shares).overall
    case .byPeriod: return try effects.average(.calendar, shares: shares).overall
    case .byExposure: return try effects.average(.dynamic(), shares: shares).overall
    case .longest:
      let parts = try effects.average(.dynamic(), shares: shares).parts
      guard let last = parts.last, (last.index ?? -1) >= 0 else {
        throw GroupTimeError.noEffects(what: "after treatment")
      }
      return last
    }
  }

  /// An average of group-time effects with the best interval it can have: deviations within each
  /// starting date; where a date has one place, deviations of all dates together, which needs every
  /// place in every period and nothing held equal; else deviations of all places, too short to carry
  /// a verdict. The places that took part are the places of interest: their shares count as given.
  func solution(of average: AverageEffect) throws -> DifferenceInDifferences.EffectSolution {
    let ways: [(EffectInference, String)] = [
      (.withinCohorts, "within-cohorts"), (.pooledCohorts, "pooled-cohorts"),
    ]
    for (inference, name) in ways {
      if let combination = try? average.combination(inference) {
        return try solution(combination, method: name)
      }
    }
    return try solution(try average.combination(.studentT), method: "all-places")
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

  /// Limits on the scale of estimation as a solution. Group-time effects and synthetic controls of
  /// counts are of events a unit of exposure: they are carried to events a place and period.
  func solution(
    _ limits: CombinationLimits, method: String
  ) -> DifferenceInDifferences.EffectSolution {
    var limits = limits
    if isStaggered || synthetic != nil, panel.kind == .count {
      let exposure = treatedExposure
      limits.estimate *= exposure
      limits.lower *= exposure
      limits.upper *= exposure
      limits.standardError *= exposure
    }
    return solution(scaled: limits, method: method)
  }

  /// Limits on the scale that is reported as a solution.
  func solution(
    scaled limits: CombinationLimits, method: String
  ) -> DifferenceInDifferences.EffectSolution {
    .init(effect: effect(limits), limits: limits, method: method)
  }

  /// Mean exposure of a treated place in a period after its start.
  var treatedExposure: Double {
    let after = panel.cells.filter { cell in starts[cell.place].map { cell.period >= $0 } ?? false }
    return after.reduce(0) { $0 + $1.people } / Double(max(1, after.count))
  }
}
