// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The cells by pyfixest, under each small-sample convention.
@Suite("Fixed effects as pyfixest has them")
struct FixedEffectsPyfixestTests {
  @Test("weighted means, stratum-by-period effects, Poisson")
  func conventions() throws {
    let panel = try CommittedPanel()
    let expected = try Reference.committed("did-fixed-effects/python.json")
    let cells = try panel.cells()
    let means = try fixedEffects(
      cells, adoption: panel.adoption, options: FixedEffectsOptions(level: .cells))
    let strata = try fixedEffects(
      cells, adoption: panel.adoption,
      options: FixedEffectsOptions(level: .cells, strata: .byPeriod))
    let counts = try fixedEffectsPoisson(panel.events(), adoption: panel.adoption)
    for (name, counted) in [
      ("none", CountedCoefficients.none), ("nonnested", .nested), ("full", .full),
    ] {
      for (key, fit) in [
        ("people_cells", means), ("byPeriod_cells", strata), ("poisson", counts),
      ] {
        let found = expected["\(key)_\(name)"]
        expect(fit.coefficients[0], equals: found["estimate"].number, digits: 10, key)
        expect(
          try fit.standardError(.conventional(counted)), equals: found["se"].number, digits: 9.5,
          "\(key) \(name)")
      }
    }
  }
}
