// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension Retention.RetentionAnalysis {
  /// What the drop-out curve gives.
  struct CurveResults {
    var tables: [FindingTable] = []
    var curve: SurvivalFigure?
    var hazard: HazardFigure?
    var sentences: [Note] = []
  }

  /// The last day of curve and restricted mean: the last horizon.
  var lastDay: Int { Int(specification.days.last ?? 0) }

  /// The drop-out curve of everybody, how participation ended, when most leave.
  var curveResults: CurveResults {
    var results = CurveResults()
    guard let ends = ends(.nobody), let counts = ends.counts() else { return results }
    let curve = KaplanMeier(counts)
    let rows = Retention.CurveRow.rows(
      of: counts, horizons: specification.days.map(Int.init), atLeast: smallestShown)
    results.tables = [curveTable(curve, rows), summaryTable(curve, counts), endTable(ends)]
    results.curve = figure([(.term("figure.everyone"), curve, rows)])
    results.sentences += medianSentence(curve)
    if let hazard = hazard(counts, rows) {
      results.tables.append(hazard.table)
      results.hazard = hazard.figure
      results.sentences += hazard.sentences
    }
    return results
  }

  private func curveTable(_ curve: KaplanMeier, _ rows: [Retention.CurveRow]) -> FindingTable {
    let derived = guarded(.derivedFrom("ended"))
    return FindingTable(
      id: "curve",
      columns: [
        .init("day"), .init("at-risk", guarded: guarded(.count)),
        .init("ended", guarded: guarded(.count)), .init("not-followed", guarded: guarded(.count)),
        .init("survival", guarded: derived), .init("interval", guarded: derived),
      ],
      rows: rows.map { row in
        let isWhole = row.tellsStart && row.tellsEnd
        return [
          .count(row.day), row.tellsStart ? .count(row.atRisk) : .hidden, .count(row.ended),
          isWhole ? .count(row.left) : .hidden,
        ] + survivalCells(curve, row)
      })
  }

  /// The share still taking part at the end of a stretch, with its log-log interval.
  private func survivalCells(_ curve: KaplanMeier, _ row: Retention.CurveRow) -> [Value] {
    guard let found = try? curve.survival(on: row.day, level: 0.95) else {
      return [.term("retention.not-estimable"), .missing]
    }
    return [
      .number(row.told(found.share.estimate), .proportion),
      .interval(row.told(found.share.interval), .proportion),
    ]
  }

  /// Median and restricted mean of everybody.
  private func summaryTable(_ curve: KaplanMeier, _ counts: SurvivalCounts) -> FindingTable {
    FindingTable(
      id: "staying", columns: stayingColumns,
      rows: [[.term("figure.everyone")] + stayingCells(curve, counts)])
  }

  var stayingColumns: [FindingTable.Column] {
    let derived = guarded(.derivedFrom("ended"))
    return [
      .init("group"), .init("people", guarded: guarded(.count)),
      .init("ended", guarded: guarded(.count)), .init("median", guarded: derived),
      .init("median.interval", guarded: derived), .init("rmst", guarded: derived),
      .init("rmst.interval", guarded: derived),
    ]
  }

  /// People, ends, median day and restricted mean in days.
  func stayingCells(_ curve: KaplanMeier, _ counts: SurvivalCounts) -> [Value] {
    let median = try? curve.median(level: 0.95)
    var cells: [Value] = [.count(counts.people), .count(counts.events)]
    if let day = median?.day {
      cells += [
        .number(Double(day), .number),
        .interval(
          Interval(lower: median?.lower.map(Double.init), upper: median?.upper.map(Double.init)),
          .number),
      ]
    } else {
      cells += [.term("retention.not-reached"), .missing]
    }
    if let mean = try? curve.restrictedMean(through: lastDay),
      let interval = try? mean.interval(level: 0.95)
    {
      cells += [
        .number(mean.estimate, .number), .interval(Interval(interval), .number),
      ]
    } else {
      cells += [.term("retention.not-estimable"), .missing]
    }
    return cells
  }

  /// How participation ended; who was seen again after the silence that ended it.
  private func endTable(_ ends: Retention.EndCells) -> FindingTable {
    var rows: [[Value]] = []
    func add(_ term: String, _ people: Int, returned: Int? = nil) {
      rows.append(
        [.term(term), .count(people)] + (hasContacts ? [returned.map(Value.count) ?? .missing] : [])
      )
    }
    if hasContacts { add("retention.end.silent", ends.people(.silent), returned: ends.returned) }
    add("retention.end.withdrew", ends.people(.withdrew))
    add("retention.end.died", ends.people(.died))
    add("retention.end.moved", ends.people(.moved))
    if hasContacts { add("retention.end.enrolled-again", ends.people(.enrolledAgain)) }
    add("retention.end.followed", ends.people(.followed))
    var columns: [FindingTable.Column] = [
      .init("end"), .init("people", guarded: guarded(.count)),
    ]
    if hasContacts { columns.append(.init("returned", guarded: guarded(.partOf("people")))) }
    return FindingTable(id: "ends", columns: columns, rows: rows)
  }

  private func medianSentence(_ curve: KaplanMeier) -> [Note] {
    guard let median = try? curve.median(level: 0.95) else { return [] }
    guard let day = median.day else {
      return [Note("retention.median.none", .remark, table: "curve")]
    }
    return [
      Note("retention.median.known", .remark, ["day": .count(day)], table: "curve")
    ]
  }

  // MARK: Figure

  /// Curves drawn at the days that their tables tell.
  func figure(
    _ groups: [(label: Value, curve: KaplanMeier, rows: [Retention.CurveRow])]
  ) -> SurvivalFigure {
    // A horizon that a curve may not tell of is marked on none: the step before is not its value.
    let horizons = specification.days.map(Int.init).filter { day in
      groups.allSatisfy { group in group.rows.contains { $0.day == day } }
    }
    let riskDays = [0] + horizons
    return SurvivalFigure(
      step: specification.horizons[0].unit,
      groups: groups.map { group in
        SurvivalFigure.Group(
          label: group.label,
          steps: group.rows.compactMap { row in
            guard let found = try? group.curve.survival(on: row.day, level: 0.95) else {
              return nil
            }
            return SurvivalFigure.Step(
              day: row.day, survival: row.told(found.share.estimate),
              interval: row.told(found.share.interval))
          },
          lastAtRisk: group.rows.last?.day ?? 0,
          atRisk: riskDays.map { day in
            day == 0
              ? group.curve.counts.people : group.rows.first { $0.day == day }?.remaining
          })
      }, horizons: horizons, riskDays: riskDays, lastDay: lastDay, isSampled: true)
  }
}
