// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Quantiles against R, by round trip, and where GSL is wrong.
struct QuantileTests {
  private func rows(_ name: String) throws -> [[Double]] {
    try Reference.committed("distributions/expected.json")[name].list.map(\.numbers)
  }

  @Test("quantiles agree with R, tails of 1e-300 included")
  func againstR() throws {
    for row in try rows("normalQuantile") {
      let found = try NormalDistribution.standard.quantile(row[0])
      expect(found, equals: row[1], digits: 10, "normal \(row)")
    }
    for row in try rows("tQuantile") {
      let found = try StudentT(degreesOfFreedom: row[0]).quantile(row[1])
      expect(found, equals: row[2], digits: 10, "t \(row)")
    }
    for row in try rows("chiSquaredQuantile") {
      let found = try ChiSquared(degreesOfFreedom: row[0]).quantile(row[1])
      expect(found, equals: row[2], digits: 10, "chi-squared \(row)")
    }
    for row in try rows("fQuantile") {
      let found = try FDistribution(numerator: row[0], denominator: row[1]).quantile(row[2])
      expect(found, equals: row[3], digits: 10, "F \(row)")
    }
    for row in try rows("betaQuantile") {
      let found = try BetaDistribution(a: row[0], b: row[1]).quantile(row[2])
      expect(found, equals: row[3], digits: 10, "beta \(row)")
    }
  }

  @Test("quantiles of counts equal R's")
  func counts() throws {
    for row in try rows("binomialQuantile") {
      let binomial = try BinomialDistribution(trials: Int(row[0]), success: row[1])
      #expect(try binomial.quantile(row[2]) == Int(row[3]), "\(row)")
    }
    for row in try rows("poissonQuantile") {
      #expect(try PoissonDistribution(mean: row[0]).quantile(row[1]) == Int(row[2]), "\(row)")
    }
  }

  @Test("the chi-squared quantile that GSL gets wrong is right")
  func wrongInGSL() throws {
    // R: qchisq(0.025, 1e5, lower.tail = FALSE); GSL 2.7 gives 132866.
    let found = try ChiSquared(degreesOfFreedom: 1e5).upperQuantile(0.025)
    expect(found, equals: 100_878.41530566558, digits: 12)
  }

  @Test(
    "every quantile gives its probability back", arguments: [1e-250, 1e-30, 1e-9, 0.004, 0.31, 0.5])
  func roundTrip(probability: Double) throws {
    let shapes = [0.3, 1, 2.7, 40, 3e3, 4.5e5]
    for shape in shapes {
      try check(StudentT(degreesOfFreedom: max(shape, 1)), probability)
      try check(ChiSquared(degreesOfFreedom: shape), probability)
      try check(GammaDistribution(shape: shape, scale: 7), probability)
      for other in shapes {
        // With a small denominator 1e-250 is beyond the range of a double.
        if probability > 1e-200 || other > 3 {
          try check(FDistribution(numerator: shape, denominator: other), probability)
        }
        try checkLower(BetaDistribution(a: shape, b: other), probability)
      }
    }
    try check(NormalDistribution.standard, probability)
  }

  private func check(_ distribution: some ContinuousDistribution, _ p: Double) throws {
    try checkLower(distribution, p)
    let upper = try distribution.upperQuantile(p)
    expect(distribution.upperTail(upper), equals: p, digits: 9, "upper \(distribution)")
  }

  private func checkLower(_ distribution: some ContinuousDistribution, _ p: Double) throws {
    let lower = try distribution.quantile(p)
    guard abs(lower) > 1e-300 else { return }
    expect(distribution.cumulative(lower), equals: p, digits: 9, "lower \(distribution)")
  }

  @Test("the ends of the support stand at probabilities 0 and 1")
  func ends() throws {
    #expect(try NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(try StudentT(degreesOfFreedom: 3).quantile(1) == .infinity)
    #expect(try ChiSquared(degreesOfFreedom: 3).quantile(0) == 0)
    #expect(try ChiSquared(degreesOfFreedom: 3).upperQuantile(0) == .infinity)
    #expect(try BetaDistribution(a: 2, b: 3).quantile(1) == 1)
    #expect(try FDistribution(numerator: 2, denominator: 3).upperQuantile(1) == 0)
    #expect(try BinomialDistribution(trials: 9, success: 0.5).quantile(1) == 9)
    #expect(try BinomialDistribution(trials: 9, success: 0.5).quantile(0) == 0)
  }

  @Test("t with infinite degrees of freedom is normal; F with them is chi-squared")
  func limits() throws {
    let normal = try NormalDistribution.standard.quantile(0.975)
    #expect(try StudentT(degreesOfFreedom: .infinity).quantile(0.975) == normal)
    let f = try FDistribution(numerator: 4, denominator: .infinity).upperQuantile(0.05)
    expect(f, equals: try ChiSquared(degreesOfFreedom: 4).upperQuantile(0.05) / 4, digits: 13.5)
  }

  @Test(
    "what is not a probability or a parameter is refused", arguments: [-0.1, 1.1, .nan, .infinity])
  func refusals(value: Double) throws {
    #expect(throws: StatisticsError.self) { try NormalDistribution.standard.quantile(value) }
    #expect(throws: StatisticsError.self) {
      try ChiSquared(degreesOfFreedom: 2).upperQuantile(value)
    }
    #expect(throws: StatisticsError.self) { try BetaDistribution(a: 2, b: 2).quantile(value) }
    #expect(throws: StatisticsError.self) { try BinomialDistribution(trials: 3, success: value) }
    for parameter in [0, -1, Double.nan] {
      #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: parameter) }
      #expect(throws: StatisticsError.self) { try GammaDistribution(shape: parameter) }
      #expect(throws: StatisticsError.self) {
        try FDistribution(numerator: 1, denominator: parameter)
      }
    }
    #expect(throws: StatisticsError.self) { try PoissonDistribution(mean: 2).quantile(1) }
  }
}
