// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Statistics
import Tables

extension Retention {
  /// How many people of a group are in each state at one horizon: the answer to one query.
  struct HorizonCells {
    /// People in one state.
    struct Cell {
      var group: KeyCell
      /// 0 before the programme changed, 1 after; 0 where it never did.
      var era: Int
      /// 0: not yet observable; 1: on the day, not through the window; 2: through the window.
      var due: Int
      var exit: Exit
      var isSeenInWindow: Bool
      var isSeenLater: Bool
      var isSeenThatDay: Bool
      var people: Int
      /// First and last day on which somebody of the cell joined.
      var joined: ClosedRange<Int32>
    }

    /// How the spell had ended by the horizon.
    enum Exit: Int {
      case none, died, moved, withdrew, enrolledAgain
    }

    var cells: [Cell]
    /// The names of the groups, sorted as a report prints them.
    let groups: [Group]
    /// Whether people are seen, and not only known to have left.
    let hasContacts: Bool

    /// A group: its key, and how it is shown.
    struct Group: Hashable {
      var key: KeyCell
      /// Its label; nil where the column is empty.
      var label: String?
      /// The period, where groups are periods.
      var period: (step: CalendarStep, index: Int)?

      static func == (left: Group, right: Group) -> Bool { left.key == right.key }
      func hash(into hasher: inout Hasher) { hasher.combine(key) }
    }

    init(_ table: SummaryTable, hasContacts: Bool) {
      func number(_ name: String, _ row: Int) -> Int {
        guard case .number(let number)? = table.key(name)?.cells[row] else { return 0 }
        return Int(number)
      }
      self.hasContacts = hasContacts
      let keys = table.key("group")
      let first = table.measure("first")
      let last = table.measure("last")
      cells = (0..<table.count).map { row in
        let from = Int32(clamping: first?.units[row] ?? 0)
        return Cell(
          group: keys?.cells[row] ?? .missing, era: number("era", row), due: number("due", row),
          exit: Exit(rawValue: number("exit", row)) ?? .none,
          isSeenInWindow: number("window", row) == 1, isSeenLater: number("after", row) == 1,
          isSeenThatDay: number("exact", row) == 1,
          people: Int(clamping: table.measure("rows")?.units[row] ?? 0),
          joined: from...max(from, Int32(clamping: last?.units[row] ?? 0)))
      }
      var groups: [Group] = []
      for row in 0..<table.count {
        guard let keys, !groups.contains(where: { $0.key == keys.cells[row] }) else { continue }
        var group = Group(key: keys.cells[row], label: keys.text(row))
        if case .period(let step) = keys.kind, case .number(let index) = keys.cells[row] {
          group.period = (step, Int(index))
        }
        groups.append(group)
      }
      self.groups = groups.sorted { $0.key < $1.key }
    }

    /// Only some of the cells.
    func filtered(_ keep: (Cell) -> Bool) -> HorizonCells {
      var some = self
      some.cells = cells.filter(keep)
      return some
    }

    /// The cells of a group.
    func of(_ group: Group) -> HorizonCells { filtered { $0.group == group.key } }

    /// First and last day on which anybody joined; nil for nobody.
    var joined: ClosedRange<Int32>? {
      guard let first = cells.map(\.joined.lowerBound).min(),
        let last = cells.map(\.joined.upperBound).max()
      else { return nil }
      return first...last
    }

    // MARK: Counting

    /// Counts by one definition.
    func tally(_ definition: Definition) -> Tally {
      var tally = Tally()
      for cell in cells {
        tally.enrolled += cell.people
        guard cell.due >= (definition == .window && hasContacts ? 2 : 1) else {
          tally.notYet += cell.people
          continue
        }
        switch cell.exit {
        case .died: tally.died += cell.people
        case .moved: tally.moved += cell.people
        case .withdrew: tally.withdrew += cell.people
        case .enrolledAgain: tally.enrolledAgain += cell.people
        case .none where isThere(cell, definition): tally.retained += cell.people
        case .none:
          tally.silent += cell.people
          if cell.isSeenLater { tally.seenLater += cell.people }
        }
      }
      return tally
    }

    private func isThere(_ cell: Cell, _ definition: Definition) -> Bool {
      guard hasContacts else { return true }
      return switch definition {
      case .window: cell.isSeenInWindow
      case .onOrAfter: cell.isSeenLater
      case .exactDay: cell.isSeenThatDay
      }
    }
  }

  /// People of a group at a horizon: each stands in one of these counts, beside `enrolled`.
  struct Tally: Hashable {
    /// All who joined by the cut-off.
    var enrolled = 0
    /// Who joined too late for the horizon to be known.
    var notYet = 0
    var retained = 0
    var withdrew = 0
    var died = 0
    var moved = 0
    /// Whose spell ended with another enrolment.
    var enrolledAgain = 0
    /// Not seen, and not known to have left.
    var silent = 0
    /// Of those, seen on a later day.
    var seenLater = 0

    /// Of whom it is known: each of them joined long enough before the cut-off.
    var eligible: Int { enrolled - notYet }

    /// Of how many the share is: all eligible; without the dead and those out of reach where the
    /// standard says so, or where they are asked to be left out.
    func denominator(withoutDead: Bool, withoutMoved: Bool) -> Int {
      eligible - (withoutDead ? died : 0) - (withoutMoved ? moved : 0)
    }

    /// The share retained; nil of nobody.
    func share(withoutDead: Bool = false, withoutMoved: Bool = false) -> Proportion? {
      try? Proportion(
        count: retained,
        total: denominator(withoutDead: withoutDead, withoutMoved: withoutMoved))
    }

    static func + (left: Tally, right: Tally) -> Tally {
      Tally(
        enrolled: left.enrolled + right.enrolled, notYet: left.notYet + right.notYet,
        retained: left.retained + right.retained, withdrew: left.withdrew + right.withdrew,
        died: left.died + right.died, moved: left.moved + right.moved,
        enrolledAgain: left.enrolledAgain + right.enrolledAgain,
        silent: left.silent + right.silent, seenLater: left.seenLater + right.seenLater)
    }
  }
}
