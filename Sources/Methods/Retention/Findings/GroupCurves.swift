// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Retention.RetentionAnalysis {
  /// Median and restricted mean of each group of a column, the difference from the first, and
  /// whether all leave at the same pace.
  func groupCurves(
    _ column: String, _ groups: [Retention.HorizonCells.Group]
  ) -> (tables: [FindingTable], test: LogRankTest?)? {
    guard let ends = ends(.column(column)) else { return nil }
    let known = groups.compactMap { group in
      ends.counts { $0.group == group.key }.map { (name(group, of: column), $0) }
    }
    guard known.count > 1 else { return nil }
    return staying("staying-\(column)", known)
  }

  /// The same before and after a change.
  func changeCurves() -> [FindingTable] {
    guard let ends = ends(.change) else { return [] }
    let names: [Value] = [.term("retention.before"), .term("retention.after")]
    let known = [0, 1].compactMap { era in
      ends.counts { $0.era == era }.map { (names[era], $0) }
    }
    return known.count > 1 ? staying("staying-change", known).tables : []
  }

  private func staying(
    _ id: String, _ groups: [(name: Value, counts: SurvivalCounts)]
  ) -> (tables: [FindingTable], test: LogRankTest?) {
    let curves = groups.map { KaplanMeier($0.counts) }
    let rows = groups.indices.map { place -> [Value] in
      let none: Value = place == 0 ? .term("retention.dash") : .missing
      var cells = [none, none]
      if place > 0,
        let difference = try? curves[place].restrictedMeanDifference(
          from: curves[0], through: lastDay),
        let interval = try? difference.interval(level: 0.95)
      {
        cells = [
          .number(difference.estimate, .number), .interval(Interval(interval), .number),
        ]
      }
      return [groups[place].name] + stayingCells(curves[place], groups[place].counts) + cells
    }
    let derived = guarded(.derivedFrom("ended"))
    var tables = [
      FindingTable(
        id: id,
        columns: stayingColumns + [
          .init("rmst.difference", guarded: derived),
          .init("rmst.difference.interval", guarded: derived),
        ], rows: rows)
    ]
    let test = try? LogRankTest(groups.map(\.counts))
    if let test {
      tables.append(
        FindingTable(
          id: "log-rank-" + id.dropFirst("staying-".count),
          columns: [
            .init("groups"), .init("chi-squared"), .init("degrees"), .init("p"),
          ],
          rows: [
            [
              .count(groups.count), .number(test.chiSquared, .number),
              .count(test.degreesOfFreedom), .number(test.pValue, .probability),
            ]
          ]))
    }
    return (tables, test)
  }
}
