// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Counts over exposure against `glm` with columns for every effect.
@Suite("Poisson with fixed effects")
struct FixedEffectsPoissonTests {
  private let panel: CommittedPanel
  private let expected: Reference

  init() throws {
    panel = try CommittedPanel()
    expected = try CommittedPanel.expected()
  }

  private func compare(_ fit: FixedEffectsFit, _ name: String, _ term: Int = 0) throws {
    let expected = expected[name]
    #expect(fit.convergence?.converged == true)
    #expect(Double(fit.parameters) == expected["parameters"].number)
    let estimate =
      expected["estimate"][0].isMissing ? expected["estimate"] : expected["estimate"][0]
    expect(fit.coefficients[term], equals: estimate.number, digits: 10, name)
    let classical =
      expected["classical"][0].isMissing ? expected["classical"] : expected["classical"][0]
    expect(try fit.standardError(.classical, term), equals: classical.number, digits: 9.5, name)
    for (key, correction) in [
      ("CR0", ClusterCorrection.cr0), ("CR1", .cr1), ("CR1S", .cr1s), ("CR2", .cr2),
    ] {
      let covariance = try fit.covariance(.clustered(correction))
      expect(
        covariance.standardErrors[term], equals: expected[key].number, digits: 9.5,
        "\(name) \(key)")
      guard !expected["df_\(key)"].isMissing else { continue }
      expect(
        try covariance.satterthwaiteDegreesOfFreedom(of: fit.picking(term)),
        equals: expected["df_\(key)"].number, digits: 9, "\(name) df \(key)")
    }
  }

  @Test("log rate ratio, its covariances, degrees of freedom")
  func constant() throws {
    try compare(try fixedEffectsPoisson(panel.events(), adoption: panel.adoption), "poisson")
  }

  @Test("leads, tested together")
  func leads() throws {
    let fit = try fixedEffectsPoisson(
      panel.events(), adoption: panel.adoption, effects: .eventStudy())
    let term = try #require(fit.terms.firstIndex(of: .event(from: -2, through: -2)))
    try compare(fit, "poisson_leads", term)
    let second = try #require(fit.terms.firstIndex(of: .event(from: -3, through: -3)))
    let test = try fit.hotellingTest(of: [fit.picking(term), fit.picking(second)])
    let reference = expected["poisson_leads"]["test"]
    expect(test.denominator, equals: reference["denominator"].number, digits: 8)
    if let statistic = test.fStatistic {
      expect(statistic, equals: reference["F"].number, digits: 8)
    }
  }

  @Test("units and periods without events are left out and named")
  func emptyUnits() throws {
    let fit = try fixedEffectsPoisson(
      panel.events(withoutUnit: 4, period: 3), adoption: panel.adoption)
    try compare(fit, "poisson_separated")
    let rows = zip(try panel.labels("unit"), try panel.labels("period"))
      .filter { $0 == 4 || $1 == 3 }
    #expect(fit.separated.count == rows.count)
    #expect(fit.separated.allSatisfy { $0.unit == 4 || $0.period == 3 })
  }

  @Test("no event after treatment: the ratio is 0, and said to be")
  func separatedEffect() throws {
    let cells = try panel.events()
    let starts = panel.adoption.starts
    let none = cells.units.indices.map { row in
      cells.periods[row] >= starts[cells.units[row]] ?? .max ? 0 : cells.sums[row]
    }
    let separated = try PanelCells(
      units: cells.units, periods: cells.periods, counts: cells.counts, sums: none,
      exposures: cells.exposures)
    #expect(throws: PanelError.separated(terms: [.treatment])) {
      try fixedEffectsPoisson(separated, adoption: panel.adoption)
    }
  }

  @Test("negative counts and cells without exposure are refused")
  func invalid() throws {
    let cells = try panel.events()
    var sums = cells.sums
    sums[5] = -1
    let negative = try PanelCells(
      units: cells.units, periods: cells.periods, counts: cells.counts, sums: sums,
      exposures: cells.exposures)
    #expect(throws: PanelError.invalidCount(row: 5)) {
      try fixedEffectsPoisson(negative, adoption: panel.adoption)
    }
  }
}
