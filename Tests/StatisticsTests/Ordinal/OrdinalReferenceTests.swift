// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Ordered answers, by scipy, statsmodels and mpmath")
struct OrdinalReferenceTests {
  private let expected: Reference

  init() throws { expected = try Reference.committed("ordinal/expected.json") }

  private func counts(_ reference: Reference) -> [Int] { reference.numbers.map { Int($0) } }

  @Test(
    "net shares: score limits where the likelihood is maximised by 50 digits", arguments: 0..<11)
  func net(index: Int) throws {
    let one = expected["net"][index]
    let net = try NetShare(
      positive: Int(one["positive"].number), negative: Int(one["negative"].number),
      total: Int(one["total"].number))
    #expect(net.value == one["value"].number)
    for (level, name) in [(0.95, "limits95"), (0.9, "limits90")] {
      let found = try net.estimate(level: level).interval
      // The test statistic is flat beside its root: half of the digits of its terms survive in the
      // worst case, twelve in all of these.
      expect([found.lower, found.upper], equals: one[name].numbers, digits: 11, name)
    }
    expect(try net.pValue, equals: one["p"].number, digits: 12)
  }

  @Test("Brunner-Munzel: chance, standard error, degrees of freedom, limits, p", arguments: 0..<7)
  func ordinal(index: Int) throws {
    let one = expected["ordinal"][index]
    let found = try OrdinalComparison(
      first: counts(one["first"]), second: counts(one["second"]))
    expect(found.superiority, equals: one["superiority"].number, digits: 14)
    expect(found.standardError, equals: one["error"].number, digits: 13)
    expect(try #require(found.degreesOfFreedom), equals: one["df"].number, digits: 12)
    let interval = try #require(try found.estimate(level: 0.95)).interval
    expect(
      [interval.lower, interval.upper], equals: [one["lower"].number, one["upper"].number],
      digits: 11, "scipy's quantiles of t hold 11 digits")
    expect(try #require(try found.pValue), equals: one["p"].number, digits: 11)
  }

  @Test("means of scores and Welch's difference", arguments: 0..<7)
  func means(index: Int) throws {
    let one = expected["means"][index]
    let first = counts(one["first"])
    let second = counts(one["second"])
    let scores = (1...first.count).map(Double.init)
    let before = try ScoreCounts(scores: scores, counts: first)
    let after = try ScoreCounts(scores: scores, counts: second)
    expect(before.mean, equals: one["mean"].number, digits: 14)
    let mean = try #require(try before.meanEstimate()).interval(level: 0.95)
    expect(
      [mean.lower, mean.upper], equals: [one["mean_lower"].number, one["mean_upper"].number],
      digits: 11, "scipy's quantiles of t")
    let welch = try #require(try after.difference(from: before))
    expect(welch.estimate + 1, equals: one["difference"].number + 1, digits: 14)
    let limits = try welch.interval(level: 0.95)
    // A limit near 0 is the difference of numbers a hundred times larger.
    expect(
      [limits.lower, limits.upper], equals: [one["lower"].number, one["upper"].number], digits: 9)
  }

  @Test("score test of two proportions", arguments: 0..<3)
  func scoreTest(index: Int) throws {
    let one = expected["score_test"][index]
    let first = try Proportion(count: Int(one["a"].number), total: Int(one["n"].number))
    let second = try Proportion(count: Int(one["b"].number), total: Int(one["m"].number))
    expect(try first.scoreTest(against: second), equals: one["p"].number, digits: 12)
  }

  @Test("with 10 to 50 answers the score interval holds its level, ± z standard errors do not")
  func coverage() {
    for n in ["10", "20", "50"] {
      let tango = expected["coverage"][n]["tango"]
      #expect(tango["mean"].number > 0.945 && tango["least"].number > 0.939)
      #expect(expected["coverage"][n]["wald"]["least"].number < 0.92)
    }
  }
}
