// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Influence of single rows")
struct InfluenceTests {
  private static func longley() throws -> LeastSquaresFit {
    let table = try RegressionCases.table("longley")
    let names = ["GNP.deflator", "GNP", "Unemployed", "Armed.Forces", "Population", "Year"]
    let columns = try names.map { try RegressionCases.column(table, $0) }
    let response = try RegressionCases.column(table, "Employed")
    return try leastSquares(
      design: try Matrix(columns: [response.map { _ in 1 }] + columns), response: response)
  }

  @Test("studentised residuals, Cook's distances and leverages agree with R")
  func againstR() throws {
    let expected = try RegressionCases.expected("longley")
    let fit = try Self.longley()
    expect(fit.coefficients, equals: expected["coefficients"].numbers, digits: 9)
    expect(fit.leverages, equals: expected["leverages"].numbers, digits: 9)
    expect(try fit.studentizedResiduals(), equals: expected["studentized"].numbers, digits: 9)
    expect(try fit.cooksDistances(), equals: expected["cooks"].numbers, digits: 9)
  }

  @Test("a studentised residual is the t of a dummy for its row, weighted or not")
  func dummy() throws {
    let data = try RegressionCases.chicks()
    let fit = try leastSquares(
      design: data.design, response: data.response, weights: data.weights)
    let studentized = try fit.studentizedResiduals()
    for row in [0, 17, 300, 577] {
      var columns = (0..<data.design.columns).map { data.design.column($0) }
      columns.append(data.design.column(0).indices.map { $0 == row ? 1 : 0 })
      let with = try leastSquares(
        design: try Matrix(columns: columns), response: data.response, weights: data.weights)
      let last = try with.coefficient(
        data.design.columns, covariance: try with.covariance(.classical), reference: .normal)
      expect(studentized[row], equals: last.estimate / last.standardError, digits: 10)
    }
  }

  @Test("a row that alone determines a coefficient has no studentised residual")
  func leverageOne() throws {
    let rows: [[Double]] = [[1, 0], [1, 0], [1, 0], [1, 0], [1, 1]]
    let fit = try leastSquares(design: try Matrix(rows: rows), response: [1, 2, 4, 3, 9])
    let studentized = try fit.studentizedResiduals()
    #expect(studentized[4].isNaN)
    #expect(try fit.cooksDistances()[4].isNaN)
    // Mean 2.5, leverage 1/4; without the first row the mean is 3 and the variance 1.
    expect(studentized[0], equals: -1.5 / (1 * 0.75).squareRoot(), digits: 14)
    #expect(throws: StatisticsError.leverageOne(rows: [4])) {
      _ = try fit.covariance(.heteroskedastic(.hc3))
    }
  }
}
