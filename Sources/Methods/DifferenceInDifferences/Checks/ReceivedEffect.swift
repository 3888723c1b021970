// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// The effect on a person reached: the effect of being meant to be reached over how many more were
  /// (Wald 1940; Bloom 1984), where the campaign moves the outcome through those it reaches alone.
  ///
  /// Its interval holds the ratios λ that the outcome less λ times the reach does not reject
  /// (Anderson and Rubin 1949; Fieller 1954): it holds its level however small the gap in reach, and
  /// has no limits where that gap may be nil.
  struct ReceivedEffect {
    let problem: EffectProblem
    let unit: Unit

    struct Result {
      var table: FindingTable
      /// Whether the gap in reach is too uncertain for limits.
      var isWeak: Bool
    }

    private struct Gap {
      var estimate: Double
      var variance: Double
      var degrees: Double?
      var interval: Interval
    }

    /// Nil where nobody was reached, or the reach cannot be compared.
    func result() -> Result? {
      let reach = problem.panel.replacing(\.received)
      guard reach.cells.contains(where: { $0.received > 0 }), let outcome = try? gap(problem.panel),
        let first = try? gap(reach), first.estimate != 0
      else { return nil }
      let ratio = outcome.estimate / first.estimate
      var rows: [[Value]] = []
      for (term, places) in [
        ("did.received.treated", problem.treated), ("did.received.control", problem.controls),
      ] where !places.isEmpty {
        rows.append([.term(term), .number(share(Set(places)), .proportion), .missing])
      }
      rows.append([
        .term("did.received.gap"), .number(first.estimate, .points),
        .interval(first.interval, .points),
      ])
      let limits = try? fieller(outcome, first, ratio)
      rows.append([
        .term("did.received.ratio"), .number(ratio, unit),
        limits.map { .interval($0, unit) } ?? .missing,
      ])
      return Result(
        table: FindingTable(
          id: "received", columns: [.init("quantity"), .init("estimate"), .init("interval")],
          rows: rows), isWeak: limits.map { $0.lower == nil } ?? true)
    }

    /// The share of people reached over periods after the first start.
    private func share(_ places: Set<Int>) -> Double {
      let first = problem.starts.values.min() ?? 0
      var (people, reached) = (0.0, 0.0)
      for cell in problem.panel.cells
      where places.contains(cell.place) && cell.period >= (problem.starts[cell.place] ?? first) {
        people += cell.people
        reached += cell.received
      }
      return people > 0 ? reached / people : 0
    }

    /// The comparison of an outcome, by the interval that its design chooses.
    private func gap(_ panel: PlacePanel) throws -> Gap {
      var question = problem
      question.panel = panel
      let found = try question.decided()
      let effect = found.effect.difference
      return Gap(
        estimate: found.limits.estimate,
        variance: found.limits.standardError * found.limits.standardError,
        degrees: found.limits.degreesOfFreedom,
        interval: Interval(bounded: effect.lower, effect.upper))
    }

    private func fieller(_ outcome: Gap, _ reach: Gap, _ ratio: Double) throws -> Interval {
      // What is left of the outcome at the ratio: its variance gives the covariance of both.
      let size = ratio == 0 ? 1 : ratio
      let mixed = try gap(
        problem.panel.replacing { $0.sum - size * $0.received })
      guard let degrees = mixed.degrees ?? outcome.degrees else {
        return Interval(lower: nil, upper: nil)
      }
      let covariance =
        (outcome.variance + size * size * reach.variance - mixed.variance) / (2 * size)
      let t = try LinearCombination(
        estimate: 0, standardError: 1, reference: .studentT(degreesOfFreedom: degrees)
      ).interval(level: 0.95).upper
      let square = t * t
      let leading = reach.estimate * reach.estimate - square * reach.variance
      let middle = outcome.estimate * reach.estimate - square * covariance
      let last = outcome.estimate * outcome.estimate - square * outcome.variance
      let root = middle * middle - leading * last
      guard leading > 0, root >= 0 else { return Interval(lower: nil, upper: nil) }
      return Interval(
        lower: (middle - root.squareRoot()) / leading, upper: (middle + root.squareRoot()) / leading
      )
    }
  }
}
