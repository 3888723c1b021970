// SPDX-License-Identifier: GPL-3.0-or-later

import Findings
import Statistics

extension Cost.CostAnalysis {
  typealias Counted = (people: Cost.PeopleCounted, cost: CostPerUnit)

  /// What was spent on each line; nil where the study names no column of lines.
  func lines(_ spending: Cost.Spending) -> FindingTable? {
    parts("line", "lines", of: specification.lines, spending)
  }

  /// What was spent in each phase.
  func phases(_ spending: Cost.Spending) -> FindingTable? {
    parts("phase", "phases", of: specification.phase, spending)
  }

  /// The largest first; equal ones in the order of their labels.
  private func parts(
    _ key: String, _ id: String, of column: String?, _ spending: Cost.Spending
  ) -> FindingTable? {
    guard let totals = spending.totals(key) else { return nil }
    let money = Cost.CostAnalysis.money
    let sorted = totals.enumerated().sorted {
      ($1.element.amount, $0.offset) < ($0.element.amount, $1.offset)
    }.map(\.element)
    let rows = sorted.map { part -> [Value] in
      let label =
        part.label.map { context.value($0, of: column, in: specification.source) }
        ?? .term("cost.unnamed")
      return [
        label, .number(part.amount, money), .number(part.amount / spending.total, .proportion),
      ]
    }
    let sum: [Value] = [
      .term("cost.total"), .number(spending.total, money), .number(1, .proportion),
    ]
    return FindingTable(
      id: id, columns: [.init("cost.\(key)"), .init("amount"), .init("share")],
      rows: rows + [sum])
  }

  /// What each person costs: how many there were, and the cost of one, each with its interval.
  func each(_ counted: [Counted]) -> FindingTable {
    let rows = counted.map { counted -> [Value] in
      let (people, number) = (counted.people, counted.people.number)
      let estimate = estimate(counted)
      return [
        .phrase(
          "cost.each.\(people.what.rawValue)",
          ["outcome": .localized(people.outcome), "each": eachClause(people.each)]),
        .text(people.divisor.text),
        people.counted.map { .count($0) } ?? .number(number.value, .count),
        people.counted == nil
          ? .interval(Interval(bounded: number.lower, number.upper), .count) : .missing,
        estimate.value.map { .number($0, estimate.unit) } ?? .missing,
        estimate.interval.map { .interval($0, estimate.unit) } ?? .missing,
        .term("cost.shape.\(counted.cost.shape.rawValue)"),
      ]
    }
    let isGuarded = counted.contains { $0.people.isGuarded }
    let derived: FindingTable.Guarded? = isGuarded ? .derivedFrom("number") : nil
    return FindingTable(
      id: "each",
      columns: [
        .init("each"), .init("divisor"), .init("number", guarded: isGuarded ? .count : nil),
        .init("number.interval"), .init("cost", guarded: derived),
        .init("cost.interval", guarded: derived), .init("cost.shape"),
      ], rows: rows)
  }

  private func eachClause(_ each: Int) -> Value {
    each == 1 ? .list([]) : .phrase("cost.clause.each", ["count": .count(each)])
  }
}
