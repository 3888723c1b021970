// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics
import Testing

/// The case `covariance`: an unbalanced, weighted panel with gaps, rows shuffled.
struct PanelCase {
  let design: Matrix
  let response, weights, counts, trials, successes, offset: [Double]
  let units, times: [Int]
  let expected: Reference

  init() throws {
    let table = try Reference.table(committed: "covariance/data.csv")
    func column(_ name: String) throws -> [Double] { try #require(table[name]) }
    response = try column("y")
    design = try Matrix(columns: [
      response.map { _ in 1 }, column("treated"), column("x"),
    ])
    weights = try column("weight")
    counts = try column("count")
    trials = try column("trials")
    successes = try column("successes")
    offset = try column("exposure").map { log($0) }
    units = try column("unit").map { Int($0) }
    times = try column("time").map { Int($0) }
    expected = try Reference.committed("covariance/expected.json")
  }

  func fits() throws -> [(name: String, fit: any FittedRegression)] {
    [
      ("plain", try leastSquares(design: design, response: response)),
      ("weighted", try leastSquares(design: design, response: response, weights: weights)),
      (
        "poisson",
        try generalizedLinearModel(
          design: design, response: counts, family: .quasiPoisson, offset: offset)
      ),
      (
        "binomial",
        try generalizedLinearModel(
          design: design, response: successes, trials: trials, family: .quasiBinomial)
      ),
    ]
  }
}

struct CovarianceReferenceTests {
  private func compare(
    _ fit: any FittedRegression, _ estimator: CovarianceEstimator, _ expected: Reference,
    _ name: String
  ) throws {
    expect(
      try fit.covariance(estimator).matrix.elements, equals: expected.numbers, digits: 10, name)
  }

  @Test("classical and HC0 to HC3 agree with sandwich, weights and GLM scores included")
  func independent() throws {
    let panel = try PanelCase()
    for (name, fit) in try panel.fits() {
      let expected = panel.expected[name]
      expect(fit.coefficients, equals: expected["coef"].numbers, digits: 10, name)
      try compare(fit, .classical, expected["classical"], "\(name) classical")
      for correction in HeteroskedasticCorrection.allCases {
        let key = correction.rawValue.uppercased()
        try compare(
          fit, .heteroskedastic(correction), expected[key], "\(name) \(key)")
      }
    }
  }

  @Test("Newey-West agrees with sandwich in a series and with its definition in panels with gaps")
  func neweyWest() throws {
    let panel = try PanelCase()
    for (name, fit) in try panel.fits() {
      let expected = panel.expected[name]
      func within(_ lag: Int, _ smallSample: Bool) -> CovarianceEstimator {
        .neweyWest(
          NeweyWest(
            lag: lag, times: panel.times, units: panel.units, smallSample: smallSample))
      }
      let rows = Array(panel.units.indices)
      let series = NeweyWest(lag: 4, times: rows, smallSample: false)
      let adjusted = NeweyWest(lag: 4, times: rows, smallSample: true)
      try compare(fit, .neweyWest(series), expected["series4"], "\(name) lag 4")
      try compare(fit, .neweyWest(adjusted), expected["series4adjusted"], "\(name) lag 4, n/(n-k)")
      try compare(fit, within(0, false), expected["panel0"], "\(name) panel, no lag")
      try compare(fit, within(3, false), expected["panel3"], "\(name) panel, 3 lags")
      try compare(
        fit, within(3, true), expected["panel3adjusted"],
        "\(name) panel, 3 lags, n/(n-k)")
    }
  }

  @Test("CR0 to CR3 and their Satterthwaite degrees of freedom agree with clubSandwich")
  func clustered() throws {
    let panel = try PanelCase()
    for (name, fit) in try panel.fits() {
      try compareClusters(fit, panel, panel.expected[name], nil, name)
    }
    let weighted = try leastSquares(
      design: panel.design, response: panel.response, weights: panel.weights)
    try compareClusters(
      weighted, panel, panel.expected["weightedInverse"], .inverseWeights, "inverse weights")
  }

  private func compareClusters(
    _ fit: any FittedRegression, _ panel: PanelCase, _ expected: Reference,
    _ working: WorkingVariance?, _ name: String
  ) throws {
    let types: [(ClusterCorrection, String)] = [
      (.cr0, "CR0"), (.cr1, "CR1"), (.cr1s, "CR1S"), (.cr2, "CR2"), (.cr3, "CR3"),
    ]
    for (correction, key) in types {
      let covariance = try fit.covariance(
        .clustered(correction, clusters: panel.units, workingVariance: working))
      let label = "\(name) \(key)"
      expect(covariance.matrix.elements, equals: expected[key].numbers, digits: 10, label)
      let units = try (0..<3).map { j in
        try covariance.satterthwaiteDegreesOfFreedom(of: (0..<3).map { $0 == j ? 1 : 0 })
      }
      expect(units, equals: expected["\(key)_df"].numbers, digits: 9.5, "\(label) df")
      expect(
        try covariance.satterthwaiteDegreesOfFreedom(of: [1, 1, 0.5]),
        equals: expected["\(key)_contrast_df"].number, digits: 9.5, "\(label) contrast df")
    }
  }

  @Test("CV3 is the jackknife over clusters around the estimate")
  func jackknife() throws {
    let panel = try PanelCase()
    for (name, fit) in try panel.fits().prefix(2) {
      try compare(
        fit, .clustered(.jackknife, clusters: panel.units), panel.expected[name]["CV3"],
        "\(name) CV3")
    }
  }
}
