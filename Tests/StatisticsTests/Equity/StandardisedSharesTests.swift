// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Shares standardised by g-computation")
struct StandardisedSharesTests {
  private let change = [-1.0, 1, 1, -1]

  private func rows() throws -> [StratumOutcome] {
    let table = try Reference.table(committed: "equity-gaps/strata.csv")
    let clusters = try #require(table["cluster"])
    return clusters.indices.map { row in
      func number(_ name: String) -> Double { table[name]?[row] ?? .nan }
      return StratumOutcome(
        cluster: Int(clusters[row]), cell: Int(number("cell")), stratum: Int(number("stratum")),
        count: number("count"), successes: number("successes"))
    }
  }

  private func shares(_ clustered: ClusterCorrection?) throws -> StandardisedShares {
    try StandardisedShares(
      try rows(), cells: 4, standard: [500, 300, 200], clustered: clustered)
  }

  @Test("counts of nine districts: R's glm with clubSandwich's CR2 and degrees of freedom")
  func districts() throws {
    let expected = try Reference.committed("equity-gaps/models.json")["standardised"]
    let found = try shares(.cr2)
    expect(found.shares, equals: expected["shares"].numbers, digits: 12)
    let robust = try found.contrast(change)
    expect(robust.estimate, equals: expected["change"].number, digits: 11)
    let errors = expected["clustered"]
    expect(robust.standardError, equals: errors["CR2"]["se"].number, digits: 10)
    guard case .studentT(let degrees) = robust.reference else {
      Issue.record("no degrees of freedom")
      return
    }
    expect(degrees, equals: errors["CR2"]["df"].number, digits: 9)
    // clubSandwich's root depends on what counts as an observation: of persons it is a little other.
    expect(
      robust.standardError, equals: expected["of_persons"]["CR2"]["se"].number, digits: 2.5)
    expect(
      try shares(.cr0).contrast(change).standardError, equals: errors["CR0"]["se"].number,
      digits: 10)
    let independent = try shares(nil).contrast(change)
    expect(independent.standardError, equals: expected["classical_se"].number, digits: 11)
    #expect(independent.reference == .normal)
  }

  @Test("rows in another order, or divided, change no digit")
  func order() throws {
    let found = try shares(.cr2).contrast(change)
    let turned = try StandardisedShares(
      try rows().reversed(), cells: 4, standard: [500, 300, 200])
    #expect(try turned.contrast(change) == found)
    // Halves of whole counts are exact.
    let halves = try rows().flatMap { row in
      [row, row].map {
        StratumOutcome(
          cluster: $0.cluster, cell: $0.cell, stratum: $0.stratum, count: $0.count / 2,
          successes: $0.successes / 2)
      }
    }
    let again = try StandardisedShares(halves, cells: 4, standard: [5, 3, 2])
    let other = try again.contrast(change)
    expect(other.estimate, equals: found.estimate, digits: 12)
    expect(other.standardError, equals: found.standardError, digits: 12)
  }

  @Test("one stratum only: the cells' own shares")
  func crude() throws {
    let rows = [(0, 30.0, 12.0), (1, 50, 10)].flatMap { cell, count, successes in
      (1...2).map {
        StratumOutcome(
          cluster: $0, cell: cell, stratum: 0, count: count / 2, successes: successes / 2)
      }
    }
    let found = try StandardisedShares(rows, cells: 2, standard: [1], clustered: nil)
    expect(found.shares, equals: [0.4, 0.2], digits: 13)
    // p (1 − p) / n of both.
    let error = (0.4 * 0.6 / 30 + 0.2 * 0.8 / 50).squareRoot()
    expect(try found.contrast([1, -1]).standardError, equals: error, digits: 12)
  }

  @Test("what cannot be answered is refused")
  func refusals() throws {
    func shares(
      _ rows: [(cell: Int, stratum: Int, count: Double, successes: Double)], _ standard: [Double]
    ) throws -> StandardisedShares {
      try StandardisedShares(
        rows.map {
          StratumOutcome(
            cluster: 0, cell: $0.cell, stratum: $0.stratum, count: $0.count,
            successes: $0.successes)
        }, cells: 2, standard: standard, clustered: nil)
    }
    #expect(throws: StatisticsError.empty(what: "people of cell 1")) {
      try shares([(0, 0, 10, 5)], [1])
    }
    #expect(throws: StatisticsError.empty(what: "people of stratum 1")) {
      try shares([(0, 0, 10, 5), (1, 0, 10, 4)], [1, 1])
    }
    // Each cell has a stratum of its own: no model can tell the two apart.
    #expect(throws: StatisticsError.self) {
      try shares([(0, 0, 10, 5), (1, 1, 10, 4)], [1, 1])
    }
    #expect(throws: StatisticsError.self) {
      try shares([(0, 0, 10, 0), (1, 0, 10, 4)], [1])
    }
    for row in [(0, 0, -1.0, 0.0), (0, 0, .nan, 0), (2, 0, 1, 0), (0, 3, 1, 0), (0, 0, 1, 2)] {
      #expect(throws: StatisticsError.self) {
        try shares([row, (0, 0, 10, 5), (1, 0, 10, 4)], [1])
      }
    }
  }
}

@Suite("G-computation of the shared reference", .enabled(if: Reference.hasShared(EquityCases.file)))
struct StandardisedSharesReferenceTests {
  @Test("twelve districts by age: gaps, their change, model and cluster errors")
  func districts() throws {
    let expected = try Reference.shared(EquityCases.file)["case4"]["gcomp"]
    let (outcomes, cells) = try EquityCases.districts(byAge: true)
    let strata = cells / 4
    let rows = outcomes.map {
      StratumOutcome(
        cluster: $0.cluster, cell: $0.cell / strata, stratum: $0.cell % strata, count: $0.count,
        successes: $0.sum)
    }
    let standard = (0..<strata).map { stratum in
      rows.reduce(0) { $0 + ($1.stratum == stratum ? $1.count : 0) }
    }
    func shares(_ clustered: ClusterCorrection?) throws -> StandardisedShares {
      try StandardisedShares(rows, cells: 4, standard: standard, clustered: clustered)
    }
    let independent = try shares(nil)
    let change = [-1.0, 1, 1, -1]
    for (weights, name) in [
      ([1.0, -1, 0, 0], "gap_pre_pp"), ([0, 0, 1, -1], "gap_post_pp"), (change, "change_pp"),
    ] {
      let found = try independent.contrast(weights)
      expect(100 * found.estimate, equals: expected[name].number, digits: 8, name)
    }
    let model = 100 * (try independent.contrast(change).standardError)
    let clustered = 100 * (try shares(.cr0).contrast(change).standardError)
    // The reference's glm stopped at R's own tolerance, one step early: 6.6 digits of the errors.
    expect(model, equals: expected["se_model_pp"].number, digits: 6.5)
    expect(clustered, equals: expected["se_CR0_pp"].number, digits: 6.5)
    let again = try Reference.committed("equity-gaps/models.json")["case4"]
    expect(model, equals: again["classical_se_pp"].number, digits: 11)
    expect(clustered, equals: again["CR0_se_pp"].number, digits: 11)
  }
}
