// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Tables

extension Retention {
  /// How the rows of the sources became people with contacts and exits.
  struct PersonFlow {
    let analysis: RetentionAnalysis
    /// How persons were made.
    let people: PeopleFlow
    /// Spells that began after the last day of which anything is known.
    let late: Int
    /// Rows of contacts after that day.
    let contactsAfter: Int
    /// Exits before enrolment, in columns of the subjects and in a source of exits.
    let earlyExits: Int

    init(_ analysis: RetentionAnalysis) {
      self.analysis = analysis
      let table = analysis.table(.joined)
      func measure(_ name: String) -> Int {
        guard let column = table?.measure(name), table?.count == 1 else { return 0 }
        return Int(clamping: column.units[0])
      }
      people = table?.flow.people ?? PeopleFlow()
      late = measure("late")
      contactsAfter = measure("contacts after")
      let logs = people.contacts.filter { !$0.rollups.contains(Persons.last) && !Self.isCheck($0) }
      earlyExits = measure("early exits") + logs.reduce(0) { $0 + $1.early }
    }

    /// Whether rows are looked at for days to come only.
    private static func isCheck(_ flow: ContactFlow) -> Bool {
      flow.rollups == [Persons.exitsFuture]
    }

    /// Spells that began by the last day of which anything is known.
    var joined: Int { people.spells - late }

    /// The contacts, where there are any.
    var contacts: ContactFlow? {
      people.contacts.first { $0.rollups.contains(Persons.last) }
    }

    /// Whether over 5% of what counts could not be linked: of subjects, or of contacts.
    var losesMany: Bool {
      let subjects = people.rows - people.turnedAway
      let lost = people.undecided + people.withoutId + people.withoutStart
      return Double(lost) > 0.05 * Double(subjects)
    }

    /// Whether over 5% of the contacts are of nobody known.
    var hasManyUnknown: Bool {
      contacts.map { flow in
        let lost = flow.unknownPerson + flow.withoutId + flow.withoutDate
        return Double(lost) > 0.05 * Double(flow.rows - flow.turnedAway)
      } ?? false
    }

    /// From rows of the subjects' source to those who joined.
    var table: FindingTable {
      let isSubject = people.rows - people.turnedAway - people.undecided
      let linked = isSubject - people.withoutId - people.withoutStart
      let once = linked - people.copies
      return DataFlow(
        steps: [
          ("retention.flow.rows", people.rows), ("retention.flow.subjects", isSubject),
          ("retention.flow.dated", linked), ("retention.flow.once", once),
          ("retention.flow.spells", people.spells), ("retention.flow.joined", joined),
        ], lost: people.withoutId + people.withoutStart + people.undecided,
        isGuarded: analysis.guardsCounts
      ).table
    }

    /// How the rows of contacts and exits found their persons.
    var contactTables: [FindingTable] {
      let flows = people.contacts.filter { !Self.isCheck($0) }
      guard !flows.isEmpty else { return [] }
      // A row of a source of exits is a person.
      let count = analysis.guarded(.count)
      let rows = flows.map { flow -> [Value] in
        [
          .text(flow.source), .term(Self.term(flow)), .count(flow.rows),
          .count(flow.turnedAway + flow.undecided), .count(flow.withoutId + flow.withoutDate),
          .count(flow.unknownPerson), .count(flow.early), .count(flow.linked - flow.early),
        ]
      }
      return [
        FindingTable(
          id: "contacts",
          columns: [
            .init("source"), .init("holds"), .init("rows", guarded: count),
            .init("others", guarded: count), .init("incomplete", guarded: count),
            .init("unknown", guarded: count), .init("early", guarded: count),
            .init("linked", guarded: count),
          ], rows: rows)
      ]
    }

    private static func term(_ flow: ContactFlow) -> String {
      if flow.rollups.contains(Persons.last) { return "retention.rows.contacts" }
      if flow.rollups.contains(Persons.died) { return "retention.rows.deaths" }
      if flow.rollups.contains(Persons.moved) { return "retention.rows.removals" }
      return "retention.rows.withdrawals"
    }
  }
}
