// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Series in time that cannot be analysed are refused with the reason")
struct TimeSeriesRefusalTests {
  private let line = (0..<10).map { Double($0) }
  private var design: Matrix {
    get throws { try Matrix(columns: [line.map { _ in 1 }, line]) }
  }
  private let response: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]

  @Test("times that repeat, run backwards or cannot be counted")
  func times() {
    #expect(throws: TimeSeriesError.duplicatedTime(time: 2, index: 2)) {
      try ObservationTimes([1, 2, 2, 3])
    }
    #expect(throws: TimeSeriesError.unsortedTimes(time: 1, index: 2)) {
      try ObservationTimes([1, 2, 1])
    }
    #expect(throws: TimeSeriesError.timeOutOfRange(time: .max, index: 1)) {
      try ObservationTimes([0, .max])
    }
    #expect(throws: TimeSeriesError.timeOutOfRange(time: .min, index: 0)) {
      try ObservationTimes([.min, 0])
    }
    #expect(ObservationTimes(consecutive: -3).count == 0)
    #expect(ObservationTimes(consecutive: 0).span == 0)
  }

  @Test("numbers that are not finite, shapes that do not match")
  func shapes() throws {
    var spoilt = response
    spoilt[4] = .nan
    #expect(throws: StatisticsError.notFinite(what: "response", index: 4)) {
      try AutoregressiveModel(design: design, response: spoilt)
    }
    #expect(throws: StatisticsError.mismatchedLength(what: "response", expected: 10, found: 9)) {
      try AutoregressiveModel(design: design, response: Array(response.dropLast()))
    }
    #expect(throws: StatisticsError.mismatchedLength(what: "times", expected: 10, found: 3)) {
      try AutoregressiveModel(
        design: design, response: response, times: ObservationTimes(consecutive: 3))
    }
    #expect(throws: StatisticsError.notFinite(what: "design", index: 3)) {
      try AutoregressiveDesign(Matrix(columns: [[1, 1, 1, .infinity, 1]]))
    }
    #expect(throws: StatisticsError.empty(what: "columns of the design")) {
      try AutoregressiveDesign(Matrix(rows: 5, columns: 0))
    }
    #expect(throws: StatisticsError.notFinite(what: "series", index: 1)) {
      try Autocorrelation(of: [1, .nan, 2], maximumLag: 1)
    }
  }

  @Test("dependent columns are named")
  func rank() throws {
    #expect {
      try AutoregressiveDesign(
        Matrix(columns: [line.map { _ in 1 }, line, line.map { 2 * $0 + 1 }]))
    } throws: { error in
      guard case StatisticsError.dependentColumns(let found) = error else { return false }
      return found.map(\.column) == [2] && found.first?.combinationOf == [0, 1]
    }
  }

  @Test("too few observations")
  func few() throws {
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 2, needed: 3)) {
      try AutoregressiveModel(design: Matrix(columns: [[1, 1], [0, 1]]), response: [1, 2])
    }
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 0, needed: 2)) {
      try AutoregressiveDesign(Matrix(rows: 0, columns: 1))
    }
    let three = try AutoregressiveModel(
      design: Matrix(columns: [[1, 1, 1], [0, 1, 2]]), response: [1, 2, 4])
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 3, needed: 4)) {
      try three.durbinWatson()
    }
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 3, needed: 4)) {
      try three.breuschGodfrey(order: 1)
    }
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 1, needed: 2)) {
      try Autocorrelation(of: [1], maximumLag: 1)
    }
  }

  @Test("one residual degree of freedom is still fitted, or said to be at the boundary")
  func threePoints() throws {
    let three = try AutoregressiveModel(
      design: Matrix(columns: [[1, 1, 1], [0, 1, 2]]), response: [1, 2, 4])
    for kind in [LikelihoodKind.full, .restricted] {
      let estimate = try three.likelihoodMaximum(kind)
      #expect(estimate.logLikelihood.isFinite)
      let coefficients = estimate.fit.coefficients
      #expect(coefficients.allSatisfy { $0.isFinite })
    }
  }

  @Test("a perfect fit and a constant series have no residuals to correlate")
  func perfect() throws {
    #expect(throws: TimeSeriesError.noResidualVariation) {
      try AutoregressiveModel(design: design, response: line.map { 1e6 + 0.1 * $0 })
    }
    #expect(throws: TimeSeriesError.noResidualVariation) {
      try AutoregressiveModel(design: design, response: line.map { _ in 0.1 })
    }
    #expect(throws: TimeSeriesError.noResidualVariation) {
      try AutoregressiveModel(design: design, response: line.map { _ in 0 })
    }
    #expect(throws: TimeSeriesError.noResidualVariation) {
      try Autocorrelation(of: [0.1, 0.1, 0.1, 0.1], maximumLag: 2)
    }
  }

  @Test("correlations outside (-1, 1), NaN included", arguments: [-1, 1, 1.5, .nan, .infinity])
  func correlation(rho: Double) throws {
    let model = try AutoregressiveModel(design: design, response: response)
    #expect(throws: TimeSeriesError.self) { try model.fit(at: rho) }
    #expect(throws: TimeSeriesError.self) { try model.profile(at: rho) }
  }

  @Test("lags below one, beyond the series, or all used up")
  func lags() throws {
    let model = try AutoregressiveModel(design: design, response: response)
    #expect(throws: TimeSeriesError.noPairsAtLag(0)) { try model.breuschGodfrey(order: 0) }
    #expect(throws: TimeSeriesError.noPairsAtLag(0)) { try model.breuschGodfrey(lags: []) }
    #expect(throws: TimeSeriesError.noPairsAtLag(10)) { try model.breuschGodfrey(lags: [10]) }
    #expect(throws: TimeSeriesError.tooFewObservations(observations: 10, needed: 13)) {
      try model.breuschGodfrey(order: .max)
    }
    #expect(throws: TimeSeriesError.noPairsAtLag(.min)) { try model.breuschGodfrey(order: .min) }
    #expect(throws: TimeSeriesError.noPairsAtLag(10)) {
      try Autocorrelation(of: response, maximumLag: 10)
    }
    let found = try Autocorrelation(of: response, maximumLag: 3)
    #expect(throws: TimeSeriesError.noDegreesOfFreedom(lags: 3, fittedParameters: 3)) {
      try found.portmanteau(fittedParameters: 3)
    }
    #expect(throws: TimeSeriesError.noPairsAtLag(4)) { try found.portmanteau(lags: 4) }
  }

  @Test("distances of a million periods are independence, not trouble")
  func farApart() throws {
    let model = try AutoregressiveModel(
      design: design, response: response,
      times: ObservationTimes((0..<10).map { $0 * 1_000_000 }))
    let far = try model.fit(at: -0.99)
    let independent = try model.fit(at: 0)
    expect(far.residualSumOfSquares, equals: independent.residualSumOfSquares, digits: 12)
    #expect(try model.likelihoodMaximum(.restricted).logLikelihood.isFinite)
  }

  @Test("very large and very small units")
  func units() throws {
    let rho = try AutoregressiveModel(design: design, response: response)
      .likelihoodMaximum(.restricted).fit.rho
    for unit in [1e-120, 1e120] {
      let model = try AutoregressiveModel(
        design: design, response: response.map { unit * $0 })
      expect(try model.likelihoodMaximum(.restricted).fit.rho, equals: rho, digits: 9)
    }
  }
}
