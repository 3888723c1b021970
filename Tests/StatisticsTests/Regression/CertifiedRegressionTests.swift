// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Least squares against exact rational arithmetic on NIST's data")
struct CertifiedRegressionTests {
  static let file = "its/nist/nist_reference.json"

  private func compare(
    _ name: String, _ design: Matrix, _ response: [Double], digits: Double
  ) throws {
    let expected = try Reference.shared(Self.file)["sets"][name]
    let fit = try leastSquares(design: design, response: response)
    let scale = try fit.residualVariance()
    expect(fit.coefficients, equals: expected["coef"].numbers, digits: digits, "coefficient")
    expect(
      fit.inverseCrossProduct.diagonal.map { ($0 * scale).squareRoot() },
      equals: expected["se"].numbers, digits: digits, "standard error")
    expect(
      fit.residualSumOfSquares, equals: expected["rss"].number, digits: digits, "sum of squares")
    #expect(fit.degreesOfFreedom == Int(expected["df"].number))
  }

  @Test("Norris to nine digits", .enabled(if: Reference.hasShared(file)))
  func norris() throws {
    let table = try Reference.table(shared: "its/nist/norris_clean.csv")
    let x = try #require(table["x"])
    let y = try #require(table["y"])
    try compare("norris", Matrix(rows: x.map { [1, $0] }), y, digits: 9)
  }

  @Test("Longley to nine digits", .enabled(if: Reference.hasShared(file)))
  func longley() throws {
    let table = try Reference.table(shared: "its/nist/longley.csv")
    let columns = try (1...6).map { try #require(table["x\($0)"]) }
    let y = try #require(table["y"])
    try compare(
      "longley", Matrix(columns: [y.map { _ in 1 }] + columns), y, digits: 9)
  }

  @Test("Filip, a polynomial of degree ten, to six digits", .enabled(if: Reference.hasShared(file)))
  func filip() throws {
    let table = try Reference.table(shared: "its/nist/filip_clean.csv")
    let x = try #require(table["x"])
    let y = try #require(table["y"])
    let rows = x.map { x in
      (0..<10).reduce(into: [1.0]) { row, power in row.append(row[power] * x) }
    }
    try compare("filip", Matrix(rows: rows), y, digits: 6)
  }
}
