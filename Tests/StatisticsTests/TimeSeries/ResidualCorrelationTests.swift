// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Autocorrelation of residuals and its tests, against R")
struct ResidualCorrelationTests {
  @Test("Breusch-Godfrey, chi-squared and F", arguments: TimeSeriesData.names)
  func breuschGodfrey(name: String) throws {
    let model = try TimeSeriesData.model(name)
    let references = try TimeSeriesData.expected(name)["bg"].list
    #expect(references.count == 4)
    for reference in references {
      let lags = reference["lags"].numbers.map { Int($0) }
      let test = try model.breuschGodfrey(lags: lags.reversed())
      let what = "\(name) lags \(lags)"
      #expect(test.lags == lags)
      expect(test.chiSquared, equals: reference["chi"].number, digits: 9, what)
      expect(test.chiSquaredP, equals: reference["chiP"].number, digits: 9, what)
      expect(test.f, equals: reference["F"].number, digits: 9, what)
      expect(test.fP, equals: reference["FP"].number, digits: 9, what)
      #expect(Double(test.denominatorDegreesOfFreedom) == reference["df2"].number, "\(what)")
      if lags == Array(1...lags.count) {
        #expect(try model.breuschGodfrey(order: lags.count) == test)
      }
    }
  }

  @Test("Longley at lag 1 is 1.575, presample residuals being zero")
  func zeroFilled() throws {
    let test = try TimeSeriesData.model("longley").breuschGodfrey(order: 1)
    expect(test.chiSquared, equals: 1.57502385722284, digits: 11)
  }

  @Test("autocorrelations and partial autocorrelations", arguments: TimeSeriesData.names)
  func correlations(name: String) throws {
    let model = try TimeSeriesData.model(name)
    let expected = try TimeSeriesData.expected(name)
    let found = try Autocorrelation(of: model.leastSquaresResiduals, maximumLag: 8)
    expect(found.values, equals: expected["acf"].numbers, digits: 9, name)
    expect(found.partialValues, equals: expected["pacf"].numbers, digits: 9, name)
    #expect(found.pairs == (1...8).map { model.response.count - $0 })
    let plain = try Autocorrelation(of: model.response, maximumLag: 3, centered: false)
    expect(plain.values, equals: expected["acfUncentered"].numbers, digits: 11, name)
  }

  @Test("Ljung-Box and Box-Pierce, fitted parameters subtracted", arguments: TimeSeriesData.names)
  func portmanteau(name: String) throws {
    let found = try Autocorrelation(
      of: TimeSeriesData.model(name).leastSquaresResiduals, maximumLag: 6)
    for reference in try TimeSeriesData.expected(name)["box"].list {
      let lag = Int(reference["lag"].number)
      // R prints which kind; the statistics tell them apart here.
      let tests = try [PortmanteauTest.Kind.ljungBox, .boxPierce].map {
        try found.portmanteau($0, lags: lag, fittedParameters: Int(reference["fitdf"].number))
      }
      let best = tests.max {
        digitsAgreed($0.statistic, reference["Q"].number)
          < digitsAgreed($1.statistic, reference["Q"].number)
      }
      let test = try #require(best)
      expect(test.statistic, equals: reference["Q"].number, digits: 9, name)
      // R takes 1 − CDF, which leaves an absolute error of 1e-16.
      #expect(abs(test.p - reference["p"].number) < 1e-14, "\(name) lag \(lag)")
      #expect(test.degreesOfFreedom == (lag == 1 ? 1 : 5))
    }
  }

  @Test("Pearson residuals of a generalised linear model")
  func pearson() throws {
    let residuals = try Reference.committed("time-series-r/data.json")["pearson"]["residuals"]
    let expected = try TimeSeriesData.expected("pearson")
    let found = try Autocorrelation(of: residuals.numbers, maximumLag: 12)
    expect(Array(found.values.prefix(6)), equals: expected["acf"].numbers, digits: 10)
    expect(try found.portmanteau().statistic, equals: expected["Q"].number, digits: 10)
  }

  @Test("wild points: studentised residuals, Cook's distances", arguments: TimeSeriesData.names)
  func wildPoints(name: String) throws {
    let model = try TimeSeriesData.model(name)
    let expected = try TimeSeriesData.expected(name)
    let fit = try leastSquares(design: model.design.matrix, response: model.response)
    expect(
      try fit.studentizedResiduals(), equals: expected["rstudent"].numbers, digits: 7, name)
    expect(try fit.cooksDistances(), equals: expected["cooks"].numbers, digits: 7, name)
  }
}

@Suite("Autocorrelation with gaps in time")
struct GappedCorrelationTests {
  @Test("by hand: 1, 2, missing, 4, 1 about a mean of 2")
  func byHand() throws {
    // Deviations −1, 0, ·, 2, −1; sum of squares 6. Lag 1: (−1)0 + 2(−1) = −2 over 2 pairs;
    // lag 2: 0·2 = 0 over one pair; lag 3: (−1)2 + 0(−1) = −2 over 2; lag 4: 1 over 1.
    let found = try Autocorrelation(
      of: [1, 2, 4, 1], times: ObservationTimes([1, 2, 4, 5]), maximumLag: 4)
    expect(found.values, equals: [-1.0 / 3, 0, -1.0 / 3, 1.0 / 6], digits: 15)
    #expect(found.pairs == [2, 1, 2, 1])
    // N(N+2) Σ r²/pairs = 24 (1/18 + 0 + 1/18 + 1/36).
    expect(try found.portmanteau().statistic, equals: 24 * (5.0 / 36), digits: 14)
    // N Σ r².
    expect(try found.portmanteau(.boxPierce).statistic, equals: 4 * (0.25), digits: 14)
    expect(found.whiteNoiseStandardErrors[0], equals: (2.0 / 24).squareRoot(), digits: 15)
  }

  @Test("a lag that no pair has is zero in the correlogram and refused in a test")
  func noPairs() throws {
    let found = try Autocorrelation(
      of: [1, 2, 4, 1], times: ObservationTimes([0, 2, 4, 6]), maximumLag: 2)
    #expect(found.values[0] == 0 && found.pairs == [0, 3])
    #expect(throws: TimeSeriesError.noPairsAtLag(1)) { try found.portmanteau() }
  }

  @Test("Breusch-Godfrey takes a missing residual as zero: the regression written out")
  func breuschGodfrey() throws {
    let times = [0, 1, 2, 5, 6, 7, 8, 10, 11, 12]
    let x = times.map { Double($0 * $0 % 5) }
    let y: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    let design = try Matrix(columns: [x.map { _ in 1 }, x])
    let model = try AutoregressiveModel(
      design: design, response: y, times: ObservationTimes(times))
    let e = model.leastSquaresResiduals
    let lagged = times.map { time in times.firstIndex(of: time - 1).map { e[$0] } ?? 0 }
    let auxiliary = try leastSquares(
      design: Matrix(columns: [design.column(0), design.column(1), lagged]), response: e)
    let total = e.reduce(0) { $0 + $1 * $1 }
    let share = 1 - auxiliary.residualSumOfSquares / total
    let test = try model.breuschGodfrey(order: 1)
    expect(test.chiSquared, equals: 10 * share, digits: 12)
    expect(test.f, equals: share / (1 - share) * 7, digits: 12)
  }
}
