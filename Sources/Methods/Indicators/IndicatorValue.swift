// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics
import Tables

/// One value of a KPI from one answer: how many, of how many, and what follows from them.
struct IndicatorValue {
  /// Events, or the sum of a mean's values.
  var sum: Double
  /// Of how many: people, rows, exposure.
  var base: Double
  /// Σ(y − ȳ)² of a mean.
  var squares = 0.0

  init(sum: Double, base: Double, squares: Double = 0) {
    self.sum = sum
    self.base = base
    self.squares = squares
  }

  /// What some groups of an answer hold together.
  init(_ table: SummaryTable, _ groups: [Int], _ outcome: OutcomeQuery) {
    let total = CellTotal(table, groups, outcome)
    sum = total.sum
    base = total.people
    squares = total.withinSquares
  }

  /// A number that is a count: whole, not negative, small enough to be exact.
  static func whole(_ number: Double) -> Int? {
    guard number >= 0, number <= 1e12, number == number.rounded() else { return nil }
    return Int(number)
  }

  /// The events as a count.
  var events: Int? { IndicatorValue.whole(sum) }
  /// The base as a count.
  var total: Int? { IndicatorValue.whole(base) }

  /// The share of people; nil where it is none.
  var proportion: Proportion? {
    guard let events, let total else { return nil }
    return try? Proportion(count: events, total: total)
  }

  /// The mean; nil without values.
  var mean: Double? { base > 0 ? sum / base : nil }
}
