// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension EquityGap.GapAnalysis {
  /// Who gained: each group's share of the people before and after, its change, and what its change
  /// and its changed share add to the change of the whole.
  func gains(_ main: GapProblem) -> FindingTable {
    let derived: FindingTable.Guarded? = guarded(.derivedFrom("before.people"))
    let columns: [FindingTable.Column] = [
      .init("group"), .init("before.people", guarded: guarded(.count)),
      .init("before.share", guarded: derived),
      .init("after.people", guarded: guarded(.count)),
      .init("after.share", guarded: derived), .init("change", guarded: derived),
      .init("change.interval", guarded: derived), .init("own", guarded: derived),
      .init("mix", guarded: derived),
    ]
    guard let before = try? main.grouped(0), let after = try? main.grouped(1),
      let parts = try? before.parts(ofChangeTo: after)
    else { return FindingTable(id: "gains", columns: columns, rows: []) }
    let count = before.shares.count
    let (old, new) = (main.people(0), main.people(1))
    var rows = (0..<count).map { group -> [Value] in
      // Statistics takes the most deprived first.
      let place = count - 1 - group
      return [
        name(main, main.compared[group]), .count(Int(old[group].rounded())),
        .number(before.shares[place], .proportion), .count(Int(new[group].rounded())),
        .number(after.shares[place], .proportion),
      ] + cells(main.estimatedChange(ofGroup: group), gapUnit)
        + [.number(parts.values[place], gapUnit), .number(parts.shares[place], gapUnit)]
    }
    rows.append([
      .term("equity.all"), .count(Int(old.reduce(0, +).rounded())), .number(1, .proportion),
      .count(Int(new.reduce(0, +).rounded())), .number(1, .proportion),
      .number(parts.total, gapUnit), .missing,
      .number(parts.values.reduce(0, +), gapUnit), .number(parts.shares.reduce(0, +), gapUnit),
    ])
    return FindingTable(id: "gains", columns: columns, rows: rows)
  }

  /// Groups that fell behind: their interval lies wholly on the worse side.
  func fallen(_ main: GapProblem) -> [Int] {
    main.compared.indices.filter { group in
      let change = main.estimatedChange(ofGroup: group)
      guard let lower = change.lower, let upper = change.upper else { return false }
      return kpi.better == .higher ? upper < 0 : lower > 0
    }
  }

  /// The effect had other choices been made.
  func sensitivity(_ main: GapProblem) -> FindingTable {
    var rows = [row("choice.main", main)]
    if !specification.adjust.isEmpty, let crude = try? problem(main.cells, isAdjusted: false) {
      rows.append(row("equity.choice.crude", crude))
    }
    if !specification.adjust.isEmpty, isShare, let modelled = try? EquityGap.ModelledGap(main) {
      rows.append(
        [.term("equity.choice.modelled")]
          + cells(modelled.headline(on: .difference), gapUnit)
          + cells(modelled.headline(on: .ratio), .ratio))
    }
    if specification.isClustered, let loose = try? problem(main.cells, isClustered: false) {
      let isPaired = specification.unit == nil
      rows.append(row("equity.choice.\(isPaired ? "unpaired" : "independent")", loose))
    }
    return FindingTable(
      id: "sensitivity",
      columns: [
        .init("choice"), .init("absolute"), .init("absolute.interval"), .init("relative"),
        .init("relative.interval"),
      ], rows: rows)
  }

  private func row(_ term: String, _ problem: GapProblem) -> [Value] {
    [.term(term)] + cells(problem.headline(on: .difference), gapUnit)
      + cells(problem.headline(on: .ratio), .ratio)
  }
}
