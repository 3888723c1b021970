// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// What must not change, and how what must change does.
@Suite("Fixed effects: properties")
struct FixedEffectsPropertyTests {
  private let panel: CommittedPanel
  private let cells: PanelCells

  init() throws {
    panel = try CommittedPanel()
    cells = try panel.cells()
  }

  private static let estimators: [PanelCovarianceEstimator] = [
    .classical, .heteroskedastic(smallSample: true), .clustered(.cr1s), .clustered(.cr2),
    .clustered(.cr3),
  ]

  private func numbers(_ fit: FixedEffectsFit) throws -> [Double] {
    try fit.coefficients + Self.estimators.flatMap { try fit.covariance($0).standardErrors } + [
      try fit.covariance(.clustered(.cr2)).satterthwaiteDegreesOfFreedom(of: fit.picking(0))
    ]
  }

  private func rearranged(
    _ rows: [Int], units: (Int) -> Int = { $0 }, scale: Double = 1, shift: Double = 0
  ) throws -> PanelCells {
    let within = try panel.column("within")
    return try PanelCells(
      units: rows.map { units(cells.units[$0]) }, periods: rows.map { cells.periods[$0] },
      strata: rows.map { cells.strata?[$0] ?? 0 }, counts: rows.map { cells.counts[$0] },
      sums: rows.map { scale * cells.sums[$0] + shift * cells.counts[$0] },
      withinSquares: rows.map { scale * scale * within[$0] })
  }

  @Test("order of rows and labels of units", arguments: EstimandWeights.allCases)
  func order(weights: EstimandWeights) throws {
    let options = FixedEffectsOptions(weights: weights)
    let straight = try numbers(
      fixedEffects(cells, adoption: panel.adoption, effects: .eventStudy(), options: options))
    var rows = Array(cells.units.indices)
    var random = try RandomSource(seed: 3)
    try random.shuffle(&rows)
    let other = try rearranged(rows) { 1000 - 7 * $0 }
    let adoption = Adoption(
      Dictionary(
        uniqueKeysWithValues: panel.adoption.starts.map { (1000 - 7 * $0.key, $0.value) }))
    let turned = try numbers(
      fixedEffects(other, adoption: adoption, effects: .eventStudy(), options: options))
    expect(turned, equals: straight, digits: 9)
  }

  @Test("scale of the outcome, and its origin")
  func scaling() throws {
    let straight = try fixedEffects(cells, adoption: panel.adoption)
    let scaled = try fixedEffects(
      rearranged(Array(cells.units.indices), scale: -3, shift: 20), adoption: panel.adoption)
    expect(scaled.coefficients[0], equals: -3 * straight.coefficients[0], digits: 11)
    for estimator in Self.estimators {
      expect(
        try scaled.standardError(estimator), equals: 3 * (try straight.standardError(estimator)),
        digits: 11)
    }
  }

  @Test("people grouped more coarsely or more finely: the same, to 12 digits")
  func grouping() throws {
    let fine = try numbers(fixedEffects(cells, adoption: panel.adoption))
    // Strata pooled: squares about the mean of both are those within plus those between.
    struct Sums { var count = 0.0, sum = 0.0, squares = 0.0 }
    var pooled: [Int: Sums] = [:]
    let within = try panel.column("within")
    for row in cells.units.indices {
      let key = cells.units[row] * 100 + cells.periods[row]
      pooled[key, default: Sums()].count += cells.counts[row]
      pooled[key, default: Sums()].sum += cells.sums[row]
      pooled[key, default: Sums()].squares +=
        within[row] + cells.sums[row] * cells.sums[row] / cells.counts[row]
    }
    let keys = pooled.keys.sorted()
    let coarse = try PanelCells(
      units: keys.map { $0 / 100 }, periods: keys.map { $0 % 100 },
      counts: keys.map { pooled[$0]?.count ?? 0 }, sums: keys.map { pooled[$0]?.sum ?? 0 },
      sumsOfSquares: keys.map { pooled[$0]?.squares ?? 0 })
    let found = try numbers(fixedEffects(coarse, adoption: panel.adoption))
    expect(found, equals: fine, digits: 10)
  }

  @Test("binned ends hold what lies beyond them, and the reference may be another")
  func binning() throws {
    let binned = try fixedEffects(
      cells, adoption: panel.adoption, effects: .eventStudy(reference: -1, first: -3, last: 2))
    #expect(
      binned.terms == [
        .event(from: .min, through: -3), .event(from: -2, through: -2),
        .event(from: 0, through: 0), .event(from: 1, through: 1), .event(from: 2, through: .max),
      ])
    let universal = try fixedEffects(cells, adoption: panel.adoption, effects: .eventStudy())
    let other = try fixedEffects(
      cells, adoption: panel.adoption, effects: .eventStudy(reference: -2))
    func effect(_ fit: FixedEffectsFit, _ time: Int) throws -> Double {
      fit.coefficients[
        try #require(fit.terms.firstIndex(of: .event(from: time, through: time)))]
    }
    let base = try effect(universal, -2)
    for time in [-5, -4, -3, 0, 1, 2, 3] {
      expect(try effect(other, time), equals: try effect(universal, time) - base, digits: 10)
    }
    expect(universal.averageAfter.reduce(0, +), equals: 1, digits: 14)
  }

  @Test("what is missing is reported")
  func balance() throws {
    let fit = try fixedEffects(cells, adoption: panel.adoption)
    #expect(!fit.balance.isBalanced)
    #expect(fit.balance.missing.map(\.unit) == [7])
    #expect(fit.balance.missing.map(\.period) == [2])
    #expect(fit.balance.seenOnce.isEmpty)
    #expect(fit.clusterCount == 12 && fit.treatedClusterCount == 3)
  }
}
