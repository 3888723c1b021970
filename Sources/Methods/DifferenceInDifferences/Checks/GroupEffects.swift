// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension DifferenceInDifferences {
  /// The effect in each group of a column, and by how much each group's differs from the first's: on
  /// the scale of estimation, the logarithm for ratios of counts.
  struct GroupEffects {
    /// The scale that the effects are reported on.
    enum Scale {
      /// As they are, in this unit.
      case additive(Unit)
      /// Rate ratios; a difference is a ratio of ratios.
      case ratios
    }

    /// Groups with rows, in their order.
    var groups: [Int]
    /// One a group; nil where these places and periods cannot give it.
    var effects: [CombinationLimits?]
    /// Of each group that has an effect, but the first of them, less the first.
    var differences: [(group: Int, from: Int, limits: CombinationLimits)] = []
    /// That all groups with an effect have the same; nil where there is no test.
    var test: HotellingTest?
    var scale: Scale
  }
}

extension DifferenceInDifferences.EffectProblem {
  /// The effects in the groups of a column, the problem's panel being cut by them.
  ///
  /// - Parameters:
  ///   - groupOfStratum: the group of each stratum of the panel.
  ///   - unit: of additive effects.
  ///   - isAdjusted: whether strata within a group are held equal.
  func groupEffects(
    by groupOfStratum: [Int], unit: Unit, isAdjusted: Bool
  ) throws -> DifferenceInDifferences.GroupEffects {
    let groups = Set(panel.cells.map { groupOfStratum[$0.stratum] }).sorted()
    return isStaggered
      ? groupEffectsByDates(groups, groupOfStratum, unit, isAdjusted)
      : try groupEffectsOfOneDate(groups, groupOfStratum, unit)
  }

  // MARK: One date

  /// One regression (of counts, Poisson's) in which every group has its own effects of places and of
  /// periods, and treatment one coefficient a group.
  private func groupEffectsOfOneDate(
    _ groups: [Int], _ groupOfStratum: [Int], _ unit: Unit
  ) throws -> DifferenceInDifferences.GroupEffects {
    var question = self
    question.isAdjusted = true
    let covariates = groups.dropFirst().map { group in
      panel.cells.map { cell -> Double in
        let isTreated = starts[cell.place].map { cell.period >= $0 } ?? false
        return isTreated && groupOfStratum[cell.stratum] == group ? 1 : 0
      }
    }
    var options = question.options
    options.strata = .saturated
    let isCount = panel.kind == .count
    let fit =
      isCount
      ? try fixedEffectsPoisson(
        question.cells(), adoption: adoption, covariates: Array(covariates), options: options)
      : try fixedEffects(
        question.cells(), adoption: adoption, covariates: Array(covariates), options: options)
    let covariance = try fit.covariance(.clustered(.cr2))
    var found = DifferenceInDifferences.GroupEffects(
      groups: groups, effects: [], scale: isCount ? .ratios : .additive(unit))
    for (index, group) in groups.enumerated() {
      var weights = fit.picking(0)
      if index > 0 { weights[index] = 1 }
      found.effects.append(try limits(fit.estimate(of: weights, covariance: covariance)))
      guard index > 0 else { continue }
      let difference = try fit.estimate(of: fit.picking(index), covariance: covariance)
      found.differences.append((group, groups[0], try limits(difference)))
    }
    found.test = try? fit.hotellingTest(
      of: fit.terms.indices.dropFirst().map { fit.picking($0) }, covariance: covariance)
    return found
  }

  // MARK: Several dates

  /// Group-time effects of each group by itself, averaged alike; what they share is what their places
  /// contribute. A group that lacks some of the effects averaged would answer another question: it
  /// has none.
  private func groupEffectsByDates(
    _ groups: [Int], _ groupOfStratum: [Int], _ unit: Unit, _ isAdjusted: Bool
  ) -> DifferenceInDifferences.GroupEffects {
    let estimated = groups.map { group -> GroupTimeEffects? in
      var own = self
      own.isAdjusted = isAdjusted
      own.panel.cells = panel.cells.filter { groupOfStratum[$0.stratum] == group }
      return try? own.groupTime(specification)
    }
    let asked = Set(estimated.compactMap(\.self).flatMap { $0.effects.map(GroupTimeCell.init) })
    var found = DifferenceInDifferences.GroupEffects(
      groups: groups, effects: [], scale: .additive(unit))
    let averages = estimated.map { effects -> AverageEffect? in
      guard let effects, Set(effects.effects.map(GroupTimeCell.init)) == asked else { return nil }
      return try? average(effect, of: effects, shares: .fixed)
    }
    found.effects = averages.map { average in
      guard let average else { return nil }
      return bounded(average) ?? openLimits(average.estimate)
    }
    let known = groups.indices.filter { averages[$0] != nil }
    guard known.count > 1,
      let joined = try? GroupedAverages(known.compactMap { averages[$0] })
    else { return found }
    let differences = known.indices.dropFirst().map { other in
      known.indices.map { $0 == other ? 1.0 : $0 == 0 ? -1.0 : 0.0 }
    }
    for (index, weights) in differences.enumerated() {
      let combination = Self.ways.lazy.compactMap { try? joined.combination(of: weights, $0) }.first
      let value = zip(weights, joined.averages).reduce(0) { $0 + $1.0 * $1.1.estimate }
      let limits = combination.flatMap { try? self.limits($0) } ?? openLimits(value)
      found.differences.append((groups[known[index + 1]], groups[known[0]], limits))
    }
    found.test =
      Self.ways.lazy.compactMap {
        try? joined.hotellingTest(of: differences, $0)
      }.first
    return found
  }

  /// How an average may be bounded, the best first: as the effect itself is.
  private static let ways: [EffectInference] = [.withinCohorts, .pooledCohorts]

  private func bounded(_ average: AverageEffect) -> CombinationLimits? {
    Self.ways.lazy.compactMap { try? average.combination($0) }.first.flatMap { try? limits($0) }
  }

  // MARK: Limits

  private func openLimits(_ estimate: Double) -> CombinationLimits {
    CombinationLimits(
      estimate: estimate, lower: -.infinity, upper: .infinity, standardError: 0)
  }

  /// 95% limits; none where degrees of freedom are too few for them to hold.
  private func limits(_ combination: LinearCombination) throws -> CombinationLimits {
    let interval = try combination.interval(level: 0.95)
    var limits = CombinationLimits(
      estimate: combination.estimate, lower: interval.lower, upper: interval.upper,
      standardError: combination.standardError)
    if case .studentT(let degrees) = combination.reference {
      limits.degreesOfFreedom = degrees
      if degrees < FixedEffectsFit.enoughDegreesOfFreedom {
        (limits.lower, limits.upper) = (-.infinity, .infinity)
      }
    }
    return limits
  }
}

/// Which effect of which starting date.
private struct GroupTimeCell: Hashable {
  var cohort: Int
  var period: Int

  init(_ effect: GroupTimeEffect) {
    cohort = effect.cohort
    period = effect.period
  }
}
