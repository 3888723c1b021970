// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Randomisation inference over which units were treated.
@Suite("Permutation of treatment")
struct PermutationTests {
  @Test(
    "district panel: 62 of 495 assignments are as extreme",
    .enabled(if: Reference.hasShared("did/district_panel.csv")))
  func districts() throws {
    let (cells, adoption) = try PanelCases.districtCells()
    let expected = try PanelCases.districts().1["district_panel"]["permutation_exact"]
    let fit = try fixedEffects(
      cells, adoption: adoption, options: FixedEffectsOptions(weights: .units))
    let test = try fit.permutation(options: PermutationOptions(statistic: .plain))
    #expect(test.isExact && test.replicates == 495)
    #expect(test.pValue() == 62.0 / 495)
    expect(test.pValue(), equals: expected["p_two_sided_ge"].number, digits: 14)
    expect(test.estimate, equals: expected["obs"].number, digits: 11)
    #expect(test.minimumPValue == 1.0 / 495)
    let interval = try test.interval()
    #expect(interval.lower < 0 && interval.upper > test.estimate)
    #expect(test.pValue(against: interval.upper - 1e-9) > 0.05)
    #expect(test.pValue(against: interval.upper + 1e-9) <= 0.05)
  }

  /// Four units of the committed panel, unbalanced, two of them treated at different dates.
  private func small() throws -> (PanelCells, Adoption, [Double]) {
    let panel = try CommittedPanel()
    let all = try panel.cells()
    let rows = all.units.indices.filter { [1, 2, 7, 9, 11].contains(all.units[$0]) }
    let x = try panel.column("x")
    let cells = try PanelCells(
      units: rows.map { all.units[$0] }, periods: rows.map { all.periods[$0] },
      counts: rows.map { all.counts[$0] }, sums: rows.map { all.sums[$0] })
    return (cells, Adoption([2: 5, 9: 6]), rows.map { x[$0] })
  }

  @Test(
    "every assignment, refitted: two dates, an unbalanced panel, a covariate, any hypothesis",
    arguments: EstimandWeights.allCases, [-0.3, 0, 0.8])
  func byRefitting(weights: EstimandWeights, value: Double) throws {
    let (cells, adoption, x) = try small()
    let options = FixedEffectsOptions(weights: weights)
    let fit = try fixedEffects(cells, adoption: adoption, covariates: [x], options: options)
    let without = cells.units.indices.map { row -> Double in
      let treated = cells.periods[row] >= adoption.starts[cells.units[row]] ?? .max
      return cells.sums[row] - (treated ? value * cells.counts[row] : 0)
    }
    let shifted = try PanelCells(
      units: cells.units, periods: cells.periods, counts: cells.counts, sums: without)
    func statistics(_ adoption: Adoption) throws -> (plain: Double, studentized: Double) {
      let fit = try fixedEffects(shifted, adoption: adoption, covariates: [x], options: options)
      let estimate = fit.coefficients[0]
      return (abs(estimate), abs(estimate / (try fit.standardError(.clustered(.cr0)))))
    }
    let observed = try statistics(adoption)
    var plain = 0
    var studentized = 0
    let units = [1, 2, 7, 9, 11]
    for early in units {
      for late in units where late != early {
        let found = try statistics(Adoption([early: 5, late: 6]))
        if found.plain >= observed.plain * (1 - 1e-9) { plain += 1 }
        if found.studentized >= observed.studentized * (1 - 1e-9) { studentized += 1 }
      }
    }
    let tests = try PermutationStatistic.allCases.map {
      try fit.permutation(options: PermutationOptions(statistic: $0))
    }
    #expect(tests.allSatisfy { $0.replicates == 20 && $0.isExact })
    #expect(tests[0].pValue(against: value) == Double(plain) / 20)
    #expect(tests[1].pValue(against: value) == Double(studentized) / 20)
  }

  @Test("2 of 6 treated: 5% is out of reach, the interval has no ends")
  func unattainable() throws {
    var random = try RandomSource(seed: 5)
    let places = (1...6).flatMap { unit in (1...8).map { (unit, $0) } }
    let cells = try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { _ in random.normal() })
    let fit = try fixedEffects(cells, adoption: Adoption(units: [2, 5], from: 5))
    for statistic in PermutationStatistic.allCases {
      let test = try fit.permutation(options: PermutationOptions(statistic: statistic))
      #expect(test.minimumPValue == 1.0 / 15)
      let interval = try test.interval()
      #expect(interval.lower == -.infinity && interval.upper == .infinity)
      let ninety = try test.interval(level: 0.9)
      #expect(ninety.lower.isFinite && ninety.upper.isFinite)
    }
    // Half of the units: an assignment and its complement say the same.
    let half = try fixedEffects(cells, adoption: Adoption(units: [1, 2, 5], from: 5))
    #expect(try half.permutation().minimumPValue == 0.1)
  }

  @Test("drawn assignments: near the exact p-value, the same by the same seed")
  func drawn() throws {
    var random = try RandomSource(seed: 6)
    let places = (1...14).flatMap { unit in (1...6).map { (unit, $0) } }
    let cells = try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { $0.0 <= 7 && $0.1 > 3 ? 0.4 + random.normal() : random.normal() })
    let fit = try fixedEffects(cells, adoption: Adoption(units: 1...7, from: 4))
    let exact = try fit.permutation()
    #expect(exact.isExact && exact.replicates == 3432)
    let options = PermutationOptions(replicates: 3000, seed: 9)
    let drawn = try fit.permutation(options: options)
    #expect(!drawn.isExact)
    let p = exact.pValue()
    #expect(abs(drawn.pValue() - p) < 4 * (p * (1 - p) / 3000).squareRoot())
    #expect(try fit.permutation(options: options).pValue() == drawn.pValue())
  }

  @Test("a single treated unit is ranked among placebos, each refitted")
  func placebos() throws {
    let (cells, _, _) = try small()
    let fit = try fixedEffects(cells, adoption: Adoption(units: [2], from: 5))
    let placebos = try fit.placebos()
    #expect(placebos.map(\.cluster) == [1, 2, 7, 9, 11])
    #expect(placebos.filter(\.isTreated).map(\.cluster) == [2])
    for placebo in placebos {
      let refitted = try fixedEffects(
        cells, adoption: Adoption(units: [placebo.cluster], from: 5))
      expect(placebo.estimate, equals: refitted.coefficients[0], digits: 10)
    }
    let rank = placebos.filter { abs($0.estimate) >= abs(fit.coefficients[0]) * (1 - 1e-9) }.count
    let test = try fit.permutation(options: PermutationOptions(statistic: .plain))
    #expect(test.pValue() == Double(rank) / 5)
  }

  @Test("what cannot be permuted is refused")
  func refusals() throws {
    let (cells, adoption, _) = try small()
    #expect(throws: PanelError.needsConstantEffect) {
      try fixedEffects(cells, adoption: adoption, effects: .eventStudy()).permutation()
    }
    let pairs = FixedEffectsOptions(clusters: cells.units.map { min($0, 7) })
    #expect(throws: PanelError.treatmentVariesWithinCluster(cluster: 7)) {
      try fixedEffects(cells, adoption: adoption, options: pairs).permutation()
    }
    let exact = try PanelCells(
      units: cells.units, periods: cells.periods, counts: cells.counts,
      sums: cells.units.indices.map { row in
        cells.counts[row] * (cells.units[row] == 2 && cells.periods[row] >= 5 ? 1 : 0)
      })
    let perfect = try fixedEffects(exact, adoption: Adoption(units: [2], from: 5))
    #expect(throws: PanelError.statistics(.noDegreesOfFreedom)) { try perfect.permutation() }
    #expect(throws: PanelError.statistics(.noDegreesOfFreedom)) { try perfect.wildBootstrap() }
    #expect(throws: PanelError.severalDates([5, 6])) {
      try fixedEffects(cells, adoption: adoption).placebos()
    }
  }
}
