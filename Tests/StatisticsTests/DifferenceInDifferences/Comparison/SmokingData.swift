// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Packs of cigarettes a person in 39 states, 1970-2000; California, the last, taxed them from 1989
/// (after Abadie, Diamond and Hainmueller 2010), with what Tests/Reference/did-comparison/synthetic.py
/// proves of them.
struct SmokingData {
  let outcomes: Matrix
  let expected: Reference
  let california = 38
  let periodsBefore = 19

  static let states = [
    "Alabama", "Arkansas", "Colorado", "Connecticut", "Delaware", "Georgia", "Idaho", "Illinois",
    "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Minnesota", "Mississippi",
    "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Mexico", "North Carolina",
    "North Dakota", "Ohio", "Oklahoma", "Pennsylvania", "Rhode Island", "South Carolina",
    "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "West Virginia",
    "Wisconsin", "Wyoming", "California",
  ]

  init() throws {
    let table = try Reference.table(committed: "did-comparison/smoking.csv")
    outcomes = try Matrix(rows: SmokingData.states.map { try #require(table[$0]) })
    expected = try Reference.committed("did-comparison/synthetic.json")
  }

  var treated: [Bool] { (0..<outcomes.rows).map { $0 == california } }
}

/// Expects lists to agree to an absolute error: for weights, which sum to one, and the zeros among
/// them.
func expectClose(
  _ found: [Double], _ expected: [Double], within tolerance: Double, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, "\(what)", sourceLocation: sourceLocation)
  let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? .nan
  #expect(worst <= tolerance, "\(what): \(worst) apart", sourceLocation: sourceLocation)
}
