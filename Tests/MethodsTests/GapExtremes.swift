// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings

@testable import Methods

/// Gaps that each reach one refusal, warning or remark, by its term.
enum GapExtremes {
  private static func shares(_ values: [(String, Int, Int)]) -> GapCase {
    let rows = values.flatMap { group, before, after in
      (1...8).flatMap { unit in
        [(false, before), (true, after)].map { isAfter, y in
          GapCase.Row(
            isAfter: isAfter, group: group, unit: "D\(unit)", y: y + unit % 3, n: 1000)
        }
      }
    }
    return GapCase.changed(GapCase(rows)) { $0.groups = .ordered(["Q1", "Q4"]) }
  }

  /// Designs and data that cannot carry the question.
  static let refusals: [(term: String, gap: GapCase)] = [
    ("equity.refused.no-rows", .changed { $0.rows = [] }),
    (
      "equity.refused.empty-group",
      .changed { $0.rows.removeAll { $0.group == "Q4" && $0.isAfter } }
    ),
    (
      "equity.refused.empty-group-arm",
      .changed { gap in
        gap.treated = ["D1"]
        gap.rows.removeAll { $0.group == "Q4" && $0.unit == "D1" && !$0.isAfter }
      }
    ),
    ("equity.refused.empty-stratum", .changed { $0.adjust = ["stratum"] }),
    ("equity.refused.impossible", .changed { $0.rows[3].y = $0.rows[3].n + 1 }),
    ("equity.refused.few-units", .changed { $0.rows.removeAll { $0.unit != "D1" } }),
    (
      "equity.refused.not-estimable",
      .changed { gap in
        gap.isMean = true
        gap.errors = .independent
        // One person a cell: nothing says how people vary.
        gap.rows = ["Q1", "Q2", "Q3", "Q4"].flatMap { group in
          [false, true].map { GapCase.Row(isAfter: $0, group: group, y: 100) }
        }
      }
    ),
  ]

  /// What a reader must weigh.
  static let warnings: [(term: String, gap: GapCase)] = [
    ("equity.warning.widened", .changed { $0.shift("Q4", by: -50) }),
    ("equity.warning.widened-rising", .changed { $0.shift("Q1", by: 30) }),
    ("equity.warning.reversed", shares([("Q1", 400, 380), ("Q4", 500, 450)])),
    ("equity.warning.ratio-widened", shares([("Q1", 400, 200), ("Q4", 300, 120)])),
    ("equity.warning.ratio-narrowed", shares([("Q1", 200, 440), ("Q4", 100, 300)])),
    ("equity.warning.levelled-down", shares([("Q1", 600, 500), ("Q4", 400, 390)])),
    ("equity.warning.fallen", shares([("Q1", 600, 500), ("Q4", 400, 300)])),
    ("equity.warning.events", .changed { $0.events = [event] }),
    ("equity.warning.few-degrees", .changed { $0.rows.removeAll { ($0.unit ?? "") > "D4" } }),
    ("equity.warning.few-treated", .changed { $0.treated = ["D1", "D2"] }),
    (
      "equity.warning.no-interval",
      .changed { gap in
        // Each group lives in a district of its own.
        for row in gap.rows.indices { gap.rows[row].unit = gap.rows[row].group }
      }
    ),
    (
      "equity.warning.unknown",
      .changed { gap in
        gap.rows += [false, true].map {
          GapCase.Row(isAfter: $0, group: nil, y: 300, n: 900)
        }
      }
    ),
    (
      "equity.warning.unordered",
      .changed { gap in
        gap.rows += [false, true].map { GapCase.Row(isAfter: $0, group: "Q5", y: 30, n: 90) }
      }
    ),
    (
      "equity.warning.shares",
      .changed { gap in
        for row in gap.rows.indices where gap.rows[row].isAfter && gap.rows[row].group == "Q1" {
          gap.rows[row].n *= 3
          gap.rows[row].y *= 3
        }
      }
    ),
    ("equity.warning.absent", .changed { $0.treated = ["D1", "D2", "D99"] }),
    ("outcome.no-threshold", .quartiles()),
    ("outcome.exploratory", .changed { $0.role = .exploratory }),
    (
      "outcome.lost-rows",
      .changed { gap in
        gap.only = [ColumnFilter(column: "group", values: ["Q1", "Q2", "Q3", "Q4"])]
        gap.rows += (0..<9).map { _ in GapCase.Row(isAfter: true, group: nil, y: 1, n: 2) }
      }
    ),
    (
      "equity.remark.no-ratio",
      .changed { gap in
        for row in gap.rows.indices where gap.rows[row].group == "Q4" { gap.rows[row].y = 0 }
      }
    ),
    (
      "equity.remark.without-unit",
      .changed { $0.rows.append(GapCase.Row(isAfter: true, group: "Q1", unit: nil, y: 1, n: 2)) }
    ),
    (
      "equity.remark.clipped",
      .changed { gap in
        gap.groups = .ordered(["Q4", "Q3", "Q2", "Q1"])
      }
    ),
    ("equity.remark.degrees", .quartiles()),
  ]

  static let event = OtherEvent(
    date: CivilDate(day: 20_000), what: LocalizedText(it: "altro", en: "something else"),
    affects: .both)

  /// Forty people seen twice, and some once.
  static let paired = GapCase.changed(GapCase([])) { gap in
    gap.isPaired = true
    gap.errors = .independent
    gap.groups = .ordered(["Q1", "Q4"])
    for person in 0..<40 {
      let group = person.isMultiple(of: 2) ? "Q1" : "Q4"
      for isAfter in [false, true] {
        let y = isAfter ? (person % 3 == 0 ? 0 : 1) : (person % 5 < 3 ? 1 : 0)
        gap.rows.append(.init(isAfter: isAfter, group: group, person: "P\(person)", y: y))
      }
    }
    for person in 40..<50 {
      gap.rows.append(
        .init(isAfter: person.isMultiple(of: 2), group: "Q1", person: "P\(person)", y: 1))
    }
  }

  /// Others that change words.
  static let others: [(term: String, gap: GapCase)] = [
    ("independent", .changed { $0.errors = .independent }),
    (
      "independent, standardised",
      .changed { gap in
        gap.errors = .independent
        gap.adjust = ["second"]
        gap.planned = .afterData
      }
    ),
    (
      "pair, also, means",
      .changed { gap in
        gap.isMean = true
        gap.better = .lower
        gap.groups = .pair(reference: "Q1", focus: "Q4")
        gap.also = [.init(column: "second", groups: .pair(reference: "x", focus: "y"))]
        gap.rows += gap.rows.map { row in
          var row = row
          row.second = row.second == "x" ? "y" : "x"
          return row
        }
      }
    ),
    (
      "also without people",
      .changed { gap in
        gap.also = [.init(column: "stratum", groups: .pair(reference: "A", focus: "Z"))]
      }
    ),
    ("paired", paired),
    (
      "controls, one arm",
      .changed { gap in
        gap.treated = ["D1", "D2"]
        var event = event
        event.affects = .campaign
        gap.events = [event]
      }
    ),
  ]
}
