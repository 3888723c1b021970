// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("What a cost gives for each unit")
struct CostPerUnitTests {
  @Test("limits where the limits of the difference reach 0, or none where the effect's hold 0")
  func references() throws {
    for expected in try Reference.committed("cost/expected.json")["costs"].list {
      let found = try CostPerUnit(
        cost: limited(expected["cost"].numbers), effect: limited(expected["effect"].numbers))
      #expect(found.shape.rawValue == expected["shape"].text)
      for (limit, name) in [(found.lower, "lower"), (found.upper, "upper")] {
        if expected[name].isMissing {
          #expect(limit == nil)
        } else if expected[name].number == 0 {
          #expect(limit == 0)
        } else {
          expect(try #require(limit), equals: expected[name].number, digits: 13)
        }
      }
    }
  }

  @Test("a known cost is divided by the effect's own limits, exactly")
  func known() throws {
    let cost = try LimitedValue(known: 96_400)
    let found = try CostPerUnit(cost: cost, effect: LimitedValue(331, lower: 150, upper: 530))
    #expect(found.value == 96_400.0 / 331)
    expect(try #require(found.lower), equals: 96_400.0 / 530, digits: 15)
    expect(try #require(found.upper), equals: 96_400.0 / 150, digits: 15)
    let weak = try CostPerUnit(cost: cost, effect: LimitedValue(331, lower: -20, upper: 700))
    expect(try #require(weak.lower), equals: 96_400.0 / 700, digits: 15)
    #expect(weak.upper == nil && weak.shape == .upward && weak.value == 96_400.0 / 331)
  }

  @Test("with symmetric limits it is the positive part of Fieller's set")
  func fieller() throws {
    for (effect, error) in [(331.0, 120.0), (120, 120), (-50, 60), (700, 20)] {
      let cost = 96_400.0
      let costError = 4_918.4
      let quantile = 1.959963984540054
      let found = try CostPerUnit(
        cost: LimitedValue(
          cost, lower: cost - quantile * costError, upper: cost + quantile * costError),
        effect: LimitedValue(
          effect, lower: effect - quantile * error, upper: effect + quantile * error))
      let set = try EstimatePair(
        numerator: cost, denominator: effect, numeratorVariance: costError * costError,
        denominatorVariance: error * error
      ).fieller(quantile: quantile)
      switch set {
      case .interval(let lower, let upper):
        #expect(found.shape == .bounded)
        expect(
          [try #require(found.lower), try #require(found.upper)], equals: [lower, upper],
          digits: 12)
      case .outside(_, let from):
        #expect(found.shape == .upward && found.upper == nil)
        expect(try #require(found.lower), equals: from, digits: 12)
      case .everything: Issue.record("a cost far from 0 leaves something out")
      }
    }
  }

  @Test("an effect without limits leaves any amount, one wholly below 0 leaves none")
  func edges() throws {
    let cost = try LimitedValue(known: 100)
    let endless = try CostPerUnit(
      cost: cost, effect: LimitedValue(5, lower: -.infinity, upper: .infinity))
    #expect(endless.shape == .anything && endless.lower == 0 && endless.upper == nil)
    let harm = try CostPerUnit(cost: cost, effect: LimitedValue(-5, lower: -9, upper: -1))
    #expect(harm.shape == .dominated && harm.value == nil && harm.lower == nil)
    let none = try CostPerUnit(cost: cost, effect: LimitedValue(-5, lower: -9, upper: 0))
    #expect(none.shape == .dominated)
    let open = try CostPerUnit(cost: cost, effect: LimitedValue(5, lower: 2, upper: .infinity))
    #expect(open.shape == .bounded && open.lower == 0)
    expect(try #require(open.upper), equals: 50, digits: 15)
    #expect(!harm.contains(10) && endless.contains(10) && open.contains(50) && !open.contains(51))
  }

  @Test("a cost in cents is a hundred times the cost in euros; more uncertainty never narrows")
  func properties() throws {
    let effect = try LimitedValue(331, lower: 100, upper: 800)
    let euros = try LimitedValue(964, lower: 800, upper: 1_200)
    let found = try CostPerUnit(cost: euros, effect: effect)
    let cents = try CostPerUnit(cost: euros.scaled(by: 100), effect: effect)
    expect(
      [cents.lower, cents.upper].compactMap(\.self),
      equals: [found.lower, found.upper].compactMap { $0.map { $0 * 100 } }, digits: 14)
    let known = try CostPerUnit(cost: LimitedValue(known: 964), effect: effect)
    #expect(try #require(found.lower) < #require(known.lower))
    #expect(try #require(found.upper) > #require(known.upper))
  }

  @Test("no cost, a cost below 0, and an estimate outside its limits are refused")
  func refusals() throws {
    let effect = try LimitedValue(known: 1)
    #expect(throws: StatisticsError.self) {
      try CostPerUnit(cost: LimitedValue(known: 0), effect: effect)
    }
    #expect(throws: StatisticsError.self) {
      try CostPerUnit(cost: LimitedValue(1, lower: -1, upper: 2), effect: effect)
    }
    #expect(throws: StatisticsError.self) { try LimitedValue(3, lower: 1, upper: 2) }
    #expect(throws: StatisticsError.self) { try LimitedValue(.nan, lower: 1, upper: 2) }
  }

  private func limited(_ numbers: [Double]) throws -> LimitedValue {
    try LimitedValue(numbers[0], lower: numbers[1], upper: numbers[2])
  }
}
