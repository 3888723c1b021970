// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Robust covariances agree with R")
struct CovarianceTests {
  private func compareHeteroskedastic(
    _ fit: some FittedRegression, _ expected: Reference, digits: Double
  ) throws {
    for correction in HeteroskedasticCorrection.allCases {
      expect(
        try fit.covariance(.heteroskedastic(correction)).standardErrors,
        equals: expected[correction.rawValue.uppercased()].numbers, digits: digits,
        correction.rawValue)
    }
  }

  /// Names of the corrections in R's clubSandwich.
  static let clubSandwich: [(ClusterCorrection, String)] = [
    (.cr0, "CR0"), (.cr1, "CR1"), (.cr1s, "CR1S"), (.cr2, "CR2"), (.cr3, "CR3"),
  ]

  private func compareClustered(
    _ fit: some FittedRegression, _ clusters: [Int], _ expected: Reference, digits: Double = 9
  ) throws {
    for (correction, name) in Self.clubSandwich {
      let covariance = try fit.covariance(
        .clustered(correction, clusters: clusters, workingVariance: .inverseWeights))
      expect(covariance.matrix, equals: expected[name]["covariance"], digits: digits, name)
      for column in fit.coefficients.indices {
        var weights = fit.coefficients.map { _ in 0.0 }
        weights[column] = 1
        expect(
          try covariance.satterthwaiteDegreesOfFreedom(of: weights),
          equals: expected[name]["df"][column].number, digits: digits - 1, "\(name) df \(column)")
      }
    }
  }

  @Test("HC0 to HC3 of least squares, of weighted least squares and of Poisson and binomial models")
  func heteroskedastic() throws {
    let chicks = try RegressionCases.chicks()
    try compareHeteroskedastic(
      try leastSquares(design: chicks.design, response: chicks.response),
      try RegressionCases.expected("chicks"), digits: 11)
    try compareHeteroskedastic(
      try leastSquares(
        design: chicks.design, response: chicks.response, weights: chicks.weights),
      try RegressionCases.expected("chicks_weighted"), digits: 11)
    let belts = try RegressionCases.seatbelts()
    try compareHeteroskedastic(
      try generalizedLinearModel(
        design: belts.design, response: belts.counts, family: .poisson, offset: belts.offset),
      try RegressionCases.expected("seatbelts_poisson"), digits: 9)
    let esoph = try RegressionCases.esoph()
    try compareHeteroskedastic(
      try generalizedLinearModel(
        design: esoph.design, response: esoph.cases, trials: esoph.trials, family: .binomial,
        offset: esoph.offset), try RegressionCases.expected("esoph"), digits: 9)
  }

  @Test("Newey-West on Poisson scores, with and without n/(n − k)")
  func neweyWest() throws {
    let belts = try RegressionCases.seatbelts()
    let expected = try RegressionCases.expected("seatbelts_poisson")
    let fit = try generalizedLinearModel(
      design: belts.design, response: belts.counts, family: .poisson, offset: belts.offset)
    let times = Array(0..<192)
    for (smallSample, name) in [(false, "newey_west_12"), (true, "newey_west_12_adjusted")] {
      let settings = NeweyWest(lag: 12, times: times, smallSample: smallSample)
      expect(
        try fit.covariance(.neweyWest(settings)).matrix, equals: expected[name], digits: 10, name)
    }
  }

  @Test("Newey-West over missing months is the full kernel matrix")
  func neweyWestGaps() throws {
    let belts = try RegressionCases.seatbelts()
    let expected = try RegressionCases.expected("seatbelts_gaps")
    let dropped = Set(expected["dropped"].numbers.map { Int($0) })
    let kept = (0..<192).filter { !dropped.contains($0) }
    let fit = try generalizedLinearModel(
      design: belts.design.selecting(rows: kept), response: kept.map { belts.counts[$0] },
      family: .poisson, offset: kept.map { belts.offset[$0] })
    let settings = NeweyWest(lag: 3, times: kept, smallSample: false)
    expect(
      try fit.covariance(.neweyWest(settings)).matrix, equals: expected["newey_west_3"], digits: 10)
  }

  @Test("Newey-West in a panel keeps its products within a unit")
  func neweyWestUnits() throws {
    let chicks = try RegressionCases.chicks()
    let fit = try leastSquares(design: chicks.design, response: chicks.response)
    let settings = NeweyWest(
      lag: 4, times: chicks.days, units: chicks.chicks, smallSample: false)
    expect(
      try fit.covariance(.neweyWest(settings)).matrix,
      equals: try RegressionCases.expected("chicks")["newey_west_4"], digits: 10)
  }

  @Test("CR0 to CR3 and their degrees of freedom, clusters of unequal size")
  func clustered() throws {
    let chicks = try RegressionCases.chicks()
    try compareClustered(
      try leastSquares(design: chicks.design, response: chicks.response), chicks.chicks,
      try RegressionCases.expected("chicks")["clusters"])
  }

  @Test("CR0 to CR3 with weights that vary within clusters")
  func clusteredWeighted() throws {
    let chicks = try RegressionCases.chicks()
    try compareClustered(
      try leastSquares(
        design: chicks.design, response: chicks.response, weights: chicks.weights), chicks.chicks,
      try RegressionCases.expected("chicks_weighted")["clusters"])
  }

  @Test("CR0 to CR3 of a Poisson model, clustered by year")
  func clusteredPoisson() throws {
    let belts = try RegressionCases.seatbelts()
    let fit = try generalizedLinearModel(
      design: belts.design, response: belts.counts, family: .poisson, offset: belts.offset)
    // Two years hold all that is known of the law: I − H_g is near singular, and clubSandwich, which
    // works from X'WX, keeps fewer digits.
    try compareClustered(
      fit, (0..<192).map { $0 / 12 },
      try RegressionCases.expected("seatbelts_poisson")["clusters"], digits: 7)
  }
}
