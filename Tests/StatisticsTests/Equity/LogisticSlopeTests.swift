// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("Logistic slope index")
struct LogisticSlopeTests {
  @Test("groups of one rank included, it is R's glm with symbolic derivatives")
  func tied() throws {
    let expected = try Reference.committed("equity-gaps/models.json")["logistic_slope"]
    let (trials, ranks) = (expected["trials"].numbers, expected["ranks"].numbers)
    let groups = try GroupedOutcome(
      sizes: trials, values: trials.map { _ in 0.5 }, ranks: ranks)
    expect(groups.ridits, equals: expected["ridits"].numbers, digits: 13)
    let found = try logisticSlope(
      successes: expected["successes"].numbers, trials: trials, ranks: ranks)
    // R stops its iteration at a relative change of the deviance of 1e-13.
    for (one, name) in [(found.slope, "slope"), (found.logRelative, "log_relative")] {
      expect(one.estimate, equals: expected[name]["estimate"].number, digits: 11, name)
      expect(one.standardError, equals: expected[name]["se"].number, digits: 11, name)
    }
    expect(found.deviance, equals: expected["deviance"].number, digits: 10)
    #expect(found.degreesOfFreedom == 3)
  }

  @Test("the order of groups changes nothing, nor does a group split in two of its rank and share")
  func order() throws {
    let whole = try logisticSlope(
      successes: [30, 45, 80], trials: [100, 90, 130], ranks: [1, 2, 3])
    let turned = try logisticSlope(
      successes: [80, 30, 45], trials: [130, 100, 90], ranks: [3, 1, 2])
    expect(turned.slope.estimate, equals: whole.slope.estimate, digits: 12)
    let split = try logisticSlope(
      successes: [15, 15, 45, 80], trials: [50, 50, 90, 130], ranks: [1, 1, 2, 3])
    expect(split.slope.estimate, equals: whole.slope.estimate, digits: 12)
    expect(split.slope.standardError, equals: whole.slope.standardError, digits: 12)
  }

  @Test("separated shares and a single rank are refused")
  func refusals() {
    #expect(throws: StatisticsError.self) {
      try logisticSlope(successes: [0, 40], trials: [30, 40])
    }
    #expect(throws: StatisticsError.self) {
      try logisticSlope(successes: [3, 4], trials: [30, 40], ranks: [1, 1])
    }
    #expect(throws: StatisticsError.self) {
      try logisticSlope(successes: [3], trials: [30, 40])
    }
  }
}

@Suite(
  "Logistic slope of the shared reference", .enabled(if: Reference.hasShared(EquityCases.file)))
struct LogisticSlopeReferenceTests {
  @Test("four quartiles before and after", arguments: [false, true])
  func quartiles(after: Bool) throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]["sii_logit"][
      after ? "post" : "pre"]
    let (counts, sums) = try EquityCases.quartiles()
    let cells = after ? 4..<8 : 0..<4
    let found = try logisticSlope(successes: Array(sums[cells]), trials: Array(counts[cells]))
    // R's glm stopped at its default tolerance: eight digits of the deviance.
    expect(100 * found.slope.estimate, equals: expected["SII_logit_pp"].number, digits: 8)
    expect(100 * found.slope.standardError, equals: expected["se_pp"].number, digits: 8)
    expect(exp(found.logRelative.estimate), equals: expected["RII_logit"].number, digits: 8)
    expect(found.logRelative.standardError, equals: expected["logRII_se"].number, digits: 8)
    expect(found.deviance, equals: expected["deviance_df2"].number, digits: 8)
  }

  @Test("groups weigh once, not twice as in the healthequal package")
  func weights() throws {
    let traps = try Reference.shared("equity/traps.json")["double_weighting"]
    for name in ["upstream_test", "unequal"] {
      let people = traps[name]["pop"].numbers
      let found = try logisticSlope(
        successes: zip(people, traps[name]["est"].numbers).map { ($0 * $1 / 100).rounded() },
        trials: people)
      expect(
        100 * found.slope.estimate, equals: traps[name]["single_weighted"].number, digits: 9)
    }
    let expected = try Reference.shared("equity/ordered_sample.json")["corrected"]
    let table = try Reference.table(shared: "equity/OrderedSample.csv")
    let (people, shares) = (try #require(table["population"]), try #require(table["estimate"]))
    let whole = try logisticSlope(
      successes: zip(people, shares).map { $0 * $1 / 100 }, trials: people)
    expect(
      100 * whole.slope.estimate, equals: expected["sii.logit.single_weight.fractional"].number,
      digits: 9)
    // The package rounds people and events up, and ranks by the people before that.
    let rounded = try logisticSlope(
      successes: zip(people, shares).map { ($0 * $1 / 100).rounded(.up) },
      trials: people.map { $0.rounded(.up) }, populations: people)
    expect(
      100 * rounded.slope.estimate,
      equals: expected["sii.logit.single_weight.rounded_counts"].number, digits: 9)
    expect(
      exp(rounded.logRelative.estimate),
      equals: expected["rii.logit.single_weight.rounded_counts"].number, digits: 9)
  }
}
