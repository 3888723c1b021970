// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Expected values: Tests/Reference/count-history, bisection with 40 digits.
@Suite("Counts beside those of earlier years")
struct CountHistoryTests {
  private static func near(_ found: Double, _ expected: Reference) {
    expected.number == 0
      ? #expect(abs(found) < 1e-12) : expect(found, equals: expected.number, digits: 11)
  }

  @Test("every limit is the root of its equation, found by bisection with 40 digits")
  func reference() throws {
    let cases = try Reference.committed("count-history/expected.json").list
    #expect(cases.count == 8)
    for one in cases {
      let history = try CountHistory(
        counts: one["counts"].numbers.map { Int($0) }, exposures: one["exposures"].numbers)
      let (count, exposure) = (Int(one["count"].number), one["exposure"].number)
      Self.near(try history.dispersion(), one["dispersion"])
      let expected = try history.expected(exposure: exposure, level: 0.95)
      Self.near(expected.estimate, one["expected"])
      Self.near(expected.interval.lower, one["prediction"][0])
      Self.near(expected.interval.upper, one["prediction"][1])
      let ratio = try history.ratio(of: count, exposure: exposure, level: 0.95)
      Self.near(ratio.interval.lower, one["limits"][0])
      if one["ratio"].number.isNaN {
        #expect(ratio.interval.upper == .infinity && !ratio.estimate.isFinite)
      } else {
        Self.near(ratio.estimate, one["ratio"])
        Self.near(ratio.interval.upper, one["limits"][1])
      }
      let own = try history.interval(of: count, level: 0.95)
      Self.near(own.interval.lower, one["own"][0])
      Self.near(own.interval.upper, one["own"][1])
    }
  }

  @Test("the ratio's interval excludes 1 exactly when the count falls outside the prediction")
  func agreement() throws {
    for counts in [[40, 52, 47], [3, 9, 1, 14], [0, 1, 0], [900, 1100, 1500, 700, 1000]] {
      let history = try CountHistory(
        counts: counts, exposures: counts.indices.map { 1 + Double($0) / 7 })
      let expected = try history.expected(exposure: 1.3, level: 0.95).interval
      for count in stride(from: 0, through: 4_000, by: counts[0] < 100 ? 1 : 37) {
        let ratio = try history.ratio(of: count, exposure: 1.3, level: 0.95).interval
        let isOutside = Double(count) < expected.lower || Double(count) > expected.upper
        let excludes = ratio.lower > 1 || ratio.upper < 1
        #expect(isOutside == excludes, "\(count) of \(counts)")
      }
    }
  }

  @Test(
    "years that vary more than chance widen every interval; the exposure's unit does not matter")
  func spread() throws {
    let calm = try CountHistory(counts: [100, 101, 99], exposures: [1, 1, 1])
    let wild = try CountHistory(counts: [60, 100, 140], exposures: [1, 1, 1])
    let (first, second) = (
      try calm.expected(exposure: 1, level: 0.95).interval,
      try wild.expected(exposure: 1, level: 0.95).interval
    )
    #expect(second.lower < first.lower && second.upper > first.upper)
    let scaled = try CountHistory(counts: [60, 100, 140], exposures: [365, 365, 365])
    let again = try scaled.expected(exposure: 365, level: 0.95).interval
    expect(again.lower, equals: second.lower, digits: 12)
    expect(again.upper, equals: second.upper, digits: 12)
    // Variation below chance is not believed.
    #expect(try calm.dispersion() == 1)
  }

  @Test("by chance alone the ratio of two counts has Wilson's limits as odds")
  func chance() throws {
    let ratio = try CountHistory.ratio(of: 30, over: 2, to: 20, over: 1, level: 0.95)
    let wilson = try Proportion(count: 30, total: 50).estimate(level: 0.95).interval
    expect(ratio.estimate, equals: 0.75, digits: 15)
    expect(ratio.interval.lower, equals: wilson.lower / (1 - wilson.lower) / 2, digits: 12)
    expect(ratio.interval.upper, equals: wilson.upper / (1 - wilson.upper) / 2, digits: 12)
    let empty = try CountHistory.ratio(of: 0, over: 1, to: 0, over: 1, level: 0.95)
    #expect(empty.estimate.isNaN && empty.interval.lower == 0)
    #expect(empty.interval.upper == .infinity)
  }

  @Test("a single year tells nothing of variation; impossible counts are refused")
  func refusals() throws {
    let one = try CountHistory(counts: [7], exposures: [1])
    #expect(throws: StatisticsError.noDegreesOfFreedom) { try one.dispersion() }
    #expect(throws: StatisticsError.self) { try CountHistory(counts: [], exposures: []) }
    #expect(throws: StatisticsError.self) { try CountHistory(counts: [1, -1], exposures: [1, 1]) }
    #expect(throws: StatisticsError.self) { try CountHistory(counts: [1, 2], exposures: [1]) }
    #expect(throws: StatisticsError.self) { try CountHistory(counts: [1, 2], exposures: [1, 0]) }
    let two = try CountHistory(counts: [7, 8], exposures: [1, 1])
    #expect(throws: StatisticsError.self) { try two.expected(exposure: .nan, level: 0.95) }
    #expect(throws: StatisticsError.self) { try two.ratio(of: -1, exposure: 1, level: 0.95) }
    #expect(throws: StatisticsError.self) { try two.interval(of: 3, level: 1) }
  }
}
