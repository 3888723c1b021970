// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Economic simulation and discounting")
struct EconomicSimulationTests {
  private static let quantile = 1.959963984540054

  @Test("percentiles and probabilities that quadrature gives")
  func quadrature() throws {
    for expected in try Reference.committed("cost/expected.json")["economics"].list {
      let simulation = try EconomicSimulation(inputs(expected), draws: 200_000, seed: 7)
      let gain = simulation.gain
      let width = expected["upper"].number - expected["lower"].number
      // A percentile of 200,000 draws: five standard errors are under 1.3% of the interval.
      #expect(abs(gain.lower - expected["lower"].number) < 0.013 * width)
      #expect(abs(gain.upper - expected["upper"].number) < 0.013 * width)
      let net = simulation.netBenefit(price: expected["price"].number)
      #expect(abs(net.shareAboveZero - expected["probability"].number) < 0.0056)
    }
  }

  @Test("limits of an estimate are its 2.5th and 97.5th percentiles, also where they are uneven")
  func uneven() throws {
    let people = try UncertainInput.estimate(
      LimitedValue(100, lower: 80, upper: 190), degreesOfFreedom: nil)
    let few = try UncertainInput.estimate(
      LimitedValue(100, lower: 80, upper: 120), degreesOfFreedom: 4)
    for (input, lower, upper) in [(people, 80.0, 190.0), (few, 80, 120)] {
      let simulation = try EconomicSimulation(
        .init(cost: .known(1), people: input, perPerson: .known(1)), draws: 200_000, seed: 3)
      #expect(abs(simulation.gain.lower - lower) < 0.6)
      #expect(abs(simulation.gain.upper - upper) < 1.5)
    }
  }

  @Test("the same seed gives the same draws; another input leaves the draws of the others alone")
  func seeded() throws {
    let people = try UncertainInput.estimate(
      LimitedValue(100, lower: 80, upper: 120), degreesOfFreedom: nil)
    let first = try EconomicSimulation(
      .init(cost: .known(5), people: people, perPerson: .known(2)), draws: 1_000, seed: 9)
    let again = try EconomicSimulation(
      .init(cost: .known(5), people: people, perPerson: .known(2)), draws: 1_000, seed: 9)
    let other = try EconomicSimulation(
      .init(
        cost: .amount(mean: 5, low: 3, high: 8), people: people, perPerson: .known(2)),
      draws: 1_000, seed: 9)
    #expect(first.gains == again.gains && first.gains == other.gains)
    #expect(
      first.gains
        != (try EconomicSimulation(
          .init(cost: .known(5), people: people, perPerson: .known(2)), draws: 1_000, seed: 10))
        .gains)
  }

  @Test("present values in exact fractions")
  func discounted() throws {
    for expected in try Reference.committed("cost/expected.json")["discount"].list {
      let discounting = try Discounting(rate: expected["rate"].number)
      expect(
        try discounting.meanFactor(
          years: Int(expected["years"].number), delay: Int(expected["delay"].number)),
        equals: expected["factor"].number, digits: 14)
    }
    #expect(try Discounting(rate: 0.03).factor(years: -2) == 1)
  }

  @Test("few draws, limits that do not exist and rates that are none are refused")
  func refusals() throws {
    let known = EconomicSimulation.Inputs(cost: .known(1), people: .known(1), perPerson: .known(1))
    #expect(throws: StatisticsError.self) { try EconomicSimulation(known, draws: 99, seed: 1) }
    var endless = known
    endless.people = .estimate(
      try LimitedValue(1, lower: -.infinity, upper: 3), degreesOfFreedom: nil)
    #expect(throws: StatisticsError.self) { try EconomicSimulation(endless, draws: 100, seed: 1) }
    var outside = known
    outside.perPerson = .amount(mean: 3, low: 1, high: 2)
    #expect(throws: StatisticsError.self) { try EconomicSimulation(outside, draws: 100, seed: 1) }
    #expect(throws: StatisticsError.self) { try Discounting(rate: 1) }
    #expect(throws: StatisticsError.self) { try Discounting(rate: 0.03).meanFactor(years: 0) }
  }

  private func inputs(_ expected: Reference) throws -> EconomicSimulation.Inputs {
    func normal(_ mean: Double, _ deviation: Double) throws -> UncertainInput {
      .estimate(
        try LimitedValue(
          mean, lower: mean - Self.quantile * deviation, upper: mean + Self.quantile * deviation),
        degreesOfFreedom: nil)
    }
    let (mean, half) = (expected["mean"].number, Self.quantile * expected["sdGain"].number)
    return try EconomicSimulation.Inputs(
      cost: normal(expected["cost"].number, expected["sdCost"].number),
      people: normal(expected["people"].number, expected["sdPeople"].number),
      perPerson: .amount(mean: mean, low: mean - half, high: mean + half))
  }
}
