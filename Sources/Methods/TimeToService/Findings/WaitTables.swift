// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings
import Statistics

extension TimeToService.WaitAnalysis {
  /// People, those served, median, and the share served within each number of days.
  func waitTable(_ id: String, _ groups: [TimeToService.WaitGroup]) -> FindingTable {
    let derived = guarded(.derivedFrom("people"))
    var columns: [FindingTable.Column] = [
      .init("group"), .init("people", guarded: guarded(.count)),
      .init("served", guarded: guarded(.partOf("people"))), .init("median", guarded: derived),
      .init("median.interval", guarded: derived),
    ]
    for days in specification.days {
      columns += [
        .init("served.\(days)", guarded: guarded(.partOf("people"))),
        .init("within.\(days)", guarded: derived),
        .init("within.\(days).interval", guarded: derived),
      ]
    }
    return FindingTable(
      id: id, columns: columns,
      rows: groups.map { group in
        var row: [Value] = [
          group.name, .count(group.counts.people), .count(group.counts.events),
        ]
        row +=
          group.median.map { [.number($0.value, .number), .interval($0.interval, .number)] }
          ?? [.term("service.not-reached"), .missing]
        for days in specification.days {
          let share = group.share(within: days)
          row += [
            .count(group.served(within: days)),
            share.map { .number($0.estimate, .proportion) } ?? .missing,
            share.map { .interval(Interval($0.interval), .proportion) } ?? .missing,
          ]
        }
        return row
      })
  }

  /// Each group beside the first: shares in time, and whether waits differ as a whole.
  func comparison(_ id: String, _ groups: [TimeToService.WaitGroup]) -> FindingTable {
    // A table of its own would tell of small groups: it falls with their counts.
    let derived = guarded(.derivedFrom("people"))
    var columns: [FindingTable.Column] = [
      .init("group"), .init("people", guarded: guarded(.count)),
    ]
    for days in specification.days {
      columns += [
        .init("served.\(days)", guarded: guarded(.partOf("people"))),
        .init("within.\(days).difference", guarded: derived),
        .init("within.\(days).difference.interval", guarded: derived),
      ]
    }
    columns.append(.init("p", guarded: derived))
    return FindingTable(
      id: id, columns: columns,
      rows: groups.enumerated().map { place, group in
        var row: [Value] = [group.name, .count(group.counts.people)]
        let none: Value = place == 0 ? .term("service.dash") : .missing
        for days in specification.days {
          let difference = place == 0 ? nil : group.difference(from: groups[0], within: days)
          row += [
            .count(group.served(within: days)),
            difference.map { .number($0.estimate, .points) } ?? none,
            difference.map { .interval(Interval($0.interval), .points) } ?? none,
          ]
        }
        let test = place == 0 ? nil : try? LogRankTest([groups[0].counts, group.counts])
        return row + [test.map { .number($0.pValue, .probability) } ?? none]
      })
  }

  // MARK: The curve

  /// Who still waits, day by day, where it may be told.
  func curves(
    _ groups: [TimeToService.WaitGroup]
  ) -> (tables: [FindingTable], figure: FigureData?) {
    let horizons = specification.days.filter { $0 > 0 }
    guard let last = horizons.last else { return ([], nil) }
    let told = groups.map { group in
      Retention.CurveRow.rows(of: group.counts, horizons: horizons, atLeast: minimumCell)
    }
    let derived = guarded(.derivedFrom("served"))
    let table = FindingTable(
      id: "curve",
      columns: [
        .init("group"), .init("day"), .init("served", guarded: guarded(.count)),
        .init("waiting", guarded: derived), .init("interval", guarded: derived),
      ],
      rows: zip(groups, told).flatMap { group, rows in
        rows.compactMap { row -> [Value]? in
          guard let found = try? group.curve.survival(on: row.day, level: 0.95) else { return nil }
          return [
            group.name, .count(row.day), .count(row.ended),
            .number(row.told(found.share.estimate), .proportion),
            .interval(row.told(found.share.interval), .proportion),
          ]
        }
      })
    let shown = horizons.filter { day in
      told.allSatisfy { rows in rows.contains { $0.day == day } }
    }
    let riskDays = [0] + shown
    let figure = SurvivalFigure(
      step: .day,
      groups: zip(groups, told).map { group, rows in
        SurvivalFigure.Group(
          label: group.name,
          steps: rows.compactMap { row in
            guard let found = try? group.curve.survival(on: row.day, level: 0.95) else {
              return nil
            }
            return SurvivalFigure.Step(
              day: row.day, survival: row.told(found.share.estimate),
              interval: row.told(found.share.interval))
          }, lastAtRisk: rows.last?.day ?? 0,
          atRisk: riskDays.map { day in
            day == 0 ? group.counts.people : rows.first { $0.day == day }?.remaining
          })
      }, horizons: shown, riskDays: riskDays, lastDay: last, isSampled: true, topic: .service)
    return ([table], FigureData(id: "curve", content: .survival(figure)))
  }
}
