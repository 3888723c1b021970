// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension EquityGap.GapAnalysis {
  typealias GapProblem = EquityGap.GapProblem
  typealias Estimated = EquityGap.Estimated

  /// An estimate's cells: value and interval; missing where there is none.
  func cells(_ found: Estimated?, _ unit: Unit) -> [Value] {
    guard let found, found.value.isFinite else { return [.missing, .missing] }
    return [
      .number(found.value, unit), interval(found).map { .interval($0, unit) } ?? .missing,
    ]
  }

  /// A group of a dimension, named.
  func name(_ problem: GapProblem, _ group: Int) -> Value {
    name(problem.cells, group)
  }

  func name(_ cells: EquityGap.GapCells, _ group: Int) -> Value {
    let column = cells.dimension.title
    guard let name = cells.groups[group].name else {
      return .phrase("equity.unknown", ["column": column])
    }
    return .phrase("equity.group", ["column": column, "group": value(name, cells.dimension)])
  }

  /// A group by its value of the column.
  func value(_ group: String, _ dimension: EquityGap.Dimension) -> Value {
    context.value(group, of: dimension.column, for: kpi)
  }

  /// A stratum: the value of the one column adjusted for, else the values of all in a row.
  func stratumName(_ cells: EquityGap.GapCells, _ stratum: Int) -> Value {
    guard specification.adjust.count == 1 else { return .text(cells.strata[stratum]) }
    return context.value(cells.strata[stratum], of: specification.adjust[0], for: kpi)
  }

  // MARK: Groups

  /// Every group before and after, with its change; those not compared without limits.
  func groups(_ problems: [GapProblem]) -> FindingTable {
    func part(_ name: String) -> [FindingTable.Column] {
      var columns: [FindingTable.Column] = []
      if isShare {
        columns.append(
          .init("\(name).events", guarded: .partOf("\(name).trials")))
      }
      return columns + [
        .init("\(name).trials", guarded: guarded(.count)),
        .init("\(name).value", guarded: derived(name)),
        .init("\(name).interval", guarded: derived(name)),
      ]
    }
    let columns =
      [FindingTable.Column("group"), .init("arm")] + part("before") + part("after")
      + [
        .init("change", guarded: derived("after")),
        .init("change.interval", guarded: derived("after")),
      ]
    var rows: [[Value]] = []
    for problem in problems {
      for arm in problem.arms.indices {
        for group in problem.cells.groups.indices {
          rows.append(row(problem, group: group, arm: arm))
        }
      }
    }
    return FindingTable(id: "groups", columns: columns, rows: rows)
  }

  var isShare: Bool { kpi.measure.isShare }

  /// A guard of counts of people: those of a share always are, in aggregates too; those of a mean are
  /// rows, which are people only where each is of one.
  func guarded(_ kind: FindingTable.Guarded) -> FindingTable.Guarded? {
    isShare || rowsArePeople ? kind : nil
  }

  private func derived(_ part: String) -> FindingTable.Guarded? {
    guarded(.derivedFrom(isShare ? "\(part).events" : "\(part).trials"))
  }

  private func row(_ problem: GapProblem, group: Int, arm: Int) -> [Value] {
    let cells = problem.cells
    let units = problem.arms[arm]
    let position = problem.compared.firstIndex(of: group)
    var row: [Value] = [
      name(problem, group),
      problem.arms.count == 1 ? .missing : .term("equity.arm.\(arm == 0 ? "campaign" : "control")"),
    ]
    for part in 0..<2 {
      let total = cells.total {
        $0.part == part && $0.group == group && units.contains($0.unit)
      }
      if isShare { row.append(.count(Int(total.sum.rounded()))) }
      row.append(.count(Int(total.people.rounded())))
      if let position {
        row += self.cells(
          problem.estimatedValue(part, arm: arm, group: position), valueUnit)
      } else {
        row += [
          total.people > 0 ? .number(total.sum / total.people, valueUnit) : .missing, .missing,
        ]
      }
    }
    let change =
      position.map { problem.estimatedChange(ofGroup: $0, arm: arm) } ?? crude(problem, group, arm)
    return row + self.cells(change, gapUnit)
  }

  /// The change of a group that is not compared, without limits.
  private func crude(_ problem: GapProblem, _ group: Int, _ arm: Int) -> Estimated? {
    let totals = (0..<2).map { part in
      problem.cells.total {
        $0.part == part && $0.group == group && problem.arms[arm].contains($0.unit)
      }
    }
    guard totals.allSatisfy({ $0.people > 0 }) else { return nil }
    return Estimated(value: totals[1].sum / totals[1].people - totals[0].sum / totals[0].people)
  }

  // MARK: Gaps

  static let beforeAfterChange: [FindingTable.Column] = [
    .init("before.value"), .init("before.interval"), .init("after.value"),
    .init("after.interval"), .init("change"), .init("change.interval"),
  ]

  /// Gaps on every scale, before, after and their change.
  func gaps(_ problems: [GapProblem]) -> FindingTable {
    let rows = problems.flatMap { problem in
      GapScale.allCases.compactMap { scale -> [Value]? in
        let (value, change) = units(scale)
        let before = problem.estimatedGap(0, on: scale)
        let after = problem.estimatedGap(1, on: scale)
        guard before != nil || after != nil else { return nil }
        return [
          .phrase(
            "equity.gap",
            [
              "column": problem.cells.dimension.title,
              "scale": .term("equity.scale.\(scale.rawValue)"),
            ])
        ] + cells(before, value) + cells(after, value)
          + cells(problem.estimatedChange(on: scale), change)
      }
    }
    return FindingTable(id: "gaps", columns: [.init("gap")] + Self.beforeAfterChange, rows: rows)
  }

  private func units(_ scale: GapScale) -> (value: Unit, change: Unit) {
    switch scale {
    case .difference: (gapUnit, gapUnit)
    case .ratio, .complementRatio: (.ratio, .ratio)
    case .oddsRatio: (.oddsRatio, .ratio)
    }
  }

  /// The change of gap where the campaign ran, in the controls, and the difference of the two.
  func controls(_ main: GapProblem) -> FindingTable? {
    guard main.arms.count == 2 else { return nil }
    let rows: [[Value]] = [
      [.term("equity.arm.campaign")] + cells(main.estimatedChange(arm: 0, on: .difference), gapUnit)
        + cells(main.estimatedChange(arm: 0, on: .ratio), .ratio),
      [.term("equity.arm.control")] + cells(main.estimatedChange(arm: 1, on: .difference), gapUnit)
        + cells(main.estimatedChange(arm: 1, on: .ratio), .ratio),
      [.term("equity.beyond")] + cells(main.changeBeyondControls(on: .difference), gapUnit)
        + cells(main.changeBeyondControls(on: .ratio), .ratio),
    ]
    return FindingTable(
      id: "controls",
      columns: [
        .init("part"), .init("change"), .init("change.interval"), .init("relative"),
        .init("relative.interval"),
      ], rows: rows)
  }

  /// The changes of all dimensions with p adjusted for their number.
  func adjusted(_ problems: [GapProblem]) -> FindingTable {
    let found = problems.map { $0.headline(on: .difference) }
    let probabilities = found.map { $0?.p }
    let adjusted = (try? holm(probabilities)) ?? probabilities
    let rows = problems.indices.map { index -> [Value] in
      let dimension = problems[index].cells.dimension
      return [
        .phrase(
          "equity.pair",
          [
            "column": dimension.title, "reference": value(dimension.reference, dimension),
            "focus": value(dimension.focus, dimension),
          ])
      ] + cells(found[index], gapUnit)
        + [probabilities[index], adjusted[index]].map {
          $0.map { .number($0, .probability) } ?? .missing
        }
    }
    return FindingTable(
      id: "dimensions",
      columns: [
        .init("dimension"), .init("change"), .init("change.interval"), .init("p"), .init("holm"),
      ], rows: rows)
  }
}
