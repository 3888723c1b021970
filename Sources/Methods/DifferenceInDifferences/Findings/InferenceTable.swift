// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences {
  /// The same effect with every way to its interval, side by side, and which one carries the verdict.
  struct InferenceTable {
    let problem: EffectProblem
    let solution: EffectSolution
    let unit: Unit

    struct Result {
      var table: FindingTable
      /// The effect with the interval that carries the verdict.
      var headline: EffectSolution
      /// Degrees of freedom of the clustered interval, where there is one.
      var degreesOfFreedom: Double?
      /// The smallest change that an interval of this design excludes from no change, with 80% power.
      var detectable: Double?
    }

    func result() throws -> Result {
      var rows: [[Value]] = []
      rows.append(row(.term("did.method.\(solution.method)"), solution, p: probability(solution)))
      return Result(
        table: FindingTable(id: "inference", columns: Self.columns, rows: rows),
        headline: solution, degreesOfFreedom: solution.limits.degreesOfFreedom, detectable: nil)
    }

    static let columns: [FindingTable.Column] = [
      .init("method"), .init("absolute"), .init("absolute.interval"), .init("degrees"), .init("p"),
    ]

    private func row(_ name: Value, _ solution: EffectSolution, p: Double?) -> [Value] {
      Array(([name] + EffectCells.cells(solution.effect, divisor: 1, unit: unit)).prefix(3)) + [
        solution.limits.degreesOfFreedom.map { .number($0, .number) } ?? .missing,
        p.map { .number($0, .probability) } ?? .missing,
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
