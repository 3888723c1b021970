// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Tables

extension Retention {
  /// On which day after joining how many people of a group ended their participation, and how: the
  /// answer to the query of the drop-out curve.
  struct EndCells {
    struct Cell {
      var group: KeyCell
      var era: Int
      var time: Int
      var end: Queries.End
      var hasReturned: Bool
      var people: Int
    }

    var cells: [Cell]
    /// The groups, as in `HorizonCells`.
    let groups: [HorizonCells.Group]

    init(_ table: SummaryTable) {
      func number(_ name: String, _ row: Int) -> Int64 {
        guard case .number(let number)? = table.key(name)?.cells[row] else { return 0 }
        return number
      }
      let keys = table.key("group")
      cells = (0..<table.count).map { row in
        Cell(
          group: keys?.cells[row] ?? .missing, era: Int(number("era", row)),
          time: Int(number("time", row)),
          end: Queries.End(rawValue: number("how", row)) ?? .followed,
          hasReturned: number("returned", row) == 1,
          people: Int(clamping: table.measure("rows")?.units[row] ?? 0))
      }
      var groups: [HorizonCells.Group] = []
      for row in 0..<table.count {
        guard let keys, !groups.contains(where: { $0.key == keys.cells[row] }) else { continue }
        groups.append(HorizonCells.Group(key: keys.cells[row], label: keys.text(row)))
      }
      self.groups = groups.sorted { $0.key < $1.key }
    }

    /// Counts by day for the curve: silence and withdrawal are the event, death and removal out of
    /// reach compete with it, a new enrolment and the end of follow-up censor. Nil of nobody.
    func counts(where keep: (Cell) -> Bool = { _ in true }) -> SurvivalCounts? {
      try? SurvivalCounts(
        cells.filter(keep).map { cell in
          switch cell.end {
          case .silent, .withdrew: SurvivalDay(day: cell.time, events: cell.people)
          case .died, .moved: SurvivalDay(day: cell.time, competing: cell.people)
          case .followed, .enrolledAgain: SurvivalDay(day: cell.time, censored: cell.people)
          }
        })
    }

    /// People by how they ended.
    func people(_ end: Queries.End) -> Int {
      cells.reduce(0) { $0 + ($1.end == end ? $1.people : 0) }
    }

    /// People who were seen again after the silence that ended their participation.
    var returned: Int { cells.reduce(0) { $0 + ($1.hasReturned ? $1.people : 0) } }
  }
}
