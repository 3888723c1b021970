// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

@Suite("Segmented regressions agree with R on the shared series")
struct SharedSeriesTests {
  static let seatbelts = "its/seatbelts_reference.json"
  static let control = "its/seatbelts_control_offset_reference.json"
  static let screening = "its/screening_uptake_reference.json"
  static let names = ["(Intercept)", "t", "x", "xt", "sin1", "cos1", "sin2", "cos2"]

  private static func column(_ table: [String: [Double]], _ name: String) throws -> [Double] {
    try #require(table[name])
  }

  private static func seatbeltDesign(_ table: [String: [Double]]) throws -> Matrix {
    let rows = try column(table, "t").count
    let terms = try names.dropFirst().map { try column(table, $0) }
    return try Matrix(columns: [[Double](repeating: 1, count: rows)] + terms)
  }

  /// Estimate, standard error, p and 95% limits of every coefficient.
  private func compare(
    _ fit: some FittedRegression, _ estimator: CovarianceEstimator,
    _ reference: ReferenceDistribution, _ expected: Reference, names: [String] = names,
    digits: Double = 9
  ) throws {
    let covariance = try fit.covariance(estimator)
    for (index, name) in names.enumerated() {
      let found = try fit.coefficient(index, covariance: covariance, reference: reference)
      let interval = try found.interval(level: 0.95)
      let row = expected[name]
      expect(found.estimate, equals: row["estimate"].number, digits: 10, name)
      expect(found.standardError, equals: row["se"].number, digits: digits, name)
      expect(try found.pValue(), equals: row["p"].number, digits: digits - 3, "p of \(name)")
      // Limits may lie near 0: they agree relative to the interval's width.
      let width = row["ci_high"].number - row["ci_low"].number
      #expect(abs(interval.lower - row["ci_low"].number) < 1e-9 * width)
      #expect(abs(interval.upper - row["ci_high"].number) < 1e-9 * width)
    }
  }

  @Test(
    "quasi-Poisson with exposure: t, HC0 and Newey-West columns",
    .enabled(if: Reference.hasShared(seatbelts)), arguments: ["front", "rear"])
  func counts(seat: String) throws {
    let table = try Reference.table(shared: "its/seatbelts.csv")
    let expected = try Reference.shared(Self.seatbelts)["quasipoisson_" + seat]
    let fit = try generalizedLinearModel(
      design: try Self.seatbeltDesign(table), response: try Self.column(table, seat),
      family: .quasiPoisson, offset: try Self.column(table, "kms").map { log($0) })
    expect(try fit.dispersion(), equals: expected["phi_pearson"].number, digits: 10)
    expect(fit.deviance, equals: expected["deviance"].number, digits: 10)
    // R's glm kept the weights of the step before its last, which differ by about 1e-8.
    try compare(
      fit, .classical, .studentT(degreesOfFreedom: 184), expected["coef_t"], digits: 7)
    try compare(fit, .heteroskedastic(.hc0), .normal, expected["hc0_z"], digits: 7)
    let lag = NeweyWest(lag: 12, times: Array(0..<192), smallSample: false)
    try compare(fit, .neweyWest(lag), .normal, expected["newey_lag12_noadjust_z"], digits: 7)
  }

  @Test(
    "the rate ratio of the belt law is 0.72716216 in front, 0.70173764 against the rear",
    .enabled(if: Reference.hasShared(control)))
  func rateRatios() throws {
    let table = try Reference.table(shared: "its/seatbelts.csv")
    let design = try Self.seatbeltDesign(table)
    let front = try Self.column(table, "front")
    let rear = try Self.column(table, "rear")
    let offset = try Self.column(table, "kms").map { log($0) }
    let single = try generalizedLinearModel(
      design: design, response: front, family: .quasiPoisson, offset: offset)
    expect(exp(single.coefficients[2]), equals: 0.72716216074098, digits: 12)
    // Both series stacked, every term with its own value for the front.
    let plain = (0..<design.rows).map { design.row($0) }
    let rows = plain.map { $0 + $0 } + plain.map { $0 + $0.map { _ in 0 } }
    let stacked = try generalizedLinearModel(
      design: try Matrix(rows: rows), response: front + rear, family: .quasiPoisson,
      offset: offset + offset)
    let expected = try Reference.shared(Self.seatbelts)["cits_quasipoisson_front_vs_rear"]
    expect(try stacked.dispersion(), equals: expected["phi_pearson"].number, digits: 10)
    let change = try stacked.coefficient(
      10, covariance: try stacked.covariance(.classical),
      reference: .studentT(degreesOfFreedom: 368))
    expect(exp(change.estimate), equals: 0.701737642664479, digits: 12)
    expect(change.standardError, equals: expected["coef_t"]["z:x"]["se"].number, digits: 7)
    // The rear seats as exposure.
    let few = design.selecting(columns: [0, 1, 2, 3])
    let offsetFit = try generalizedLinearModel(
      design: few, response: front, family: .quasiPoisson, offset: rear.map { log($0) })
    let control = try Reference.shared(Self.control)
    expect(try offsetFit.dispersion(), equals: control["phi"].number, digits: 10)
    let names = Array(Self.names.prefix(4))
    let t = ReferenceDistribution.studentT(degreesOfFreedom: 188)
    try compare(offsetFit, .classical, t, control["quasi_t"], names: names, digits: 7)
    try compare(
      offsetFit, .heteroskedastic(.hc0), .normal, control["HC0_z"], names: names, digits: 7)
  }

  @Test(
    "linear: OLS, HC0 to HC3 and Newey-West columns", .enabled(if: Reference.hasShared(seatbelts)))
  func linear() throws {
    let table = try Reference.table(shared: "its/seatbelts.csv")
    let expected = try Reference.shared(Self.seatbelts)["log_front_ols"]
    let fit = try leastSquares(
      design: try Self.seatbeltDesign(table), response: try Self.column(table, "logfront"))
    expect(fit.residualSumOfSquares, equals: expected["rss"].number, digits: 11)
    let t = ReferenceDistribution.studentT(degreesOfFreedom: 184)
    try compare(fit, .classical, t, expected["ols_t"])
    for correction in HeteroskedasticCorrection.allCases {
      try compare(
        fit, .heteroskedastic(correction), t,
        expected["robust_\(correction.rawValue.uppercased())_t"])
    }
    for lag in [1, 12] {
      for smallSample in [false, true] {
        let settings = NeweyWest(lag: lag, times: Array(0..<192), smallSample: smallSample)
        let name = smallSample ? "adjust" : "noadjust"
        try compare(
          fit, .neweyWest(settings), t, expected["newey_lag\(lag)_noprewhite_\(name)_t"])
      }
      let plain = NeweyWest(lag: lag, times: Array(0..<192), smallSample: false)
      expect(
        try fit.covariance(.neweyWest(plain)).matrix,
        equals: expected["newey_lag\(lag)_vcov_noadjust"], digits: 10)
    }
  }

  @Test(
    "largest studentised residual and Cook's distance", .enabled(if: Reference.hasShared(seatbelts))
  )
  func influence() throws {
    let table = try Reference.table(shared: "its/seatbelts.csv")
    let expected = try Reference.shared(Self.seatbelts)["log_front_ols"]
    let fit = try leastSquares(
      design: try Self.seatbeltDesign(table), response: try Self.column(table, "logfront"))
    let studentized = try fit.studentizedResiduals()
    let cooks = try fit.cooksDistances()
    let largest = try #require(
      studentized.indices.max { abs(studentized[$0]) < abs(studentized[$1]) })
    #expect(largest + 1 == Int(expected["rstudent_max"]["index"].number))
    expect(studentized[largest], equals: expected["rstudent_max"]["value"].number, digits: 11)
    let farthest = try #require(cooks.indices.max { cooks[$0] < cooks[$1] })
    #expect(farthest + 1 == Int(expected["cooks_max"]["index"].number))
    expect(cooks[farthest], equals: expected["cooks_max"]["value"].number, digits: 11)
  }

  @Test(
    "uptake of screening, phase-in left out: binomial z, quasi-binomial t, Newey-West z",
    .enabled(if: Reference.hasShared(screening)))
  func rates() throws {
    let table = try Reference.table(shared: "its/screening_uptake.csv")
    let expected = try Reference.shared(Self.screening)
    let kept = try Self.column(table, "phase_in").indices.filter { table["phase_in"]?[$0] == 0 }
    func values(_ name: String) throws -> [Double] {
      let column = try Self.column(table, name)
      return kept.map { column[$0] }
    }
    let time = try values("t")
    let post = try values("post")
    let month = try values("month")
    let rows = time.indices.map { i in
      let angle = 2 * .pi * month[i] / 12
      return [1, time[i], post[i], post[i] * (time[i] - 39), sin(angle), cos(angle)]
    }
    let fit = { (family: Family) in
      try generalizedLinearModel(
        design: try Matrix(rows: rows), response: try values("attended"),
        trials: try values("invited"), family: family)
    }
    let names = ["(Intercept)", "t", "post", "xt", "s", "c"]
    let binomial = try fit(.binomial)
    expect(binomial.deviance, equals: expected["deviance"].number, digits: 10)
    expect(binomial.pearsonStatistic, equals: expected["pearson"].number, digits: 10)
    try compare(binomial, .classical, .normal, expected["binomial_z"], names: names, digits: 7)
    try compare(
      try fit(.quasiBinomial), .classical, .studentT(degreesOfFreedom: 51),
      expected["quasibinomial_t"], names: names, digits: 7)
    let lag = NeweyWest(lag: 1, times: Array(kept.indices), smallSample: false)
    try compare(
      binomial, .neweyWest(lag), .normal, expected["newey1_noadjust_z"], names: names, digits: 7)
  }
}
