// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// Effects by period where places are too few for intervals clustered by place: each period alone
  /// against the last before the start, the other ways to choose the places with the campaign beside
  /// it, as the average effect is then judged.
  ///
  /// With two periods a place has one change, and its permutation is the one that the average's is.
  /// Where places keep their weights over time, these estimates are the coefficients of the regression
  /// on all periods.
  struct PermutedPeriods {
    let problem: EffectProblem

    /// One period: a coefficient, and the limits that permutation leaves.
    struct Period {
      var eventTime: Int
      var limits: CombinationLimits
    }

    /// All periods; nil where permutation has nothing to say: for counts, and where too few ways to
    /// choose the places could ever exclude chance at 5%.
    func periods(_ times: [Int]) -> [Period]? {
      guard problem.panel.kind != .count, !problem.isStaggered,
        let start = problem.starts.values.min()
      else { return nil }
      let found = Parallel.map(times.count) { place in period(times[place], start: start) }
      let whole = found.compactMap(\.self)
      guard whole.count == times.count, whole.contains(where: \.isBounded) else { return nil }
      return whole
    }

    private func period(_ time: Int, start: Int) -> Period? {
      let reference = start - 1 - problem.anticipation
      let period = start + time
      var question = problem
      question.panel = problem.panel.during { $0 == reference || $0 == period }
      question.starts = problem.starts.mapValues { _ in max(reference, period) }
      question.anticipation = 0
      guard let fit = try? question.regression(),
        let test = try? fit.permutation(
          options: PermutationOptions(
            statistic: .sizeScaled, replicates: problem.replicates, seed: problem.seed)),
        let interval = try? test.interval()
      else { return nil }
      // Before the reference, what it seems to gain from the period is what the period lacks.
      let sign: Double = period < reference ? -1 : 1
      let ends = [sign * interval.lower, sign * interval.upper]
      return Period(
        eventTime: time,
        limits: CombinationLimits(
          estimate: sign * test.estimate, lower: ends.min() ?? -.infinity,
          upper: ends.max() ?? .infinity, standardError: 0))
    }
  }
}

extension DifferenceInDifferences.PermutedPeriods.Period {
  fileprivate var isBounded: Bool { limits.lower > -.infinity || limits.upper < .infinity }
}
