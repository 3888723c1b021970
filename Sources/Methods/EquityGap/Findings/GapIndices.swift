// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension EquityGap.GapAnalysis {
  /// An index of a dimension: its term, its unit, how to compute it, and whether it is a logarithm.
  private struct Kind {
    var term: String
    var unit: Unit
    var change: Unit
    var isLogarithm = false
    var index: (GroupedOutcome) -> InequalityIndex?
  }

  private var ordered: [Kind] {
    var kinds = [
      Kind(term: "sii", unit: gapUnit, change: gapUnit) { $0.slopeIndex },
      Kind(term: "rii", unit: .ratio, change: .ratio, isLogarithm: true) { $0.logRelativeIndex },
      Kind(term: "concentration", unit: .number, change: .number) { $0.concentration() },
    ]
    if isShare {
      kinds += [
        Kind(term: "erreygers", unit: .number, change: .number) { $0.concentration(.erreygers) },
        Kind(term: "wagstaff", unit: .number, change: .number) { $0.concentration(.wagstaff) },
      ]
    }
    return kinds
  }

  private func attributable(_ reference: Int) -> [Kind] {
    let isMore = kpi.better == .higher
    func risk(_ groups: GroupedOutcome) -> AttributableRisk? {
      try? groups.attributable(reference: reference, moreIsBetter: isMore)
    }
    return [
      Kind(term: "par", unit: gapUnit, change: gapUnit) { risk($0)?.risk },
      Kind(term: "paf", unit: .proportion, change: .points) { risk($0)?.fraction },
    ]
  }

  private var unordered: [Kind] {
    [
      Kind(term: "disparity", unit: .proportion, change: .points) {
        $0.disparity(weighted: true)
      },
      Kind(term: "theil", unit: .number, change: .number) { thousandfold($0.theil) },
      Kind(term: "mld", unit: .number, change: .number) { thousandfold($0.meanLogDeviation) },
    ]
  }

  /// Theil's index and the mean log deviation are given times 1,000, as WHO does.
  private func thousandfold(_ index: InequalityIndex?) -> InequalityIndex? {
    index.map {
      InequalityIndex(estimate: 1000 * $0.estimate, gradient: $0.gradient.map { 1000 * $0 })
    }
  }

  /// Indices over all groups of the dimensions that have more than two; nil where none has.
  func indices(_ problems: [GapProblem]) -> FindingTable? {
    let rows = problems.flatMap { problem -> [[Value]] in
      let count = problem.compared.count
      guard count > 2 else { return [] }
      // The reference stands first in the study file, so last in order of rank.
      let kinds =
        problem.cells.dimension.isOrdered
        ? ordered + attributable(count - 1) : attributable(count - 1)
      var rows = (kinds + unordered).compactMap { row(problem, $0) }
      if problem.cells.dimension.isOrdered, let fixed = fixedShares(problem) {
        rows.insert(fixed, at: 1)
      }
      return rows + [variance(problem)].compactMap(\.self)
    }
    return rows.isEmpty
      ? nil
      : FindingTable(id: "indices", columns: [.init("index")] + Self.beforeAfterChange, rows: rows)
  }

  private func title(_ problem: GapProblem, _ term: String) -> Value {
    .phrase(
      "equity.gap",
      [
        "column": problem.cells.dimension.title, "scale": .term("equity.index.\(term)"),
      ])
  }

  private func row(_ problem: GapProblem, _ kind: Kind) -> [Value]? {
    guard let before = functional(problem, 0, kind), let after = functional(problem, 1, kind) else {
      return nil
    }
    func shown(_ function: EquityGap.Functional) -> Estimated {
      let found = problem.estimated(function)
      return kind.isLogarithm ? found.mapped { exp($0) } : found
    }
    return [title(problem, kind.term)] + cells(shown(before), kind.unit)
      + cells(shown(after), kind.unit) + cells(shown(after - before), kind.change)
  }

  private func functional(
    _ problem: GapProblem, _ part: Int, _ kind: Kind, sharesOf shares: Int? = nil
  ) -> EquityGap.Functional? {
    guard let groups = try? problem.grouped(part, sharesOf: shares),
      let index = kind.index(groups)
    else { return nil }
    return .index(index, of: problem.values(part).reversed())
  }

  /// The slope index after with the shares of the people as they were before.
  private func fixedShares(_ problem: GapProblem) -> [Value]? {
    guard let kind = ordered.first, let before = functional(problem, 0, kind),
      let after = functional(problem, 1, kind, sharesOf: 0)
    else { return nil }
    return [title(problem, "sii-fixed")] + cells(problem.estimated(before), kind.unit)
      + cells(problem.estimated(after), kind.unit)
      + cells(problem.estimated(after - before), kind.change)
  }

  /// The between-group variance, without what chance alone adds; it has no interval, for near 0 it is
  /// far from normal.
  private func variance(_ problem: GapProblem) -> [Value]? {
    let values = (0..<2).map { part -> Double? in
      guard let groups = try? problem.grouped(part) else { return nil }
      let gradients = problem.values(part).reversed().map(\.gradient)
      let covariances = gradients.map { left in
        gradients.map { right in problem.covariance(left, right) }
      }
      guard let covariance = try? Matrix(rows: covariances) else { return nil }
      return try? groups.betweenGroupVariance(correctedFor: covariance)
    }
    guard let before = values[0], let after = values[1] else { return nil }
    let scale = isShare ? 1e4 : 1
    return [
      title(problem, isShare ? "bgv-points" : "bgv"), .number(scale * before, .number), .missing,
      .number(scale * after, .number), .missing, .number(scale * (after - before), .number),
      .missing,
    ]
  }
}

extension EquityGap.GapProblem {
  /// The covariance of two linear functions of the means.
  func covariance(_ left: [Double], _ right: [Double]) -> Double {
    guard let product = try? means.covariance.times(right) else { return .nan }
    return zip(left, product).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
