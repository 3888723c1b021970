// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
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
      /// The smallest p that this design could give.
      var least: Double = 0
    }

    func result() throws -> Result {
      let ways = problem.isStaggered ? severalDates : try oneDate()
      let (headline, warning) = choice(ways)
      var ordered = ways.filter { $0.solution.method != headline.solution.method }
      ordered.insert(headline, at: 0)
      return Result(
        table: FindingTable(
          id: "inference",
          columns: [
            .init("method"), .init("absolute"), .init("absolute.interval"), .init("degrees"),
            .init("p"),
          ], rows: ordered.map(row)), headline: headline.solution, warning: warning)
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

    /// With one place treated, or under four degrees of freedom, the clustered interval is wrong:
    /// the permutation of places carries the verdict, without limits where it could never exclude
    /// chance.
    private func choice(_ ways: [Way]) -> (Way, Note?) {
      let first = ways[0]
      if first.solution.method == "all-places" {
        return (unbounded(first), Note("did.warning.lonely", .warning))
      }
      let degrees = first.solution.limits.degreesOfFreedom ?? .infinity
      let isSingle = problem.treated.count == 1 || problem.controls.count == 1
      guard !problem.isStaggered, isSingle || degrees < 4 else { return (first, nil) }
      let name = problem.treated.count == 1 ? "permutation" : "studentised-permutation"
      guard let permuted = ways.first(where: { $0.solution.method == name }) else {
        return (unbounded(first), Note("did.warning.counts-few", .warning))
      }
      if permuted.least > 0.05 {
        let arguments: [String: Value] = ["p": .number(permuted.least, .probability)]
        return (permuted, Note("did.warning.unattainable", .warning, arguments))
      }
      return (
        permuted,
        Note(
          problem.treated.count == 1 ? "did.warning.single" : "did.warning.few-degrees", .warning)
      )
    }

    private func unbounded(_ way: Way) -> Way {
      var limits = way.solution.limits
      limits.lower = -.infinity
      limits.upper = .infinity
      limits.degreesOfFreedom = nil
      let solution = problem.solution(scaled: limits, method: "unbounded")
      return Way(solution: solution, p: nil)
    }

    // MARK: The ways

    private var severalDates: [Way] { [Way(solution: solution, p: probability(solution))] }

    private func oneDate() throws -> [Way] {
      let fit = try problem.regression()
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
      for (statistic, name) in [
        (PermutationStatistic.plain, "permutation"),
        (.studentized, "studentised-permutation"),
      ] {
        if let test = try? fit.permutation(options: .init(statistic: statistic, seed: seed)) {
          ways += way(test, name)
        }
      }
      return ways
    }

    private func way(_ test: ResampledTest, _ name: String) -> [Way] {
      guard let interval = try? test.interval() else { return [] }
      let limits = CombinationLimits(
        estimate: test.estimate, lower: interval.lower, upper: interval.upper,
        standardError: solution.limits.standardError)
      return [
        Way(
          solution: problem.solution(limits, method: name), p: test.pValue(),
          least: test.minimumPValue)
      ]
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
