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

  /// Days at which the curve may be told: ends of weeks, and the horizons.
  private var curveDays: [Int] {
    Set(stride(from: 7, through: lastDay, by: 7)).union(specification.days.map(Int.init)).sorted()
  }

  /// The drop-out curve of everybody, how participation ended, when most leave.
  var curveResults: CurveResults {
    var results = CurveResults()
    guard let ends = ends(.nobody), let counts = ends.counts() else { return results }
    let curve = KaplanMeier(counts)
    let rows = CurveRow.rows(of: counts, on: curveDays, atLeast: minimumCell)
    results.tables = [curveTable(curve, rows), summaryTable(curve, counts), endTable(ends)]
    results.curve = figure([(.term("figure.everyone"), curve, rows)])
    results.sentences += medianSentence(curve)
    if let hazard = hazard(counts) {
      results.tables.append(hazard.table)
      results.hazard = hazard.figure
      results.sentences.append(contentsOf: hazard.sentences)
    }
    return results
  }

  private func curveTable(_ curve: KaplanMeier, _ rows: [CurveRow]) -> FindingTable {
    let derived = guarded(.derivedFrom("ended"))
    return FindingTable(
      id: "curve",
      columns: [
        .init("day"), .init("at-risk", guarded: guarded(.count)),
        .init("ended", guarded: guarded(.count)), .init("not-followed", guarded: guarded(.count)),
        .init("survival", guarded: derived), .init("interval", guarded: derived),
      ],
      rows: rows.map { row in
        [
          .count(row.day), .count(row.atRisk), .count(row.ended), .count(row.left),
        ] + survivalCells(curve, row.day)
      })
  }

  /// The share still taking part on a day, with its log-log interval.
  func survivalCells(_ curve: KaplanMeier, _ day: Int) -> [Value] {
    guard let found = try? curve.survival(on: day, level: 0.95) else {
      return [.term("retention.not-estimable"), .missing]
    }
    return [
      .number(found.share.estimate, .proportion),
      .interval(Interval(found.share.interval), .proportion),
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
        .number(Double(day), .measure("d")),
        .interval(
          Interval(lower: median?.lower.map(Double.init), upper: median?.upper.map(Double.init)),
          .measure("d")),
      ]
    } else {
      cells += [.term("retention.not-reached"), .missing]
    }
    if let mean = try? curve.restrictedMean(through: lastDay),
      let interval = try? mean.interval(level: 0.95)
    {
      cells += [
        .number(mean.estimate, .measure("d")), .interval(Interval(interval), .measure("d")),
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
    _ groups: [(label: Value, curve: KaplanMeier, rows: [CurveRow])]
  ) -> SurvivalFigure {
    let horizons = specification.days.map(Int.init)
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
              day: row.day, survival: found.share.estimate,
              interval: Interval(found.share.interval))
          },
          lastAtRisk: group.rows.last?.day ?? 0,
          atRisk: riskDays.map { day in
            day == 0
              ? group.curve.counts.people : group.rows.first { $0.day == day }?.remaining
          })
      }, horizons: horizons, riskDays: riskDays, lastDay: lastDay, isSampled: true)
  }

  // MARK: When do most leave

  private func hazard(
    _ counts: SurvivalCounts
  ) -> (table: FindingTable, figure: HazardFigure, sentences: [Note])? {
    guard let all = try? counts.hazards(every: 7, through: lastDay, level: 0.95) else { return nil }
    // Weeks are told up to the first with few people: a later one would tell of it by subtraction.
    let weeks = Array(
      all.prefix { week in
        let left =
          counts.atRisk(on: week.firstDay) - counts.atRisk(on: week.lastDay + 1) - week.events
        return isShown(week.events) && isShown(max(0, left)) && week.atRisk >= minimumCell
      })
    guard !weeks.isEmpty else { return nil }
    let derived = guarded(.derivedFrom("ended"))
    let table = FindingTable(
      id: "hazard",
      columns: [
        .init("week"), .init("at-risk", guarded: guarded(.count)),
        .init("ended", guarded: guarded(.count)), .init("hazard", guarded: derived),
        .init("interval", guarded: derived),
      ],
      rows: weeks.map { week in
        [
          .count(week.lastDay / 7), .count(week.atRisk), .count(week.events),
          .number(week.rate.estimate, .proportion),
          .interval(Interval(week.rate.interval), .proportion),
        ]
      })
    let figure = HazardFigure(
      step: .week,
      groups: [
        HazardFigure.Group(
          label: .term("figure.everyone"),
          points: weeks.map { week in
            HazardFigure.Point(
              period: week.lastDay / 7,
              hazard: .value(week.rate.estimate, Interval(week.rate.interval)),
              atRisk: week.atRisk)
          })
      ])
    return (table, figure, whenSentence(weeks))
  }

  private func isShown(_ count: Int) -> Bool { count == 0 || count >= minimumCell }

  private func whenSentence(_ weeks: [IntervalHazard]) -> [Note] {
    guard let worst = weeks.max(by: { $0.rate.estimate < $1.rate.estimate }),
      worst.events > 0, weeks.count > 1
    else { return [] }
    return [
      Note(
        "retention.when", .remark,
        [
          "week": .count(worst.lastDay / 7), "hazard": .number(worst.rate.estimate, .proportion),
          "interval": .interval(Interval(worst.rate.interval), .proportion),
          "weeks": .count(weeks.count),
        ], table: "hazard")
    ]
  }
}

extension Retention.RetentionAnalysis {
  /// A stretch of the curve that may be told: nobody or enough people ended in it, and left
  /// observation in it.
  struct CurveRow {
    /// Its last day.
    var day: Int
    /// People at risk at its beginning.
    var atRisk: Int
    /// People whose participation ended in it.
    var ended: Int
    /// People who left observation in it otherwise.
    var left: Int
    /// People still there after its last day.
    var remaining: Int { atRisk - ended - left }

    /// Stretches that end on some of the days, each as short as small counts allow.
    static func rows(of counts: SurvivalCounts, on days: [Int], atLeast least: Int) -> [CurveRow] {
      func isShown(_ count: Int) -> Bool { count == 0 || count >= least }
      var rows: [CurveRow] = []
      var row = CurveRow(day: 0, atRisk: counts.people, ended: 0, left: 0)
      var index = 0
      for day in days {
        while index < counts.days.count, counts.days[index].day <= day {
          row.ended += counts.days[index].events
          row.left += counts.days[index].censored + counts.days[index].competing
          index += 1
        }
        row.day = day
        guard isShown(row.ended), isShown(row.left), isShown(row.remaining) else { continue }
        rows.append(row)
        if row.remaining == 0 { break }
        row = CurveRow(day: day, atRisk: row.remaining, ended: 0, left: 0)
      }
      return rows
    }
  }
}
