// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Tables

extension Retention {
  /// Who stands together in a table: by what the counts of a query are grouped.
  enum Grouping: Hashable {
    /// By cohort, and before or after the change.
    case cohorts
    /// By a column of groups.
    case column(String)
    /// Before or after the change of the programme.
    case change
    /// Everybody.
    case nobody
  }

  /// What a query of the analysis counts.
  enum Asked: Hashable {
    /// Who is there at a horizon, by its number.
    case horizon(Int, Grouping)
    /// When participation ends.
    case curve(Grouping)
    /// Sessions attended and planned.
    case sessions
    /// Everybody who joined: who came too late, what the data hold after their end.
    case joined
  }

  /// The queries of an analysis, in order, with what each counts.
  struct Queries {
    let persons: Persons
    private var specification: Specification { persons.specification }

    init(_ specification: Specification, in context: StudyContext) {
      persons = Persons(specification, in: context)
    }

    /// What is asked, in the order of the queries.
    var asked: [Asked] {
      let groupings = [Grouping.cohorts] + specification.by.map { .column($0) }
      var asked: [Asked] = [.joined]
      for horizon in specification.horizons.indices {
        asked += groupings.map { .horizon(horizon, $0) }
      }
      if hasCurve {
        asked.append(.curve(.nobody))
        asked += specification.by.map { .curve(.column($0)) }
        if specification.changed != nil { asked.append(.curve(.change)) }
      }
      if specification.plannedSessions != nil { asked.append(.sessions) }
      return asked
    }

    /// Whether the end of participation is known: by silence, or by a complete log of exits.
    var hasCurve: Bool { persons.silence != nil || !persons.hasContacts }

    /// The queries.
    var all: [SummaryQuery] { asked.map(query) }

    private func query(_ asked: Asked) -> SummaryQuery {
      switch asked {
      case .joined: joined
      case .horizon(let number, let grouping): horizon(specification.days[number], grouping)
      case .curve(let grouping): curve(grouping)
      case .sessions: sessions
      }
    }

    private func keys(_ grouping: Grouping) -> [Key] {
      switch grouping {
      case .nobody: []
      case .column(let name): [Key("group", .column(name))]
      case .change: [era].compactMap(\.self)
      case .cohorts:
        switch specification.subjects.cohort {
        case .column(let name): [Key("group", .column(name))] + [era].compactMap(\.self)
        case .every(let step):
          [Key("group", .period(.spellStart, step.step))] + [era].compactMap(\.self)
        }
      }
    }

    /// 0 for those who joined before the programme changed, 1 for those after.
    private var era: Key? {
      specification.changed.map { change in
        Key("era", Self.flag(.atMost(.day(change.date), .spellStart)))
      }
    }

    private static func flag(_ predicate: Predicate) -> Scalar {
      .choose(predicate, .integer(1), .integer(0))
    }

    private var cutoff: Scalar { .day(persons.cutoff) }

    private var byCutoff: Stage {
      Stage("joined", keep: .atMost(.spellStart, cutoff))
    }

    // MARK: Horizons

    /// States at a horizon, each person in one: what could be observed, how they had left, when they
    /// were seen.
    private func horizon(_ days: Int32, _ grouping: Grouping) -> SummaryQuery {
      let day = persons.day(days)
      let due = Scalar.choose(
        .atMost(persons.day(days + persons.window), cutoff), .integer(2),
        Self.flag(.atMost(day, cutoff)))
      var exit = Scalar.integer(0)
      if persons.hasContacts {
        exit = .choose(
          .every([.present(.spellEnd), .atMost(.spellEnd, day)]), .integer(4), exit)
      }
      exit = .choose(.atMost(persons.withdrawal, day), .integer(3), exit)
      exit = .choose(.atMost(persons.removal, day), .integer(2), exit)
      exit = .choose(.atMost(persons.death, day), .integer(1), exit)
      var keys = self.keys(grouping) + [Key("due", due), Key("exit", exit)]
      if persons.hasContacts {
        let last = Scalar.column(Persons.last)
        keys += [
          Key("window", Self.flag(.present(.column(Persons.seen(days))))),
          Key("after", Self.flag(.every([.present(last), .atMost(day, last)]))),
          Key("exact", Self.flag(.present(.column(Persons.onDay(days))))),
        ]
      }
      return SummaryQuery(
        persons.relation, stages: [byCutoff], keys: keys,
        measures: [
          .rows, Measure("first", .least(.spellStart)), Measure("last", .greatest(.spellStart)),
        ])
    }

    // MARK: The end of participation

    /// How participation ended.
    enum End: Int64 {
      /// It had not, when it was last known.
      case followed = 0
      /// By the first silence that was too long.
      case silent = 1
      /// By withdrawing.
      case withdrew = 2
      /// By death.
      case died = 3
      /// By moving out of reach.
      case moved = 4
      /// By enrolling again.
      case enrolledAgain = 5
    }

    /// How many people ended on which day, and how.
    ///
    /// The first silence longer than `silence` ends the spell on the day after the last contact
    /// before it, if that day lies on or before `followedThrough`; what happens later is not known
    /// of everybody yet, withdrawals included. Death, removal and a new enrolment end the
    /// observation of those still taking part.
    private func curve(_ grouping: Grouping) -> SummaryQuery {
      let end = Scalar.day(persons.followedThrough)
      let exits: [(Scalar, End)] = [
        (persons.withdrawal, .withdrew), (persons.death, .died), (persons.removal, .moved),
      ]
      var last = Scalar.earliest(exits.map(\.0) + [end])
      if persons.hasContacts { last = .earliest([last, .spellEnd]) }
      var how = Scalar.integer(End.followed.rawValue)
      if persons.hasContacts {
        how = .choose(
          .every([.present(.spellEnd), .atMost(.spellEnd, last)]),
          .integer(End.enrolledAgain.rawValue), how)
      }
      for (day, kind) in exits.reversed() {
        how = .choose(.atMost(day, last), .integer(kind.rawValue), how)
      }
      var returned = Scalar.integer(0)
      if let silence = persons.silence {
        let kept = Scalar.column(Persons.kept)
        let isSilent = Predicate.every([
          .present(kept), .atMost(.addDays(kept, silence + 1), persons.silenceLimit),
        ])
        last = .choose(isSilent, .addDays(kept, 1), last)
        how = .choose(isSilent, .integer(End.silent.rawValue), how)
        let seen = Scalar.column(Persons.last)
        returned = Self.flag(.every([isSilent, .present(seen), .less(kept, than: seen)]))
      }
      var keys = self.keys(grouping)
      keys += [Key("time", .daysBetween(.spellStart, last)), Key("how", how)]
      if grouping == .nobody { keys.append(Key("returned", returned)) }
      return SummaryQuery(
        persons.relation, stages: [Stage("followed", keep: .atMost(.spellStart, end))], keys: keys,
        measures: [.rows])
    }

    // MARK: Sessions, and everybody

    private var sessions: SummaryQuery {
      let planned = Scalar.column(specification.plannedSessions ?? "")
      let attended = Scalar.column(Persons.attended)
      let end = persons.day((specification.days.last ?? 0) + persons.window)
      return SummaryQuery(
        persons.relation,
        stages: [
          Stage("over", keep: .atMost(end, cutoff)),
          Stage("planned", keep: .less(.integer(0), than: planned)),
        ], keys: [],
        measures: [
          .rows, .sum("attended", attended), .sum("planned", planned),
          .sum("attended2", attended, attended), .sum("both", attended, planned),
          .sum("planned2", planned, planned),
          .count("complete", where: .atMost(planned, attended)),
        ])
    }

    /// Everybody who joined, whenever: what stands after the cut-off and after extraction, and exits
    /// of the subjects' own columns before they joined.
    private var joined: SummaryQuery {
      var measures: [Measure] = [
        .rows, .count("late", where: .less(cutoff, than: .spellStart)),
      ]
      if let day = persons.extracted[specification.subjects.source] {
        measures.append(.count("future", where: .less(.day(day), than: .spellStart)))
      }
      let columns = [
        specification.subjects.withdrawn, specification.subjects.died,
        specification.subjects.moved,
      ].compactMap(\.self)
      if !columns.isEmpty {
        let early = columns.map { name in
          Predicate.every([
            .present(.column(name)), .less(.column(name), than: .spellStart),
          ])
        }
        measures.append(.count("early exits", where: .any(early)))
      }
      if persons.hasContacts {
        measures.append(.sum("contacts after", .column(Persons.contactsAfter)))
        if specification.contacts.flatMap({ persons.extracted[$0.source] }) != nil {
          measures.append(.sum("contacts future", .column(Persons.contactsFuture)))
        }
      }
      if specification.exits.flatMap({ persons.extracted[$0.source] }) != nil {
        measures.append(.sum("exits future", .column(Persons.exitsFuture)))
      }
      return SummaryQuery(persons.relation, keys: [], measures: measures)
    }
  }
}
