// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension EquityGap {
  /// The same change of gap with the mix held equal by a logistic model (g-computation): beside the
  /// direct standardisation, which needs no model and people of every stratum in every group.
  struct ModelledGap {
    let problem: GapProblem
    private let shares: StandardisedShares

    /// Throws where the outcome is no share, or the model has no finite answer.
    init(_ problem: GapProblem) throws {
      self.problem = problem
      let cells = problem.cells
      let position = Dictionary(
        uniqueKeysWithValues: problem.compared.enumerated().map { ($1, $0) })
      var standard = [Double](repeating: 0, count: cells.strata.count)
      var outcomes: [StratumOutcome] = []
      for cell in cells.cells where cell.people > 0 {
        guard let group = position[cell.group],
          let arm = problem.arms.firstIndex(where: { $0.contains(cell.unit) })
        else { continue }
        standard[cell.stratum] += cell.people
        outcomes.append(
          StratumOutcome(
            cluster: problem.isClustered ? cell.unit : 0,
            cell: ModelledGap.place(problem, cell.part, arm, group), stratum: cell.stratum,
            count: cell.people, successes: cell.sum))
      }
      shares = try StandardisedShares(
        outcomes, cells: 2 * problem.arms.count * problem.compared.count, standard: standard,
        clustered: problem.isClustered ? .cr2 : nil)
    }

    private static func place(_ problem: GapProblem, _ part: Int, _ arm: Int, _ group: Int) -> Int {
      (part * problem.arms.count + arm) * problem.compared.count + group
    }

    private func share(_ part: Int, _ arm: Int, _ group: Int) -> Functional {
      let place = ModelledGap.place(problem, part, arm, group)
      var gradient = [Double](repeating: 0, count: shares.shares.count)
      gradient[place] = 1
      return Functional(value: shares.shares[place], gradient: gradient)
    }

    /// The effect that carries the verdict, on a scale; nil where it has none.
    func headline(on scale: GapScale) -> Estimated? {
      let changes = problem.arms.indices.map { arm -> Functional? in
        guard let after = gap(1, arm, scale), let before = gap(0, arm, scale) else { return nil }
        return after - before
      }
      guard let campaign = changes[0] else { return nil }
      var effect = campaign
      if changes.count == 2 {
        guard let controls = changes[1] else { return nil }
        effect = campaign - controls
      }
      guard let combination = try? shares.combination(effect.value, gradient: effect.gradient),
        let limits = try? combination.interval(level: 0.95)
      else { return nil }
      let found = Estimated(value: effect.value, lower: limits.lower, upper: limits.upper)
      return scale == .difference ? found : found.mapped { exp($0) }
    }

    private func gap(_ part: Int, _ arm: Int, _ scale: GapScale) -> Functional? {
      let reference = share(part, arm, 0)
      let focus = share(part, arm, problem.compared.count - 1)
      let (more, less) =
        problem.better == .higher ? (reference, focus) : (focus, reference)
      if scale == .difference { return more - less }
      guard let upper = more.log, let lower = less.log else { return nil }
      return upper - lower
    }
  }
}
