// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Linear combinations of coefficients")
struct LinearCombinationTests {
  /// Two groups of three and four, by hand: means 2 and 6, squares within 2 + 10 over 5 df.
  private func groups() throws -> LeastSquaresFit {
    try leastSquares(
      design: try Matrix(columns: [[1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1]]),
      response: [1, 2, 3, 4, 6, 6, 8])
  }

  @Test("difference of two means: the t test worked by hand")
  func difference() throws {
    let fit = try groups()
    let covariance = try fit.covariance(.classical)
    let found = try fit.coefficient(
      1, covariance: covariance, reference: .studentT(degreesOfFreedom: 5))
    // s² = (2 + 8) / 5 = 2; variance 2 (1/3 + 1/4) = 7/6.
    expect(found.estimate, equals: 4, digits: 14)
    expect(found.standardError, equals: (7.0 / 6).squareRoot(), digits: 14)
    // R: qt(0.975, 5) = 2.5705818356363137; 2 * pt(-4 / sqrt(7/6), 5) = 0.0139518157456459.
    let interval = try found.interval(level: 0.95)
    expect(interval.upper - 4, equals: 2.5705818356363137 * (7.0 / 6).squareRoot(), digits: 13)
    expect(interval.lower + interval.upper, equals: 8, digits: 14)
    expect(try found.pValue(), equals: 0.0139518157456459, digits: 12)
  }

  @Test("the sum of intercept and difference is the mean of the second group")
  func sum() throws {
    let fit = try groups()
    let found = try fit.linearCombination(
      [1, 1], covariance: try fit.covariance(.classical), reference: .normal)
    expect(found.estimate, equals: 6, digits: 14)
    expect(found.standardError, equals: 0.5.squareRoot(), digits: 13)
    let interval = try found.interval(level: 0.9)
    // R: qnorm(0.95).
    expect(interval.upper, equals: 6 + 1.6448536269514722 * 0.5.squareRoot(), digits: 13)
  }

  @Test("p is 0.05 when the 95% interval ends at the hypothesised value")
  func duality() throws {
    let found = try LinearCombination(
      estimate: 1.3, standardError: 0.4, reference: .studentT(degreesOfFreedom: 7.31))
    let interval = try found.interval(level: 0.95)
    expect(try found.pValue(against: interval.upper), equals: 0.05, digits: 11)
    expect(try found.pValue(against: interval.lower), equals: 0.05, digits: 11)
    #expect(try found.pValue(against: 1.3) == 1)
  }

  @Test("levels, lengths and standard errors that cannot be are refused")
  func refusals() throws {
    let fit = try groups()
    let covariance = try fit.covariance(.classical)
    #expect(throws: StatisticsError.self) {
      try fit.linearCombination([1], covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      try fit.linearCombination([1, .nan], covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      try fit.coefficient(2, covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      try LinearCombination(estimate: 1, standardError: -1, reference: .normal)
    }
    let found = try fit.coefficient(0, covariance: covariance, reference: .normal)
    for level in [0, 1, 95, -0.5, Double.nan] {
      #expect(throws: StatisticsError.self) { try found.interval(level: level) }
    }
  }
}
