// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("AR(1) likelihoods against 40-digit arithmetic")
struct AutoregressiveExactTests {
  static let file = "its/ar1_exact_reference.json"

  /// Regressors in the file's order, the constant left out.
  static let cases: [(name: String, table: String, response: String, columns: [String])] = [
    ("nile_level_slope", "nile", "flow", ["t", "x", "xt"]),
    ("nile_level", "nile", "flow", ["x"]),
    ("longley", "longley_r", "Employed", ["GNP", "Population"]),
    (
      "seatbelts_logfront", "seatbelts", "logfront",
      ["t", "x", "xt", "sin1", "cos1", "sin2", "cos2"]
    ),
  ]

  @Test(
    "rho, likelihood, scale, coefficients, standard errors", .enabled(if: Reference.hasShared(file))
  )
  func exact() throws {
    for item in Self.cases {
      let expected = try Reference.shared(Self.file)[item.name]
      let table = try Reference.table(shared: "its/\(item.table).csv")
      let y = try #require(table[item.response])
      let columns = try item.columns.map { try #require(table[$0]) }
      let model = try AutoregressiveModel(
        design: Matrix(columns: [y.map { _ in 1 }] + columns), response: y)
      for (kind, key) in [(LikelihoodKind.full, "ML"), (.restricted, "REML")] {
        let estimate = try model.likelihoodMaximum(kind)
        let reference = expected[key]
        let what = "\(item.name) \(key)"
        #expect(!estimate.maximum.isAtBoundary, "\(what)")
        #expect(estimate.interiorMaxima.count == reference["interior_maxima"].list.count)
        expect(estimate.fit.rho, equals: reference["phi"].number, digits: 10, what)
        expect(estimate.logLikelihood, equals: reference["loglik"].number, digits: 12, what)
        expect(
          estimate.fit.profile.innovationStandardDeviation,
          equals: reference["sigma_innov_nk"].number, digits: 10, what)
        let names = ["(Intercept)"] + item.columns
        expect(
          estimate.fit.coefficients, equals: names.map { reference["coef"][$0].number },
          digits: 9, what)
        expect(
          estimate.fit.standardErrors, equals: names.map { reference["se_n_minus_k"][$0].number },
          digits: 10, what)
        for (rho, key) in [(0.995, "loglik_at_0_995"), (0.99999, "loglik_at_0_99999")] {
          // The file prints these to 12 digits.
          expect(
            try model.profile(at: rho).logLikelihood(kind), equals: reference[key].number,
            digits: 10.5, "\(what) at \(rho)")
        }
      }
    }
  }

  private func investment() throws -> AutoregressiveModel {
    let table = try Reference.table(shared: "its/investment.csv")
    let columns = try ["RealInv", "RealGNP", "RealInt"].map { try #require(table[$0]) }
    let complete = columns[2].indices.filter { columns[2][$0].isFinite }
    let used = columns.map { column in complete.map { column[$0] } }
    return try AutoregressiveModel(
      design: Matrix(columns: [used[0].map { _ in 1 }, used[1], used[2]]), response: used[0])
  }

  @Test("of two interior maxima the higher is taken", .enabled(if: Reference.hasShared(file)))
  func twoMaxima() throws {
    let expected = try Reference.shared(Self.file)["investment"]["ML"]
    let estimate = try investment().likelihoodMaximum(.full)
    for (found, reference) in zip(estimate.interiorMaxima, expected["interior_maxima"].list) {
      expect(found.rho, equals: reference["phi"].number, digits: 10)
      expect(found.logLikelihood, equals: reference["loglik"].number, digits: 12)
    }
    #expect(estimate.interiorMaxima.count == 2)
    expect(estimate.fit.rho, equals: expected["phi"].number, digits: 10)
    expect(
      estimate.fit.standardErrors,
      equals: ["(Intercept)", "RealGNP", "RealInt"].map { expected["se_n_minus_k"][$0].number },
      digits: 10)
  }

  @Test(
    "REML without an interior maximum is at the boundary, not least squares",
    .enabled(if: Reference.hasShared(file)))
  func boundary() throws {
    let expected = try Reference.shared(Self.file)["investment"]["REML"]
    let model = try investment()
    let estimate = try model.likelihoodMaximum(.restricted)
    #expect(estimate.maximum == .boundary(rho: AutoregressiveModel.largestCorrelation))
    #expect(estimate.interiorMaxima.isEmpty)
    expect(
      try model.profile(at: 0.99999).restrictedLogLikelihood,
      equals: expected["loglik_at_0_99999"].number, digits: 11)
    #expect(estimate.logLikelihood > expected["loglik_at_0_99999"].number)
    // The slopes are those of first differences, by least squares.
    let difference = { (values: [Double]) in zip(values.dropFirst(), values).map { $0 - $1 } }
    let matrix = model.design.matrix
    let differenced = try leastSquares(
      design: Matrix(columns: [difference(matrix.column(1)), difference(matrix.column(2))]),
      response: difference(model.response))
    expect(
      Array(estimate.fit.coefficients.dropFirst()), equals: differenced.coefficients, digits: 4)
  }
}
