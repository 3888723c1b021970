// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("What least squares and its covariances must not depend on")
struct LeastSquaresPropertyTests {
  private let design: Matrix
  private let response: [Double]
  private let weights: [Double]
  private let clusters: [Int]
  private let times: [Int]

  init() throws {
    var source = try RandomSource(seed: 20_261_121)
    let count = 60
    let x = (0..<count).map { _ in source.normal() }
    let z = (0..<count).map { Double($0) + source.uniform() }
    design = try Matrix(columns: [x.map { _ in 1 }, x, z])
    response = (0..<count).map { 3 - 0.4 * x[$0] + 0.1 * z[$0] + source.normal() }
    weights = (0..<count).map { _ in Double(1 + Int(source.uniform() * 4)) }
    clusters = (0..<count).map { $0 * $0 % 7 }
    times = Array(0..<count)
  }

  private var estimators: [CovarianceEstimator] {
    [
      .classical, .heteroskedastic(.hc0), .heteroskedastic(.hc1), .heteroskedastic(.hc2),
      .heteroskedastic(.hc3), .neweyWest(NeweyWest(lag: 5, times: times, smallSample: true)),
      .clustered(.cr0, clusters: clusters), .clustered(.cr1s, clusters: clusters),
      .clustered(.cr2, clusters: clusters), .clustered(.cr3, clusters: clusters),
      .clustered(.cr2, clusters: clusters, workingVariance: .inverseWeights),
    ]
  }

  private func reordered(_ estimator: CovarianceEstimator, _ order: [Int]) -> CovarianceEstimator {
    switch estimator {
    case .classical, .heteroskedastic: return estimator
    case .neweyWest(var settings):
      settings.times = order.map { settings.times[$0] }
      return .neweyWest(settings)
    case .clustered(let correction, let labels, let working):
      return .clustered(
        correction, clusters: order.map { labels[$0] }, workingVariance: working)
    }
  }

  @Test("the order of rows")
  func rowOrder() throws {
    let order = (0..<60).map { $0 * 37 % 60 }
    let fit = try leastSquares(design: design, response: response, weights: weights)
    let other = try leastSquares(
      design: design.selecting(rows: order), response: order.map { response[$0] },
      weights: order.map { weights[$0] })
    expect(other.coefficients, equals: fit.coefficients, digits: 12)
    expect(other.residuals, equals: order.map { fit.residuals[$0] }, digits: 10)
    expect(other.leverages, equals: order.map { fit.leverages[$0] }, digits: 11)
    for estimator in estimators {
      expect(
        try other.covariance(reordered(estimator, order)).standardErrors,
        equals: try fit.covariance(estimator).standardErrors, digits: 11, "\(estimator)")
    }
  }

  @Test("the order of columns, and their units")
  func columns() throws {
    let fit = try leastSquares(design: design, response: response, weights: weights)
    let order = [2, 0, 1]
    let units = [1e-9, 1, 3e7]
    var other = design.selecting(columns: order)
    for i in 0..<other.rows {
      for j in 0..<3 { other[i, j] *= units[j] }
    }
    let scaled = try leastSquares(design: other, response: response, weights: weights)
    expect(
      zip(scaled.coefficients, units).map { $0 * $1 }, equals: order.map { fit.coefficients[$0] },
      digits: 12)
    for estimator in estimators {
      let errors = try fit.covariance(estimator).standardErrors
      expect(
        zip(try scaled.covariance(estimator).standardErrors, units).map { $0 * $1 },
        equals: order.map { errors[$0] }, digits: 11, "\(estimator)")
    }
  }

  @Test("the unit of the response scales coefficients and standard errors alike")
  func responseUnit() throws {
    let fit = try leastSquares(design: design, response: response)
    let scaled = try leastSquares(design: design, response: response.map { 1e6 * $0 })
    expect(scaled.coefficients, equals: fit.coefficients.map { 1e6 * $0 }, digits: 12)
    for estimator in estimators {
      expect(
        try scaled.covariance(estimator).standardErrors,
        equals: try fit.covariance(estimator).standardErrors.map { 1e6 * $0 }, digits: 12)
    }
  }

  @Test("the unit of the weights")
  func weightUnit() throws {
    let fit = try leastSquares(design: design, response: response, weights: weights)
    let scaled = try leastSquares(
      design: design, response: response, weights: weights.map { 1e-7 * $0 })
    expect(scaled.coefficients, equals: fit.coefficients, digits: 12)
    for estimator in estimators {
      let covariance = try fit.covariance(estimator)
      let other = try scaled.covariance(estimator)
      expect(
        other.standardErrors, equals: covariance.standardErrors, digits: 11, "\(estimator)")
      guard case .clustered = estimator else { continue }
      expect(
        try other.satterthwaiteDegreesOfFreedom(of: [0, 1, 2]),
        equals: try covariance.satterthwaiteDegreesOfFreedom(of: [0, 1, 2]), digits: 10)
    }
  }

  @Test("a weight of w against w rows: same coefficients and cross product")
  func splitWeights() throws {
    let fit = try leastSquares(design: design, response: response, weights: weights)
    let rows = weights.indices.flatMap { row in [Int](repeating: row, count: Int(weights[row])) }
    let split = try leastSquares(
      design: design.selecting(rows: rows), response: rows.map { response[$0] })
    expect(split.coefficients, equals: fit.coefficients, digits: 12)
    expect(
      split.inverseCrossProduct.elements, equals: fit.inverseCrossProduct.elements, digits: 10)
    expect(split.residualSumOfSquares, equals: fit.residualSumOfSquares, digits: 12)
    // Sums of scores by cluster are the same, so CR0 is.
    expect(
      try split.covariance(.clustered(.cr0, clusters: rows.map { clusters[$0] })).matrix.elements,
      equals: try fit.covariance(.clustered(.cr0, clusters: clusters)).matrix.elements, digits: 10)
  }

  @Test("rows of weight zero: left out, but predicted")
  func weightless() throws {
    let kept = Array(0..<50)
    let fit = try leastSquares(
      design: design.selecting(rows: kept), response: kept.map { response[$0] })
    let zeroed = try leastSquares(
      design: design, response: response, weights: (0..<60).map { $0 < 50 ? 1 : 0 })
    expect(zeroed.coefficients, equals: fit.coefficients, digits: 12)
    #expect(zeroed.degreesOfFreedom == fit.degreesOfFreedom)
    let predicted = (0..<3).reduce(0) { $0 + design[55, $1] * fit.coefficients[$1] }
    expect(zeroed.fitted[55], equals: predicted, digits: 12)
    for (estimator, short) in zip(estimators, estimators.map { reordered($0, kept) }) {
      expect(
        try zeroed.covariance(estimator).standardErrors,
        equals: try fit.covariance(short).standardErrors, digits: 11, "\(estimator)")
    }
  }

  @Test("one cluster a row: CR0, CR2 and CR3 are HC0, HC2 and HC3")
  func singletons() throws {
    let fit = try leastSquares(design: design, response: response)
    let pairs: [(ClusterCorrection, HeteroskedasticCorrection)] = [
      (.cr0, .hc0), (.cr2, .hc2), (.cr3, .hc3),
    ]
    for (cluster, single) in pairs {
      expect(
        try fit.covariance(.clustered(cluster, clusters: times)).matrix.elements,
        equals: try fit.covariance(.heteroskedastic(single)).matrix.elements, digits: 10)
    }
    expect(
      try fit.covariance(.neweyWest(NeweyWest(lag: 0, times: times, smallSample: false)))
        .matrix.elements,
      equals: try fit.covariance(.heteroskedastic(.hc0)).matrix.elements, digits: 12)
  }

  @Test("leverages sum to the number of columns, and residuals are orthogonal to them")
  func identities() throws {
    let fit = try leastSquares(design: design, response: response, weights: weights)
    expect(fit.leverages.reduce(0, +), equals: 3, digits: 13)
    let scores = try design.transposedTimes(zip(weights, fit.residuals).map { $0 * $1 })
    #expect(scores.allSatisfy { abs($0) < 1e-10 })
    let identity = try design.crossProduct(weights: weights).times(fit.inverseCrossProduct)
    for i in 0..<3 {
      for j in 0..<3 { #expect(abs(identity[i, j] - (i == j ? 1 : 0)) < 1e-9) }
    }
  }
}
