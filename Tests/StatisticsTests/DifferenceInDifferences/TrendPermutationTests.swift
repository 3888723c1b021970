// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Trends before are permuted over the places as effects are.
@Suite("Permutation of trends before")
struct TrendPermutationTests {
  private func slope(of treated: Int, among units: Int) throws -> FixedEffectsFit {
    var random = try RandomSource(seed: 23)
    let places = (1...units).flatMap { unit in (1...7).map { (unit, $0) } }
    let cells = try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { _ in random.normal() })
    return try fixedEffects(
      cells, adoption: Adoption(units: treated...treated, from: 6), effects: .preTrend)
  }

  @Test("with one place it is ranked among the trends that each other place would have had")
  func ranked() throws {
    let fit = try slope(of: 5, among: 20)
    let refitted = try (1...20).map { try slope(of: $0, among: 20).coefficients[0] }
    let test = try fit.permutation(options: PermutationOptions(statistic: .plain))
    let own = abs(refitted[4])
    let rank = refitted.count { abs($0) >= own * (1 - 1e-12) }
    #expect(test.isExact && test.pValue() == Double(rank) / 20)
    let chosen = try fit.defaultInterval()
    #expect(chosen.method == .permutation && chosen.reason == .singleCluster)
    // Places of one size: scaled by size it is the plain permutation.
    #expect(chosen.pValue == test.pValue())
    // Of noise alone, against one treated place of which CR2 knows nothing, it is far wider.
    let clustered = try fit.estimate(0).interval(level: 0.95)
    #expect(chosen.interval.upper - chosen.interval.lower > clustered.upper - clustered.lower)
  }

  @Test("a trend of several dates is not permuted")
  func severalDates() throws {
    let places = (1...8).flatMap { unit in (1...7).map { (unit, $0) } }
    var random = try RandomSource(seed: 5)
    let cells = try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { _ in random.normal() })
    let fit = try fixedEffects(cells, adoption: Adoption([1: 5, 2: 6]), effects: .preTrend)
    #expect(throws: PanelError.needsConstantEffect) { try fit.permutation() }
  }
}
