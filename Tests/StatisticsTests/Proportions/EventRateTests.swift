// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Rates of events with exact Poisson limits")
struct EventRateTests {
  @Test(
    "limits of expected counts that Garwood (1936) prints",
    arguments: [
      (0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39), (50, 37.11, 65.92),
    ])
  func garwood(events: Int, lower: Double, upper: Double) throws {
    let interval = try EventRate(events: events, exposure: 1).estimate(level: 0.95).interval
    // As printed: four digits.
    expect(interval.upper, equals: upper, digits: 3.9)
    if events == 0 {
      #expect(interval.lower == 0)
    } else {
      expect(interval.lower, equals: lower, digits: 3.1)
    }
  }

  @Test("the limits leave half of the error in each tail of the Poisson distribution")
  func tails() throws {
    let rate = try EventRate(events: 17, exposure: 340).estimate(level: 0.9)
    expect(rate.estimate, equals: 0.05, digits: 15)
    let lower = try PoissonDistribution(mean: rate.interval.lower * 340)
    let upper = try PoissonDistribution(mean: rate.interval.upper * 340)
    expect(lower.upperTail(16), equals: 0.05, digits: 12)
    expect(upper.cumulative(17), equals: 0.05, digits: 12)
  }

  @Test("time at risk must be positive, events not negative")
  func refusals() {
    #expect(throws: StatisticsError.self) { try EventRate(events: 1, exposure: 0) }
    #expect(throws: StatisticsError.self) { try EventRate(events: 1, exposure: .infinity) }
    #expect(throws: StatisticsError.self) { try EventRate(events: -1, exposure: 1) }
    #expect(throws: StatisticsError.self) {
      try EventRate(events: 0, exposure: 1).estimate(level: 1)
    }
  }
}
