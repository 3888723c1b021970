// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Diagnostics
import Findings
import Statistics
import Tables

extension Cost {
  /// What was spent: amounts of the answer, carried to the prices of one year and to today's value.
  struct Spending {
    /// Why amounts cannot be added up.
    enum Refusal: Error {
      case noRows
      case notPositive
      case noIndex(year: Int)
    }

    let table: SummaryTable
    /// What a group's amounts are multiplied by.
    private let factors: [Double]

    /// The amounts of an answer.
    /// - Throws: `Refusal`, when there are none or the price index lacks a year.
    init(
      _ table: SummaryTable, step: CalendarStep, _ specification: Specification,
      start: CivilDate
    ) throws {
      guard table.count > 0 else { throw Refusal.noRows }
      self.table = table
      let discounting = try specification.discount.map { try Discounting(rate: $0.costs.value) }
      let numbers = specification.priceIndex.map { index in
        Dictionary(
          index.values.map { ($0.name, $0.value.double) }, uniquingKeysWith: { first, _ in first })
      }
      let target = specification.priceYear.flatMap { numbers?[String($0)] }
      let times = table.key("time")?.cells
      factors = try (0..<table.count).map { group in
        guard case .number(let index)? = times?[group] else { return 1 }
        let day = step.firstDay(Int(index))
        var factor = 1.0
        if let numbers, let target {
          guard let own = numbers[String(day.year)] else {
            throw Refusal.noIndex(year: day.year)
          }
          factor = target / own
        }
        let months = (day.year - start.year) * 12 + day.month - start.month
        if let discounting { factor *= discounting.factor(years: max(0, months) / 12) }
        return factor
      }
      guard total > 0 else { throw Refusal.notPositive }
    }

    /// All of it.
    var total: Double { sum(Array(0..<table.count)) }

    /// As it was spent: neither prices nor time counted.
    var nominal: Double { exact(Array(0..<table.count)).double }

    /// The total of each label of a key and of rows without one, in the order of the labels; nil where there is no such key.
    func totals(_ key: String) -> [(label: String?, amount: Double)]? {
      guard let column = table.key(key) else { return nil }
      var groups: [KeyCell: [Int]] = [:]
      for group in 0..<table.count { groups[column.cells[group], default: []].append(group) }
      return groups.keys.sorted().compactMap { cell in
        groups[cell].map { members in (members.first.flatMap { column.text($0) }, sum(members)) }
      }
    }

    /// The years whose amounts are in it, increasing; none where amounts have no date.
    func years(_ step: CalendarStep) -> [Int] {
      let cells = table.key("time")?.cells ?? []
      return Set(
        cells.compactMap { cell in
          if case .number(let index) = cell { step.firstDay(Int(index)).year } else { nil }
        }
      ).sorted()
    }

    /// Amounts below zero: how many, and what they come to.
    var credits: (rows: Int, amount: Double) {
      let rows = table.measure("credits")?.units.reduce(0, +) ?? 0
      let column = table.measure("credited")
      let units = column?.units.reduce(0, +) ?? 0
      return (Int(clamping: rows), FixedPoint(units: units, scale: column?.scale ?? 0).double)
    }

    /// Exact within each factor, so that the order of rows does not matter.
    private func sum(_ groups: [Int]) -> Double {
      var byFactor: [Double: [Int]] = [:]
      for group in groups { byFactor[factors[group], default: []].append(group) }
      return byFactor.keys.sorted().reduce(0) { total, factor in
        total + factor * exact(byFactor[factor] ?? []).double
      }
    }

    private func exact(_ groups: [Int]) -> FixedPoint {
      let column = table.measure("amount")
      let units = groups.reduce(Int128(0)) { $0 + (column?.units[$1] ?? 0) }
      return FixedPoint(units: units, scale: column?.scale ?? 0)
    }
  }
}
