// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Tables

extension TimeToService {
  /// The query of an analysis: requests by days waited, how the wait ended, time and group.
  struct Query {
    let specification: Specification
    /// The last day that is seen: the cut-off, or that of extraction where it came before.
    let cutoff: CivilDate

    init(_ specification: Specification, in context: StudyContext) {
      self.specification = specification
      let extracted = context.source(specification.source)?.provenance?.extracted
      let days = [context.header.cutoff?.date, extracted].compactMap(\.self)
      cutoff = days.min() ?? context.header.campaign.from
    }

    var query: SummaryQuery {
      let requested = Scalar.column(specification.requested)
      let served = Scalar.column(specification.served)
      let others = specification.withdrawn.map { [Scalar.column($0)] } ?? []
      let end = Scalar.earliest([served] + others + [.day(cutoff)])
      let isServed = Predicate.every([.present(served), .atMost(served, end)])
      var keys = [
        Key("time", .daysBetween(requested, end)),
        Key("served", .choose(isServed, .integer(1), .integer(0))),
      ]
      if let after = specification.after {
        keys.append(Key("wave", .choose(.within(requested, after), .integer(1), .integer(0))))
      }
      if let by = specification.by { keys.append(Key("group", .column(by))) }
      return SummaryQuery(
        .rows(source: specification.source),
        stages: [
          Stage(Stage.eligible, keep: eligible),
          Stage("requested", keep: .atMost(requested, .day(cutoff))),
        ], keys: keys, measures: [.rows])
    }

    private var eligible: Predicate {
      var all = specification.only.map { Predicate.oneOf(.column($0.column), $0.values) }
      if let before = specification.before, let after = specification.after {
        let requested = Scalar.column(specification.requested)
        all.append(.any([.within(requested, before), .within(requested, after)]))
      }
      return .every(all)
    }
  }

  /// Requests by days waited.
  struct Cells {
    struct Cell {
      var time: Int
      var isServed: Bool
      var wave: Int
      var group: KeyCell
      var people: Int
    }

    /// Those with a wait of 0 days or more.
    private(set) var cells: [Cell] = []
    /// Requests whose service or withdrawal comes before the request: left out.
    private(set) var backwards = 0
    /// Requests, those left out included.
    private(set) var people = 0
    /// Whether there are more groups than can be read one by one; then none is kept.
    private(set) var hasTooManyGroups = false
    /// The groups, sorted, with their labels.
    private(set) var groups: [(key: KeyCell, label: String?)] = []

    init(_ table: SummaryTable) {
      func number(_ name: String, _ row: Int) -> Int? {
        guard case .number(let number)? = table.key(name)?.cells[row] else { return nil }
        return Int(clamping: number)
      }
      let keys = table.key("group")
      var seen: Set<KeyCell> = []
      for row in 0..<table.count {
        guard let time = number("time", row) else { continue }
        let count = Int(clamping: table.measure("rows")?.units[row] ?? 0)
        people += count
        guard time >= 0 else {
          backwards += count
          continue
        }
        let group = keys?.cells[row] ?? .missing
        cells.append(
          Cell(
            time: time, isServed: number("served", row) == 1, wave: number("wave", row) ?? 0,
            group: group, people: count))
        if let keys, seen.insert(group).inserted { groups.append((group, keys.text(row))) }
      }
      groups.sort { $0.key < $1.key }
      hasTooManyGroups = groups.count > Survey.mostGroups
      if hasTooManyGroups { groups = [] }
    }
  }
}
