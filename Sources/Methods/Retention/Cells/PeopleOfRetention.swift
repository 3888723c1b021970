// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Tables

extension Retention {
  /// The persons of an analysis, one row a spell, with what is known of each: when and how they
  /// left, when they were seen.
  ///
  /// Every query of the analysis asks this one value, so that each source is read as often as for
  /// one query.
  struct Persons {
    let specification: Specification
    /// The last day of which anything is known: the cut-off, or the earliest extraction.
    let cutoff: CivilDate
    /// The days of extraction of the sources, where they are known.
    let extracted: [String: CivilDate]

    init(_ specification: Specification, in context: StudyContext) {
      self.specification = specification
      let names = [
        specification.subjects.source, specification.contacts?.source, specification.exits?.source,
      ].compactMap(\.self)
      var extracted: [String: CivilDate] = [:]
      for name in names { extracted[name] = context.source(name)?.provenance?.extracted }
      self.extracted = extracted
      // Data extracted before the cut-off say nothing of the days in between.
      let days = [context.header.cutoff?.date].compactMap(\.self) + extracted.values
      cutoff = days.min() ?? CivilDate(day: 0)
    }

    /// The silence that ends participation, in days; nil where there is no such rule.
    var silence: Int32? { specification.silentAfter?.days.map { Int32(clamping: $0) } }

    /// The window around a horizon, in days; 0 where exits are known to the day.
    var window: Int32 { Int32(clamping: specification.window?.days ?? 0) }

    /// Whether people are seen, and not only known to have left.
    var hasContacts: Bool { specification.contacts != nil }

    /// The last day on which it is known who takes part: knowing a silence takes as many days more.
    var followedThrough: CivilDate { cutoff.adding(days: -Int(silence ?? 0)) }

    // MARK: Names of rollups; with a space, so that no column of a study can have them

    static let withdrew = "withdrawal day"
    static let died = "day of death"
    static let moved = "day of removal"
    static let last = "last contact"
    static let kept = "kept until"
    static let attended = "sessions attended"
    static let contactsAfter = "contacts after the cut-off"
    static let contactsFuture = "contacts after extraction"
    static let exitsFuture = "exits after extraction"
    static func seen(_ day: Int32) -> String { "seen around \(day)" }
    static func onDay(_ day: Int32) -> String { "seen on \(day)" }

    // MARK: Days of a person

    /// A day that never comes: stands for an exit that did not happen.
    private static let never = Scalar.day(CivilDate(day: 2_932_896))

    /// The last day of the spell that the data can tell of. A complete log of exits has its own end:
    /// who subscribes twice without leaving in between is still subscribed.
    private var spellLimit: Scalar {
      hasContacts ? .earliest([.addDays(.spellEnd, -1), .day(cutoff)]) : .day(cutoff)
    }

    /// The day of an exit, far in the future where there was none.
    private func exit(_ rollup: String, _ column: String?) -> Scalar {
      var days: [Scalar] = []
      if hasExitRollup(rollup) {
        days.append(.column(rollup))
      }
      if let column {
        let day = Scalar.column(column)
        let counts = Predicate.every([
          .present(day), .atMost(.spellStart, day), .atMost(day, spellLimit),
        ])
        days.append(.choose(counts, day, Self.never))
      }
      return days.isEmpty ? Self.never : .earliest(days + [Self.never])
    }

    private func hasExitRollup(_ name: String) -> Bool {
      guard let exits = specification.exits else { return false }
      guard exits.reason != nil else { return name == Self.withdrew }
      return switch name {
      case Self.withdrew: !exits.withdrew.isEmpty
      case Self.died: !exits.died.isEmpty
      default: !exits.moved.isEmpty
      }
    }

    /// The first withdrawal of the spell.
    var withdrawal: Scalar { exit(Self.withdrew, specification.subjects.withdrawn) }
    /// The death in the spell.
    var death: Scalar { exit(Self.died, specification.subjects.died) }
    /// The removal out of reach in the spell.
    var removal: Scalar { exit(Self.moved, specification.subjects.moved) }

    /// The last day on which a contact counts: that of the first exit, or the end of the spell.
    var until: Scalar {
      .earliest([.addDays(.spellEnd, -1), withdrawal, death, removal, .day(cutoff)])
    }

    /// The next sign of life or end after a silence: a silence that reaches it is measured to it.
    var silenceLimit: Scalar {
      .earliest([.spellEnd, withdrawal, death, removal, .day(cutoff)])
    }

    /// That many days after the person joined.
    func day(_ days: Int32) -> Scalar { .addDays(.spellStart, days) }

    // MARK: The persons

    /// The relation of every query.
    var relation: Relation {
      let subjects = specification.subjects
      return .people(
        People(
          source: subjects.source, id: subjects.id, start: .column(subjects.start),
          repeats: repeats, keep: Self.keep(subjects.only),
          rollups: exitRollups + contactRollups))
    }

    private var repeats: People.Repeats {
      switch specification.repeats {
      case .first: .first
      case .spells: .spells
      case .refuse: .refuse
      }
    }

    static func keep(_ filters: [ColumnFilter]) -> Predicate {
      .every(filters.map { .oneOf(.column($0.column), $0.values) })
    }

    private var exitRollups: [Rollup] {
      guard let exits = specification.exits else { return [] }
      let only = exits.only.map { Predicate.oneOf(.column($0.column), $0.values) }
      func rollup(_ name: String, _ reasons: [String]) -> Rollup? {
        if exits.reason != nil, reasons.isEmpty { return nil }
        let why = exits.reason.map { [Predicate.oneOf(.column($0), reasons)] } ?? []
        return Rollup(
          name, source: exits.source, id: exits.id, date: .column(exits.date),
          keep: .every(only + why), from: .spellStart, through: spellLimit, take: .first)
      }
      let ends =
        exits.reason == nil
        ? [rollup(Self.withdrew, [])]
        : [
          rollup(Self.withdrew, exits.withdrew), rollup(Self.died, exits.died),
          rollup(Self.moved, exits.moved),
        ]
      let future = extracted[exits.source].map { day in
        Rollup(
          Self.exitsFuture, source: exits.source, id: exits.id, date: .column(exits.date),
          keep: .every(only), from: .day(day.adding(days: 1)), take: .rows)
      }
      return (ends + [future]).compactMap(\.self)
    }

    private var contactRollups: [Rollup] {
      guard let contacts = specification.contacts else { return [] }
      func rollup(_ name: String, _ take: Rollup.Take, from: Scalar, through: Scalar?) -> Rollup {
        Rollup(
          name, source: contacts.source, id: contacts.id, date: .column(contacts.date),
          keep: Self.keep(contacts.only), from: from, through: through, take: take)
      }
      var rollups = [rollup(Self.last, .last, from: .spellStart, through: until)]
      if let silence {
        rollups.append(
          rollup(Self.kept, .unbroken(silence: silence), from: .spellStart, through: until))
      }
      for days in specification.days {
        rollups.append(
          rollup(
            Self.seen(days), .first, from: day(days - window),
            through: .earliest([day(days + window), until])))
        rollups.append(
          rollup(Self.onDay(days), .first, from: day(days), through: .earliest([day(days), until])))
      }
      if specification.plannedSessions != nil, let end = specification.days.last {
        rollups.append(
          rollup(
            Self.attended, .days, from: .spellStart,
            through: .earliest([day(end + window), until])))
      }
      return rollups + lateRollups(contacts)
    }

    /// Contacts after the cut-off, and after the day on which the data were extracted. Their first
    /// day is written so that it depends on the exits as those of the other rollups do: contacts are
    /// then read once.
    private func lateRollups(_ contacts: Contacts) -> [Rollup] {
      func late(_ name: String, after day: CivilDate) -> Rollup {
        let first = Scalar.day(day.adding(days: 1))
        return Rollup(
          name, source: contacts.source, id: contacts.id, date: .column(contacts.date),
          keep: Self.keep(contacts.only),
          from: .choose(.missing(withdrawal), first, first), take: .rows)
      }
      let after = late(Self.contactsAfter, after: cutoff)
      guard let day = extracted[contacts.source] else { return [after] }
      return [after, late(Self.contactsFuture, after: day)]
    }
  }
}
