// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The data and expected values of `Tests/Reference/did-group-time`.
enum GroupTimeCases {
  static func expected() throws -> Reference {
    try Reference.committed("did-group-time/expected.json")["cases"]
  }

  enum Covariates: String { case plain = "", numbers, strata, both }

  static func covariates(_ formula: String) -> Covariates {
    switch formula {
    case "~x1": .numbers
    case "~C(stratum)": .strata
    case "~x1+C(stratum)": .both
    default: .plain
    }
  }

  /// Strata as such, or, beside numbers, as indicators.
  static func value(_ kind: Covariates, stratum: Double, x1: Double) -> GroupTimeCovariates {
    switch kind {
    case .plain: .none
    case .numbers: .numbers([x1])
    case .strata: .stratum(Int(stratum))
    case .both: .numbers([x1, stratum == 1 ? 1 : 0, stratum == 2 ? 1 : 0])
    }
  }

  static func panel(
    _ kind: Covariates = .plain, weighted: Bool = false, clustered: Bool = false
  ) throws -> [PanelObservation] {
    let table = try Reference.table(committed: "did-group-time/panel.csv")
    let columns = try ["unit", "period", "start", "cluster", "stratum", "x1", "weight", "y"].map {
      try #require(table[$0])
    }
    return columns[0].indices.map { i in
      let row = columns.map { $0[i] }
      return PanelObservation(
        unit: Int(row[0]), period: Int(row[1]), firstTreated: row[2] == 0 ? nil : Int(row[2]),
        outcome: row[7], weight: weighted ? row[6] : 1, cluster: clustered ? Int(row[3]) : nil,
        covariates: value(kind, stratum: row[4], x1: row[5]))
    }
  }

  /// The people, each a cell of one.
  static func people(
    _ kind: Covariates = .plain, outcome: String, weighted: Bool = false
  ) throws -> [OutcomeCell] {
    let table = try Reference.table(committed: "did-group-time/people.csv")
    let columns = try ["unit", "period", "start", "stratum", "x1", "weight", outcome].map {
      try #require(table[$0])
    }
    return columns[0].indices.map { i in
      let row = columns.map { $0[i] }
      // Only two strata here: the second indicator would be a column of zeros.
      let covariates: GroupTimeCovariates =
        kind == .both
        ? .numbers([row[4], row[3]]) : value(kind, stratum: row[3], x1: row[4])
      return OutcomeCell(
        unit: Int(row[0]), period: Int(row[1]), firstTreated: row[2] == 0 ? nil : Int(row[2]),
        count: 1, sum: row[6], sumOfSquares: row[6] * row[6], weight: weighted ? row[5] : 1,
        covariates: covariates)
    }
  }

  /// The same people in as few cells as unit, period, weight and covariates allow.
  static func grouped(_ people: [OutcomeCell]) -> [OutcomeCell] {
    struct Key: Hashable {
      let unit: Int
      let period: Int
      let weight: Double
      let covariates: GroupTimeCovariates
    }
    var cells: [Key: OutcomeCell] = [:]
    for person in people {
      let key = Key(
        unit: person.unit, period: person.period, weight: person.weight,
        covariates: person.covariates)
      guard var cell = cells[key] else {
        cells[key] = person
        continue
      }
      cell.count += person.count
      cell.sum += person.sum
      cell.sumOfSquares += person.sumOfSquares
      cells[key] = cell
    }
    return Array(cells.values)
  }

  static func specification(_ expected: Reference) -> GroupTimeSpecification {
    let adjustments: [String: GroupTimeAdjustment] = [
      "reg": .outcomeRegression, "ipw": .inverseProbability, "dr": .doublyRobust,
    ]
    return GroupTimeSpecification(
      controls: expected["control"].text == "nevertreated" ? .neverTreated : .notYetTreated,
      adjustment: adjustments[expected["method"].text] ?? .doublyRobustImproved,
      base: expected["base"].text == "universal" ? .universal : .varying,
      anticipation: Int(expected["anticipation"].number),
      sampling: expected["cluster"].text.isEmpty ? .individuals : .clusters)
  }
}

/// Expects a number to agree within a share of its size and of a standard error.
func expect(
  _ found: Double, equals expected: Double, per standardError: Double, tolerance: Double,
  _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(found - expected) <= tolerance * (abs(expected) + standardError),
    "\(what) found \(found), expected \(expected)", sourceLocation: sourceLocation)
}
