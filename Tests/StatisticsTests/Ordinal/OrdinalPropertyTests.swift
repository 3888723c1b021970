// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Ordered answers: what must hold of any")
struct OrdinalPropertyTests {
  @Test("a net share turned round has its limits turned round, and stays within −1 and 1")
  func mirrored() throws {
    for (b, c, n) in [(3, 4, 10), (0, 5, 5), (7, 0, 30), (0, 0, 4), (100, 3, 250)] {
      let one = try NetShare(positive: b, negative: c, total: n).estimate(level: 0.95)
      let other = try NetShare(positive: c, negative: b, total: n).estimate(level: 0.95)
      #expect(one.interval.lower == -other.interval.upper)
      #expect(one.interval.lower >= -1 && one.interval.upper <= 1)
      #expect(one.interval.lower <= one.estimate && one.estimate <= one.interval.upper)
    }
  }

  @Test("with nobody for or against, the limit is that of a share of 0 by the score test")
  func empty() throws {
    // Δ² n = z² Δ (1 − Δ) by hand: Δ = z² / (n + z²), Wilson's upper limit of 0 out of n.
    let net = try NetShare(positive: 0, negative: 0, total: 20).estimate(level: 0.95)
    let wilson = try Proportion(count: 0, total: 20).estimate(level: 0.95)
    expect(net.interval.upper, equals: wilson.interval.upper, digits: 14)
  }

  @Test("the interval excludes 0 exactly when p is below 5%")
  func consistent() throws {
    for b in 0...12 {
      for c in 0...(12 - b) {
        let net = try NetShare(positive: b, negative: c, total: 12)
        let interval = try net.estimate(level: 0.95).interval
        #expect((interval.lower > 0 || interval.upper < 0) == (try net.pValue < 0.05), "\(b) \(c)")
      }
    }
  }

  @Test("groups swapped: the chance is the other way round; two levels: half the difference")
  func swapped() throws {
    let (first, second) = ([4, 6, 5, 2], [1, 5, 9, 7])
    let one = try OrdinalComparison(first: first, second: second)
    let other = try OrdinalComparison(first: second, second: first)
    expect(one.superiority, equals: 1 - other.superiority, digits: 15)
    expect(one.standardError, equals: other.standardError, digits: 15)
    let two = try OrdinalComparison(first: [30, 70], second: [20, 60])
    expect(two.superiority, equals: 0.5 + 0.5 * (0.75 - 0.7), digits: 14)
  }

  @Test("groups that do not overlap, or all at one level, give a chance and no interval")
  func apart() throws {
    let apart = try OrdinalComparison(first: [5, 0], second: [0, 5])
    #expect(apart.superiority == 1)
    #expect(try apart.estimate(level: 0.95) == nil && apart.pValue == nil)
    let alike = try OrdinalComparison(first: [0, 5], second: [0, 8])
    #expect(alike.superiority == 0.5)
    #expect(try alike.estimate(level: 0.95) == nil)
  }

  @Test("impossible counts are refused")
  func refused() {
    #expect(throws: StatisticsError.self) { try NetShare(positive: 3, negative: 3, total: 5) }
    #expect(throws: StatisticsError.self) { try NetShare(positive: 0, negative: 0, total: 0) }
    #expect(throws: StatisticsError.self) { try NetShare(positive: -1, negative: 0, total: 5) }
    #expect(throws: StatisticsError.self) { try OrdinalComparison(first: [1], second: [3]) }
    #expect(throws: StatisticsError.self) { try OrdinalComparison(first: [3], second: [3, 1]) }
    #expect(throws: StatisticsError.self) { try ScoreCounts(scores: [1, .nan], counts: [1, 1]) }
    #expect(throws: StatisticsError.self) { try ScoreCounts(scores: [1, 2], counts: [0, 0]) }
  }
}
