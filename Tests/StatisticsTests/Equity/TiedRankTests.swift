// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Groups of one rank")
struct TiedRankTests {
  /// Persons, each a group of one, at the rank of their area; `order` is how rows stand.
  private func persons(_ order: [Int]) throws -> GroupedOutcome {
    let ranks: [Double] = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3]
    let outcomes: [Double] = [0, 0, 1, 0, 1, 1, 0, 1, 1, 1]
    return try GroupedOutcome(
      sizes: order.map { _ in 1 }, values: order.map { outcomes[$0] },
      ranks: order.map { ranks[$0] })
  }

  @Test("persons have the indices of their areas, whatever the order of rows")
  func persons() throws {
    let areas = try GroupedOutcome(sizes: [3, 4, 3], values: [1.0 / 3, 0.5, 1])
    for order in [Array(0..<10), Array((0..<10).reversed()), [7, 2, 0, 9, 4, 1, 3, 8, 6, 5]] {
      let persons = try persons(order)
      expect(persons.slopeIndex.estimate, equals: areas.slopeIndex.estimate, digits: 13)
      let (one, other) = (
        try #require(persons.concentration()), try #require(areas.concentration())
      )
      expect(one.estimate, equals: other.estimate, digits: 13)
    }
  }

  @Test("ranks told apart by the order of rows would give another index")
  func untied() throws {
    let outcomes: [Double] = [0, 0, 1, 0, 0, 1, 1, 1, 1, 1]
    let up = try GroupedOutcome(sizes: outcomes.map { _ in 1 }, values: outcomes)
    let tied = try persons(Array(0..<10))
    #expect(abs(up.slopeIndex.estimate - tied.slopeIndex.estimate) > 0.1)
  }

  @Test("a group divided in two of its rank and rate changes no ordered index")
  func divided() throws {
    let whole = try GroupedOutcome(
      sizes: [50, 400, 900], values: [0.2, 0.5, 0.8], ranks: [1, 2, 3])
    let parts = try GroupedOutcome(
      sizes: [50, 300, 900, 100], values: [0.2, 0.5, 0.8, 0.5], ranks: [1, 2, 3, 2])
    expect(parts.slopeIndex.estimate, equals: whole.slopeIndex.estimate, digits: 13)
    let (one, other) = (
      try #require(whole.logRelativeIndex), try #require(parts.logRelativeIndex)
    )
    expect(one.estimate, equals: other.estimate, digits: 13)
    for kind in ConcentrationIndex.allCases {
      expect(
        try #require(parts.concentration(kind)).estimate,
        equals: try #require(whole.concentration(kind)).estimate, digits: 13)
    }
  }

  @Test("all on one rank have no order, and are refused")
  func single() {
    #expect(throws: StatisticsError.self) {
      try GroupedOutcome(sizes: [1, 1], values: [0.1, 0.2], ranks: [4, 4])
    }
    #expect(throws: StatisticsError.self) {
      try GroupedOutcome(sizes: [1, 1], values: [0.1, 0.2], ranks: [4])
    }
  }
}
