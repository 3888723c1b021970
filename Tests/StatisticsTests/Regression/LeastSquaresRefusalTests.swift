// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Least squares refuses what it cannot answer, and says why")
struct LeastSquaresRefusalTests {
  private let line = Matrix(rows: 6, columns: 1, repeating: 1)

  private func refusal(
    _ design: Matrix, _ response: [Double], weights: [Double]? = nil
  ) -> StatisticsError? {
    do {
      _ = try leastSquares(design: design, response: response, weights: weights)
      return nil
    } catch { return error }
  }

  @Test("empty designs")
  func empty() {
    #expect(refusal(Matrix(rows: 0, columns: 0), []) == .empty(what: "rows of the design"))
    #expect(refusal(Matrix(rows: 0, columns: 3), []) == .empty(what: "rows of the design"))
    // Zero columns crash GSL.
    #expect(
      refusal(Matrix(rows: 3, columns: 0), [1, 2, 3]) == .empty(what: "columns of the design"))
  }

  @Test("lengths that do not match")
  func lengths() {
    #expect(
      refusal(line, [1, 2]) == .mismatchedLength(what: "response", expected: 6, found: 2))
    #expect(
      refusal(line, [1, 2, 3, 4, 5, 6], weights: [1])
        == .mismatchedLength(what: "weights", expected: 6, found: 1))
    #expect(throws: StatisticsError.mismatchedLength(what: "column", expected: 2, found: 1)) {
      try Matrix(columns: [[1, 2], [3]])
    }
    #expect(throws: StatisticsError.mismatchedLength(what: "row", expected: 2, found: 3)) {
      try Matrix(rows: [[1, 2], [3, 4, 5]])
    }
    #expect(throws: StatisticsError.self) { try Matrix(rows: 2, columns: 2, elements: [1]) }
    #expect(throws: StatisticsError.self) {
      try Matrix(rows: .max, columns: .max, elements: [])
    }
    #expect(throws: StatisticsError.self) { try Matrix(rows: -1, columns: -1, elements: [1]) }
  }

  @Test("values that are not finite, with their place", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) throws {
    var design = try Matrix(columns: [[1, 1, 1, 1], [1, 2, 3, 4]])
    let response: [Double] = [1, 3, 2, 4]
    #expect(refusal(design, [1, 3, value, 4]) == .notFinite(what: "response", index: 2))
    #expect(
      refusal(design, response, weights: [1, 1, 1, value]) == .notFinite(what: "weights", index: 3))
    design[2, 1] = value
    #expect(refusal(design, response) == .notFinite(what: "design", index: 5))
  }

  @Test("negative weights, and fewer rows with weight than columns")
  func weights() throws {
    let design = try Matrix(columns: [[1, 1, 1], [1, 2, 3]])
    #expect(
      refusal(design, [1, 2, 3], weights: [1, -1, 1])
        == .outOfRange(what: "weight", value: -1, allowed: "0 or more"))
    #expect(
      refusal(design, [1, 2, 3], weights: [1, 0, 0]) == .tooFewRows(rows: 1, columns: 2))
    #expect(
      refusal(try Matrix(rows: [[1, 2, 3]]), [1]) == .tooFewRows(rows: 1, columns: 3))
  }

  @Test("dependent columns are named with the columns before them that make them")
  func dependent() throws {
    let one: [Double] = [1, 1, 1, 1, 1, 1]
    let first: [Double] = [1, 1, 0, 0, 0, 0]
    let second: [Double] = [0, 0, 1, 1, 0, 0]
    let third: [Double] = [0, 0, 0, 0, 1, 1]
    let x: [Double] = [3, 1, 4, 1, 5, 9]
    let y: [Double] = [2, 6, 5, 3, 5, 8]
    let dummies = try Matrix(columns: [one, x, first, second, third])
    #expect(
      refusal(dummies, y)
        == .dependentColumns([ColumnDependency(column: 4, combinationOf: [0, 2, 3])]))
    let twice = try Matrix(columns: [one, x, x.map { 100 * $0 - 7 }, first, x])
    #expect(
      refusal(twice, y)
        == .dependentColumns([
          ColumnDependency(column: 2, combinationOf: [0, 1]),
          ColumnDependency(column: 4, combinationOf: [1]),
        ]))
    let zero = try Matrix(columns: [one, one.map { _ in 0 }, x])
    #expect(
      refusal(zero, y) == .dependentColumns([ColumnDependency(column: 1, combinationOf: [])]))
  }

  @Test("a column that only weightless rows tell from another is dependent")
  func dependentByWeight() throws {
    let design = try Matrix(columns: [[1, 1, 1, 1], [1, 1, 1, 0]])
    let refused = refusal(design, [1, 2, 3, 4], weights: [1, 1, 1, 0])
    #expect(refused == .dependentColumns([ColumnDependency(column: 1, combinationOf: [0])]))
  }

  @Test("no degrees of freedom: the fit stands, its variance is refused")
  func saturated() throws {
    let fit = try leastSquares(
      design: try Matrix(columns: [[1, 1], [0, 1]]), response: [3, 5])
    expect(fit.coefficients, equals: [3, 2], digits: 15)
    #expect(fit.degreesOfFreedom == 0)
    #expect(throws: StatisticsError.noDegreesOfFreedom) { try fit.residualVariance() }
    #expect(throws: StatisticsError.noDegreesOfFreedom) { try fit.covariance(.classical) }
    #expect(throws: StatisticsError.noDegreesOfFreedom) {
      try fit.covariance(.heteroskedastic(.hc1))
    }
    #expect(throws: StatisticsError.leverageOne(rows: [0, 1])) {
      try fit.covariance(.heteroskedastic(.hc3))
    }
  }

  @Test("a constant response is fitted exactly")
  func constant() throws {
    let design = try Matrix(columns: [[1, 1, 1, 1, 1], [1, 2, 3, 5, 8]])
    let fit = try leastSquares(design: design, response: [4, 4, 4, 4, 4])
    expect(fit.coefficients[0], equals: 4, digits: 14)
    #expect(abs(fit.coefficients[1]) < 1e-14)
    #expect(fit.residualSumOfSquares < 1e-28)
  }

  @Test("an ill-conditioned design is refused rather than answered in wrong digits")
  func conditioned() throws {
    // Powers 0 to 14 of 30 points in [1, 2]: the condition number is about 1e17 unscaled.
    let x = (0..<30).map { 1 + Double($0) / 29 }
    let rows = x.map { x in
      (0..<14).reduce(into: [1.0]) { row, power in row.append(row[power] * x) }
    }
    let refused = refusal(try Matrix(rows: rows), x)
    switch refused {
    case .illConditioned(let condition): #expect(condition > 1e11)
    case .dependentColumns(let columns): #expect(!columns.isEmpty)
    default: Issue.record("not refused: \(String(describing: refused))")
    }
  }

  @Test("numbers at the ends of the range neither overflow nor vanish")
  func extremes() throws {
    for size in [1e-150, 1e150] {
      let design = try Matrix(columns: [[1, 1, 1, 1], [size, 2 * size, 3 * size, 5 * size]])
      let fit = try leastSquares(design: design, response: [3, 5, 7, 11])
      expect(fit.coefficients, equals: [1, 2 / size], digits: 13)
    }
  }
}
