// SPDX-License-Identifier: GPL-3.0-or-later

import Dates

@testable import Tables

/// Persons made of their rows and contacts the slow and obvious way: a dictionary of persons, each
/// with its rows; every contact looked at for every spell. Written apart from the engine, to hold it
/// to.
struct SlowPeople {
  typealias Record = [String: RowCell]

  /// The rows of each source, by column.
  let sources: [String: [Record]]
  let people: People
  /// The columns of subjects that count when two rows of one start are compared.
  let compared: [String]

  private(set) var spells: [Record] = []
  private(set) var flow = PeopleFlow()
  /// Lines that repeat a person, and the line of the first; all of them.
  private(set) var repeated: [(line: Int, first: Int)] = []
  private(set) var contradictory: [(line: Int, first: Int)] = []

  init(_ sources: [String: [Record]], _ people: People, compared: [String]) {
    self.sources = sources
    self.people = people
    self.compared = compared
    let persons = findPersons()
    makeSpells(persons)
    for rollup in people.rollups { roll(rollup) }
  }

  private mutating func findPersons() -> [RowCell: [(line: Int, row: Record)]] {
    var persons: [RowCell: [(line: Int, row: Record)]] = [:]
    for (index, row) in (sources[people.source] ?? []).enumerated() {
      flow.rows += 1
      guard let kept = Slow.truth(people.keep, row) else {
        flow.undecided += 1
        continue
      }
      guard kept else {
        flow.turnedAway += 1
        continue
      }
      let id = row[people.id] ?? .missing
      guard id != .missing else {
        flow.withoutId += 1
        continue
      }
      if Slow.value(people.start, row) == nil { flow.withoutStart += 1 }
      persons[id, default: []].append((index + 1, row))
    }
    return persons
  }

  private mutating func makeSpells(_ persons: [RowCell: [(line: Int, row: Record)]]) {
    for (_, rows) in persons {
      if people.repeats == .refuse {
        repeated += rows.dropFirst().map { ($0.line, rows[0].line) }
      }
      var byStart: [Int64: [(line: Int, row: Record)]] = [:]
      for row in rows {
        if let start = Slow.value(people.start, row.row) { byStart[start, default: []].append(row) }
      }
      if !byStart.isEmpty { flow.persons += 1 }
      let starts = byStart.keys.sorted()
      for (index, start) in starts.enumerated() {
        let same = byStart[start] ?? []
        flow.copies += same.count - 1
        if let other = same.first(where: { row in
          compared.contains { row.row[$0] != same[0].row[$0] }
        }) {
          contradictory.append((other.line, same[0].line))
        }
        if people.repeats != .spells, index > 0 {
          flow.laterSpells += 1
          continue
        }
        flow.spells += 1
        var spell = same[0].row
        spell["spell start"] = Slow.day(start)
        spell["spell end"] = index + 1 < starts.count ? Slow.day(starts[index + 1]) : .missing
        spell["spell number"] = .number(FixedPoint(units: Int128(index + 1), scale: 0))
        spell["first start"] = Slow.day(starts[0])
        spells.append(spell)
      }
    }
    repeated.sort { $0.line < $1.line }
    contradictory.sort { $0.line < $1.line }
  }

  private mutating func roll(_ rollup: Rollup) {
    var contacts = ContactFlow(source: rollup.source, rollups: [rollup.name])
    var found: [[(day: Int64, row: Record)]] = spells.map { _ in [] }
    for row in sources[rollup.source] ?? [] {
      contacts.rows += 1
      guard let kept = Slow.truth(rollup.keep, row) else {
        contacts.undecided += 1
        continue
      }
      let id = row[rollup.id] ?? .missing
      let mine = spells.indices.filter { spells[$0][people.id] == id }
      if !kept {
        contacts.turnedAway += 1
      } else if id == .missing {
        contacts.withoutId += 1
      } else if let day = Slow.value(rollup.date, row) {
        contacts.linked += mine.isEmpty ? 0 : 1
        contacts.unknownPerson += mine.isEmpty ? 1 : 0
        if let spell = mine.first, let first = Slow.value(.column("first start"), spells[spell]) {
          contacts.early += day < first ? 1 : 0
        }
        for spell in mine { found[spell].append((day, row)) }
      } else {
        contacts.withoutDate += 1
      }
    }
    flow.contacts.append(contacts)
    for index in spells.indices {
      spells[index][rollup.name] = value(rollup, spells[index], found[index])
    }
  }

  private func value(
    _ rollup: Rollup, _ spell: Record, _ contacts: [(day: Int64, row: Record)]
  ) -> RowCell {
    var inside = contacts
    if let scalar = rollup.from {
      guard let from = Slow.value(scalar, spell) else { return .missing }
      inside = inside.filter { $0.day >= from }
    }
    if let scalar = rollup.through {
      guard let through = Slow.value(scalar, spell) else { return .missing }
      inside = inside.filter { $0.day <= through }
    }
    let days = Set(inside.map(\.day)).sorted()
    switch rollup.take {
    case .rows: return Slow.number(inside.count)
    case .days: return Slow.number(days.count)
    case .first: return days.first.map { Slow.day($0) } ?? .missing
    case .last: return days.last.map { Slow.day($0) } ?? .missing
    case .sum(let scalar):
      let values = inside.map { Slow.value(scalar, $0.row) }
      return values.contains(nil)
        ? .missing : Slow.number(values.reduce(0) { $0 + Int($1 ?? 0) })
    case .unbroken(let silence):
      guard var reached = rollup.from.flatMap({ Slow.value($0, spell) }) else { return .missing }
      if let through = rollup.through.flatMap({ Slow.value($0, spell) }), through < reached {
        return .missing
      }
      while let next = days.first(where: { $0 > reached }), next <= reached + Int64(silence) {
        reached = next
      }
      return Slow.day(reached)
    }
  }
}

/// Scalars and predicates over one record; those that the tests use. Days are numbers of days.
enum Slow {
  static func day(_ day: Int64) -> RowCell { .day(CivilDate(day: Int32(day))) }
  static func number(_ value: Int) -> RowCell {
    .number(FixedPoint(units: Int128(value), scale: 0))
  }

  static func value(_ scalar: Scalar, _ row: SlowPeople.Record) -> Int64? {
    switch scalar {
    case .column(let name):
      switch row[name] ?? .missing {
      case .missing, .label: return nil
      case .number(let number): return Int64(number.units)
      case .day(let day): return Int64(day.day)
      case .truth(let truth): return truth ? 1 : 0
      }
    case .spell(let part): return value(.column(part.rawValue), row)
    case .integer(let number): return number
    case .day(let day): return Int64(day.day)
    case .addDays(let scalar, let days): return value(scalar, row).map { $0 + Int64(days) }
    case .daysBetween(let from, let to):
      guard let from = value(from, row), let to = value(to, row) else { return nil }
      return to - from
    case .earliest(let scalars): return scalars.compactMap { value($0, row) }.min()
    case .choose(let predicate, let yes, let no):
      return truth(predicate, row).flatMap { $0 ? value(yes, row) : value(no, row) }
    case .period, .firstDay, .lastDay, .band: preconditionFailure("not in these tests")
    }
  }

  static func truth(_ predicate: Tables.Predicate, _ row: SlowPeople.Record) -> Bool? {
    switch predicate {
    case .missing(.column(let name)): return (row[name] ?? .missing) == .missing
    case .missing(let scalar): return value(scalar, row) == nil
    case .oneOf(.column(let name), let labels):
      guard case .label(let label) = row[name] else { return nil }
      return labels.contains(label)
    case .oneOf: preconditionFailure("not in these tests")
    case .atMost(let left, let right):
      guard let left = value(left, row), let right = value(right, row) else { return nil }
      return left <= right
    case .not(let inner): return truth(inner, row).map { !$0 }
    case .every(let parts):
      let truths = parts.map { truth($0, row) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    }
  }
}
