// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

/// Expected values: numpy and scipy, by brute force (Tests/Reference/did-synthetic-assignments).
@Suite("Every other choice of treated units")
struct SyntheticAssignmentTests {
  private func found(_ name: String) throws -> (SyntheticControlAssignments, Reference) {
    let expected = try Reference.committed("did-synthetic-assignments/expected.json")[name]
    let table = try Reference.table(committed: "did-comparison/smoking.csv")
    let states = expected["states"].list.map(\.text)
    let treated = expected["treated"].list.map(\.text)
    let result = try syntheticControlAssignments(
      outcomes: Matrix(rows: states.map { try #require(table[$0]) }),
      treated: treated.map { try #require(states.firstIndex(of: $0)) }, periodsBefore: 19, seed: 1)
    return (result, expected)
  }

  @Test(
    "estimates, p and limits by brute force", arguments: ["two", "california", "few", "outside"])
  func bruteForce(name: String) throws {
    let (found, expected) = try found(name)
    let all = 0..<12
    #expect(found.isExact)
    #expect(Double(found.assignments.count) == expected["choices"].number)
    // scipy's weights are optimal to about 1e-10.
    #expect(abs(found.actual.effect - expected["estimate"].number) < 1e-7)
    #expect(found.pValue(over: all, by: .leftOut) == expected["p"].number)
    #expect(found.pValue(over: all, by: .ofFit) == expected["pOfFit"].number)
    #expect(
      found.pValue(over: all, by: .either)
        == max(expected["p"].number, expected["pOfFit"].number))
    #expect(abs((found.betterFits ?? -1) - expected["better"].number) < 1e-12)
    #expect(found.isPoorFit == (expected["better"].number >= 0.8))
    #expect(found.defaultErrors == (expected["better"].number >= 0.5 ? .either : .leftOut))
    #expect(found.errorRatioPValue == expected["errorRatioP"].number)
    let leftOut = found.interval(over: all, by: .leftOut)
    let ofFit = found.interval(over: all, by: .ofFit)
    let limits = [
      (leftOut.lower, "lower"), (leftOut.upper, "upper"), (ofFit.lower, "lowerOfFit"),
      (ofFit.upper, "upperOfFit"),
    ]
    let either = found.interval(over: all, by: .either)
    #expect(either.lower == min(leftOut.lower, ofFit.lower))
    #expect(either.upper == max(leftOut.upper, ofFit.upper))
    for (limit, name) in limits {
      if !expected[name].isMissing {
        #expect(abs(limit - expected[name].number) < 1e-5, "\(name)")
      } else {
        #expect(abs(limit - found.actual.effect) >= 200, "\(name)")
      }
    }
  }

  @Test("the limits are where the test begins to reject, in single periods too")
  func inverted() throws {
    let (found, _) = try found("california")
    for periods in [0..<12, 11..<12, 0..<1] {
      let interval = found.interval(over: periods)
      for (limit, outwards) in [(interval.lower, -1.0), (interval.upper, 1.0)] {
        #expect(found.pValue(against: limit - outwards * 1e-6, over: periods) > 0.05)
        #expect(found.pValue(against: limit + outwards * 1e-6, over: periods) <= 0.05)
      }
      let gap = found.assignments[0].meanGap(over: periods)
      #expect(interval.lower <= gap && gap <= interval.upper)
    }
  }

  @Test("one treated unit: the same gaps and p as placebo in space")
  func onePlacebo() throws {
    let data = try SmokingData()
    let one = try syntheticControlPlacebos(
      outcomes: data.outcomes, treated: data.california, periodsBefore: data.periodsBefore)
    let all = try syntheticControlAssignments(
      outcomes: data.outcomes, treated: [data.california], periodsBefore: data.periodsBefore,
      seed: 1)
    expectClose(all.actual.gaps, one.treated.gaps, within: 1e-9)
    #expect(all.errorRatioPValue == one.p)
  }

  @Test("too few choices leave no limit; what is missing is refused")
  func few() throws {
    let (found, _) = try found("few")
    let interval = found.interval(over: 0..<12)
    #expect(interval.lower == -.infinity && interval.upper == .infinity)
    let outcomes = try SmokingData().outcomes
    #expect(throws: ComparisonError.noTreatedUnits) {
      try syntheticControlAssignments(outcomes: outcomes, treated: [], periodsBefore: 19, seed: 1)
    }
    #expect(throws: ComparisonError.tooFewControls(controls: 1, needed: 2)) {
      try syntheticControlAssignments(
        outcomes: outcomes, treated: Array(0..<38), periodsBefore: 19, seed: 1)
    }
  }

  @Test("a sample of choices depends on the seed alone, and holds the actual one")
  func sampled() throws {
    let data = try SmokingData()
    func drawn(_ seed: UInt64) throws -> SyntheticControlAssignments {
      try syntheticControlAssignments(
        outcomes: data.outcomes, treated: [2, 38], periodsBefore: 19, replicates: 60, seed: seed)
    }
    let first = try drawn(7)
    #expect(!first.isExact && first.assignments.count == 61)
    #expect(first == (try drawn(7)))
    #expect(first.assignments[0].slope == -1)
    #expect(first.assignments != (try drawn(8)).assignments)
  }
}

@Suite("Placebos of synthetic difference-in-differences as an interval")
struct SyntheticPlaceboIntervalTests {
  @Test("38 placebos: the limit is the largest that 5% of 39 choices do not rule out")
  func halfWidth() throws {
    let data = try SmokingData()
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: 19)
    let placebos = try fit.placebos(seed: 1)
    let sizes = placebos.effects.map { abs($0) }.sorted(by: >)
    // More than 1.95 of 39, the actual one included: one placebo more.
    #expect(try placebos.halfWidth(by: .ranks) == sizes[0])
    #expect(try placebos.halfWidth(level: 0.9, by: .ranks) == sizes[2])
    #expect(try placebos.halfWidth(level: 0.98, by: .ranks) == .infinity)
    // Effects by period average to the effect.
    for (effect, parts) in zip(placebos.effects, placebos.effectsByPeriod) {
      #expect(abs(parts.reduce(0, +) / 12 - effect) < 1e-10)
    }
    #expect(
      try placebos.halfWidth(period: 3, by: .ranks)
        == placebos.effectsByPeriod.map { abs($0[3]) }.max())
  }

  @Test("by Student's t of the placebos' standard error; the wider of the two by default")
  func studentT() throws {
    let data = try SmokingData()
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: 19)
    let placebos = try fit.placebos(seed: 1)
    #expect(placebos.degreesOfFreedom == 37)
    // scipy.stats.t(37): ppf(.975), and twice sf at the ratio of effect and error.
    let spread = try placebos.halfWidth(by: .studentT)
    #expect(abs(spread / placebos.standardError - 2.026192463029109) < 1e-12)
    let ranked = try placebos.halfWidth(by: .ranks)
    #expect(try placebos.halfWidth(by: .wider) == max(ranked, spread))
    #expect(try placebos.halfWidth(level: 0.98) == .infinity)
    for rule in SyntheticPlacebos.Rule.allCases {
      // What the interval rejects and what the test rejects are the same.
      let rejects = try placebos.pValue(rule) <= 0.05
      #expect(try rejects == (abs(fit.effect) > placebos.halfWidth(by: rule)), "\(rule)")
    }
    #expect(try placebos.pValue(.wider) == max(placebos.p, placebos.pValue(.studentT)))
  }

  @Test("by the fit before: as much wider as the gaps before are larger than the placebos'")
  func byFit() throws {
    let data = try SmokingData()
    var outcomes = data.outcomes
    func placebos() throws -> (SyntheticPlacebos, SyntheticDifferenceInDifferences) {
      let fit = try syntheticDifferenceInDifferences(
        outcomes: outcomes, treated: data.treated, periodsBefore: 19)
      return (try fit.placebos(seed: 1), fit)
    }
    // Up and down by some packs before: larger gaps, though not the largest.
    let row = try #require(data.treated.firstIndex(of: true))
    for period in 0..<19 { outcomes[row, period] += period % 2 == 0 ? 4 : -4 }
    let (some, fit) = try placebos()
    let gaps = fit.gaps.prefix(19)
    let mean = gaps.reduce(0, +) / 19
    let error = (gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19).squareRoot()
    #expect(abs(some.errorBefore - error) < 1e-12)
    let squares = some.errorsBefore.reduce(0) { $0 + $1 * $1 } / 38
    #expect(abs(some.fitScale - max(1, error / squares.squareRoot())) < 1e-12)
    #expect(some.betterFits < 0.9 && !some.isPoorFit)
    #expect(try some.halfWidth() == some.fitScale * some.halfWidth(by: .wider))
    // By many: no placebo says how far such a place goes.
    for period in 0..<19 { outcomes[row, period] += period % 2 == 0 ? 40 : -40 }
    let (poor, _) = try placebos()
    #expect(poor.isPoorFit && poor.fitScale > 2)
    #expect(try poor.halfWidth() == .infinity && poor.pValue() == 1)
    #expect(try poor.halfWidth(period: 3) == .infinity)
    #expect(try poor.halfWidth(by: .wider) < .infinity)
  }
}
