// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// Why a weighted average of places cannot be had.
  enum SyntheticRefusal: Error {
    /// A place with the campaign, or all controls, lack a period.
    case gaps
    /// Fewer than two places to weigh.
    case tooFewControls
  }

  /// The places with the campaign, taken together, against a weighted average of the others: means of
  /// places, each place and period counting the same.
  struct SyntheticComparison {
    let problem: EffectProblem
    let kind: Synthetic
    /// Places in the order of the rows, and periods.
    let places: [Int]
    let periods: [Int]
    /// Periods before the start.
    let before: Int
    /// What each place weighs; 0 for those with the campaign.
    let weights: [Int: Double]
    /// What each period before weighs in what the periods after are compared with; nil where they
    /// are compared with nothing, because levels must agree already.
    let periodWeights: [Double]?
    /// The mean of the places with the campaign, and what stands for it without, by period.
    let treated: [Double]
    let comparison: [Double]
    /// Whether other weights would fit as well.
    let isUnique: Bool
    private let chance: Chance

    /// What an effect is held against.
    private enum Chance {
      case assignments(SyntheticControlAssignments)
      case placebos(SyntheticPlacebos)
      case none
    }

    init(_ problem: EffectProblem, _ kind: Synthetic) throws {
      guard let means = problem.meansByPlace(), let start = problem.starts.values.min() else {
        throw SyntheticRefusal.gaps
      }
      self.problem = problem
      self.kind = kind
      places = means.places
      periods = means.periods
      before = means.periods.count { $0 < start }
      let rows = means.places.indices.filter { problem.starts[means.places[$0]] != nil }
      guard means.places.count - rows.count >= 2 else { throw SyntheticRefusal.tooFewControls }
      treated = means.periods.indices.map { period in
        rows.reduce(0) { $0 + means.outcomes[$1, period] } / Double(rows.count)
      }
      switch kind {
      case .control:
        let found = try syntheticControlAssignments(
          outcomes: means.outcomes, treated: rows, periodsBefore: before,
          replicates: problem.replicates, seed: problem.seed)
        weights = Dictionary(
          uniqueKeysWithValues: zip(
            found.controls.map { means.places[$0] }, found.actual.weights.dropFirst()))
        periodWeights = nil
        comparison = found.actual.synthetic
        isUnique = found.actual.isUnique
        chance = .assignments(found)
      case .differences:
        let isTreated = means.places.map { problem.starts[$0] != nil }
        let found = try syntheticDifferenceInDifferences(
          outcomes: means.outcomes, treated: isTreated, periodsBefore: before)
        weights = Dictionary(
          uniqueKeysWithValues: zip(means.places, found.unitWeights).filter {
            problem.starts[$0.0] == nil
          })
        periodWeights = found.timeWeights
        // Its level is free: what counts is how it moves.
        let level = zip(found.gaps, found.timeWeights).reduce(0) { $0 + $1.0 * $1.1 }
        comparison = zip(treated, found.gaps).map { $0 - $1 + level }
        isUnique = true
        chance =
          (try? found.placebos(replicates: problem.replicates, seed: problem.seed))
          .map { .placebos($0) } ?? .none
      }
    }

    /// What was seen less what stands for it, by period.
    var gaps: [Double] { zip(treated, comparison).map { $0 - $1 } }

    /// Root mean squared gap before the start.
    var errorBefore: Double {
      (gaps.prefix(before).reduce(0) { $0 + $1 * $1 } / Double(max(1, before))).squareRoot()
    }

    /// How many ways to choose the places with the campaign the effect is held against, itself
    /// included.
    var assignments: Int {
      switch chance {
      case .assignments(let found): found.assignments.count
      case .placebos(let found): found.effects.count + 1
      case .none: 1
      }
    }

    /// The share of other choices of places that were followed more closely before the start, where so
    /// many were that the interval takes account of it; nil elsewhere.
    var poorFit: Double? {
      switch chance {
      case .assignments(let found): found.isPoorFit ? found.betterFits : nil
      case .placebos(let found): found.isPoorFit ? found.betterFits : nil
      case .none: nil
      }
    }

    /// p of no effect on the mean over all periods after.
    var pValue: Double? {
      switch chance {
      case .assignments(let found): found.pValue(over: 0..<(periods.count - before))
      case .placebos(let found): found.isPoorFit ? nil : try? found.pValue()
      case .none: nil
      }
    }

    /// p of no effect in any period, from the ratio of errors after and before.
    var errorRatioPValue: Double? {
      if case .assignments(let found) = chance { found.errorRatioPValue } else { nil }
    }

    /// The standard error of the placebos, which takes noise for alike everywhere.
    var placeboStandardError: Double? {
      if case .placebos(let found) = chance { found.standardError } else { nil }
    }

    /// The effect in one period after the start, or their mean, with the limits that the other
    /// choices of places do not reject.
    func limits(_ period: Int? = nil) -> CombinationLimits {
      let after = Array(gaps.dropFirst(before))
      let estimate = period.map { after[$0] } ?? after.reduce(0, +) / Double(after.count)
      var limits = CombinationLimits(
        estimate: estimate, lower: -.infinity, upper: .infinity, standardError: 0)
      switch chance {
      case .assignments(let found):
        let interval = found.interval(over: period.map { $0..<($0 + 1) } ?? 0..<after.count)
        (limits.lower, limits.upper) = (interval.lower, interval.upper)
      case .placebos(let found):
        let width = (try? found.halfWidth(period: period)) ?? .infinity
        (limits.lower, limits.upper) = (estimate - width, estimate + width)
      case .none: break
      }
      return limits
    }

    /// The effect as it is reported.
    func solution() -> EffectSolution {
      problem.solution(
        limits(), method: kind == .control ? "placebo-space" : "placebo-controls")
    }
  }
}
