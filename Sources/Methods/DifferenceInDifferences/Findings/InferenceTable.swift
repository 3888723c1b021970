// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// The same effect with every way to its interval, side by side, and the one that carries the
  /// verdict: the design chooses it, never the result.
  struct InferenceTable {
    let problem: EffectProblem
    let solution: EffectSolution
    let unit: Unit

    struct Result {
      var table: FindingTable
      /// The effect with the interval that carries the verdict.
      var headline: EffectSolution
      /// Why the interval has no limits, where it has none.
      var warning: Note?
    }

    /// One way to an interval.
    private struct Way {
      var solution: EffectSolution
      var p: Double?
    }

    func result() throws -> Result {
      let fit = problem.isStaggered ? nil : try solution.fit ?? problem.regression()
      let ways = fit.map { oneDate($0) } ?? severalDates
      let (headline, warning) = choice(ways, fit)
      var ordered = ways.filter { $0.solution.method != headline.solution.method }
      ordered.insert(headline, at: 0)
      return Result(
        table: FindingTable(
          id: "inference",
          columns: [
            .init("method"), .init("absolute"), .init("absolute.interval"), .init("degrees"),
            .init("p"),
          ], rows: ordered.map(row) + dealtDates), headline: headline.solution, warning: warning)
    }

    private func row(_ way: Way) -> [Value] {
      let cells = EffectCells.cells(way.solution.effect, divisor: 1, unit: unit)
      return [
        .term("did.method.\(way.solution.method)"), cells[0], cells[1],
        way.solution.limits.degreesOfFreedom.map { .number($0, .number) } ?? .missing,
        way.p.map { .number($0, .probability) } ?? .missing,
      ]
    }

    // MARK: The choice

    /// Statistics chooses for one date; where permutation could never exclude chance its interval has
    /// no limits. Counts that only permutation could judge have none either.
    private func choice(_ ways: [Way], _ fit: FixedEffectsFit?) -> (Way, Note?) {
      let first = ways[0]
      func unbounded(_ term: String) -> (Way, Note?) {
        (Way(solution: problem.unbounded(first.solution), p: nil), Note(term, .warning))
      }
      guard let fit else {
        return first.solution.method == "all-places"
          ? unbounded("did.warning.lonely") : (first, nil)
      }
      // The verdict rests on it: ten times as many permutations as beside it.
      let (solution, chosen) = problem.decided(first.solution, by: fit, replicates: 9_999)
      guard let chosen else { return unbounded("did.warning.counts-few") }
      if chosen.reason == .enoughDegreesOfFreedom { return (first, nil) }
      let least = chosen.minimumPValue ?? 0
      let warning =
        if least > 0.05 {
          Note("did.warning.unattainable", .warning, ["p": .number(least, .probability)])
        } else {
          Note(
            chosen.reason == .singleCluster ? "did.warning.single" : "did.warning.few-degrees",
            .warning)
        }
      return (Way(solution: solution, p: chosen.pValue), warning)
    }

    // MARK: The ways

    /// The interval that decides, and those that published packages print: all places' influence
    /// together, which is too short with few places a date.
    private var severalDates: [Way] {
      let ways: [(EffectInference, CohortShares, String)] = [
        (.studentT, .fixed, "all-places"), (.normal, .estimated, "influence"),
      ]
      return [Way(solution: solution, p: probability(solution))]
        + ways.compactMap { inference, shares, name in
          guard name != solution.method,
            let average = try? problem.average(
              problem.effect, of: problem.groupTime(), shares: shares),
            let combination = try? average.combination(inference),
            let way = try? problem.solution(combination, method: name)
          else { return nil }
          return Way(solution: way, p: probability(way))
        }
    }

    /// Starting dates dealt out anew to the places: valid whatever is compared, if the campaign
    /// changed nothing anywhere. It has no interval, since two-way fixed effects, quick to compute
    /// for each deal, weigh effects of several dates in their own way.
    private var dealtDates: [[Value]] {
      guard problem.isStaggered, let fit = try? problem.regression(),
        let test = try? fit.permutation(options: .init(replicates: 1999, seed: problem.seed))
      else { return [] }
      return [
        [
          .term("did.method.dealt-dates"), .missing, .missing, .missing,
          .number(test.pValue(), .probability),
        ]
      ]
    }

    private func oneDate(_ fit: FixedEffectsFit) -> [Way] {
      var ways = [Way(solution: solution, p: probability(solution))]
      if let estimate = try? fit.estimate(0, estimator: .clustered(.cr1)),
        let conventional = try? problem.solution(estimate, method: "cr1")
      {
        ways.append(Way(solution: conventional, p: probability(conventional)))
      }
      let seed = problem.seed
      if let test = try? fit.wildBootstrap(options: .init(seed: seed)) {
        ways += way(test, "wild")
      }
      // What permutation says without the sizes of places, whether or not it decides by them: beside
      // a single place its residuals are 0, and nothing can be studentised.
      let isSingle = problem.treated.count == 1 || problem.controls.count == 1
      let options = PermutationOptions(
        statistic: isSingle ? .plain : .studentized, replicates: 1999, seed: seed)
      if let test = try? fit.permutation(options: options) {
        ways += way(test, isSingle ? "permutation" : "studentised-permutation")
      }
      return ways
    }

    private func way(_ test: ResampledTest, _ name: String) -> [Way] {
      guard let interval = try? test.interval() else { return [] }
      let limits = CombinationLimits(
        estimate: test.estimate, lower: interval.lower, upper: interval.upper,
        standardError: solution.limits.standardError)
      return [way(limits, name, p: test.pValue())]
    }

    private func way(_ limits: CombinationLimits, _ name: String, p: Double) -> Way {
      Way(solution: problem.solution(limits, method: name), p: p)
    }

    private func probability(_ solution: EffectSolution) -> Double? {
      let limits = solution.limits
      let reference: ReferenceDistribution =
        limits.degreesOfFreedom.map { .studentT(degreesOfFreedom: $0) } ?? .normal
      let combination = try? LinearCombination(
        estimate: limits.estimate, standardError: limits.standardError, reference: reference)
      return try? combination?.pValue()
    }
  }
}
