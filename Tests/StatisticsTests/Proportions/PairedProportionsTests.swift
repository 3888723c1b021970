// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Differences of paired proportions")
struct PairedProportionsTests {
  @Test(
    "the 13 tables of Newcombe (1998, paired, table II)",
    .enabled(if: Reference.hasShared(ProportionTests.file)))
  func newcombe() throws {
    let cases = try Reference.shared(ProportionTests.file)["results"][
      "newcombe1998_paired_method10"]
    let tables = [
      [36, 12, 2, 0], [20, 12, 2, 16], [18, 14, 4, 14], [16, 16, 6, 12], [14, 18, 8, 10],
      [0, 0, 0, 10], [5, 0, 0, 5], [2, 97, 1, 0], [0, 97, 3, 0], [0, 29, 1, 0], [0, 30, 0, 0],
      [54, 0, 0, 0], [1, 1, 97, 1],
    ]
    for table in tables {
      let expected = cases[table.map { "\($0)" }.joined(separator: "-")]
      let pairs = try PairedProportions(
        both: table[0], firstOnly: table[1], secondOnly: table[2], neither: table[3])
      let found = try pairs.difference(level: 0.95)
      // Plus 2: some limits are near 0, where no digits are their own.
      expect(
        [found.estimate + 2, found.interval.lower + 2, found.interval.upper + 2],
        equals: ["D", "lower", "upper"].map { expected[$0].number + 2 }, digits: 13, "\(table)")
    }
  }

  @Test("answers that have nothing to do with each other give the interval of independent groups")
  func independent() throws {
    // 12 · 30 = 20 · 18: φ is 0.
    let pairs = try PairedProportions(both: 12, firstOnly: 20, secondOnly: 18, neither: 30)
    let found = try pairs.difference(level: 0.95)
    let apart = try Proportion(count: 32, total: 80)
      .difference(from: Proportion(count: 30, total: 80), level: 0.95)
    expect(found.interval.lower, equals: apart.interval.lower, digits: 13)
    expect(found.interval.upper, equals: apart.interval.upper, digits: 13)
  }

  @Test("no pairs, or negative ones, are refused")
  func refusals() {
    #expect(throws: StatisticsError.empty(what: "pairs")) {
      try PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
    }
    #expect(throws: StatisticsError.self) {
      try PairedProportions(both: 1, firstOnly: -1, secondOnly: 0, neither: 0)
    }
  }
}
