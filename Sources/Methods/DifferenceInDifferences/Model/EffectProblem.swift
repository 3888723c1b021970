// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension DifferenceInDifferences {
  /// One question to one panel: by how much did the treated places change beyond the others?
  struct EffectProblem {
    /// The places compared, periods before and after.
    var panel: PlacePanel
    /// The first period with the campaign, by place; places without one are controls.
    var starts: [Int: Int]
    var weights: Weights
    /// Whether the mix of strata is held equal.
    var isAdjusted: Bool
    /// Periods before the start that take no part.
    var anticipation: Int
    /// For the intervals that are simulated.
    var seed: UInt64
    /// How the controls are weighed into one; nil where they stand side by side.
    var synthetic: Synthetic?
    /// Which average of effects with several dates is asked for.
    var effect = Effect.average
    /// Ways to choose the treated places that an effect is compared over, at most.
    var replicates = 999

    var treated: [Int] { panel.present.filter { starts[$0] != nil } }
    var controls: [Int] { panel.present.filter { starts[$0] == nil } }
    var isStaggered: Bool { Set(starts.values).count > 1 }
    /// Whether, with one date, one place stands alone on a side: its own residuals say nothing of how
    /// it varies, and no clustered interval holds.
    var hasSinglePlace: Bool { !isStaggered && (treated.count == 1 || controls.count == 1) }

    /// Whether errors clustered by place, with two places or more on a side, hold their level: from 4
    /// degrees of freedom, and below them from 10 places on, where they are wide rather than wrong
    /// (.937 or more of 95% intervals, against .924 with 2 of 6; `Benchmarks/Coverage`). Where
    /// permutation can answer, it is the narrower below 4.
    func holdsClustered(_ degrees: Double) -> Bool {
      degrees >= FixedEffectsFit.enoughDegreesOfFreedom || panel.present.count >= 10
    }

    /// When each place starts, as Statistics takes it.
    var adoption: Statistics.Adoption {
      let present = Set(panel.present)
      return Statistics.Adoption(starts.filter { present.contains($0.key) })
    }

    /// The panel as Statistics takes it. Counts have one row a place and period, their exposure
    /// beside them.
    func cells() throws -> PanelCells {
      let cells = panel.cells
      let isCount = panel.kind == .count
      return try PanelCells(
        units: cells.map(\.place), periods: cells.map(\.period),
        strata: isAdjusted ? cells.map(\.stratum) : nil,
        counts: cells.map { isCount ? 1 : $0.people }, sums: cells.map(\.sum),
        withinSquares: cells.map(\.withinSquares),
        exposures: isCount ? cells.map(\.people) : nil)
    }

    /// One observation is the mean of a place in a period: what is assigned and varies is the place,
    /// so that CR2's working variance is the same however many people stand behind a mean, as in the
    /// reference values. Estimates and CR1 do not depend on it.
    var options: FixedEffectsOptions {
      FixedEffectsOptions(
        weights: weights == .people ? .people : .units, level: .cells, kind: .twoWay,
        strata: isAdjusted ? .byPeriod : .none)
    }

    /// The average over the cells of treated places after their start, weighted as the estimand is;
    /// and, for counts, what an effect on one place in one period is divided by.
    var meanTreatedAfter: Double {
      let after = panel.cells.filter { cell in
        starts[cell.place].map {
          effect == .longest ? cell.period - $0 == longestExposure : cell.period >= $0
        } ?? false
      }
      guard panel.kind != .count else {
        let sum = after.reduce(0) { $0 + $1.sum }
        return sum / Double(max(1, after.count))
      }
      return DifferenceInDifferences.average(after, weights: weights)
    }

    /// The longest time since its start that a treated place was seen after.
    var longestExposure: Int {
      panel.cells.compactMap { cell in starts[cell.place].map { cell.period - $0 } }.max() ?? 0
    }

    /// A change as it is reported on the scale on which effects of periods are estimated: for counts
    /// the logarithm of the ratio to the mean before, or with several dates events a unit of exposure.
    /// Nil where there is nothing to relate it to.
    func onScaleOfEstimation(_ change: Double) -> Double? {
      guard panel.kind == .count else { return change }
      guard !isStaggered else { return treatedExposure > 0 ? change / treatedExposure : nil }
      let before = panel.cells.filter { cell in
        starts[cell.place].map { cell.period < $0 } ?? false
      }
      let mean = before.reduce(0) { $0 + $1.sum } / Double(max(1, before.count))
      return mean > 0 ? log(1 + abs(change) / mean) : nil
    }

    /// An effect on the linear scale as it is reported: with the ratio to what was expected.
    func effect(_ limits: CombinationLimits) -> PeriodEffect {
      let mean = meanTreatedAfter
      if panel.kind == .count, !isStaggered, synthetic == nil {
        return PeriodEffect.multiplicative(
          limits, with: mean, without: mean * exp(-limits.estimate), size: 1)
      }
      return PeriodEffect.additive(limits, with: mean, without: mean - limits.estimate, size: 1)
    }
  }

  /// The average person's, or the average place's, outcome over some cells.
  static func average(_ cells: [PlacePanel.Cell], weights: Weights) -> Double {
    if weights == .people {
      let people = cells.reduce(0) { $0 + $1.people }
      return cells.reduce(0) { $0 + $1.sum } / people
    }
    var totals: [PlaceInPeriod: (sum: Double, people: Double)] = [:]
    for cell in cells {
      totals[.init(cell.place, cell.period), default: (0, 0)].sum += cell.sum
      totals[.init(cell.place, cell.period), default: (0, 0)].people += cell.people
    }
    // In the order of places and periods: sums of doubles depend on theirs.
    let keys = totals.keys.sorted { ($0.place, $0.period) < ($1.place, $1.period) }
    let means = keys.map { key in totals[key].map { $0.sum / $0.people } ?? 0 }
    return means.reduce(0, +) / Double(max(1, means.count))
  }

  /// A place in a period.
  struct PlaceInPeriod: Hashable {
    var place: Int
    var period: Int

    init(_ place: Int, _ period: Int) {
      self.place = place
      self.period = period
    }
  }
}
