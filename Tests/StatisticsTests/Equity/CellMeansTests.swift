// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Means of cells", .enabled(if: Reference.hasShared(EquityCases.file)))
struct CellMeansReferenceTests {
  /// After less before of (least less most deprived): + narrowing is negative.
  private let change = [-1.0, 1, 1, -1]

  @Test("the change of gap over twelve districts has clubSandwich's CR2 and degrees of freedom")
  func clustered() throws {
    let expected = try Reference.shared(EquityCases.file)["case4"]["crude"]
    let (outcomes, cells) = try EquityCases.districts()
    let means = try CellMeans(outcomes, cells: cells, errors: .clustered)
    let found = try means.contrast(change)
    // The reference's coefficient is post × deprived: minus the change of gap.
    expect(100 * found.estimate, equals: -expected["est_pp"].number, digits: 12)
    expect(100 * found.standardError, equals: expected["se_CR2_pp"].number, digits: 11)
    guard case .studentT(let degrees) = found.reference else {
      Issue.record("no degrees of freedom")
      return
    }
    expect(degrees, equals: expected["df_satt"].number, digits: 10)
    let interval = try found.interval(level: 0.95)
    expect(-100 * interval.upper, equals: expected["ci_satt_pp"][0].number, digits: 9)
    expect(try found.pValue(), equals: expected["p_satt"].number, digits: 9)
  }

  @Test("people grouped by district have the person-level covariance")
  func grouped() throws {
    let (people, cells) = try EquityCases.districts()
    var groups: [[Int]: (Double, Double)] = [:]
    for person in people {
      groups[[person.cluster, person.cell], default: (0, 0)].0 += 1
      groups[[person.cluster, person.cell], default: (0, 0)].1 += person.sum
    }
    let grouped = groups.map {
      CellOutcome(cluster: $0.key[0], cell: $0.key[1], count: $0.value.0, sum: $0.value.1)
    }
    let one = try CellMeans(people, cells: cells, errors: .clustered).contrast(change)
    let other = try CellMeans(grouped, cells: cells, errors: .clustered).contrast(change)
    expect(one.standardError, equals: other.standardError, digits: 13)
    let shuffled = try CellMeans(people.reversed(), cells: cells, errors: .clustered)
    #expect(try shuffled.contrast(change) == one)
  }

  @Test("directly standardised rates and the change of their gap are the reference's")
  func standardised() throws {
    let expected = try Reference.shared(EquityCases.file)["case4"]["direct_standardised"]
    let (outcomes, cells) = try EquityCases.districts(byAge: true)
    let ages = ["50-54", "55-59", "60-64", "65-69"].map { expected["weights"][$0].number }
    // Errors of independent people, n and not n − 1: the reference's p(1 − p) / n.
    let means = try CellMeans(outcomes, cells: cells, errors: .independentShares)
    let weights = change.flatMap { sign in ages.map { sign * $0 } }
    let found = try means.contrast(weights)
    expect(100 * found.estimate, equals: expected["change_pp"].number, digits: 11)
    expect(100 * found.standardError, equals: expected["se_pp"].number, digits: 11)
  }

  @Test("independent people: the change of gap and its standard error")
  func independent() throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]
    let means = try EquityCases.means()
    let found = try means.contrast([1, 0, 0, -1, -1, 0, 0, 1])
    expect(100 * found.estimate, equals: expected["change_in_gap_pp"].number, digits: 12)
    expect(100 * found.standardError, equals: expected["wald_se_pp"].number, digits: 12)
  }
}

@Suite("Means of cells by hand")
struct CellMeansTests {
  @Test("independent means: the variance is s² / n, however the people are grouped")
  func spread() throws {
    // 1, 2, 3, 6: mean 3, Σ(y − ȳ)² = 14, 14 / (4 · 3).
    let whole = [CellOutcome(cluster: 0, cell: 0, count: 4, sum: 12, withinSquares: 14)]
    let parts = [
      CellOutcome(cluster: 0, cell: 0, count: 2, sum: 3, withinSquares: 0.5),
      CellOutcome(cluster: 1, cell: 0, count: 2, sum: 9, withinSquares: 4.5),
    ]
    let one = try CellMeans(whole, cells: 1, errors: .independentMeans)
    let other = try CellMeans(parts, cells: 1, errors: .independentMeans)
    #expect(abs(one.covariance[0, 0] - 14.0 / 12) < 1e-15)
    #expect(abs(other.covariance[0, 0] - 14.0 / 12) < 1e-15)
  }

  @Test("a cluster that is a whole cell adds nothing; where all are, no interval")
  func whole() throws {
    let alone = (0..<4).map { CellOutcome(cluster: $0, cell: $0, count: 10, sum: Double($0)) }
    let means = try CellMeans(alone, cells: 4, errors: .clustered)
    #expect(throws: StatisticsError.noDegreesOfFreedom) { try means.contrast([1, -1, 0, 0]) }
  }

  @Test("what cannot be answered is refused")
  func refusals() throws {
    let one = CellOutcome(cluster: 0, cell: 0, count: 3, sum: 1)
    #expect(throws: StatisticsError.empty(what: "people of cell 1")) {
      try CellMeans([one], cells: 2, errors: .independentShares)
    }
    #expect(throws: StatisticsError.tooFewClusters(found: 1)) {
      try CellMeans([one], cells: 1, errors: .clustered)
    }
    #expect(throws: StatisticsError.self) {
      try CellMeans([one], cells: 0, errors: .independentShares)
    }
    #expect(throws: StatisticsError.self) {
      try CellMeans(
        [CellOutcome(cluster: 0, cell: 0, count: .nan, sum: 1)], cells: 1,
        errors: .independentShares)
    }
    #expect(throws: StatisticsError.self) {
      try CellMeans(
        [CellOutcome(cluster: 0, cell: 0, count: 1, sum: 1)], cells: 1, errors: .independentMeans)
    }
  }
}
