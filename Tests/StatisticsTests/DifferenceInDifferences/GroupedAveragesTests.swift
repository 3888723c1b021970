// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Effects of groups of people in the same places")
struct GroupedAveragesTests {
  /// The averages of the three groups of `Tests/Reference/did-differs`, shares as given.
  static func averages() throws -> [AverageEffect] {
    let table = try Reference.table(committed: "did-differs/data.csv")
    let columns = try ["place", "period", "group", "start", "n", "y"].map {
      try #require(table[$0])
    }
    let specification = GroupTimeSpecification(
      controls: .neverTreated, adjustment: .doublyRobust, base: .universal, anticipation: 0,
      sampling: .clusters, incomplete: .exclude)
    return try [1.0, 2, 3].map { group in
      let rows = columns[0].indices.filter { columns[2][$0] == group }
      let cells = rows.map { row in
        let start = columns[3][row]
        return OutcomeCell(
          unit: Int(columns[0][row]), period: Int(columns[1][row]),
          firstTreated: start == 0 ? nil : Int(start), count: columns[4][row],
          sum: columns[5][row], sumOfSquares: columns[5][row])
      }
      return try groupTimeEffects(cells: cells, specification: specification)
        .average(.simple, shares: .fixed).overall
    }
  }

  static let combinations: [(String, [[Double]])] = [
    ("group1", [[1, 0, 0]]), ("group2", [[0, 1, 0]]), ("group3", [[0, 0, 1]]),
    ("second", [[-1, 1, 0]]), ("third", [[-1, 0, 1]]), ("all", [[-1, 1, 0], [-1, 0, 1]]),
  ]

  @Test(
    "differences and their joint test from csdid's influence functions",
    arguments: [(EffectInference.withinCohorts, "within"), (.pooledCohorts, "pooled")])
  func reference(inference: EffectInference, name: String) throws {
    let expected = try Reference.committed("did-differs/expected.json")[name]
    let found = try GroupedAverages(Self.averages())
    for (name, weights) in Self.combinations {
      let own = expected[name]
      let test = try found.hotellingTest(of: weights, inference)
      for (index, estimate) in test.estimates.enumerated() {
        #expect(abs(estimate - own["estimates"][index].number) < 1e-12, "\(name)")
        for other in test.estimates.indices {
          let covariance = own["covariance"][index][other].number
          #expect(abs(test.covariance[index, other] - covariance) < 1e-13, "\(name)")
        }
      }
      #expect(abs(test.wishartDegreesOfFreedom - own["eta"].number) < 1e-8, "\(name)")
      let p = try #require(try test.pValue())
      #expect(abs(p - own["p"].number) < 1e-9, "\(name)")
    }
  }

  @Test("of one group alone it is the average's own interval")
  func alone() throws {
    let averages = try Self.averages()
    let grouped = try GroupedAverages(averages)
    for (index, average) in averages.enumerated() {
      let weights = averages.indices.map { $0 == index ? 1.0 : 0 }
      for inference in [EffectInference.withinCohorts, .pooledCohorts] {
        let own = try average.combination(inference).interval(level: 0.95)
        let found = try grouped.combination(of: weights, inference).interval(level: 0.95)
        #expect(abs(own.lower - found.lower) < 1e-12 && abs(own.upper - found.upper) < 1e-12)
      }
    }
  }

  @Test("the joint test is the same whichever group the others are held against")
  func invariance() throws {
    let grouped = try GroupedAverages(Self.averages())
    for inference in [EffectInference.withinCohorts, .pooledCohorts] {
      let first = try grouped.hotellingTest(of: [[-1, 1, 0], [-1, 0, 1]], inference)
      let last = try grouped.hotellingTest(of: [[1, 0, -1], [0, 1, -1]], inference)
      #expect(abs(first.statistic - last.statistic) < 1e-9)
      #expect(abs(first.wishartDegreesOfFreedom - last.wishartDegreesOfFreedom) < 1e-8)
    }
  }

  @Test("a group compared with itself differs by nothing that can be tested")
  func itself() throws {
    let average = try Self.averages()[0]
    let grouped = try GroupedAverages([average, average])
    #expect(throws: GroupTimeError.statistics(.noDegreesOfFreedom)) {
      _ = try grouped.combination(of: [-1, 1])
    }
  }
}

@Suite("Rate ratios of groups of people in the same places")
struct GroupedRatiosTests {
  @Test("one Poisson regression with interactions, against glm and clubSandwich")
  func reference() throws {
    let table = try Reference.table(committed: "did-differs/data.csv")
    func column(_ name: String) throws -> [Double] { try #require(table[name]) }
    let (places, periods) = (
      try column("place").map { Int($0) }, try column("period").map { Int($0) }
    )
    let (groups, one) = (try column("group"), try column("one").map { Int($0) })
    let cells = try PanelCells(
      units: places, periods: periods, strata: groups.map { Int($0) },
      counts: groups.map { _ in 1 }, sums: column("events"), exposures: column("exposure"))
    let starts = Dictionary(
      zip(places, one).filter { $0.1 > 0 }, uniquingKeysWith: { first, _ in first })
    let covariates = [2.0, 3].map { group in
      groups.indices.map { row in
        one[row] > 0 && periods[row] >= one[row] && groups[row] == group ? 1.0 : 0
      }
    }
    let fit = try fixedEffectsPoisson(
      cells, adoption: Adoption(starts), covariates: covariates,
      options: FixedEffectsOptions(level: .cells, strata: .saturated))
    let covariance = try fit.covariance(.clustered(.cr2))
    let expected = try Reference.committed("did-differs/counts.json")
    let rows: [(String, Int, [Double])] = [
      ("effects", 0, [1, 0, 0]), ("effects", 1, [1, 1, 0]), ("effects", 2, [1, 0, 1]),
      ("differences", 0, [0, 1, 0]), ("differences", 1, [0, 0, 1]),
    ]
    for (name, index, weights) in rows {
      let own = expected[name][index]
      let found = try fit.estimate(of: weights, covariance: covariance)
      // glm stops where the deviance moves by less than 1e-14 of itself.
      #expect(abs(found.estimate - own["estimate"].number) < 1e-9)
      #expect(abs(found.standardError - own["error"].number) < 1e-9)
      let degrees = try covariance.satterthwaiteDegreesOfFreedom(of: weights)
      #expect(abs(degrees - own["df"].number) < 1e-6)
    }
    let test = try fit.hotellingTest(of: [[0, 1, 0], [0, 0, 1]], covariance: covariance)
    #expect(abs(test.denominator - expected["test"]["denominator"].number) < 1e-6)
    #expect(abs((try test.pValue() ?? 0) - expected["test"]["p"].number) < 1e-9)
  }
}
