// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The panels of `shared/reference/did`.
enum PanelCases {
  struct Panel {
    let columns: [String: [Double]]
    let units: [Int]
    let periods: [Int]
    let adoption: Adoption

    func column(_ name: String) throws -> [Double] { try #require(columns[name], "\(name)") }

    /// One row an observation.
    func observations(of name: String) throws -> PanelCells {
      let values = try column(name)
      return try PanelCells(
        units: units, periods: periods, counts: values.map { _ in 1 }, sums: values,
        withinSquares: values.map { _ in 0 })
    }
  }

  static func baseDid() throws -> (Panel, Reference) {
    let columns = try Reference.table(shared: "did/base_did.csv")
    let units = try #require(columns["id"]).map { Int($0) }
    let treated = zip(units, try #require(columns["treat"])).filter { $1 == 1 }.map(\.0)
    let panel = Panel(
      columns: columns, units: units, periods: try #require(columns["period"]).map { Int($0) },
      adoption: Adoption(units: treated, from: 6))
    return (panel, try Reference.shared("did/base_did_reference.json"))
  }

  static func baseStagg() throws -> (Panel, Reference) {
    let columns = try Reference.table(shared: "did/base_stagg.csv")
    let units = try #require(columns["id"]).map { Int($0) }
    let starts = try #require(columns["year_treated"]).map { Int($0) }
    let treated = zip(units, starts).filter { $1 < 1000 }
    let panel = Panel(
      columns: columns, units: units, periods: try #require(columns["year"]).map { Int($0) },
      adoption: Adoption(Dictionary(treated, uniquingKeysWith: { first, _ in first })))
    return (panel, try Reference.shared("did/base_stagg_reference.json"))
  }

  static func districts() throws -> (Panel, Reference) {
    let columns = try Reference.table(shared: "did/district_panel.csv")
    let panel = Panel(
      columns: columns,
      units: try Reference.texts(shared: "did/district_panel.csv", column: "district")
        .map { try #require(Int($0.dropFirst())) },
      periods: try #require(columns["month"]).map { Int($0) },
      adoption: Adoption(units: 1...4, from: 13))
    return (panel, try Reference.shared("did/district_panel_reference.json"))
  }

  /// Rates by district and month, with the eligible as people.
  static func districtCells() throws -> (PanelCells, Adoption) {
    let (panel, _) = try districts()
    let people = try panel.column("eligible")
    let cells = try PanelCells(
      units: panel.units, periods: panel.periods, counts: people,
      sums: zip(people, try panel.column("rate")).map { $0 * $1 })
    return (cells, panel.adoption)
  }
}

extension FixedEffectsFit {
  /// The standard error of one coefficient under an estimator.
  func standardError(_ estimator: PanelCovarianceEstimator, _ index: Int = 0) throws -> Double {
    try covariance(estimator).standardErrors[index]
  }
}
