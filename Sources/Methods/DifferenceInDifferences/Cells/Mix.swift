// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Tables

extension DifferenceInDifferences {
  /// How many people of each value of a column stand in each place, before and after.
  struct Mix {
    /// The column.
    let column: String
    /// Its values, in the order of their bytes.
    let values: [String]
    /// The same as findings hold them, after the column's name.
    let titles: [Value]
    /// People by place name, before (0) and after (1), and value.
    private let people: [String: [[Double]]]

    /// The mix of a key of an answer.
    /// - Parameters:
    ///   - position: which of the query's `by` columns.
    ///   - isAfter: whether a period counts as after; nil for periods of neither.
    init(
      _ table: SummaryTable, outcome: OutcomeQuery, position: Int, isAfter: (Int) -> Bool?
    ) {
      column = outcome.by[position]
      let key = table.key("by.\(position)")
      let texts = (0..<table.count).map { key?.text($0) ?? "–" }
      let values = Set(texts).sorted(by: PlacePanel.precedes)
      let number = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
      var people: [String: [[Double]]] = [:]
      let none = [Double](repeating: 0, count: values.count)
      for group in 0..<table.count {
        guard let place = table.key("by.0")?.text(group),
          case .number(let period)? = table.key("period")?.cells[group],
          let after = isAfter(Int(period)), let value = number[texts[group]]
        else { continue }
        people[place, default: [none, none]][after ? 1 : 0][value] +=
          outcome.kind == .count ? 1 : outcome.denominator(table, group)
      }
      self.values = values
      let column = column
      titles = values.map { value in
        guard case .coded(let code, let label) = outcome.source.value(value, of: column) else {
          return .text("\(column): \(value)")
        }
        return .coded(
          "\(column): \(code)",
          LocalizedText(it: "\(column): \(label.it)", en: "\(column): \(label.en)"))
      }
      self.people = people
    }

    /// The share of each value in a place in the time before.
    func sharesBefore(_ place: String) -> [Double] { shares([place], after: false) }

    /// The share of each value over some places, before or after.
    func shares(_ places: [String], after: Bool) -> [Double] {
      var totals = [Double](repeating: 0, count: values.count)
      for place in places {
        guard let counts = people[place]?[after ? 1 : 0] else { continue }
        for index in totals.indices { totals[index] += counts[index] }
      }
      let all = totals.reduce(0, +)
      return totals.map { all > 0 ? $0 / all : 0 }
    }

    /// The largest standardised change of a value's share in the places with the campaign beyond
    /// that in the controls: the difference of differences over √(p(1 − p)) of the time before.
    func shift(treated: [String], controls: [String]) -> (value: String, size: Double)? {
      let before = shares(treated, after: false)
      let after = shares(treated, after: true)
      let controlBefore = shares(controls, after: false)
      let controlAfter = shares(controls, after: true)
      let sizes = values.indices.map { index -> Double in
        let spread = (before[index] * (1 - before[index])).squareRoot()
        let moved =
          (after[index] - before[index]) - (controlAfter[index] - controlBefore[index])
        return spread > 0 ? moved / spread : 0
      }
      guard let worst = sizes.indices.max(by: { abs(sizes[$0]) < abs(sizes[$1]) }) else {
        return nil
      }
      return (values[worst], sizes[worst])
    }
  }
}
