// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
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
    }

    let kind: OutcomeKind
    let step: CalendarStep
    /// Names of the places, sorted; a place is its position here.
    let places: [String]
    /// Names of the strata; one without a name where nothing is adjusted for.
    let strata: [String]
    /// By place, period and stratum.
    var cells: [Cell]
    /// Whether counts have an exposure.
    var hasExposure = false

    /// The panel of an answer to a query by place and strata.
    init(_ table: SummaryTable, outcome: OutcomeQuery) {
      kind = outcome.kind
      step = outcome.step
      if case .count(let count) = outcome.kpi.measure { hasExposure = count.exposure != nil }
      let placeKey = table.key("by.0")
      let strataKeys = outcome.by.indices.dropFirst().compactMap { table.key("by.\($0)") }
      var rows: [(place: String, period: Int, stratum: String, group: Int)] = []
      for group in 0..<table.count {
        guard let place = placeKey?.text(group),
          case .number(let period)? = table.key("period")?.cells[group],
          outcome.isComplete(Int(period), of: place)
        else { continue }
        let stratum = strataKeys.map { $0.text(group) ?? "–" }.joined(separator: " · ")
        rows.append((place, Int(period), stratum, group))
      }
      // UTF-8 order: the same in every locale.
      places = Set(rows.map(\.place)).sorted(by: PlacePanel.precedes)
      strata = Set(rows.map(\.stratum)).sorted(by: PlacePanel.precedes)
      let placeNumber = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
      let stratumNumber = Dictionary(uniqueKeysWithValues: strata.enumerated().map { ($1, $0) })
      cells = rows.map { row in
        Cell(
          place: placeNumber[row.place] ?? 0, period: row.period,
          stratum: stratumNumber[row.stratum] ?? 0,
          people: outcome.denominator(table, row.group),
          sum: table.measure("numerator")?.double(row.group) ?? 0,
          withinSquares: PlacePanel.withinSquares(table, row.group, outcome))
      }
      if outcome.countsRows { fillWithZeros() }
      cells.sort { ($0.place, $0.period, $0.stratum) < ($1.place, $1.period, $1.stratum) }
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Σ(y − ȳ)² of a group. For a mean it comes from the exact sums: subtracting doubles would lose
    /// it where values are large and alike.
    private static func withinSquares(
      _ table: SummaryTable, _ group: Int, _ outcome: OutcomeQuery
    ) -> Double {
      let sum = table.measure("numerator")
      switch outcome.kind {
      case .count: return 0
      case .rate:
        let people = outcome.denominator(table, group)
        let events = sum?.double(group) ?? 0
        return people > 0 ? max(0, events * (people - events) / people) : 0
      case .mean:
        guard let sum, let squares = table.measure("squares"), let rows = table.measure("rows"),
          rows.units[group] > 0
        else { return 0 }
        let (product, tooLarge) = rows.units[group].multipliedReportingOverflow(
          by: squares.units[group])
        let (square, tooLargeSquare) = sum.units[group].multipliedReportingOverflow(
          by: sum.units[group])
        if tooLarge || tooLargeSquare {
          let total = sum.double(group)
          return max(0, squares.double(group) - total * total / rows.double(group))
        }
        let exact = FixedPoint(units: product - square, scale: squares.scale)
        return max(0, exact.double / rows.double(group))
      }
    }

    /// Counted events: a place and period without a row had none.
    private mutating func fillWithZeros() {
      let present = Set(cells.map { PlaceAndPeriod(place: $0.place, period: $0.period) })
      let periods = Set(cells.map(\.period))
      for place in places.indices {
        for period in periods where !present.contains(.init(place: place, period: period)) {
          cells.append(
            Cell(place: place, period: period, stratum: 0, people: 1, sum: 0, withinSquares: 0))
        }
      }
    }

    private struct PlaceAndPeriod: Hashable {
      var place: Int
      var period: Int
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
