// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

extension EquityGap {
  /// The outcome by group, before and after, and by the unit and stratum of the people.
  struct GapCells {
    /// One cell.
    struct Cell {
      /// 0 before, 1 after.
      var part: Int
      var group: Int
      var unit: Int
      var stratum: Int
      /// People, or counted people.
      var people: Double
      var sum: Double
      /// Σ(y − ȳ)² of the people in it.
      var withinSquares: Double
    }

    /// A group of people.
    struct Group: Hashable {
      /// Its label; nil for those whose group is not known.
      var name: String?
      /// Whether the study file names it.
      var isNamed: Bool
    }

    let dimension: Dimension
    let kind: OutcomeKind
    /// In the order of the study file; others between the two of a pair, or after all that have an
    /// order; those not known last.
    let groups: [Group]
    /// Units that were assigned together, or persons seen twice, sorted; one without a name where rows
    /// are independent.
    let units: [String]
    /// Strata whose mix is held equal, sorted; one without a name where none is.
    let strata: [String]
    let cells: [Cell]
    /// Rows whose unit is not known: they take no part.
    let withoutUnit: Int
    /// Rows of persons seen both before and after; nil where nobody is paired.
    let pairedRows: Int?

    /// The cells of an answer.
    init(_ table: SummaryTable, _ dimension: Dimension, _ layout: Layout, outcome: OutcomeQuery) {
      self.dimension = dimension
      kind = outcome.kind
      let twice = layout.person.map { GapCells.seenTwice(table, $0) }
      let persons = layout.person.flatMap { table.key("by.\($0)") }
      let units = layout.unit.flatMap { table.key("by.\($0)") } ?? persons
      let strataKeys = layout.strata.compactMap { table.key("by.\($0)") }
      var members: [CellKey: [Int]] = [:]
      var (lost, paired) = (0, 0)
      for group in 0..<table.count {
        guard case .number(let part)? = table.key("part")?.cells[group] else { continue }
        let rows = Int(table.measure("rows")?.double(group) ?? 0)
        if let twice {
          guard let person = persons?.text(group), twice.contains(person) else { continue }
          paired += rows
        }
        guard let unit = units == nil ? "" : units?.text(group) else {
          lost += rows
          continue
        }
        let stratum = strataKeys.map { $0.text(group) ?? "–" }.joined(separator: " · ")
        let key = CellKey(
          part: Int(part), group: table.key("by.0")?.text(group), unit: unit, stratum: stratum)
        members[key, default: []].append(group)
      }
      pairedRows = twice == nil ? nil : paired
      let (groups, names, strata) = GapCells.names(members.keys, dimension)
      self.groups = groups
      self.units = names
      self.strata = strata
      withoutUnit = lost
      let place = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.name, $0) })
      let unitNumber = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
      let stratumNumber = Dictionary(uniqueKeysWithValues: strata.enumerated().map { ($1, $0) })
      cells = members.map { key, rows in
        let total = CellTotal(table, rows, outcome)
        return Cell(
          part: key.part, group: place[key.group] ?? 0, unit: unitNumber[key.unit] ?? 0,
          stratum: stratumNumber[key.stratum] ?? 0, people: total.people, sum: total.sum,
          withinSquares: total.withinSquares)
      }.sorted {
        ($0.part, $0.group, $0.unit, $0.stratum) < ($1.part, $1.group, $1.unit, $1.stratum)
      }
    }

    /// Which key of the answer (`by.0` is the dimension's) says what.
    struct Layout {
      var unit: Int?
      var person: Int?
      var strata: [Int]

      init(_ specification: Specification) {
        var next = 1
        func take(_ isThere: Bool) -> Int? {
          guard isThere else { return nil }
          defer { next += 1 }
          return next
        }
        unit = take(specification.unit != nil)
        person = take(specification.pairedBy != nil)
        strata = specification.adjust.indices.map { next + $0 }
      }
    }

    /// The persons that have rows before and after.
    private static func seenTwice(_ table: SummaryTable, _ position: Int) -> Set<String> {
      var seen: [Set<String>] = [[], []]
      for group in 0..<table.count {
        guard case .number(let part)? = table.key("part")?.cells[group],
          let person = table.key("by.\(position)")?.text(group)
        else { continue }
        seen[Int(part)].insert(person)
      }
      return seen[0].intersection(seen[1])
    }

    private struct CellKey: Hashable {
      var part: Int
      var group: String?
      var unit: String
      var stratum: String
    }

    private static func names(
      _ keys: some Collection<CellKey>, _ dimension: Dimension
    ) -> (groups: [Group], units: [String], strata: [String]) {
      func sorted(_ names: Set<String>) -> [String] {
        // UTF-8 order: the same in every locale.
        names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      }
      let found = Set(keys.map(\.group))
      func others(_ named: [String]) -> [Group] {
        sorted(Set(found.compactMap(\.self)).subtracting(named)).map {
          Group(name: $0, isNamed: false)
        }
      }
      var groups: [Group]
      switch dimension.groups {
      case .ordered(let names):
        groups = names.map { Group(name: $0, isNamed: true) } + others(names)
      case .pair(let reference, let focus):
        groups = [Group(name: reference, isNamed: true)] + others([reference, focus])
        groups.append(Group(name: focus, isNamed: true))
      }
      if found.contains(nil) { groups.append(Group(name: nil, isNamed: false)) }
      return (groups, sorted(Set(keys.map(\.unit))), sorted(Set(keys.map(\.stratum))))
    }

    /// People and sum of some cells.
    func total(_ keep: (Cell) -> Bool) -> (people: Double, sum: Double) {
      cells.reduce(into: (0, 0)) { total, cell in
        guard keep(cell) else { return }
        total.0 += cell.people
        total.1 += cell.sum
      }
    }
  }
}
