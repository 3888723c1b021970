// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Two proportions compared")
struct ProportionComparisonTests {
  private func proportion(_ cells: Reference) throws -> Proportion {
    try Proportion(count: Int(cells[0].number), total: Int(cells[1].number))
  }

  @Test("differences and ratios agree with the defining equations to 40 digits")
  func exact() throws {
    let pairs = try Reference.committed("proportions/expected.json")["pairs"].list
    #expect(pairs.count == 22)
    for pair in pairs {
      let (first, second) = (try proportion(pair["first"]), try proportion(pair["second"]))
      let (level, name) = (pair["level"].number, "\(first.count) \(second.count)")
      let difference = try first.difference(from: second, level: level)
      // Relative to 1: an estimate of 0 has no digits of its own.
      expect(
        [difference.estimate + 2, difference.interval.lower + 2, difference.interval.upper + 2],
        equals: pair["difference"].numbers.map { $0 + 2 }, digits: 14, name)
      expect(
        [difference.interval.lower + 2, difference.interval.upper + 2],
        equals: pair["statsmodels_newcomb"].numbers.map { $0 + 2 }, digits: 13, name)
      let ratio = try first.ratio(to: second, level: level)
      let expected = pair["ratio"]
      if second.count > 0 { expect(ratio.estimate, equals: expected[0].number, digits: 14, name) }
      expect(ratio.interval.lower, equals: expected[1].number, digits: 12, name)
      if ratio.interval.upper < .infinity {
        expect(ratio.interval.upper, equals: expected[2].number, digits: 12, name)
      } else {
        #expect(expected[2].number.isNaN && second.count == 0, "\(name)")
      }
    }
  }

  @Test("ratio limits lie close to Koopman's score limits, which need an iteration")
  func koopman() throws {
    var compared = 0
    for pair in try Reference.committed("proportions/expected.json")["pairs"].list {
      let expected = pair["statsmodels_ratio_score"].numbers
      guard expected.count == 2 else { continue }
      let ratio = try proportion(pair["first"])
        .ratio(to: proportion(pair["second"]), level: pair["level"].number)
      // Another interval: within 3% down to 10 people, 9% with 1 event out of 400.
      #expect(abs(ratio.interval.lower / expected[0] - 1) < 0.03)
      #expect(abs(ratio.interval.upper / expected[1] - 1) < 0.09)
      compared += 1
    }
    #expect(compared == 12)
  }

  @Test(
    "the eight cases of Newcombe (1998, table II), as printed and to 13 digits",
    .enabled(if: Reference.hasShared(ProportionTests.file)))
  func newcombe() throws {
    let cases = try Reference.shared(ProportionTests.file)["results"]["newcombe1998_diff"]
    let counts = [
      ((56, 70), (48, 80)), ((9, 10), (3, 10)), ((6, 7), (2, 7)), ((5, 56), (0, 29)),
      ((0, 10), (0, 20)), ((0, 10), (0, 10)), ((10, 10), (0, 20)), ((10, 10), (0, 10)),
    ]
    for (first, second) in counts {
      let expected = cases["\(first.0)/\(first.1)-\(second.0)/\(second.1)"]
      let interval = try Proportion(count: first.0, total: first.1)
        .difference(from: Proportion(count: second.0, total: second.1), level: 0.95).interval
      let (exact, printed) = (expected["newcombe"].numbers, expected["published_m10"].numbers)
      for (index, limit) in [interval.lower, interval.upper].enumerated() {
        expect(limit + 1, equals: exact[index] + 1, digits: 13)
        #expect(abs(limit - printed[index]) <= 0.00005001)
      }
    }
  }

  @Test("a change of a gap from four proportions, by 40 digits and as a difference of differences")
  func change() throws {
    let changes = try Reference.committed("proportions/expected.json")["changes"].list
    #expect(changes.count == 3)
    for change in changes {
      let cells = try change["cells"].list.map { try proportion($0) }
      let found = try Proportion.differenceOfDifferences(
        cells[0], cells[1], minus: cells[2], cells[3], level: 0.95)
      let expected = change["change"].numbers
      expect(
        [found.estimate, found.interval.lower, found.interval.upper], equals: expected,
        digits: 12)
      // Limits recovered from limits recovered are the same.
      let nested = try cells[0].difference(from: cells[1], level: 0.95)
        .difference(from: cells[2].difference(from: cells[3], level: 0.95))
      expect(nested.interval.lower, equals: found.interval.lower, digits: 12)
      expect(nested.interval.upper, equals: found.interval.upper, digits: 12)
    }
  }

  @Test("difference and ratio tell one story, and turn round when the two are swapped")
  func oneStory() throws {
    var decided = 0
    for (n, m) in [(9, 14), (30, 30), (5, 120)] {
      for x in 0...n {
        for y in stride(from: 0, through: m, by: 3) {
          let first = try Proportion(count: x, total: n)
          let second = try Proportion(count: y, total: m)
          let difference = try first.difference(from: second, level: 0.9)
          let ratio = try first.ratio(to: second, level: 0.9)
          #expect((difference.interval.lower > 1e-15) == (ratio.interval.lower > 1 + 1e-14))
          #expect((difference.interval.upper < -1e-15) == (ratio.interval.upper < 1 - 1e-14))
          if difference.interval.lower > 0 || difference.interval.upper < 0 { decided += 1 }
          let back = try second.ratio(to: first, level: 0.9)
          expect(back.interval.lower, equals: 1 / ratio.interval.upper, digits: 13)
          let minus = try second.difference(from: first, level: 0.9)
          expect(minus.interval.lower, equals: -difference.interval.upper, digits: 13)
          #expect(difference.interval.lower >= -1 && difference.interval.upper <= 1)
          if y > 0 {
            #expect(ratio.interval.lower <= ratio.estimate)
            #expect(ratio.interval.upper >= ratio.estimate && ratio.interval.upper < .infinity)
          } else {
            #expect(ratio.interval.upper == .infinity)
          }
          if x == 0 { #expect(ratio.interval.lower == 0) }
        }
      }
    }
    #expect(decided > 300)
  }

  @Test("limits of another level, estimates outside their limits and negative ratios are refused")
  func refusals() throws {
    let one = try Proportion(count: 3, total: 9).estimate(level: 0.95)
    let other = try Proportion(count: 3, total: 9).estimate(level: 0.9)
    #expect(
      throws: StatisticsError.outOfRange(
        what: "confidence level", value: 0.9, allowed: "0.95, as the others")
    ) { try one.difference(from: other) }
    #expect(throws: StatisticsError.self) { try one.ratio(to: other) }
    #expect(throws: StatisticsError.empty(what: "terms of a combination")) {
      try IntervalEstimate.combination([])
    }
    let outside = IntervalEstimate(
      estimate: 2, interval: ConfidenceInterval(lower: 0, upper: 1, level: 0.95))
    #expect(throws: StatisticsError.self) { try outside.difference(from: one) }
    #expect(throws: StatisticsError.self) { try one.ratio(to: outside) }
    let infinite = IntervalEstimate(
      estimate: 1, interval: ConfidenceInterval(lower: 0, upper: .infinity, level: 0.95))
    #expect(throws: StatisticsError.notFinite(what: "terms", index: 3)) {
      try infinite.difference(from: one)
    }
    let negative = try one.difference(from: Proportion(count: 8, total: 9).estimate(level: 0.95))
    #expect(throws: StatisticsError.self) { try negative.ratio(to: one) }
  }
}
