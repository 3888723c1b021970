// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Grouped cells against `lm` on the people behind them, with columns for every effect.
@Suite("Person-level regression from cells")
struct PersonLevelTests {
  private let panel: CommittedPanel
  private let expected: Reference

  init() throws {
    panel = try CommittedPanel()
    expected = try CommittedPanel.expected()
  }

  private func compare(_ fit: FixedEffectsFit, _ name: String, digits: Double = 10) throws {
    let expected = expected[name]
    #expect(!expected.isMissing)
    #expect(Double(fit.parameters) == expected["parameters"].number)
    #expect(fit.observations == expected["observations"].number)
    expect(fit.coefficients[0], equals: expected["estimate"].number, digits: digits, name)
    let estimators: [(String, PanelCovarianceEstimator)] = [
      ("classical", .classical), ("HC0", .heteroskedastic(smallSample: false)),
      ("HC1", .heteroskedastic(smallSample: true)), ("CR0", .clustered(.cr0)),
      ("CR1", .clustered(.cr1)), ("CR1S", .clustered(.cr1s)), ("CR2", .clustered(.cr2)),
      ("CR1S", .conventional(.full)), ("CR3", .clustered(.cr3)),
    ]
    for (key, estimator) in estimators where !expected[key].isMissing {
      expect(
        try fit.standardError(estimator), equals: expected[key].number, digits: digits,
        "\(name) \(key)")
    }
    for (key, correction) in [("df_CR1", ClusterCorrection.cr1), ("df_CR2", .cr2)] {
      expect(
        try fit.covariance(.clustered(correction)).satterthwaiteDegreesOfFreedom(
          of: fit.picking(0)),
        equals: expected[key].number, digits: digits, "\(name) \(key)")
    }
  }

  @Test("every person the same, whatever the strata do")
  func people() throws {
    let cells = try panel.cells()
    for (name, strata) in [
      ("people", StratumEffects.none), ("people_common", .common), ("people_byPeriod", .byPeriod),
      ("people_saturated", .saturated),
    ] {
      let options = FixedEffectsOptions(strata: strata)
      try compare(try fixedEffects(cells, adoption: panel.adoption, options: options), name)
    }
  }

  @Test("a covariate of the cells")
  func covariate() throws {
    let fit = try fixedEffects(
      panel.cells(), adoption: panel.adoption, covariates: [panel.column("x")])
    #expect(fit.terms == [.treatment, .covariate(0)])
    try compare(fit, "people_covariate")
  }

  @Test("clusters of two units")
  func pairs() throws {
    let options = FixedEffectsOptions(clusters: try panel.labels("unit").map { ($0 + 1) / 2 })
    try compare(
      try fixedEffects(panel.cells(), adoption: panel.adoption, options: options), "people_pairs")
  }

  @Test("every unit the same: people weighing less in larger cells, or cells as observations")
  func units() throws {
    for (name, options) in [
      ("units_people", FixedEffectsOptions(weights: .units, level: .people)),
      ("units_cells", FixedEffectsOptions(weights: .units)),
      ("people_cells", FixedEffectsOptions(level: .cells)),
    ] {
      try compare(
        try fixedEffects(panel.cells(), adoption: panel.adoption, options: options), name)
    }
  }

  @Test("two by two with one date")
  func twoByTwo() throws {
    let cells = try panel.cells()
    let rows = cells.units.indices.filter { cells.units[$0] != 9 }
    func kept<Value>(_ list: [Value]) -> [Value] { rows.map { list[$0] } }
    let one = try PanelCells(
      units: kept(cells.units), periods: kept(cells.periods), counts: kept(cells.counts),
      sums: kept(cells.sums), withinSquares: kept(panel.column("within")))
    let fit = try fixedEffects(
      one, adoption: Adoption(units: [2, 6], from: 5),
      options: FixedEffectsOptions(kind: .twoByTwo))
    try compare(fit, "people_twoByTwo")
  }

  @Test("linear pre-trend of the treated")
  func preTrend() throws {
    let fit = try fixedEffects(panel.cells(), adoption: panel.adoption, effects: .preTrend)
    #expect(fit.terms == [.preTrend])
    try compare(fit, "preTrend", digits: 9.5)
  }

  @Test("sums of squares in place of squares about the mean")
  func sumsOfSquares() throws {
    let cells = try PanelCells(
      units: panel.labels("unit"), periods: panel.labels("period"), counts: panel.column("n"),
      sums: panel.column("sum"), sumsOfSquares: panel.column("squares"))
    try compare(try fixedEffects(cells, adoption: panel.adoption), "people")
  }
}
