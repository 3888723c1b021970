// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Balance of treated units and controls")
struct BalanceTests {
  @Test(
    "means, standardised differences, variance ratios and effective size are MatchIt's",
    arguments: [
      ("one", Matching(replacement: true)),
      ("three", Matching(neighbours: 3, replacement: true)),
      ("mahalanobis", Matching(neighbours: 2, replacement: true, distance: .mahalanobis)),
    ])
  func table(name: String, options: Matching) throws {
    let data = try MatchingData()
    let expected = try Reference.committed("did-comparison/matching-R.json")[name]
    let matched = try match(features: data.features, treated: data.treated, options: options)
    let table = try balance(
      features: data.features, treated: data.treated, weights: matched.weights)
    for (index, feature) in table.features.enumerated() {
      let before = [
        feature.treatedMean, feature.controlMean, feature.differenceBefore ?? .nan,
        feature.varianceRatioBefore ?? .nan,
      ]
      let after = [
        feature.matchedTreatedMean, feature.matchedControlMean, feature.differenceAfter ?? .nan,
        feature.varianceRatioAfter ?? .nan,
      ]
      expect(before, equals: expected["before"][index].numbers, digits: 11, "\(index) before")
      // Differences of nearly equal means keep fewer digits.
      expect(after, equals: expected["after"][index].numbers, digits: 10, "\(index) after")
    }
    expect(table.effectiveControls, equals: expected["effective"][0].number, digits: 12)
    #expect(table.denominator == .treated)
  }

  @Test("treated units beyond all controls are named; one treated unit borrows the controls' SD")
  func overlap() throws {
    let features = try Matrix(columns: [[9, 1, 2, 6], [2, 1, 2, 3], [5, 5, 5, 5]])
    let table = try balance(
      features: features, treated: [true, false, false, false], weights: [1, 1, 1, 1])
    #expect(table.denominator == .controls)
    #expect(table.features.map(\.treatedOutsideControls) == [[0], [], []])
    // Controls 1, 2, 6: mean 3, variance 7.
    expect(table.features[0].differenceBefore ?? .nan, equals: 6 / 7.0.squareRoot(), digits: 14)
    #expect(table.features[1].differenceBefore == 0)
    #expect(table.features[2].differenceBefore == nil)
    #expect(table.features[0].varianceRatioBefore == nil)
    #expect(table.effectiveControls == 3)
  }

  @Test("no weight on a side is refused")
  func refusals() throws {
    let features = try Matrix(columns: [[1, 2, 3]])
    #expect(throws: ComparisonError.noTreatedUnits) {
      try balance(features: features, treated: [true, false, false], weights: [0, 1, 1])
    }
    #expect(throws: ComparisonError.tooFewControls(controls: 0, needed: 1)) {
      try balance(features: features, treated: [true, false, false], weights: [1, 0, 0])
    }
    #expect(throws: ComparisonError.self) {
      try balance(features: features, treated: [true, false, false], weights: [1, -1, 0])
    }
  }
}
