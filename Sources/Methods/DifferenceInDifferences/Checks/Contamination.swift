// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// The effect had no control been reached: the comparison then shows only a part of it, the rest
  /// being in the controls too. With an effect in proportion to the share reached it is the estimate
  /// over the gap in reach that the comparison is left with.
  struct WithoutContamination {
    var solution: DifferenceInDifferences.EffectSolution
    /// The gap in reach between places with the campaign and controls: 1 without contamination.
    var gap: Double
  }

  /// Nil where no control was reached, or their reach leaves no gap.
  func withoutContamination(
    _ main: DifferenceInDifferences.EffectProblem,
    _ decided: DifferenceInDifferences.EffectSolution
  ) -> WithoutContamination? {
    let shares = contaminatedShares(main)
    guard !shares.isEmpty else { return nil }
    let first = main.starts.values.min() ?? 0
    let gap = try? main.gap { cell in
      if let start = main.starts[cell.place] { return cell.period >= start ? 1 : 0 }
      return cell.period >= first ? shares[cell.place] ?? 0 : 0
    }
    guard let gap, gap > 0, gap <= 1 else { return nil }
    var limits = decided.limits
    limits.estimate /= gap
    limits.lower /= gap
    limits.upper /= gap
    limits.standardError /= gap
    return WithoutContamination(
      solution: main.solution(scaled: limits, method: decided.method), gap: gap)
  }

  /// Shares reached, by place, of the controls that are compared.
  private func contaminatedShares(
    _ main: DifferenceInDifferences.EffectProblem
  ) -> [Int: Double] {
    let controls = main.controls
    var shares: [Int: Double] = [:]
    for entry in specification.contaminated {
      guard let place = controls.first(where: { panel.places[$0] == entry.place }) else { continue }
      shares[place] = entry.share.value
    }
    return shares
  }

  /// The row of the sensitivity table, and the remark that gives the bounds.
  func contamination(
    _ main: DifferenceInDifferences.EffectProblem,
    _ decided: DifferenceInDifferences.EffectSolution
  ) -> (row: [Value], note: Note)? {
    guard let found = withoutContamination(main, decided) else { return nil }
    let cells = EffectCells.cells(found.solution.effect, divisor: 1, unit: absoluteUnit)
    let named = specification.contaminated.map { entry in
      Value.phrase(
        "did.reached",
        ["place": name(entry.place), "share": .number(entry.share.value, .proportion)]
      )
    }
    return (
      [.term("did.choice.contaminated")] + cells,
      Note(
        "did.warning.contaminated", .warning,
        [
          "places": .list(named), "gap": .number(found.gap, .proportion),
          "least": .number(decided.effect.difference.value, absoluteUnit),
          "most": .number(found.solution.effect.difference.value, absoluteUnit),
        ])
    )
  }
}
