// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Fieller's sets")
struct RatioSetTests {
  private static func cases() throws -> [Reference] {
    try Reference.committed("cost/expected.json")["fieller"].list
  }

  @Test("all three shapes, with limits where the pivot equals its quantile")
  func shapes() throws {
    for expected in try Self.cases() {
      let set = try pair(expected).fieller(quantile: expected["q"].number)
      let limits = expected["limits"].numbers
      switch set {
      case .interval(let lower, let upper):
        #expect(expected["shape"].text == "interval")
        // One digit is lost where the denominator's interval all but holds 0.
        expect([lower, upper], equals: limits, digits: 12)
      case .outside(let below, let above):
        #expect(expected["shape"].text == "outside")
        expect([below, above], equals: limits, digits: 12)
      case .everything: #expect(expected["shape"].text == "everything")
      }
    }
    #expect(try Set(Self.cases().map { $0["shape"].text }).count == 3)
  }

  @Test(
    "a ratio is in the set exactly when its difference lies within so many standard errors of 0")
  func inversion() throws {
    for expected in try Self.cases() {
      let pair = try pair(expected)
      let quantile = expected["q"].number
      let set = try pair.fieller(quantile: quantile)
      let scale = (pair.numerator.magnitude + 1) / (pair.denominator.magnitude + 1e-6)
      for step in -400...400 {
        let ratio = Double(step) / 40 * scale
        let difference = pair.numerator - ratio * pair.denominator
        let variance =
          pair.numeratorVariance - 2 * ratio * pair.covariance
          + ratio * ratio * pair.denominatorVariance
        let margin = difference * difference - quantile * quantile * variance
        if margin.magnitude < 1e-9 * difference * difference { continue }
        #expect(set.contains(ratio) == (margin < 0), "\(ratio) of \(pair)")
      }
    }
  }

  @Test("units change the limits and nothing else; the estimate is always in the set")
  func units() throws {
    for expected in try Self.cases() {
      let (pair, quantile) = (try pair(expected), expected["q"].number)
      let set = try pair.fieller(quantile: quantile)
      #expect(set.contains(pair.numerator / pair.denominator))
      let other = try EstimatePair(
        numerator: pair.numerator * 100, denominator: pair.denominator / 8,
        numeratorVariance: pair.numeratorVariance * 10_000,
        denominatorVariance: pair.denominatorVariance / 64,
        covariance: pair.covariance * 12.5
      ).fieller(quantile: quantile)
      switch (set, other) {
      case (.interval(let a, let b), .interval(let c, let d)),
        (.outside(let a, let b), .outside(let c, let d)):
        expect([c, d], equals: [a * 800, b * 800], digits: 11)
      default: #expect(set == other)
      }
    }
  }

  @Test("covers at its level whatever the size of the denominator")
  func coverage() throws {
    var random = try RandomSource(seed: 20_261_121)
    let draws = 20_000
    for denominator in [0.0, 0.5, 2, 5] {
      var held = 0
      for _ in 0..<draws {
        let truth = 3.0
        let pair = try EstimatePair(
          numerator: truth * denominator + random.normal() * 2,
          denominator: denominator + random.normal(), numeratorVariance: 4,
          denominatorVariance: 1)
        if try pair.fieller(quantile: 1.959963984540054).contains(truth) { held += 1 }
      }
      // Three and a half standard errors of a share of 95% in 20,000 draws.
      #expect(abs(Double(held) / Double(draws) - 0.95) < 0.0054, "denominator \(denominator)")
    }
  }

  @Test("a variance below 0, a covariance beyond the variances, a quantile of 0 are refused")
  func refusals() throws {
    #expect(throws: StatisticsError.self) {
      try EstimatePair(
        numerator: 1, denominator: 1, numeratorVariance: -1, denominatorVariance: 1)
    }
    #expect(throws: StatisticsError.self) {
      try EstimatePair(
        numerator: 1, denominator: 1, numeratorVariance: 1, denominatorVariance: 1, covariance: 2)
    }
    #expect(throws: StatisticsError.self) {
      try EstimatePair(
        numerator: .nan, denominator: 1, numeratorVariance: 1, denominatorVariance: 1)
    }
    let pair = try EstimatePair(
      numerator: 1, denominator: 1, numeratorVariance: 1, denominatorVariance: 1)
    #expect(throws: StatisticsError.self) { try pair.fieller(quantile: 0) }
  }

  private func pair(_ expected: Reference) throws -> EstimatePair {
    try EstimatePair(
      numerator: expected["a"].number, denominator: expected["b"].number,
      numeratorVariance: expected["va"].number, denominatorVariance: expected["vb"].number,
      covariance: expected["cov"].number)
  }
}
