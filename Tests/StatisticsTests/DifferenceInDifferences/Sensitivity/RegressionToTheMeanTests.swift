// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Regression to the mean of places chosen for low values")
struct RegressionToTheMeanTests {
  @Test("the mean of the lowest order statistics agrees with 25-digit integrals")
  func orderStatistics() throws {
    let cases = try Reference.committed("did-sensitivity/sensitivity.json")["lowest"].list
    #expect(cases.count == 5)
    for item in cases {
      let found = try NormalOrderStatistics.meanOfLowest(
        Int(item["chosen"].number), of: Int(item["places"].number))
      expect(found, equals: item["mean"].number, digits: 12)
    }
  }

  @Test("one of two, by algebra: the lower of two normal values is 1/√π below the mean")
  func oneOfTwo() throws {
    let found = try regressionToTheMean(
      chosen: 1, of: 2, standardDeviation: 3, correlation: 0.6)
    expect(found.rise, equals: 0.4 * 3 / Double.pi.squareRoot(), digits: 13)
    expect(found.riseAgainstRest, equals: 2 * found.rise, digits: 14)
  }

  @Test("simulated places rise by as much")
  func simulation() throws {
    var random = try RandomSource(seed: 3)
    let expected = try regressionToTheMean(
      chosen: 4, of: 12, standardDeviation: 2, correlation: 0.5)
    var rise = 0.0
    var against = 0.0
    let replicates = 20_000
    for _ in 0..<replicates {
      let places = (0..<12).map { _ in
        let before = random.normal()
        return (2 * before, 2 * (0.5 * before + 0.75.squareRoot() * random.normal()))
      }.sorted { $0.0 < $1.0 }
      let changes = places.map { $0.1 - $0.0 }
      let low = changes.prefix(4).reduce(0, +) / 4
      rise += low / Double(replicates)
      against += (low - changes.dropFirst(4).reduce(0, +) / 8) / Double(replicates)
    }
    // Standard error of the mean change of four places: about 2·√(0.75/4)/√20,000 = 0.006.
    #expect(abs(rise - expected.rise) < 0.03)
    #expect(abs(against - expected.riseAgainstRest) < 0.04)
  }

  @Test("perfect correlation leaves nothing to return; bad numbers are refused")
  func edges() throws {
    let none = try regressionToTheMean(
      chosen: 3, of: 9, standardDeviation: 1, correlation: 1)
    #expect(none.rise == 0)
    #expect(throws: ComparisonError.correlationOutOfRange(1.5)) {
      try regressionToTheMean(chosen: 3, of: 9, standardDeviation: 1, correlation: 1.5)
    }
    #expect(throws: ComparisonError.self) {
      try regressionToTheMean(chosen: 9, of: 9, standardDeviation: 1, correlation: 0.5)
    }
    #expect(throws: ComparisonError.self) {
      try regressionToTheMean(chosen: 1, of: 9, standardDeviation: 0, correlation: 0.5)
    }
  }
}
