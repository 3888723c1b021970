// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// The reference cases of `shared/reference/equity`.
enum EquityCases {
  static let file = "equity/gap_change.json"

  /// Case 1, the four quartiles from the most to the least deprived: cells 0-3 before, 4-7 after.
  static func quartiles() throws -> (counts: [Double], sums: [Double]) {
    let table = try Reference.table(shared: "equity/case1_aggregated.csv")
    // Rows stand from least to most deprived, before and then after.
    let order = [3, 2, 1, 0, 7, 6, 5, 4]
    return (
      order.map { table["n"]?[$0] ?? .nan }, order.map { table["x"]?[$0] ?? .nan }
    )
  }

  static func means() throws -> CellMeans {
    let (counts, sums) = try quartiles()
    return try CellMeans(
      counts.indices.map { CellOutcome(cluster: 0, cell: $0, count: counts[$0], sum: sums[$0]) },
      cells: 8, errors: .independentShares)
  }

  /// Groups of one period with the covariance of that period alone.
  static func period(_ after: Bool) throws -> (groups: GroupedOutcome, means: CellMeans) {
    let (counts, sums) = try quartiles()
    let cells = after ? 4..<8 : 0..<4
    let means = try CellMeans(
      cells.map {
        CellOutcome(cluster: 0, cell: $0 - cells.lowerBound, count: counts[$0], sum: sums[$0])
      }, cells: 4, errors: .independentShares)
    return (try GroupedOutcome(sizes: means.counts, values: means.means), means)
  }

  /// Case 4: people of twelve districts; cells are quartile 1 before, quartile 4 before, then after.
  static func districts(byAge: Bool = false) throws -> (outcomes: [CellOutcome], cells: Int) {
    let path = "equity/case4_clustered.csv"
    let table = try Reference.table(shared: path)
    let ages = try Reference.texts(shared: path, column: "age")
    let names = Set(ages).sorted()
    let (district, post) = (table["district"] ?? [], table["post"] ?? [])
    let (quartile, outcome) = (table["quartile"] ?? [], table["y"] ?? [])
    let strata = byAge ? names.count : 1
    let outcomes = district.indices.compactMap { row -> CellOutcome? in
      guard quartile[row] == 1 || quartile[row] == 4 else { return nil }
      let group = Int(post[row]) * 2 + (quartile[row] == 4 ? 1 : 0)
      let stratum = byAge ? names.firstIndex(of: ages[row]) ?? 0 : 0
      return CellOutcome(
        cluster: Int(district[row]), cell: group * strata + stratum, count: 1, sum: outcome[row])
    }
    return (outcomes, 4 * strata)
  }
}
