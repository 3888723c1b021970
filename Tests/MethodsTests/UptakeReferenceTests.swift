// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Methods

/// Expected values: R 4.2.2, `Tests/Reference/interrupted-time-series`.
@Suite("Simulated uptake with phase-in and control, as R fits it")
struct UptakeReferenceTests {
  struct Expected: Decodable {
    struct Fit: Decodable {
      var coefficients: [Double]
      var standard_errors: [Double]
      var df: Double
      var effect: Effect
    }
    struct Effect: Decodable {
      var M1: Double
      var M0: Double
      var ratio: Double
      var ratio_lower: Double
      var ratio_upper: Double
      var se: Double
      var absolute: Double
      var lower: Double
      var upper: Double
    }
    var rate: Fit
    var count: Fit
    var controlled_rate: Fit
    var controlled_count: Fit
  }

  static func problem(rate: Bool, controlled: Bool) throws -> SeriesProblem {
    let columns = References.columns(
      try References.committed("interrupted-time-series/data.csv"))
    func series(_ prefix: String) throws -> OutcomeSeries {
      OutcomeSeries(
        kind: rate ? .rate : .count, step: .month, periods: (0..<54).map { 2021 * 12 + $0 },
        numerator: try #require(columns[prefix + (rate ? "attended" : "events")]),
        denominator: try #require(columns[prefix + (rate ? "invited" : "exposure")]),
        hasExposure: !rate)
    }
    let design = SegmentedDesign(
      step: .month, origin: 2021 * 12,
      interruptions: [.init(start: 2024 * 12, off: nil, phaseIn: 2)], shapes: [.level, .slope],
      ramped: false, season: .harmonics(1), calendar: [])
    return SeriesProblem(
      campaign: try series(""), control: controlled ? try series("control_") : nil,
      design: design, leftOut: [], estimator: .quasiLikelihood, neweyWestLag: 3)
  }

  @Test(
    "coefficients, standard errors, totals and intervals agree to nine digits",
    arguments: ["rate", "count", "controlled_rate", "controlled_count"])
  func agrees(_ model: String) throws {
    let expected: Expected = try References.decoded(
      try References.committed("interrupted-time-series/expected.json"))
    let fit =
      switch model {
      case "rate": expected.rate
      case "count": expected.count
      case "controlled_rate": expected.controlled_rate
      default: expected.controlled_count
      }
    let solution = try Self.problem(
      rate: model.hasSuffix("rate"), controlled: model.hasPrefix("controlled")
    ).solved()
    for (column, coefficient) in fit.coefficients.enumerated() {
      #expect(apart(solution.fit.coefficients[column], coefficient) < 1e-9, "column \(column)")
      var combination = [Double](repeating: 0, count: fit.coefficients.count)
      combination[column] = 1
      let limits = try solution.fit.limits(combination)
      #expect(apart(limits.standardError, fit.standard_errors[column]) < 1e-9)
      #expect(limits.degreesOfFreedom == fit.df)
    }
    try check(solution.effects, fit.effect)
  }

  private func check(_ effects: EffectsOverTime, _ expected: Expected.Effect) throws {
    let total = try effects.total()
    let ratio = try #require(total.ratio)
    let divisor = effects.averageDivisor(total, periods: effects.after.count)
    let pairs = [
      (total.with, expected.M1), (total.without, expected.M0), (ratio.value, expected.ratio),
      (ratio.lower, expected.ratio_lower), (ratio.upper, expected.ratio_upper),
      (total.standardError, expected.se), (total.difference.value / divisor, expected.absolute),
      (total.difference.lower / divisor, expected.lower),
      (total.difference.upper / divisor, expected.upper),
    ]
    for (place, (found, value)) in pairs.enumerated() {
      #expect(apart(found, value) < 1e-9, "value \(place)")
    }
  }
}
