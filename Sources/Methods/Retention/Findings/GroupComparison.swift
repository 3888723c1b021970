// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension Retention.RetentionAnalysis {
  /// Some people beside others: at each horizon the share of both, difference and ratio.
  struct Comparison {
    var table: FindingTable
    /// Groups whose share at the main horizon differs from the reference's beyond chance.
    var apart: [(name: Value, difference: IntervalEstimate)]
  }

  /// One group in a comparison.
  struct Member {
    var name: Value
    /// Its counts at each horizon.
    var tallies: [Retention.Tally]
  }

  /// Members beside the one that they are compared with, which comes first.
  func comparison(_ id: String, _ members: [Member]) -> Comparison {
    var rows: [[Value]] = []
    var apart: [(name: Value, difference: IntervalEstimate)] = []
    for number in horizons.indices {
      let base = members.first.flatMap { share($0.tallies[number]) }
      for (place, member) in members.enumerated() {
        let share = self.share(member.tallies[number])
        var row: [Value] = [
          member.name, at(number), .count(member.tallies[number].retained),
          .count(denominator(member.tallies[number])),
        ]
        row += shareCells(share)
        let none: Value = place == 0 ? .term("retention.dash") : .missing
        var cells = [none, none, none, none]
        if place > 0, let share, let base {
          if let difference = try? share.difference(from: base, level: 0.95) {
            cells[0] = .number(difference.estimate, .points)
            cells[1] = .interval(Interval(difference.interval), .points)
            if number == mainHorizon,
              difference.interval.lower > 0 || difference.interval.upper < 0
            {
              apart.append((member.name, difference))
            }
          }
          if let ratio = try? share.ratio(to: base, level: 0.95), ratio.estimate.isFinite {
            cells[2] = .number(ratio.estimate, .ratio)
            cells[3] = .interval(Interval(ratio.interval), .ratio)
          }
        }
        rows.append(row + cells)
      }
    }
    let derived = guarded(.derivedFrom("retained"))
    let table = FindingTable(
      id: id,
      columns: [.init("group"), .init("horizon")] + shareColumns + [
        .init("difference", guarded: derived), .init("difference.interval", guarded: derived),
        .init("ratio", guarded: derived), .init("ratio.interval", guarded: derived),
      ], rows: rows)
    return Comparison(table: table, apart: apart)
  }

  // MARK: Groups known at enrolment

  /// Groups side by side, and who leaves.
  var groupResults: (tables: [FindingTable], sentences: [Note]) {
    var tables: [FindingTable] = []
    var sentences: [Note] = []
    for column in specification.by {
      let cells = horizons.indices.compactMap { horizon($0, .column(column)) }
      guard cells.count == horizons.count else { continue }
      let groups = ordered(cells[0].groups, column)
      guard groups.count > 1 else { continue }
      let members = groups.map { group in
        Member(name: name(group, of: column), tallies: cells.map { $0.of(group).tally(headline) })
      }
      let id = "groups-\(column)"
      let result = comparison(id, members)
      tables.append(result.table)
      sentences.append(sentence(result, column: column, reference: members[0].name, table: id))
      if let curves = groupCurves(column, groups) {
        tables += curves.tables
      }
    }
    return (tables, sentences)
  }

  /// The groups of a column: the one that others are compared with first, then in the order in which
  /// the column declares its values, else sorted; those without a value last.
  func ordered(
    _ sorted: [Retention.HorizonCells.Group], _ column: String
  ) -> [Retention.HorizonCells.Group] {
    let reference = specification.reference.first { $0.name == column }?.value
    let declared =
      context.source(specification.subjects.source)?.column(column)?.values ?? []
    let known = declared.compactMap { value in sorted.first { $0.label == value } }
    let groups = known + sorted.filter { !known.contains($0) }
    guard let place = groups.firstIndex(where: { $0.label == reference && reference != nil })
    else { return groups }
    var ordered = groups
    ordered.insert(ordered.remove(at: place), at: 0)
    return ordered
  }

  private func sentence(
    _ result: Comparison, column: String, reference: Value, table: String
  ) -> Note {
    let slots: [String: Value] = [
      "column": .text(column), "at": at(mainHorizon), "reference": reference,
    ]
    guard !result.apart.isEmpty else {
      return Note("retention.who.none", .remark, slots, table: table)
    }
    let groups = result.apart.map { group in
      Value.phrase(
        group.difference.estimate < 0 ? "retention.who.less" : "retention.who.more",
        [
          "group": group.name,
          "difference": .number(abs(group.difference.estimate), .points),
          "interval": .interval(Self.magnitude(group.difference), .points),
        ])
    }
    return Note(
      "retention.who.some", .remark, slots.merging(["groups": .list(groups)]) { $1 }, table: table)
  }

  /// The interval of a difference without its sign; both limits are on one side of 0.
  private static func magnitude(_ difference: IntervalEstimate) -> Interval {
    let limits = [abs(difference.interval.lower), abs(difference.interval.upper)].sorted()
    return Interval(lower: limits[0], upper: limits[1])
  }

  // MARK: Before and after a change of the programme

  var changeResult: (table: FindingTable, sentences: [Note])? {
    guard let change = specification.changed else { return nil }
    let names: [Value] = [.term("retention.before"), .term("retention.after")]
    let members = [0, 1].map { era in
      Member(
        name: names[era],
        tallies: horizons.map { cells in cells.filtered { $0.era == era }.tally(headline) })
    }
    let result = comparison("change", members)
    let slots: [String: Value] = [
      "what": .localized(change.what), "date": .date(change.date), "at": at(mainHorizon),
    ]
    guard let before = share(members[0].tallies[mainHorizon]),
      let after = share(members[1].tallies[mainHorizon]),
      let difference = try? after.difference(from: before, level: 0.95)
    else {
      return (result.table, [Note("retention.change.unknown", .remark, slots)])
    }
    let note = Note(
      "retention.change.known", .remark,
      slots.merging([
        "before": .number(before.value, .proportion), "after": .number(after.value, .proportion),
        "difference": .number(difference.estimate, .points),
        "interval": .interval(Interval(difference.interval), .points),
      ]) { $1 }, table: "change")
    return (result.table, [note])
  }

  // MARK: Cohorts that are new, and those that are young

  /// The newest cohort of which everybody can be observed, beside all that joined before it.
  var newestResult: (table: FindingTable?, sentence: Note)? {
    let groups = cohortGroups
    guard groups.count > 1 else { return nil }
    let cells = horizons[mainHorizon]
    let mature = groups.filter { group in
      let tally = cells.of(group).tally(headline)
      return tally.enrolled > 0 && tally.notYet == 0 && share(tally) != nil
    }
    let slots: [String: Value] = ["at": at(mainHorizon)]
    guard mature.count > 1, let newest = mature.last, let joined = cells.of(newest).joined else {
      return (nil, Note("retention.newest.none", .remark, slots))
    }
    let others = mature.dropLast()
    let isApart = others.allSatisfy { group in
      cells.of(group).joined.map { $0.upperBound < joined.lowerBound } ?? true
    }
    guard isApart else { return (nil, Note("retention.newest.overlapping", .remark, slots)) }
    let keys = Set(others.map(\.key))
    let members = [
      Member(
        name: .term("retention.earlier"),
        tallies: horizons.map { cells in
          cells.filtered { keys.contains($0.group) }.tally(headline)
        }),
      Member(name: name(newest), tallies: horizons.map { $0.of(newest).tally(headline) }),
    ]
    let result = comparison("newest", members)
    guard let earlier = share(members[0].tallies[mainHorizon]),
      let latest = share(members[1].tallies[mainHorizon]),
      let difference = try? latest.difference(from: earlier, level: 0.95)
    else { return (nil, Note("retention.newest.none", .remark, slots)) }
    let term =
      difference.interval.lower > 0
      ? "better" : difference.interval.upper < 0 ? "worse" : "alike"
    let note = Note(
      "retention.newest.\(term)", .remark,
      slots.merging([
        "cohort": name(newest), "latest": .number(latest.value, .proportion),
        "earlier": .number(earlier.value, .proportion),
        "difference": .number(difference.estimate, .points),
        "interval": .interval(Interval(difference.interval), .points),
      ]) { $1 }, table: "newest")
    return (result.table, note)
  }

  /// Cohorts of which something is not known yet, with the day on which it will be.
  var youngResult: (table: FindingTable, sentence: Note)? {
    let rows = cohortGroups.compactMap { group -> [Value]? in
      let days = horizons.indices.map { number -> CivilDate? in
        let cells = horizons[number].of(group)
        return cells.tally(headline).notYet > 0 ? observable(cells, number) : nil
      }
      guard days.contains(where: { $0 != nil }) else { return nil }
      return [name(group)] + days.map { $0.map { .date($0) } ?? .term("retention.known") }
    }
    guard !rows.isEmpty else { return nil }
    return (
      FindingTable(
        id: "young",
        columns: [.init("cohort")]
          + specification.horizons.map { .init("\($0.unit.rawValue)s.\($0.count)") },
        rows: rows), Note("retention.young", .remark, ["n": .count(rows.count)])
    )
  }
}
