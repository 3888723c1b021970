// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Tables

extension Retention.RetentionAnalysis {
  // MARK: Refusals

  /// Why nothing is said at all: nobody joined, or days stand in the data that had not come when
  /// they were extracted.
  var refusal: Note? {
    guard let table = table(.joined), table.count == 1 else {
      return Note("retention.refused.nobody", .refusal)
    }
    func count(_ name: String) -> Int { Int(clamping: table.measure(name)?.units[0] ?? 0) }
    let persons = queries.persons
    if count("future") > 0 {
      return future(
        specification.subjects.source, column: specification.subjects.start, persons)
    }
    if let contacts = specification.contacts, count("contacts future") > 0 {
      return future(contacts.source, column: contacts.date, persons)
    }
    if let exits = specification.exits, count("exits future") > 0 {
      return future(exits.source, column: exits.date, persons)
    }
    if count("rows") - count("late") <= 0 {
      return Note(
        "retention.refused.too-late", .refusal, ["cutoff": .date(persons.cutoff)])
    }
    return nil
  }

  private func future(_ source: String, column: String, _ persons: Retention.Persons) -> Note {
    let day = persons.extracted[source] ?? persons.cutoff
    return Note(
      "retention.refused.future", .refusal,
      [
        "source": .text(source), "column": .text(column), "day": .date(day),
        "max": .text("max: \(day.iso)"),
      ])
  }

  // MARK: Warnings and remarks

  func notes(_ flow: Retention.PersonFlow) -> [Note] {
    var notes: [Note] = []
    if isInterim {
      notes.append(
        Note(
          "retention.warning.interim", .warning, ["day": .date(queries.persons.cutoff)]))
    }
    if share(horizons[mainHorizon].tally(headline)) == nil {
      notes.append(Note("retention.warning.young", .warning, ["at": at(mainHorizon)]))
    }
    if flow.losesMany { notes.append(Note("retention.warning.lost", .warning)) }
    if flow.hasManyUnknown { notes.append(Note("retention.warning.unknown", .warning)) }
    notes += dataRemarks(flow)
    if isRussell { notes.append(Note("retention.remark.russell", .remark)) }
    if !specification.by.isEmpty { notes.append(Note("retention.remark.groups", .remark)) }
    if specification.role == .exploratory {
      notes.append(Note("outcome.exploratory", .remark))
    }
    return notes
  }

  private func dataRemarks(_ flow: Retention.PersonFlow) -> [Note] {
    let counts: [(String, Int)] = [
      ("early-contacts", flow.contacts?.early ?? 0), ("early-exits", flow.earlyExits),
      ("after-cutoff", flow.contactsAfter), ("late", flow.late),
      ("unknown", flow.contacts?.unknownPerson ?? 0), ("copies", flow.people.copies),
    ]
    return counts.filter { $0.1 > 0 }.map { name, count in
      Note(
        "retention.remark.\(name)", .remark,
        ["n": few(count), "cutoff": .date(queries.persons.cutoff)])
    }
  }

  /// A count that may be of few people: in words where it is small.
  private func few(_ count: Int) -> Value {
    count >= smallestShown
      ? .count(count) : .phrase("retention.fewer", ["n": .count(smallestShown)])
  }

  // MARK: Facts

  /// What the sentences are filled with.
  var facts: [String: Value] {
    let persons = queries.persons
    var facts: [String: Value] = [
      "analysis": .text(specification.id), "cutoff": .date(persons.cutoff),
      "horizons": .list(specification.horizons.indices.map(at)), "at": at(mainHorizon),
      "definition": .term(
        hasContacts
          ? "retention.definition.\(headline.rawValue)" : "retention.definition.subscribed"),
      "design": .term(hasContacts ? "retention.design.contacts" : "retention.design.exits"),
      "repeats": .term("retention.repeats.\(specification.repeats.rawValue)"),
      "window": .count(Int(persons.window)), "last": .count(lastDay),
    ]
    if let silence = persons.silence {
      facts["silence"] = .count(Int(silence))
      facts["followed"] = .date(persons.followedThrough)
    }
    if isRussell { facts["standard"] = .term("retention.standard.russell") }
    if let change = specification.changed { facts["changed"] = .date(change.date) }
    facts["only"] = specification.subjects.only.clause(
      of: context.source(specification.subjects.source))
    return facts
  }
}
