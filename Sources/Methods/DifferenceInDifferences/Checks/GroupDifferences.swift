// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Glibc
import Statistics

extension DifferenceInDifferences.PlaceAnalysis {
  /// The effect in each group of a column, by how much it differs from the first group's, and a test
  /// of whether it does at all (HTZ: Pustejovsky and Tipton 2018). Tests of each group by itself would
  /// not answer that.
  func groupDifferences(
    _ selection: DifferenceInDifferences.PlaceSelection, _ unit: Unit
  ) -> FindingTable? {
    let rows = grouped.flatMap { rowsOfGroups($0, selection, unit) }
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
  ) -> [[Value]] {
    var question = problem(selection.all)
    let (kept, periods) = (Set(selection.all), Set(question.panel.periods))
    // Names of places are the same rows in both panels: both were read from one answer.
    question.panel = grouped.panel.filtered { kept.contains($0) }.during { periods.contains($0) }
    let seen = Set(question.panel.cells.map { grouped.groupOfStratum[$0.stratum] })
    guard seen.count > 1 else { return [] }
    let width = 2 + 2 * countColumns().count + 5
    // With several dates effects of counts are of events a unit of exposure: groups differ in size.
    let additive = question.isStaggered && panel.kind == .count ? valueUnit : unit
    guard
      let found = try? question.groupEffects(
        by: grouped.groupOfStratum, unit: additive, isAdjusted: !specification.adjust.isEmpty)
    else { return [test(nil, grouped.column, width)] }
    var rows: [[Value]] = []
    func name(_ group: Int) -> Value {
      context.value(grouped.groups[group], of: grouped.column, for: kpi)
    }
    for (group, limits) in zip(found.groups, found.effects) {
      rows.append(
        [.text(grouped.column), name(group)] + counts(grouped, group, question)
          + cells(limits, found.scale))
    }
    for (group, from, limits) in found.differences {
      let term =
        switch found.scale {
        case .additive: "did.differs.difference"
        case .ratios: "did.differs.ratio"
        }
      rows.append(
        [
          .text(grouped.column),
          .phrase(
            term,
            ["group": name(group), "reference": name(from)]),
        ] + [Value](repeating: .missing, count: width - 7) + cells(limits, found.scale))
    }
    rows.append(test(found.test, grouped.column, width))
    return rows
  }

  /// Estimate, interval, p, degrees of freedom and reading.
  private func cells(
    _ limits: CombinationLimits?, _ scale: DifferenceInDifferences.GroupEffects.Scale
  ) -> [Value] {
    guard let limits else {
      return [Value](repeating: .missing, count: 4) + [.term("did.reading.not-estimable")]
    }
    var shown = (value: limits.estimate, lower: limits.lower, upper: limits.upper)
    let unit: Unit
    switch scale {
    case .additive(let own): unit = own
    case .ratios:
      unit = .ratio
      let isOpen = limits.upper == .infinity
      shown = (exp(shown.value), isOpen ? -.infinity : exp(shown.lower), exp(shown.upper))
    }
    return [
      .number(shown.value, unit), .interval(Interval(bounded: shown.lower, shown.upper), unit),
      .missing, limits.degreesOfFreedom.map { .number($0, .number) } ?? .missing, .missing,
    ]
  }

  private func test(_ test: HotellingTest?, _ column: String, _ width: Int) -> [Value] {
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
