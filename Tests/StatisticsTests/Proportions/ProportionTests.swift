// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Intervals of one proportion")
struct ProportionTests {
  static let file = "retention/proportions.json"

  @Test(
    "Wilson's and the exact limits of the four cases of Newcombe (1998)",
    .enabled(if: Reference.hasShared(file)),
    arguments: [(81, 263), (15, 148), (0, 20), (1, 29)])
  func newcombe(count: Int, total: Int) throws {
    let all = try Reference.shared(Self.file)["results"]["newcombe1998_single"]
    let expected = all["\(count)/\(total)"]
    let proportion = try Proportion(count: count, total: total)
    try compare(proportion, .wilson, expected["values"]["score"], digits: 11)
    try compare(proportion, .clopperPearson, expected["values"]["exact"], digits: 11)
    let wilson = try proportion.estimate(level: 0.95).interval
    let printed = expected["published"]["score"].numbers
    #expect(abs(wilson.lower - printed[0]) <= 0.00005001)
    #expect(abs(wilson.upper - printed[1]) <= 0.00005001)
  }

  @Test(
    "counts at the ends and beside them, by statsmodels", .enabled(if: Reference.hasShared(file)),
    arguments: [(0, 1), (1, 1), (0, 4), (4, 4), (3, 4), (17, 23), (412, 560), (0, 560), (560, 560)])
  func ends(count: Int, total: Int) throws {
    let expected = try Reference.shared(Self.file)["results"]["edge"]["\(count)/\(total)"]
    let proportion = try Proportion(count: count, total: total)
    try compare(proportion, .wilson, expected["wilson"], digits: 11)
    try compare(proportion, .clopperPearson, expected["cp"], digits: 11)
  }

  private func compare(
    _ proportion: Proportion, _ method: ProportionInterval, _ expected: Reference, digits: Double
  ) throws {
    let interval = try proportion.estimate(level: 0.95, method: method).interval
    let name = "\(method) \(proportion.count)/\(proportion.total)"
    expect([interval.lower, interval.upper], equals: expected.numbers, digits: digits, name)
  }

  @Test("none of n has the lower limit 0 and all of n the upper limit 1, exactly")
  func exactEnds() throws {
    for method in [ProportionInterval.wilson, .clopperPearson] {
      for total in [1, 7, 1000, 50_000_000] {
        let none = try Proportion(count: 0, total: total).estimate(level: 0.9, method: method)
        let all = try Proportion(count: total, total: total).estimate(level: 0.9, method: method)
        #expect(none.interval.lower == 0 && none.interval.upper > 0)
        #expect(all.interval.upper == 1 && all.interval.lower < 1)
        expect(1 - all.interval.lower, equals: none.interval.upper, digits: total < 2000 ? 12 : 8)
      }
    }
  }

  @Test("a count of 3 in 50 million keeps its digits: limits solve (p − π)² n = z² π (1 − π)")
  func rare() throws {
    let proportion = try Proportion(count: 3, total: 50_000_000)
    let interval = try proportion.estimate(level: 0.95).interval
    let z = try NormalDistribution.standard.upperQuantile(0.025)
    for limit in [interval.lower, interval.upper] {
      let distance = (proportion.value - limit) * (proportion.value - limit) * 50_000_000
      expect(distance, equals: z * z * limit * (1 - limit), digits: 12)
    }
  }

  @Test("the exact limits leave half of the error in each tail of the binomial")
  func exactTails() throws {
    let interval = try Proportion(count: 17, total: 23)
      .estimate(level: 0.95, method: .clopperPearson).interval
    let lower = try BinomialDistribution(trials: 23, success: interval.lower)
    let upper = try BinomialDistribution(trials: 23, success: interval.upper)
    expect(lower.upperTail(16), equals: 0.025, digits: 12)
    expect(upper.cumulative(17), equals: 0.025, digits: 12)
  }

  @Test("what is no proportion is refused")
  func refusals() {
    #expect(throws: StatisticsError.empty(what: "total of a proportion")) {
      try Proportion(count: 0, total: 0)
    }
    #expect(
      throws: StatisticsError.outOfRange(what: "count", value: 5, allowed: "from 0 to 4")
    ) { try Proportion(count: 5, total: 4) }
    #expect(throws: StatisticsError.self) { try Proportion(count: -1, total: 4) }
    #expect(throws: StatisticsError.self) { try Proportion(count: 0, total: -4) }
    for level in [0, 1, -0.5, .nan] {
      for method in [ProportionInterval.wilson, .clopperPearson] {
        #expect(throws: StatisticsError.self) {
          try Proportion(count: 0, total: 4).estimate(level: level, method: method)
        }
      }
    }
  }
}
