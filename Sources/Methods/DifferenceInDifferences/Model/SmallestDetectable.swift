// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension DifferenceInDifferences.EffectProblem {
  /// The change that a comparison as uncertain as this one would show with probability .8, at 5%
  /// (``LinearCombination/smallestDetectable(power:level:)``). It rests on the standard error
  /// alone, not on the estimate, whose power would only say the p-value again (Hoenig and Heisey
  /// 2001). An interval of a permutation has no standard error: its half-width stands for 1.96 of them.
  ///
  /// Nil where nothing bounds the effect.
  func smallestDetectable(
    _ solution: DifferenceInDifferences.EffectSolution, better: BetterDirection
  ) -> Double? {
    let limits = solution.limits
    guard (limits.upper - limits.lower).isFinite else { return nil }
    // (z.975 + z.8) / z.975
    var size = 0.5 * (limits.upper - limits.lower) * 1.4294
    if let degrees = limits.degreesOfFreedom {
      let combination = try? LinearCombination(
        estimate: limits.estimate, standardError: limits.standardError,
        reference: .studentT(degreesOfFreedom: degrees))
      guard let found = try? combination?.smallestDetectable() else { return nil }
      size = found
    }
    guard panel.kind == .count, !isStaggered else { return size }
    return solution.effect.without * abs(exp(better == .higher ? size : -size) - 1)
  }
}
