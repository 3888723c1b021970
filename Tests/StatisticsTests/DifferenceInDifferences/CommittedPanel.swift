// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The unbalanced, staggered panel of `Tests/Reference/did-fixed-effects`.
struct CommittedPanel {
  let columns: [String: [Double]]
  let adoption = Adoption([2: 5, 6: 5, 9: 6])

  init() throws {
    columns = try Reference.table(committed: "did-fixed-effects/data.csv")
  }

  static func expected() throws -> Reference {
    try Reference.committed("did-fixed-effects/expected.json")
  }

  func column(_ name: String) throws -> [Double] { try #require(columns[name], "\(name)") }

  func labels(_ name: String) throws -> [Int] { try column(name).map { Int($0) } }

  func cells() throws -> PanelCells {
    try PanelCells(
      units: labels("unit"), periods: labels("period"), strata: labels("stratum"),
      counts: column("n"), sums: column("sum"), withinSquares: column("within"))
  }

  /// Events over exposure; without those of some units and periods.
  func events(withoutUnit unit: Int? = nil, period: Int? = nil) throws -> PanelCells {
    let (units, periods) = (try labels("unit"), try labels("period"))
    let events = try column("events").enumerated().map { row, count in
      units[row] == unit || periods[row] == period ? 0 : count
    }
    return try PanelCells(
      units: units, periods: periods, strata: labels("stratum"), counts: column("n"), sums: events,
      exposures: column("exposure"))
  }
}
