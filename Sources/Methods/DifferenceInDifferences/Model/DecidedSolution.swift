// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences.EffectProblem {
  /// The effect with the interval that the design chooses, as the one that carries a verdict has.
  func decided() throws -> DifferenceInDifferences.EffectSolution {
    let found = try solved()
    guard synthetic == nil else { return found }
    guard !isStaggered else { return holding(found) }
    return decided(found, by: try regression(), replicates: replicates).solution
  }

  /// The solution with the interval that Statistics chooses for a regression, and that interval. Where
  /// only permutation could judge counts, or with one place on each side, alike in size, nothing is
  /// left over to measure spread by: there are no limits, and nothing was chosen.
  func decided(
    _ found: DifferenceInDifferences.EffectSolution, by fit: FixedEffectsFit, replicates: Int
  ) -> (solution: DifferenceInDifferences.EffectSolution, chosen: ClusteredInterval?) {
    guard let chosen = try? fit.defaultInterval(replicates: replicates, seed: seed) else {
      return (unbounded(found), nil)
    }
    switch chosen.reason {
    case .enoughDegreesOfFreedom: return (found, chosen)
    case .fewDegreesAndNoPermutation: return (unbounded(found), nil)
    case .fewDegreesOfFreedom, .singleCluster:
      let limits = CombinationLimits(
        estimate: fit.coefficients[0], lower: chosen.interval.lower,
        upper: chosen.interval.upper, standardError: found.limits.standardError)
      return (solution(limits, method: "scaled-permutation"), chosen)
    }
  }

  /// An effect beside the one that is judged as it may be shown: without limits where only the places
  /// of all dates together could bound it, or places are too few for errors clustered by them.
  /// Deviations within dates and of all dates have degrees of freedom that are estimated: their
  /// intervals hold below 4 of them too (`Benchmarks/Coverage`).
  func holding(
    _ found: DifferenceInDifferences.EffectSolution
  ) -> DifferenceInDifferences.EffectSolution {
    let degrees = found.limits.degreesOfFreedom ?? .infinity
    let isClustered = found.method == "cr2"
    let isHeld = !isClustered || degrees >= FixedEffectsFit.enoughDegreesOfFreedom
    return found.method == "all-places" || !isHeld ? unbounded(found) : found
  }

  /// The regression without each place in turn; nil where the effect is not one regression's.
  var deletions: ClusterDeletions? {
    guard synthetic == nil, !isStaggered, let fit = try? regression() else { return nil }
    return ClusterDeletions(fit)
  }

  /// An effect whose interval nothing bounds.
  func unbounded(
    _ found: DifferenceInDifferences.EffectSolution
  ) -> DifferenceInDifferences.EffectSolution {
    var limits = found.limits
    limits.lower = -.infinity
    limits.upper = .infinity
    limits.degreesOfFreedom = nil
    var open = solution(scaled: limits, method: "unbounded")
    // A ratio without limits would still bound a fall by what there was to fall from.
    open.effect.difference.lower = -.infinity
    open.effect.difference.upper = .infinity
    open.effect.ratio = nil
    return open
  }

  /// By how much more the places with the campaign have of something after their start than the
  /// others, as the estimator of the effect weighs places and periods.
  /// - Parameter dose: what a cell has, a person.
  func gap(in dose: (DifferenceInDifferences.PlacePanel.Cell) -> Double) throws -> Double {
    var question = self
    question.panel = panel.replacing { dose($0) * $0.people }
    if let synthetic {
      let comparison = try DifferenceInDifferences.SyntheticComparison(self, synthetic)
      return comparison.gap(in: question.panel)
    }
    return isStaggered
      ? try average(effect, of: question.groupTime()).estimate
      : try question.regression().coefficients[0]
  }
}

extension DifferenceInDifferences.SyntheticComparison {
  /// What the treated places have beyond the weighted average, by the same weights of places and
  /// periods.
  func gap(in panel: DifferenceInDifferences.PlacePanel) -> Double {
    let treated = problem.treated
    var sums: [Double] = []
    for period in periods {
      func mean(_ place: Int) -> Double {
        let total = panel.total { $0.place == place && $0.period == period }
        return total.people > 0 ? total.sum / total.people : 0
      }
      var gap = treated.reduce(0) { $0 + mean($1) } / Double(treated.count)
      for place in places where problem.starts[place] == nil {
        gap -= (weights[place] ?? 0) * mean(place)
      }
      sums.append(gap)
    }
    let level = zip(sums, periodWeights ?? []).reduce(0) { $0 + $1.0 * $1.1 }
    return sums.dropFirst(before).reduce(0, +) / Double(periods.count - before) - level
  }
}
