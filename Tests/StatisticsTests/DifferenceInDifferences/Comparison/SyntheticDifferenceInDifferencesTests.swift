// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Synthetic difference-in-differences")
struct SyntheticDifferenceInDifferencesTests {
  @Test("weights and effect of the smoking data are those proven optimal in 50 digits")
  func california() throws {
    let data = try SmokingData()
    let expected = data.expected["sdid"]
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: data.periodsBefore)
    expect(fit.noise, equals: expected["noise"].number, digits: 14)
    expect(fit.unitPenalty, equals: expected["zeta"].number, digits: 14)
    expectClose(
      Array(fit.unitWeights.dropLast()), expected["omega"].numbers, within: 1e-13, "units")
    expectClose(fit.timeWeights, expected["lambda"].numbers, within: 1e-12, "periods")
    expect(fit.effect, equals: expected["effect"].number, digits: 12)
    expect(
      fit.effectByPeriod.reduce(0, +) / 12, equals: expected["effect"].number, digits: 12)
  }

  @Test("one treated unit: every control takes its place once, and the error is exact")
  func placebos() throws {
    let data = try SmokingData()
    let expected = data.expected["sdid"]
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: data.periodsBefore)
    let placebos = try fit.placebos(seed: 1)
    #expect(placebos.isExact)
    expectClose(placebos.effects, expected["placebos"].numbers, within: 1e-10)
    expect(placebos.standardError, equals: expected["standardError"].number, digits: 12)
    let above = placebos.effects.count { abs($0) >= abs(fit.effect) }
    #expect(placebos.p == Double(above + 1) / 39)
  }

  @Test("several treated units: effect and jackknife agree with 50-digit arithmetic")
  func several() throws {
    let data = try SmokingData()
    let expected = data.expected["several"]
    let units = Array(0..<38)
    let chosen = Set(expected["treated"].numbers.map { Int($0) })
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes.selecting(rows: units), treated: units.map { chosen.contains($0) },
      periodsBefore: data.periodsBefore)
    expect(fit.effect, equals: expected["effect"].number, digits: 11)
    expectClose(
      units.filter { !chosen.contains($0) }.map { fit.unitWeights[$0] },
      expected["omega"].numbers, within: 1e-13)
    expect(try fit.jackknifeStandardError(), equals: expected["jackknife"].number, digits: 11)
    // 6,545 sets of three: a sample, the same for the same seed.
    let sample = try fit.placebos(replicates: 20, seed: 7)
    #expect(!sample.isExact)
    #expect(sample.effects.count == 20)
    #expect(try fit.placebos(replicates: 20, seed: 7) == sample)
    #expect(try fit.placebos(replicates: 20, seed: 8) != sample)
  }

  @Test("shifting a unit or a period by a constant changes nothing; scale scales the effect")
  func invariance() throws {
    let data = try SmokingData()
    let plain = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: 19)
    var moved = data.outcomes
    for i in 0..<39 {
      for t in 0..<31 { moved[i, t] = 0.01 * moved[i, t] + Double(i % 7) + Double(t * t) / 50 }
    }
    let fit = try syntheticDifferenceInDifferences(
      outcomes: moved, treated: data.treated, periodsBefore: 19)
    // The noise takes trends common to all units for noise, so weights move a little; the time
    // weights do not.
    expectClose(fit.timeWeights, plain.timeWeights, within: 1e-8)
    let unitsOnly = try syntheticDifferenceInDifferences(
      outcomes: Matrix(
        rows: (0..<39).map { i in
          data.outcomes.row(i).map { 100 * $0 + Double(i * i) }
        }),
      treated: data.treated, periodsBefore: 19)
    expect(unitsOnly.effect, equals: 100 * plain.effect, digits: 11)
  }

  @Test("more periods than controls: weights are found to the same precision")
  func fewControls() throws {
    let data = try SmokingData()
    let rows = [2, 17, 19, 32, 38]
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes.selecting(rows: rows),
      treated: [false, false, false, false, true], periodsBefore: 19)
    #expect(fit.optimalityGap < 1e-13)
    expect(fit.timeWeights.reduce(0, +), equals: 1, digits: 13)
    #expect(fit.timeWeights.allSatisfy { $0 >= 0 })
  }

  @Test("what cannot be answered is refused")
  func refusals() throws {
    let outcomes = try Matrix(rows: [[1, 2, 3], [2, 3, 4], [0, 1, 5], [1, 2, 2]])
    #expect(throws: ComparisonError.constantControls) {
      try syntheticDifferenceInDifferences(
        outcomes: outcomes, treated: [true, false, false, false], periodsBefore: 2)
    }
    #expect(throws: ComparisonError.tooFewPeriods(after: false, found: 1, needed: 2)) {
      try syntheticDifferenceInDifferences(
        outcomes: outcomes, treated: [true, false, false, false], periodsBefore: 1)
    }
    #expect(throws: ComparisonError.noTreatedUnits) {
      try syntheticDifferenceInDifferences(
        outcomes: outcomes, treated: [false, false, false, false], periodsBefore: 2)
    }
    let data = try SmokingData()
    let fit = try syntheticDifferenceInDifferences(
      outcomes: data.outcomes, treated: data.treated, periodsBefore: 19)
    #expect(throws: ComparisonError.self) { try fit.jackknifeStandardError() }
  }

  @Test("subsets are counted without overflow and listed in order")
  func combinations() {
    #expect(Combinations.count(2, of: 4, limit: 10) == 6)
    #expect(Combinations.count(2, of: 4, limit: 5) == nil)
    #expect(Combinations.count(50, of: 100, limit: 1000) == nil)
    #expect(Combinations.all(2, of: 4) == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]])
  }
}
