// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Statistics

@Suite("Matching refuses what it cannot answer")
struct MatchingRefusalTests {
  @Test("nobody treated, no control, nothing to match on")
  func empty() throws {
    let one = try Matrix(columns: [[1, 2, 3]])
    #expect(throws: ComparisonError.noTreatedUnits) {
      try match(features: one, treated: [false, false, false])
    }
    #expect(throws: ComparisonError.tooFewControls(controls: 0, needed: 1)) {
      try match(features: one, treated: [true, true, true])
    }
    let constant = try Matrix(columns: [[4, 4, 4]])
    #expect(throws: ComparisonError.noFeatures) {
      try match(features: constant, treated: [true, false, false])
    }
    #expect(throws: ComparisonError.noFeatures) {
      try match(features: Matrix(rows: 3, columns: 0), treated: [true, false, false])
    }
  }

  @Test("a feature on which no control resembles a treated unit")
  func separating() throws {
    let features = try Matrix(columns: [[1, 1, 0, 0, 0], [3, 4, 5, 6, 7]])
    #expect(throws: ComparisonError.separatingFeature(feature: 0, treated: 1, controls: 0)) {
      try match(features: features, treated: [true, true, false, false, false])
    }
  }

  @Test("Mahalanobis distance with as many features as units")
  func singular() throws {
    let features = try Matrix(
      rows: [[1, 2, 4], [2, 1, 3], [5, 2, 1], [3, 3, 3]])
    #expect(throws: ComparisonError.singularCovariance(features: 3, rank: 2, units: 4)) {
      try match(
        features: features, treated: [true, false, false, true],
        options: Matching(distance: .mahalanobis))
    }
  }

  @Test("numbers that are none, shapes that do not fit, options out of range")
  func numbers() throws {
    let features = try Matrix(columns: [[1, .nan, 3]])
    #expect(throws: ComparisonError.statistics(.notFinite(what: "features", index: 1))) {
      try match(features: features, treated: [true, false, false])
    }
    let fine = try Matrix(columns: [[1, 2, 3]])
    #expect(throws: ComparisonError.self) { try match(features: fine, treated: [true, false]) }
    #expect(throws: ComparisonError.self) {
      try match(
        features: fine, treated: [true, false, false], options: Matching(neighbours: 0))
    }
    #expect(throws: ComparisonError.self) {
      try match(features: fine, treated: [true, false, false], options: Matching(caliper: -1))
    }
    #expect(throws: ComparisonError.self) {
      try match(
        features: fine, treated: [true, false, false],
        options: Matching(distance: .standardized(weights: [-1])))
    }
  }
}
