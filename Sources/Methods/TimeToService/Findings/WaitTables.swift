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
        .init("served.\(days)", guarded: guarded(.partOf(whole(of: days)))),
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

  /// Those served within so many days are a part of those served within more: few between them are a
  /// small count too.
  private func whole(of days: Int, beside all: String = "served") -> String {
    specification.days.filter { $0 > days }.min().map { "served.\($0)" } ?? all
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
        .init("served.\(days)", guarded: guarded(.partOf(whole(of: days, beside: "people")))),
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
}
