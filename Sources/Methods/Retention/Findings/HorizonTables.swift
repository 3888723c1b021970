// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics

extension Retention.RetentionAnalysis {
  /// Cells of a share: the share with its Wilson interval.
  func shareCells(_ share: Proportion?) -> [Value] {
    guard let share, let estimate = try? share.estimate(level: 0.95) else {
      return [.missing, .missing]
    }
    return [
      .number(share.value, .proportion), .interval(Interval(estimate.interval), .proportion),
    ]
  }

  /// Columns of a share and of the counts it is made of.
  var shareColumns: [FindingTable.Column] {
    [
      .init("retained", guarded: guarded(.partOf("eligible"))),
      .init("eligible", guarded: guarded(.count)),
      .init("share", guarded: guarded(.derivedFrom("retained"))),
      .init("interval", guarded: guarded(.derivedFrom("retained"))),
    ]
  }

  /// All definitions side by side at each horizon, the headline first, each named.
  var retention: FindingTable {
    let definitions: [Retention.Definition] =
      hasContacts
      ? [headline] + Retention.Definition.allCases.filter { $0 != headline } : [headline]
    let rows = horizons.indices.flatMap { number in
      definitions.map { definition -> [Value] in
        let tally = horizons[number].tally(definition)
        let name: Value =
          hasContacts
          ? .term("retention.definition.\(definition.rawValue)")
          : .term("retention.definition.subscribed")
        return [at(number), name, .count(tally.retained), .count(denominator(tally))]
          + shareCells(share(tally))
      }
    }
    return FindingTable(
      id: "retention", columns: [.init("horizon"), .init("definition")] + shareColumns, rows: rows)
  }

  /// Where everybody stands at each horizon, by the headline definition.
  var states: FindingTable {
    let rows = horizons.indices.map { number -> [Value] in
      let tally = horizons[number].tally(headline)
      var row: [Value] = [
        at(number), .count(tally.enrolled), .count(tally.notYet), .count(tally.eligible),
        .count(tally.retained), .count(tally.withdrew), .count(tally.died), .count(tally.moved),
      ]
      if hasContacts {
        row += [
          .count(tally.enrolledAgain), .count(tally.silent), .count(tally.seenLater),
        ]
      }
      return row
    }
    let count = guarded(.count)
    var columns: [FindingTable.Column] = [
      .init("horizon"), .init("enrolled", guarded: count), .init("not-yet", guarded: count),
      .init("eligible", guarded: count), .init("retained", guarded: count),
      .init("withdrew", guarded: count), .init("died", guarded: count),
      .init("moved", guarded: count),
    ]
    if hasContacts {
      columns += [
        .init("enrolled-again", guarded: count), .init("silent", guarded: count),
        .init("seen-later", guarded: guarded(.partOf("silent"))),
      ]
    }
    return FindingTable(id: "states", columns: columns, rows: rows)
  }

  /// The headline with and without those who died, and without those who moved out of reach; nil
  /// where there were none.
  var withoutExits: FindingTable? {
    let tallies = horizons.map { $0.tally(headline) }
    guard tallies.contains(where: { $0.died + $0.moved > 0 }) else { return nil }
    var rows: [[Value]] = []
    for (number, tally) in tallies.enumerated() {
      var ways: [(String, Int, Proportion?)] = [
        ("retention.with-dead", 0, tally.share()),
        ("retention.without-dead", tally.died, tally.share(withoutDead: true)),
      ]
      if tallies.contains(where: { $0.moved > 0 }) {
        ways.append(
          (
            "retention.without-dead-moved", tally.died + tally.moved,
            tally.share(withoutDead: true, withoutMoved: true)
          ))
      }
      for (term, leftOut, share) in ways {
        rows.append(
          [
            at(number), .term(term), .count(leftOut), .count(tally.retained),
            .count(tally.eligible - leftOut),
          ] + shareCells(share))
      }
    }
    return FindingTable(
      id: "deaths",
      columns: [
        .init("horizon"), .init("denominator"), .init("left-out", guarded: guarded(.count)),
      ] + shareColumns, rows: rows)
  }

  // MARK: Cohorts

  /// The cohorts, in the order of time where they are periods, else of their first enrolment.
  var cohortGroups: [Retention.HorizonCells.Group] {
    guard let cells = horizons.first else { return [] }
    if cells.groups.contains(where: { $0.period != nil }) { return cells.groups }
    return cells.groups.sorted { left, right in
      let (a, b) = (cells.of(left).joined, cells.of(right).joined)
      if let a, let b, a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      return left.key < right.key
    }
  }

  /// The name of a cohort as a report shows it.
  func name(_ cohort: Retention.HorizonCells.Group) -> Value {
    guard case .column(let column) = specification.subjects.cohort else {
      return name(cohort, of: "")
    }
    return name(cohort, of: column)
  }

  /// The name of a group of a column as a report shows it.
  func name(_ group: Retention.HorizonCells.Group, of column: String) -> Value {
    if let period = group.period { return .period(period.step, period.index) }
    return group.label.map {
      context.value($0, of: column, in: specification.subjects.source)
    } ?? .term("retention.no-group")
  }

  /// The first day on which a whole cohort can be observed at a horizon.
  func observable(_ cohort: Retention.HorizonCells, _ number: Int) -> CivilDate? {
    cohort.joined.map { joined in
      let days =
        specification.days[number] + (headline == .window ? queries.persons.window : 0)
      return CivilDate(day: joined.upperBound + days)
    }
  }

  /// Retention of each cohort at each horizon.
  var cohorts: FindingTable? {
    let groups = cohortGroups
    guard groups.count > 1 else { return nil }
    let rows = groups.flatMap { group in
      horizons.indices.map { number -> [Value] in
        let tally = horizons[number].of(group).tally(headline)
        return [
          name(group), at(number), .count(tally.enrolled), .count(tally.notYet),
          .count(tally.retained), .count(denominator(tally)),
        ] + shareCells(share(tally))
      }
    }
    return FindingTable(
      id: "cohorts",
      columns: [
        .init("cohort"), .init("horizon"), .init("enrolled", guarded: guarded(.count)),
        .init("not-yet", guarded: guarded(.partOf("enrolled"))),
      ] + shareColumns, rows: rows)
  }
}
