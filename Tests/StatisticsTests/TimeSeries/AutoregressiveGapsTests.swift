// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("AR(1) errors with gaps in time against 50-digit arithmetic")
struct AutoregressiveGapsTests {
  static let cases = ["nile", "nile-odd-years", "seatbelts", "lh-differenced", "walk"]

  static func model(_ name: String) throws -> AutoregressiveModel {
    let table = try Reference.table(committed: "autoregressive-gaps/\(name).csv")
    let y = try #require(table["y"])
    let times = try ObservationTimes(try #require(table["t"]).map { Int($0) })
    let columns = (1...8).compactMap { table["x\($0)"] }
    return try AutoregressiveModel(
      design: Matrix(columns: columns), response: y, times: times)
  }

  static func expected(_ name: String) throws -> Reference {
    try Reference.committed("autoregressive-gaps/expected.json")[name]
  }

  private func compare(_ fit: AutoregressiveFit, _ reference: Reference, _ what: String) {
    expect(fit.residualSumOfSquares, equals: reference["rss"].number, digits: 11, what)
    expect(
      fit.profile.logDeterminantOfCorrelation, equals: reference["log_det_correlation"].number,
      digits: 11, what)
    expect(
      fit.profile.logDeterminantOfInformation, equals: reference["log_det_information"].number,
      digits: 11, what)
    expect(
      fit.profile.logLikelihood, equals: reference["log_likelihood"].number, digits: 11, what)
    expect(
      fit.profile.restrictedLogLikelihood,
      equals: reference["restricted_log_likelihood"].number, digits: 11, what)
    expect(fit.standardDeviation, equals: reference["sigma"].number, digits: 11, what)
    expect(fit.coefficients, equals: reference["coefficients"].numbers, digits: 9, what)
    expect(fit.standardErrors, equals: reference["standard_errors"].numbers, digits: 10, what)
  }

  @Test("the fit at a given rho, from -0.75 to 1 - 2^-10", arguments: cases)
  func given(name: String) throws {
    let model = try Self.model(name)
    let references = try Self.expected(name)["at"].list
    #expect(references.count == 5)
    for reference in references {
      let rho = reference["rho"].number
      compare(try model.fit(at: rho), reference, "\(name) at \(rho)")
    }
  }

  @Test("all interior maxima", arguments: cases)
  func maxima(name: String) throws {
    let model = try Self.model(name)
    let expected = try Self.expected(name)
    for (kind, key) in [(LikelihoodKind.full, "full"), (.restricted, "restricted")] {
      let references = expected[key]["interior"].list
      let estimate = try model.likelihoodMaximum(kind)
      #expect(estimate.interiorMaxima.count == references.count, "\(name) \(key)")
      for (found, reference) in zip(estimate.interiorMaxima, references) {
        expect(found.rho, equals: reference["rho"].number, digits: 10, "\(name) \(key)")
      }
      let heights = references.map { $0["restricted_log_likelihood"].number }
      guard kind == .restricted, let highest = heights.max() else { continue }
      expect(estimate.logLikelihood, equals: highest, digits: 11, name)
      if let reference = references.last { compare(estimate.fit, reference, name) }
    }
  }

  @Test("a random walk's restricted likelihood rises to the boundary")
  func walk() throws {
    let estimate = try Self.model("walk").likelihoodMaximum(.restricted)
    #expect(estimate.maximum == .boundary(rho: AutoregressiveModel.largestCorrelation))
  }

  @Test("when all distances are even the sign cannot be seen and the positive one is given")
  func evenDistances() throws {
    let estimate = try Self.model("nile-odd-years").likelihoodMaximum(.restricted)
    #expect(estimate.interiorMaxima.count == 2)
    #expect(estimate.fit.rho > 0.5)
  }

  @Test("gaps as R's nlme counts them")
  func nlme() throws {
    let data = try Reference.committed("time-series-r/data.json")["nile"]
    let expected = try Reference.committed("time-series-r/expected.json")["nlmeGaps"]
    let kept = expected["times"].numbers.map { Int($0) }
    let pick = { (name: String) in kept.map { data[name].numbers[$0] } }
    let model = try AutoregressiveModel(
      design: Matrix(columns: [pick("one"), pick("t"), pick("x")]), response: pick("y"),
      times: ObservationTimes(kept))
    let estimate = try model.likelihoodMaximum(.restricted)
    // nlme compares likelihoods, which gives rho to about eight digits at best.
    expect(estimate.fit.rho, equals: expected["rho"].number, digits: 5)
    expect(estimate.logLikelihood, equals: expected["logLik"].number, digits: 11)
    expect(estimate.fit.coefficients, equals: expected["coefficients"].numbers, digits: 6)
  }
}
