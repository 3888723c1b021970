// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// The effect in each group of a column, from one model in which every group has its own effects of
  /// places and of periods, and a test of whether the effects differ (HTZ: Pustejovsky and Tipton
  /// 2018). Tests of each group by itself would not answer that.
  func groupDifferences(
    _ selection: DifferenceInDifferences.PlaceSelection, _ unit: Unit
  ) -> FindingTable? {
    let rows = grouped.flatMap { (try? rowsOfGroups($0, selection, unit)) ?? [] }
    guard !rows.isEmpty else { return nil }
    return FindingTable(
      id: "differs",
      columns: [.init("feature"), .init("group")] + countColumns("before.") + countColumns("after.")
        + [.init("estimate"), .init("interval"), .init("p"), .init("degrees"), .init("reading")],
      rows: rows)
  }

  private func rowsOfGroups(
    _ grouped: DifferenceInDifferences.GroupedPanel,
    _ selection: DifferenceInDifferences.PlaceSelection, _ unit: Unit
  ) throws -> [[Value]] {
    var question = problem(selection.all)
    let (kept, periods) = (Set(selection.all), Set(question.panel.periods))
    // Names of places are the same rows in both panels: both were read from one answer.
    question.panel = grouped.panel.filtered { kept.contains($0) }.during { periods.contains($0) }
    question.isAdjusted = true
    let seen = Set(question.panel.cells.map { grouped.groupOfStratum[$0.stratum] }).sorted()
    guard seen.count > 1 else { return [] }
    let covariates = seen.dropFirst().map { group in
      question.panel.cells.map { cell -> Double in
        let isTreated = question.starts[cell.place].map { cell.period >= $0 } ?? false
        return isTreated && grouped.groupOfStratum[cell.stratum] == group ? 1 : 0
      }
    }
    var options = question.options
    options.strata = .saturated
    let fit = try fixedEffects(
      question.cells(), adoption: question.adoption, covariates: Array(covariates),
      options: options)
    let covariance = try fit.covariance(.clustered(.cr2))
    var rows: [[Value]] = []
    for (index, group) in seen.enumerated() {
      var weights = fit.picking(0)
      if index > 0 { weights[index] = 1 }
      let combination = try fit.estimate(of: weights, covariance: covariance)
      let solution = try question.solution(combination, method: "cr2")
      let name = grouped.groups[group]
      rows.append(
        [.text(grouped.column), context.value(name, of: grouped.column, for: kpi)]
          + counts(grouped, group, question)
          + [.number(solution.limits.estimate, unit), interval(solution, unit), .missing]
          + [solution.limits.degreesOfFreedom.map { .number($0, .number) } ?? .missing, .missing])
    }
    rows.append(test(fit, grouped.column, rows[0].count))
    return rows
  }

  /// An interval of fewer than four degrees of freedom does not hold, and is not given.
  private func interval(
    _ solution: DifferenceInDifferences.EffectSolution, _ unit: Unit
  ) -> Value {
    guard let degrees = solution.limits.degreesOfFreedom,
      degrees >= FixedEffectsFit.enoughDegreesOfFreedom
    else { return .interval(Interval(lower: nil, upper: nil), unit) }
    return .interval(Interval(bounded: solution.limits.lower, solution.limits.upper), unit)
  }

  private func test(_ fit: FixedEffectsFit, _ column: String, _ width: Int) -> [Value] {
    let differences = fit.terms.indices.dropFirst().map { fit.picking($0) }
    let test = try? fit.hotellingTest(of: differences)
    let p = test.flatMap { try? $0.pValue() } ?? nil
    var row = [Value](repeating: .missing, count: width)
    row[0] = .text(column)
    row[1] = .term("did.differs.test")
    row[width - 3] = p.map { .number($0, .probability) } ?? .missing
    if let test, test.denominator > 0 { row[width - 2] = .number(test.denominator, .number) }
    row[width - 1] = .term(
      p == nil
        ? "did.trend.too-few"
        : (p ?? 1) < 0.05 ? "did.differs.differ" : "did.differs.no-sign")
    return row
  }

  /// Counts of the group in the places with the campaign, before and after: its effect can be worked
  /// out from them.
  private func counts(
    _ grouped: DifferenceInDifferences.GroupedPanel, _ group: Int,
    _ question: DifferenceInDifferences.EffectProblem
  ) -> [Value] {
    [false, true].flatMap { isAfter -> [Value] in
      let total = question.panel.total { cell in
        guard let start = question.starts[cell.place] else { return false }
        return grouped.groupOfStratum[cell.stratum] == group && (cell.period >= start) == isAfter
      }
      return countCells(total.sum, total.people)
    }
  }
}
