// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Glibc
import Statistics

extension Retention.RetentionAnalysis {
  /// The share of those taking part at the start of each stretch who stop in it, a week.
  private struct Stretch {
    var row: Retention.CurveRow
    /// Share who stop in a week of it, with its limits.
    var share: Double
    var interval: Interval

    var firstWeek: Int { row.start / 7 + 1 }
    var lastWeek: Int { (row.day + 6) / 7 }
  }

  /// When do most leave: by week, or by weeks taken together where few people stop.
  func hazard(
    _ counts: SurvivalCounts, _ rows: [Retention.CurveRow]
  ) -> (table: FindingTable, figure: HazardFigure, sentences: [Note])? {
    let stretches = rows.compactMap { stretch(counts, $0) }
    guard !stretches.isEmpty else { return nil }
    let derived = guarded(.derivedFrom("ended"))
    let table = FindingTable(
      id: "hazard",
      columns: [
        .init("week"), .init("at-risk", guarded: guarded(.count)),
        .init("ended", guarded: guarded(.count)), .init("hazard", guarded: derived),
        .init("interval", guarded: derived),
      ],
      rows: stretches.map { stretch in
        [
          weeks(stretch), stretch.row.tellsStart ? .count(stretch.row.atRisk) : .hidden,
          .count(stretch.row.ended),
          .number(stretch.share, .proportion), .interval(stretch.interval, .proportion),
        ]
      })
    let points = stretches.flatMap { stretch in
      (stretch.firstWeek...max(stretch.firstWeek, stretch.lastWeek)).map { week in
        HazardFigure.Point(
          period: week, hazard: .value(stretch.share, stretch.interval),
          atRisk: week == stretch.firstWeek && stretch.row.tellsStart ? stretch.row.atRisk : nil)
      }
    }
    let figure = HazardFigure(
      step: .week, groups: [HazardFigure.Group(label: .term("figure.everyone"), points: points)])
    return (table, figure, whenSentence(stretches))
  }

  /// Of the people still there at the start of a stretch, the share that stopped by its end: one less
  /// the quotient of the curve at both ends, with its log-log limits; over several weeks the share a
  /// week that gives the same.
  private func stretch(_ counts: SurvivalCounts, _ row: Retention.CurveRow) -> Stretch? {
    let later = counts.days.filter { row.start == 0 || $0.day > row.start }
    guard let people = try? SurvivalCounts(later),
      let found = try? KaplanMeier(people).survival(on: row.day, level: 0.95)
    else { return nil }
    let weeks = Double(row.day - row.start) / 7
    // A share over a stretch whose beginning may not be told is rounded as its own count needs.
    let told = row.tellsStart && row.tellsEnd ? row : row.rounded(atLeast: smallestShown)
    func aWeek(_ survival: Double) -> Double {
      told.told(min(1, max(0, 1 - pow(survival, 1 / weeks))))
    }
    return Stretch(
      row: row, share: aWeek(found.share.estimate),
      interval: Interval(
        lower: aWeek(found.share.interval.upper), upper: aWeek(found.share.interval.lower)))
  }

  private func weeks(_ stretch: Stretch) -> Value {
    stretch.firstWeek >= stretch.lastWeek
      ? .phrase("retention.week", ["n": .count(stretch.firstWeek)])
      : .phrase(
        "retention.weeks.run",
        ["first": .count(stretch.firstWeek), "last": .count(stretch.lastWeek)])
  }

  private func whenSentence(_ stretches: [Stretch]) -> [Note] {
    guard let worst = stretches.max(by: { $0.share < $1.share }), worst.row.ended > 0,
      stretches.count > 1, let last = stretches.last?.lastWeek
    else { return [] }
    let isOne = worst.firstWeek >= worst.lastWeek
    return [
      Note(
        isOne ? "retention.when" : "retention.when.weeks", .remark,
        [
          "week": .count(worst.firstWeek), "last": .count(worst.lastWeek),
          "share": .number(worst.share, .proportion),
          "interval": .interval(worst.interval, .proportion), "weeks": .count(last),
        ], table: "hazard")
    ]
  }
}
