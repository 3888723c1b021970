// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("What must not change an AR(1) fit")
struct AutoregressivePropertyTests {
  private let base: AutoregressiveModel
  private let times: [Int]

  init() throws {
    base = try AutoregressiveGapsTests.model("seatbelts")
    times = base.design.times.values
  }

  private func refit(
    design: Matrix? = nil, response: [Double]? = nil, times: [Int]? = nil
  ) throws -> AutoregressiveModel {
    try AutoregressiveModel(
      design: design ?? base.design.matrix, response: response ?? base.response,
      times: ObservationTimes(times ?? self.times))
  }

  private func same(
    _ other: AutoregressiveModel, coefficients: ([Double]) -> [Double] = { $0 },
    likelihoodShift: Double = 0
  ) throws {
    for kind in [LikelihoodKind.full, .restricted] {
      let (a, b) = (try base.likelihoodMaximum(kind), try other.likelihoodMaximum(kind))
      expect(b.fit.rho, equals: a.fit.rho, digits: 10)
      expect(b.fit.coefficients, equals: coefficients(a.fit.coefficients), digits: 9)
      if kind == .full {
        expect(b.logLikelihood, equals: a.logLikelihood + likelihoodShift, digits: 11)
      }
    }
  }

  @Test("when the clock starts")
  func shift() throws {
    try same(refit(times: times.map { $0 - 100_000 }))
  }

  @Test("reading the series backwards")
  func reversal() throws {
    let matrix = base.design.matrix
    try same(
      refit(
        design: matrix.selecting(rows: times.indices.reversed()),
        response: base.response.reversed(), times: times.reversed().map { -$0 }))
  }

  @Test("the unit of the response, which scales coefficients")
  func responseUnit() throws {
    let count = Double(base.response.count)
    try same(
      refit(response: base.response.map { 1000 * $0 }), coefficients: { $0.map { 1000 * $0 } },
      likelihoodShift: -count * 6.907_755_278_982_137)
  }

  @Test("the unit of a regressor, which scales its coefficient")
  func regressorUnit() throws {
    var matrix = base.design.matrix
    for row in 0..<matrix.rows { matrix[row, 1] *= 1e-6 }
    try same(
      refit(design: matrix),
      coefficients: { $0.enumerated().map { $0.offset == 1 ? 1e6 * $0.element : $0.element } })
  }

  @Test("adding a multiple of a regressor to the response moves one coefficient")
  func responseShift() throws {
    let trend = base.design.matrix.column(1)
    try same(
      refit(response: zip(base.response, trend).map { $0 + 3 * $1 }),
      coefficients: { $0.enumerated().map { $0.offset == 1 ? 3 + $0.element : $0.element } })
  }

  @Test("an unprepared and a prepared design, and another response under it")
  func prepared() throws {
    let other = try AutoregressiveModel(design: base.design, response: base.response)
    #expect(try other.fit(at: 0.3) == base.fit(at: 0.3))
    let factor = try base.design.factored(at: 0.3)
    #expect(other.fit(by: factor) == (try base.fit(at: 0.3)))
  }

  @Test("a gap is what remains of the full covariance when its rows are struck out")
  func marginalisation() throws {
    for rho in [-0.8, -0.3, 0.2, 0.95] {
      // Dense R of the observed times only, from the R of all times; full least squares by Cholesky.
      let fit = try base.fit(at: rho)
      let all = Array(0...(times.last ?? 0))
      let full = all.map { s in all.map { t in power(rho, abs(s - t)) } }
      let correlation = times.map { s in times.map { full[s][$0] } }
      let lower = try #require(cholesky(correlation))
      let columns = (0..<base.design.columns).map { base.design.matrix.column($0) }
      let whitened = try leastSquares(
        design: Matrix(columns: columns.map { solve(lower, $0) }),
        response: solve(lower, base.response))
      expect(fit.coefficients, equals: whitened.coefficients, digits: 8, "rho \(rho)")
      expect(
        fit.residualSumOfSquares, equals: whitened.residualSumOfSquares, digits: 10, "rho \(rho)")
      expect(
        fit.unscaledCovariance.diagonal, equals: whitened.inverseCrossProduct.diagonal, digits: 10)
    }
  }

  @Test("at rho 0 the fit is least squares")
  func independent() throws {
    let fit = try base.fit(at: 0)
    let plain = try leastSquares(design: base.design.matrix, response: base.response)
    expect(fit.coefficients, equals: plain.coefficients, digits: 10)
    expect(fit.residualSumOfSquares, equals: plain.residualSumOfSquares, digits: 13)
    expect(fit.unscaledCovariance.elements, equals: plain.inverseCrossProduct.elements, digits: 8)
    #expect(abs(fit.profile.logDeterminantOfCorrelation) < 1e-15)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private func cholesky(_ matrix: [[Double]]) -> [[Double]]? {
    var lower = matrix
    for row in matrix.indices {
      for column in 0...row {
        var value = matrix[row][column]
        for inner in 0..<column { value -= lower[row][inner] * lower[column][inner] }
        if row == column {
          guard value > 0 else { return nil }
          lower[row][row] = value.squareRoot()
        } else {
          lower[row][column] = value / lower[column][column]
        }
      }
    }
    return lower
  }

  private func solve(_ lower: [[Double]], _ vector: [Double]) -> [Double] {
    var solution = vector
    for row in vector.indices {
      for inner in 0..<row { solution[row] -= lower[row][inner] * solution[inner] }
      solution[row] /= lower[row][row]
    }
    return solution
  }
}
