// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Wild cluster bootstrap against fwildclusterboot and the formulas written out in Python.
@Suite("Wild cluster bootstrap", .enabled(if: Reference.hasShared("did/district_panel.csv")))
struct WildBootstrapTests {
  private let reference: Reference
  private let cells: PanelCells
  private let adoption: Adoption

  init() throws {
    reference = try PanelCases.districts().1
    (cells, adoption) = try PanelCases.districtCells()
  }

  private func fit(
    _ weights: EstimandWeights = .units, kind: FixedEffectsKind = .twoWay
  ) throws -> FixedEffectsFit {
    try fixedEffects(
      cells, adoption: adoption, options: FixedEffectsOptions(weights: weights, kind: kind))
  }

  @Test("all 4,096 sign vectors: the exact p-values, ties counted either way")
  func exact() throws {
    let expected = reference["wild_bootstrap_and_CR_by_formula"]
    for (name, fit) in [
      ("fe", try fit()), ("2x2", try fit(kind: .twoByTwo)), ("fe_weighted", try fit(.people)),
      ("2x2_weighted", try fit(.people, kind: .twoByTwo)),
    ] {
      let imposed = expected["wcr_\(name)"]
      let test = try fit.wildBootstrap()
      #expect(test.isExact && test.replicates == 4096)
      #expect(test.pValue() == imposed["p_weak"].number, "\(name)")
      #expect(test.pValue(strict: true) == imposed["p_strict"].number, "\(name)")
      expect(
        test.estimate / test.standardError, equals: imposed["t_raw_CR0"].number, digits: 9, name)
      guard name == "fe" || name == "2x2" else { continue }
      let free = try fit.wildBootstrap(options: WildBootstrapOptions(nullImposed: false))
      #expect(free.pValue() == expected["wcu_\(name)"]["p_weak"].number, "\(name)")
    }
  }

  @Test("fwildclusterboot's interval ends where the p-value without ties crosses 5%")
  func interval() throws {
    let test = try fit().wildBootstrap()
    let interval = try test.interval()
    let expected = reference["district_panel"]["fwildclusterboot_2x2_rademacher_nullTRUE"]["ci"]
    let (low, high) = (expected[0].number, expected[1].number)
    // Its root is found to 1e-6.
    for (inside, outside) in [(low + 1e-6, low - 1e-6), (high - 1e-6, high + 1e-6)] {
      #expect(test.pValue(against: inside, strict: true) > 0.05)
      #expect(test.pValue(against: outside, strict: true) <= 0.05)
    }
    // With ties counted it is one step wider: 2 in 4,096.
    #expect(interval.lower < low && interval.upper > high)
    expect(interval.upper - interval.lower, equals: high - low, digits: 3)
    // Its ends are where the p-value falls to 5%.
    for (inside, outside) in [
      (interval.lower + 1e-9, interval.lower - 1e-9),
      (interval.upper - 1e-9, interval.upper + 1e-9),
    ] {
      #expect(test.pValue(against: inside) > 0.05)
      #expect(test.pValue(against: outside) <= 0.05)
    }
  }

  @Test("Webb's factors to Monte Carlo error, the same by the same seed")
  func webb() throws {
    let fit = try fit()
    let options = WildBootstrapOptions(weights: .webb, replicates: 20_000, seed: 7)
    let test = try fit.wildBootstrap(options: options)
    #expect(!test.isExact)
    let expected = reference["wild_bootstrap_and_CR_by_formula"]["wcr_fe_webb_1e6"]["p_weak"].number
    // Four standard errors of 20,000 draws.
    #expect(abs(test.pValue() - expected) < 4 * (0.0928 * 0.9072 / 20_000).squareRoot())
    #expect(try fit.wildBootstrap(options: options).pValue() == test.pValue())
    var other = options
    other.seed = 8
    #expect(try fit.wildBootstrap(options: other).pValue() != test.pValue())
    var signs = options
    signs.weights = .rademacher
    signs.replicates = 4000
    let drawn = try fit.wildBootstrap(options: signs)
    #expect(!drawn.isExact)
    #expect(abs(drawn.pValue() - 0.09717) < 4 * (0.0972 * 0.9028 / 4000).squareRoot())
  }

  @Test("a replicate by refitting its response is the one that the cross-products give")
  func byRefitting() throws {
    // The share of sign vectors beyond, each fitted from its own response, on an unbalanced panel of
    // five units.
    let panel = try CommittedPanel()
    let all = try panel.cells()
    let rows = all.units.indices.filter { [1, 2, 3, 4, 7].contains(all.units[$0]) }
    func sub(_ sums: [Double]) throws -> PanelCells {
      try PanelCells(
        units: rows.map { all.units[$0] }, periods: rows.map { all.periods[$0] },
        counts: rows.map { all.counts[$0] }, sums: sums)
    }
    let adoption = Adoption(units: [2], from: 5)
    let sums = rows.map { all.sums[$0] }
    let fit = try fixedEffects(sub(sums), adoption: adoption)
    let value = 0.2
    let test = try fit.wildBootstrap()
    #expect(test.isExact && test.replicates == 32)
    // Restricted fit: take the hypothesised effect off and fit without it, which is the fit at
    // which the estimate of what is left has been taken back out.
    let treated = rows.map { all.units[$0] == 2 && all.periods[$0] >= 5 }
    let restricted = try restrictedMeans(rows, all, treated, value)
    let counts = rows.map { all.counts[$0] }
    let observed = (fit.coefficients[0] - value) / (try fit.standardError(.clustered(.cr0)))
    var beyond = 0
    for signs in 0..<32 {
      let response = rows.indices.map { i in
        let unit = [1, 2, 3, 4, 7].firstIndex(of: all.units[rows[i]]) ?? 0
        let residual = sums[i] / counts[i] - restricted[i]
        return counts[i] * (restricted[i] + (signs >> unit & 1 == 1 ? -residual : residual))
      }
      let replicate = try fixedEffects(sub(response), adoption: adoption)
      let t =
        (replicate.coefficients[0] - value) / (try replicate.standardError(.clustered(.cr0)))
      if abs(t) >= abs(observed) * (1 - 1e-9) { beyond += 1 }
    }
    #expect(test.pValue(against: value) == Double(beyond) / 32)
  }

  /// Fitted means under the hypothesis, by least squares on a column for every effect.
  private func restrictedMeans(
    _ rows: [Int], _ all: PanelCells, _ treated: [Bool], _ value: Double
  ) throws -> [Double] {
    var columns: [[Double]] = [1, 2, 3, 4, 7].map { unit in
      rows.map { all.units[$0] == unit ? 1 : 0 }
    }
    for period in 2...8 { columns.append(rows.map { all.periods[$0] == period ? 1 : 0 }) }
    let shifted = rows.indices.map { i in
      all.sums[rows[i]] / all.counts[rows[i]] - (treated[i] ? value : 0)
    }
    let fit = try leastSquares(
      design: try Matrix(columns: columns), response: shifted,
      weights: rows.map { all.counts[$0] })
    return rows.indices.map { fit.fitted[$0] + (treated[$0] ? value : 0) }
  }
}
