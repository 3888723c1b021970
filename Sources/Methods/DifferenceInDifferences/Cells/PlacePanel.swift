// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Tables

extension DifferenceInDifferences {
  /// The outcome by place, period and stratum, as the sources gave it: whole periods only.
  struct PlacePanel {
    /// One cell.
    struct Cell {
      var place: Int
      var period: Int
      var stratum: Int
      /// People, counted people, exposure, or 1.
      var people: Double
      var sum: Double
      /// Σ(y − ȳ)² of the people in it.
      var withinSquares: Double
      /// How many of them were reached, where that is known.
      var received = 0.0
    }

    private(set) var kind: OutcomeKind
    let step: CalendarStep
    /// Names of the places, sorted; a place is its position here.
    let places: [String]
    /// Names of the strata; one without a name where nothing is adjusted for.
    let strata: [String]
    /// By place, period and stratum.
    var cells: [Cell]
    /// Whether counts have an exposure.
    private(set) var hasExposure: Bool

    /// The panel of an answer to a query by place, by the columns whose mix is held equal, and by
    /// further ones, over which it adds up.
    init(_ table: SummaryTable, outcome: OutcomeQuery, strata columns: Int) {
      self.init(table, outcome: outcome, strata: Array(1..<(columns + 1)))
    }

    /// The same with strata by the columns of the query's `by` at these positions.
    init(_ table: SummaryTable, outcome: OutcomeQuery, strata columns: [Int]) {
      kind = outcome.kind
      step = outcome.step
      hasExposure = outcome.hasExposure
      let groups = PlacePanel.groups(table, outcome, columns)
      // UTF-8 order: the same in every locale.
      places = Set(groups.keys.map(\.place)).sorted(by: PlacePanel.precedes)
      strata = Set(groups.keys.map(\.stratum)).sorted(by: PlacePanel.precedes)
      let placeNumber = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
      let stratumNumber = Dictionary(uniqueKeysWithValues: strata.enumerated().map { ($1, $0) })
      cells = groups.map { key, members in
        let total = CellTotal(table, members, outcome)
        return Cell(
          place: placeNumber[key.place] ?? 0, period: key.period,
          stratum: stratumNumber[key.stratum] ?? 0, people: total.people, sum: total.sum,
          withinSquares: total.withinSquares, received: total.received)
      }
      // Nobody counted and nothing happened: the place was not seen in that period.
      cells.removeAll { $0.people == 0 && $0.sum == 0 }
      if outcome.countsRows { fillWithZeros() }
      cells.sort { ($0.place, $0.period, $0.stratum) < ($1.place, $1.period, $1.stratum) }
    }

    /// Stands between the values of a stratum's name: a character that no label holds.
    static let mark = "\u{1F}"

    private struct CellKey: Hashable {
      var place: String
      var period: Int
      var stratum: String
    }

    /// The groups of the answer that make up each cell, whole periods only.
    private static func groups(
      _ table: SummaryTable, _ outcome: OutcomeQuery, _ columns: [Int]
    ) -> [CellKey: [Int]] {
      let placeKey = table.key("by.0")
      let strataKeys = columns.compactMap { table.key("by.\($0)") }
      var groups: [CellKey: [Int]] = [:]
      for group in 0..<table.count {
        guard let place = placeKey?.text(group),
          case .number(let period)? = table.key("period")?.cells[group],
          outcome.isComplete(Int(period), of: place)
        else { continue }
        let stratum = strataKeys.map { $0.text(group) ?? "–" }.joined(separator: mark)
        groups[CellKey(place: place, period: Int(period), stratum: stratum), default: []]
          .append(group)
      }
      return groups
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Counted events: a place, period and stratum without a row had none.
    private mutating func fillWithZeros() {
      let present = Set(
        cells.map { PlaceAndPeriod(place: $0.place, period: $0.period, stratum: $0.stratum) })
      let periods = Set(cells.map(\.period))
      for place in places.indices {
        for period in periods {
          for stratum in strata.indices
          where !present.contains(.init(place: place, period: period, stratum: stratum)) {
            cells.append(
              Cell(
                place: place, period: period, stratum: stratum, people: 1, sum: 0,
                withinSquares: 0))
          }
        }
      }
    }

    private struct PlaceAndPeriod: Hashable {
      var place: Int
      var period: Int
      var stratum: Int
    }

    /// The panel restricted to some of its places.
    func filtered(_ keep: (Int) -> Bool) -> PlacePanel {
      var panel = self
      panel.cells = cells.filter { keep($0.place) }
      return panel
    }

    /// The panel restricted to some of its periods.
    func during(_ keep: (Int) -> Bool) -> PlacePanel {
      var panel = self
      panel.cells = cells.filter { keep($0.period) }
      return panel
    }

    /// The panel with another outcome of the same people, a mean over them: whom the campaign reached.
    func replacing(_ sum: (Cell) -> Double) -> PlacePanel {
      var panel = self
      panel.kind = .mean
      panel.hasExposure = false
      for index in panel.cells.indices {
        panel.cells[index].sum = sum(cells[index])
        panel.cells[index].withinSquares = 0
      }
      return panel
    }

    /// How many people stand in each place and period, as counts.
    var sizes: PlacePanel {
      var panel = self
      panel.kind = .count
      panel.hasExposure = false
      panel.cells = []
      for cell in cells {
        if let last = panel.cells.last, last.place == cell.place, last.period == cell.period {
          panel.cells[panel.cells.count - 1].sum += cell.people
        } else {
          panel.cells.append(
            Cell(
              place: cell.place, period: cell.period, stratum: 0, people: 1, sum: cell.people,
              withinSquares: 0))
        }
      }
      return panel
    }

    /// Places that have cells.
    var present: [Int] { Set(cells.map(\.place)).sorted() }

    /// Periods that have cells.
    var periods: [Int] { Set(cells.map(\.period)).sorted() }

    /// Sum and people over some cells.
    func total(_ keep: (Cell) -> Bool) -> (sum: Double, people: Double) {
      cells.reduce(into: (0, 0)) { total, cell in
        guard keep(cell) else { return }
        total.0 += cell.sum
        total.1 += cell.people
      }
    }
  }
}
