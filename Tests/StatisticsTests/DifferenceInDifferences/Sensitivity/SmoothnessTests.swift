// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Sensitivity to bends of the deviation from parallel trends")
struct SmoothnessTests {
  @Test("the identified set solves the paper's linear programme", arguments: EventStudyCase.all)
  func identifiedSet(name: String, target: String) throws {
    let item = try EventStudyCase(name, target)
    for (index, change) in item.changes.enumerated() {
      let expected = item.expected["smoothness"][index]["set"]
      let found = try item.study.smoothnessIdentifiedSet(change: change)
      if let found {
        expect(
          [found.lower, found.upper], equals: expected.numbers, digits: 12, "\(name) \(change)")
      } else {
        #expect(expected.list.isEmpty, "\(name) \(change)")
      }
    }
  }

  @Test("fixed-length intervals are those found in 40 digits", arguments: EventStudyCase.all)
  func fixedLength(name: String, target: String) throws {
    let item = try EventStudyCase(name, target)
    for (index, change) in item.changes.enumerated() {
      let expected = item.expected["smoothness"][index]
      let found = try item.study.smoothnessInterval(change: change)
      // The half-length is flat at its minimum: a golden section finds the estimator, and with it
      // the estimate, to half the digits of the half-length.
      expect(found.halfLength, equals: expected["halfLength"].number, digits: 13, "\(change)")
      let error = expected["standardError"].number
      #expect(abs(found.estimate - expected["estimate"].number) < 1e-6 * error, "\(change)")
      #expect(abs(found.standardError / error - 1) < 1e-6, "\(change)")
      #expect(abs(found.bias - expected["bias"].number) < 1e-6 * error, "\(change)")
    }
  }

  @Test("with a t distribution for few clusters", arguments: EventStudyCase.all)
  func studentT(name: String, target: String) throws {
    let item = try EventStudyCase(name, target, reference: .studentT(degreesOfFreedom: 6))
    let found = try item.study.smoothnessInterval(change: item.changes[1])
    let expected = item.expected["student6"]["halfLength"].number
    expect(found.halfLength, equals: expected, digits: 11)
  }

  @Test("HonestDiD prints the same to three digits for Benzarti and Carloni, never shorter")
  func honestDiD() throws {
    // R 4.5.2, HonestDiD 0.2.8, on its BCdata_EventStudy: quantiles simulated, estimators from a
    // coarse search, so that the centre moves by up to 1e-3 and the length is not quite the least.
    let printed: [(String, [[Double]])] = [
      (
        "first",
        [[0.1314113, 0.2161696], [0.1549653, 0.2703845], [0.1773011, 0.3159565]]
      ),
      ("mean", [[0.1331934, 0.2303626], [0.1241383, 0.3680354], [0.1139019, 0.4767435]]),
    ]
    for (target, intervals) in printed {
      let item = try EventStudyCase("benzartiCarloni", target)
      for (change, expected) in zip(item.changes, intervals) {
        let found = try item.study.smoothnessInterval(change: change).bounds
        expectClose([found.lower, found.upper], expected, within: 1e-3, "\(target) \(change)")
        #expect(found.upper - found.lower < 1.002 * (expected[1] - expected[0]))
      }
    }
  }

  @Test(
    "the breakdown value is where the interval begins to include 0", arguments: EventStudyCase.all)
  func breakdown(name: String, target: String) throws {
    let study = try EventStudyCase(name, target).study
    guard let limit = try study.smoothnessBreakdown() else {
      #expect(try !study.smoothnessInterval(change: 0).bounds.excludesZero)
      return
    }
    for share in [0.1, 0.5, 0.9, 0.999_999] {
      #expect(try study.smoothnessInterval(change: share * limit).bounds.excludesZero)
    }
    #expect(try !study.smoothnessInterval(change: 1.000_001 * limit).bounds.excludesZero)
  }

  @Test("a straight pre-trend is removed whatever its slope; units only rescale")
  func invariance() throws {
    let item = try EventStudyCase("simulated", "mean")
    let before = item.study.periodsBefore
    let plain = try item.study.smoothnessInterval(change: 0.002)
    let tilted = item.study.coefficients.enumerated().map { index, value in
      value + 0.07 * Double(index < before ? index - before : index - before + 1)
    }
    let moved = try EventStudy(
      coefficients: tilted.map { 100 * $0 }, covariance: item.study.covariance.scaled(by: 1e4),
      periodsBefore: before
    ).smoothnessInterval(change: 0.2)
    expect(moved.halfLength, equals: 100 * plain.halfLength, digits: 12)
    #expect(abs(moved.estimate - 100 * plain.estimate) < 1e-5)
  }

  @Test("quantiles of |X + bias| agree with 40-digit arithmetic")
  func folded() throws {
    let cases = try Reference.committed("did-sensitivity/sensitivity.json")["folded"].list
    #expect(cases.count == 30)
    for item in cases {
      let law: ReferenceDistribution =
        item["law"].text == "normal" ? .normal : .studentT(degreesOfFreedom: 6)
      let found = try law.foldedQuantile(
        bias: item["bias"].number, level: item["level"].number)
      expect(found, equals: item["value"].number, digits: 12)
    }
  }
}
