// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Tables

extension Survey {
  /// The queries of an analysis, one an item: respondents by wave, group, person and mark.
  struct Queries {
    let specification: Specification

    init(_ specification: Specification) { self.specification = specification }

    var all: [SummaryQuery] { specification.items.map(query) }

    private func query(_ item: Item) -> SummaryQuery {
      var keys: [Key] = []
      if let wave { keys.append(Key("wave", wave)) }
      if let by = specification.by { keys.append(Key("group", .column(by))) }
      if let person = specification.pairedBy { keys.append(Key("person", .column(person))) }
      var measures = [people("people", where: .always)]
      if item.kind == .multiple {
        let ticked = item.options.map { Self.ticked($0.column) }
        keys.append(Key("value", .choose(.any(ticked), .integer(1), .integer(0))))
        measures += ticked.enumerated().map { people("ticked.\($0)", where: $1) }
      } else if let column = item.column {
        keys.append(Key("value", .column(column)))
      }
      return SummaryQuery(
        .rows(source: specification.source),
        stages: [Stage(Stage.eligible, keep: eligible(item))], keys: keys, measures: measures)
    }

    /// An option is ticked where its cell says so; an empty cell is not ticked.
    private static func ticked(_ column: String) -> Predicate {
      .every([.present(.column(column)), .isTrue(column)])
    }

    /// Respondents of the rows for which a predicate holds.
    private func people(_ name: String, where predicate: Predicate) -> Measure {
      let each = specification.respondents.map { Scalar.column($0) } ?? .integer(1)
      return Measure(name, .sum([.choose(predicate, each, .integer(0))]))
    }

    /// 0 before, 1 after; rows of neither are turned away.
    private var wave: Scalar? {
      specification.waves.map { waves in
        switch waves {
        case .column(let name, _, let after):
          .choose(.oneOf(.column(name), after), .integer(1), .integer(0))
        case .dates(let name, _, let after):
          .choose(.within(.column(name), after), .integer(1), .integer(0))
        }
      }
    }

    private func eligible(_ item: Item) -> Predicate {
      var all = (specification.only + item.only).map { filter in
        Predicate.oneOf(.column(filter.column), filter.values)
      }
      switch specification.waves {
      case .column(let name, let before, let after):
        all.append(.oneOf(.column(name), before + after))
      case .dates(let name, let before, let after):
        all.append(.any([.within(.column(name), before), .within(.column(name), after)]))
      case nil: break
      }
      return .every(all)
    }
  }
}
