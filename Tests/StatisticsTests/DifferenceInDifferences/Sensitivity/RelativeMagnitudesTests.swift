// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Sensitivity to deviations as large as before the start")
struct RelativeMagnitudesTests {
  @Test(
    "sets solve the paper's linear programme; intervals are the union",
    arguments: EventStudyCase.all)
  func bounds(name: String, target: String) throws {
    let item = try EventStudyCase(name, target)
    for expected in item.expected["magnitudes"].list {
      let ratio = expected["ratio"].number
      let set = try item.study.relativeMagnitudesIdentifiedSet(ratio: ratio)
      expect([set.lower, set.upper], equals: expected["set"].numbers, digits: 11, "\(ratio)")
      let interval = try item.study.relativeMagnitudesInterval(ratio: ratio)
      expect(
        [interval.lower, interval.upper], equals: expected["interval"].numbers, digits: 11,
        "\(ratio)")
    }
    let breakdown = item.expected["magnitudesBreakdown"].number
    expect(
      try item.study.relativeMagnitudesBreakdown() ?? .nan, equals: breakdown, digits: 11)
  }

  @Test("at ratio 0 it is the ordinary interval, also by t")
  func ordinary() throws {
    for law in [ReferenceDistribution.normal, .studentT(degreesOfFreedom: 5)] {
      let study = try EventStudyCase("simulated", "mean", reference: law).study
      let interval = try study.relativeMagnitudesInterval(ratio: 0, level: 0.9)
      let half = try law.criticalValue(level: 0.9) * study.standardError
      expect(interval.lower, equals: study.estimate - half, digits: 14)
      expect(interval.upper, equals: study.estimate + half, digits: 14)
    }
  }

  @Test("it holds HonestDiD's conditional interval, and is at most an eighth longer")
  func honestDiD() throws {
    // R 4.5.2, HonestDiD 0.2.8, BCdata_EventStudy, first effect, method Conditional, to its grid.
    let printed = [(0.5, [0.1188892, 0.2708242]), (1.0, [0.0672313, 0.3179241])]
    let study = try EventStudyCase("benzartiCarloni", "first").study
    for (ratio, ends) in printed {
      let found = try study.relativeMagnitudesInterval(ratio: ratio)
      #expect(found.lower <= ends[0])
      #expect(found.upper >= ends[1])
      #expect(found.upper - found.lower < 1.125 * (ends[1] - ends[0]))
    }
  }

  @Test("no breakdown value when the ordinary interval already includes 0")
  func alreadyIncluded() throws {
    let study = try EventStudy(
      coefficients: [0.1, 0.05], covariance: Matrix(rows: [[0.01, 0], [0, 0.01]]),
      periodsBefore: 1)
    #expect(try study.relativeMagnitudesBreakdown() == nil)
    #expect(try study.smoothnessBreakdown() == nil)
  }

  @Test("what cannot be answered is refused")
  func refusals() throws {
    let identity = try Matrix(rows: [[1, 0], [0, 1]])
    #expect(throws: SensitivityError.tooFewPeriods(before: 0, after: 2)) {
      try EventStudy(coefficients: [1, 2], covariance: identity, periodsBefore: 0)
    }
    #expect(throws: SensitivityError.tooFewPeriods(before: 2, after: 0)) {
      try EventStudy(coefficients: [1, 2], covariance: identity, periodsBefore: 2)
    }
    #expect(throws: SensitivityError.singularCovariance) {
      try EventStudy(
        coefficients: [1, 2], covariance: Matrix(rows: [[1, 1], [1, 1]]), periodsBefore: 1)
    }
    for covariance in [[[1, 0.5], [0, 1]], [[1, .nan], [0, 1]], [[1.0]]] {
      #expect(throws: SensitivityError.self) {
        try EventStudy(
          coefficients: [1, 2], covariance: Matrix(rows: covariance), periodsBefore: 1)
      }
    }
    #expect(throws: SensitivityError.self) {
      try EventStudy(
        coefficients: [1, 2], covariance: identity, periodsBefore: 1, weights: [0])
    }
    let study = try EventStudy(coefficients: [1, 2], covariance: identity, periodsBefore: 1)
    #expect(throws: SensitivityError.self) { try study.relativeMagnitudesInterval(ratio: -1) }
    #expect(throws: SensitivityError.self) { try study.smoothnessInterval(change: .infinity) }
    #expect(throws: SensitivityError.self) {
      try study.smoothnessInterval(change: 1, level: 1)
    }
  }
}
