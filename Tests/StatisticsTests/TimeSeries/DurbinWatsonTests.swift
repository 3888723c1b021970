// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Testing

@testable import Statistics

@Suite("Durbin-Watson with exact p-values")
struct DurbinWatsonTests {
  /// The designs of Tests/Reference/durbin-watson/make.py.
  private func design(_ kind: String, _ times: [Int]) throws -> Matrix {
    let middle = times[times.count / 2]
    return try Matrix(
      rows: times.map { time -> [Double] in
        let t = Double(time)
        switch kind {
        case "constant": return [1]
        case "trend": return [1, t]
        case "none": return [Double(time * time % 7) + 1]
        default: return [1, t, time >= middle ? 1 : 0, Double(max(0, time - middle))]
        }
      })
  }

  static let cases = [
    ("constant", 0), ("trend", 1), ("level-slope", 2), ("level-slope", 3), ("none", 4),
    ("trend", 5),
  ]

  @Test("ten digits of tails down to 1e-10, seven at 1e-20, gaps included", arguments: cases)
  func tails(kind: String, index: Int) throws {
    let reference = try Reference.committed("durbin-watson/expected.json")["cases"][index]
    let times = try ObservationTimes(reference["times"].numbers.map { Int($0) })
    let design = try AutoregressiveDesign(design(kind, times.values), times: times)
    let points = ["0.125", "0.15", "0.2", "0.25", "0.3", "0.5", "0.6", "0.75", "1.0", "1.3", "1.5"]
    var compared = 0
    for point in points + ["1.75", "2.0", "2.1", "2.5", "3.0", "3.25", "3.5"] {
      let expected = reference["lower"][point].number
      guard expected.isFinite, let value = Double(point) else { continue }
      let tails = design.durbinWatsonTails(at: value)
      expect(
        tails.lower.probability, equals: expected, digits: expected > 1e-10 ? 10 : 7,
        "\(kind) below \(point)")
      #expect(abs(tails.lower.probability + tails.upper.probability - 1) < 1e-11)
      // The error it claims is of the size of the error it has.
      let error = abs(tails.lower.probability / expected - 1)
      #expect(error < 10 * max(tails.lower.relativeError, 1e-11), "\(kind) below \(point)")
      compared += 1
    }
    #expect(compared >= 3)
  }

  @Test(
    "statistic and both tails on Longley's and Greene's data",
    .enabled(if: Reference.hasShared("its/longley_ar1_reference.json")))
  func sharedReferences() throws {
    for (set, file) in [("longley", "longley_ar1"), ("investment", "investment")] {
      let expected = try Reference.shared("its/\(file)_reference.json")["dw"]
      try compare(set, expected, digits: 10)
    }
    for (set, path) in [("nile", "nile"), ("seatbelts", "seatbelts")] {
      let file = try Reference.shared("its/\(path)_reference.json")
      let expected = set == "nile" ? file["level_slope"]["dw"] : file["log_front_ols"]["dw"]
      // The reference integrates along the axis: absolute error up to 1e-12.
      try compare(set, expected, digits: set == "nile" ? 9 : 6)
    }
  }

  private func compare(_ set: String, _ expected: Reference, digits: Double) throws {
    let test = try TimeSeriesData.model(set).durbinWatson()
    expect(test.statistic, equals: expected["dw"].number, digits: 11, set)
    expect(test.pPositive, equals: expected["p_greater_positive_ac"].number, digits: digits, set)
    expect(test.pNegative, equals: expected["p_less"].number, digits: digits, set)
    expect(test.pTwoSided, equals: expected["p_two_sided"].number, digits: digits, set)
    #expect(test.relativeError < 1e-10, "\(set)")
  }

  @Test("by R on the same data", arguments: TimeSeriesData.names)
  func statistic(name: String) throws {
    let expected = try Reference.committed("time-series-r/expected.json")[name]["dw"].number
    expect(try TimeSeriesData.model(name).durbinWatson().statistic, equals: expected, digits: 11)
  }

  @Test("two observations a year leave nothing one period apart")
  func noPairs() throws {
    let model = try AutoregressiveModel(
      design: Matrix(columns: [[1, 1, 1, 1]]), response: [1, 3, 2, 5],
      times: ObservationTimes([0, 2, 4, 6]))
    #expect(throws: TimeSeriesError.noAdjacentObservations) { try model.durbinWatson() }
  }

  @Test("a statistic of three residual degrees of freedom is integrated too")
  func few() throws {
    // Residual space spanned by three of the cosines: exact by symmetry at the middle eigenvalue.
    let model = try AutoregressiveModel(
      design: Matrix(columns: [[1, 1, 1, 1]]), response: [1, 0, 0, 1])
    // Eigenvalues 2 − √2, 2, 2 + √2: the distribution is symmetric about 2.
    let tails = model.design.durbinWatsonTails(at: 2)
    expect(tails.lower.probability, equals: 0.5, digits: 11)
    expect(tails.upper.probability, equals: 0.5, digits: 11)
  }
}
