// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Contrasts of coefficients")
struct ContrastTests {
  @Test("the interval of a mean is the textbook's: 5 values, t with 4 degrees of freedom")
  func mean() throws {
    // Mean 3, variance 2.5, standard error √0.5; R: qt(0.975, 4) = 2.776445105197793.
    let fit = try leastSquares(
      design: try Matrix(rows: [[1], [1], [1], [1], [1]]), response: [1, 2, 3, 4, 5])
    let mean = try fit.coefficient(
      0, covariance: try fit.covariance(.classical), reference: .studentT(degreesOfFreedom: 4))
    expect(mean.estimate, equals: 3, digits: 15)
    expect(mean.standardError, equals: 0.5.squareRoot(), digits: 15)
    let interval = try mean.interval(level: 0.95)
    expect(interval.upper, equals: 3 + 2.776445105197793 * 0.5.squareRoot(), digits: 14)
    expect(interval.lower, equals: 3 - 2.776445105197793 * 0.5.squareRoot(), digits: 14)
    // R: 2 * pt(-3 / sqrt(0.5), 4).
    expect(try mean.pValue(), equals: 0.013235599563682695, digits: 13)
    #expect(try mean.pValue(against: 3) == 1)
  }

  @Test("a contrast is the coefficient of the same model in other columns")
  func contrast() throws {
    let data = try RegressionCases.chicks()
    let fit = try leastSquares(design: data.design, response: data.response)
    let contrast: [Double] = [0, 0, -1, 1, 0, 0]
    // Diet 3 against diet 2: replace diet 2 by the sum of both.
    let columns = (0..<6).map { data.design.column($0) }
    let sum = zip(columns[2], columns[3]).map { $0 + $1 }
    let other = try leastSquares(
      design: try Matrix(columns: [columns[0], columns[1], sum, columns[3], columns[4], columns[5]]
      ),
      response: data.response)
    for estimator in [
      CovarianceEstimator.classical, .heteroskedastic(.hc3),
      .clustered(.cr2, clusters: data.chicks),
    ] {
      let first = try fit.linearCombination(
        contrast, covariance: try fit.covariance(estimator), reference: .normal)
      let second = try other.coefficient(
        3, covariance: try other.covariance(estimator), reference: .normal)
      expect(first.estimate, equals: second.estimate, digits: 11)
      expect(first.standardError, equals: second.standardError, digits: 11)
    }
  }

  @Test("t with infinite degrees of freedom is the normal")
  func infinite() throws {
    let normal = try LinearCombination(estimate: 1, standardError: 0.5, reference: .normal)
    let t = try LinearCombination(
      estimate: 1, standardError: 0.5, reference: .studentT(degreesOfFreedom: .infinity))
    #expect(try normal.interval(level: 0.9) == t.interval(level: 0.9))
    #expect(try normal.pValue() == t.pValue())
  }

  @Test("levels outside 0 to 1, lists of the wrong length and lack of degrees are refused")
  func refusals() throws {
    let fit = try leastSquares(
      design: try Matrix(rows: [[1], [1], [1]]), response: [1, 2, 4])
    let covariance = try fit.covariance(.classical)
    let mean = try fit.coefficient(0, covariance: covariance, reference: .normal)
    for level in [0, 1, -0.5, 95, Double.nan] {
      #expect(throws: StatisticsError.self) { _ = try mean.interval(level: level) }
    }
    #expect(throws: StatisticsError.self) {
      _ = try fit.linearCombination([1, 2], covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      _ = try fit.linearCombination([.nan], covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      _ = try fit.coefficient(1, covariance: covariance, reference: .normal)
    }
    #expect(throws: StatisticsError.self) {
      _ = try fit.coefficient(0, covariance: covariance, reference: .studentT(degreesOfFreedom: 0))
        .interval(level: 0.95)
    }
    #expect(throws: StatisticsError.notClustered) {
      _ = try covariance.satterthwaiteDegreesOfFreedom(of: [1])
    }
  }
}
