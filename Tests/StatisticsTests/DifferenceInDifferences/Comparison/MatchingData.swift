// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The units of Tests/Reference/did-comparison/matching.csv.
struct MatchingData {
  let features: Matrix
  let treated: [Bool]
  let strata: [Int]

  init() throws {
    let table = try Reference.table(committed: "did-comparison/matching.csv")
    features = try Matrix(
      columns: ["h1", "h2", "h3", "h4", "size"].map { try #require(table[$0]) })
    treated = try #require(table["treated"]).map { $0 == 1 }
    strata = try #require(table["stratum"]).map { Int($0) }
  }
}
