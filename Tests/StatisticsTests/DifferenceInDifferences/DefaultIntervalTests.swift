// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Which interval is given, and why.
@Suite("Default interval")
struct DefaultIntervalTests {
  private func fit(
    units: Int, treated: ClosedRange<Int>, effects: PanelEffects = .constant
  ) throws -> FixedEffectsFit {
    var random = try RandomSource(seed: 11)
    let places = (1...units).flatMap { unit in (1...6).map { (unit, $0) } }
    let cells = try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { _ in random.normal() })
    return try fixedEffects(cells, adoption: Adoption(units: treated, from: 4), effects: effects)
  }

  @Test("four degrees of freedom or more: CR2 with Satterthwaite's")
  func enough() throws {
    let fit = try fit(units: 12, treated: 1...6)
    let found = try fit.defaultInterval()
    let estimate = try fit.estimate(0)
    #expect(found.method == .satterthwaite && found.reason == .enoughDegreesOfFreedom)
    #expect(found.interval == (try estimate.interval(level: 0.95)))
    #expect(found.pValue == (try estimate.pValue()))
    // Half of the units treated in a balanced panel: as a two-sample t test of their changes.
    expect(try #require(found.degreesOfFreedom), equals: 10, digits: 11)
    #expect(found.minimumPValue == nil)
  }

  @Test("fewer: the inverted permutation test scaled by sizes")
  func few() throws {
    let fit = try fit(units: 12, treated: 1...2)
    let found = try fit.defaultInterval()
    let test = try fit.permutation(options: PermutationOptions(statistic: .sizeScaled))
    #expect(try #require(found.degreesOfFreedom) < 4)
    #expect(found.method == .permutation && found.reason == .fewDegreesOfFreedom)
    #expect(found.interval == (try test.interval()))
    #expect(found.pValue == test.pValue() && found.minimumPValue == 1.0 / 66)
  }

  @Test("one treated unit: permutation whatever the degrees of freedom; 19 controls for 5%")
  func single() throws {
    for (units, bounded) in [(19, false), (20, true)] {
      let found = try fit(units: units, treated: 5...5).defaultInterval()
      #expect(found.method == .permutation && found.reason == .singleCluster)
      expect(try #require(found.minimumPValue), equals: 1 / Double(units), digits: 14)
      #expect(found.interval.lower.isFinite == bounded)
      #expect(found.interval.upper.isFinite == bounded)
    }
    // One control alone is as bad.
    #expect(try fit(units: 6, treated: 1...5).defaultInterval().reason == .singleCluster)
  }

  @Test("an event time with few degrees of freedom says that its interval need not hold")
  func eventTime() throws {
    let fit = try fit(units: 12, treated: 1...2, effects: .eventStudy())
    let found = try fit.defaultInterval(2)
    #expect(found.method == .satterthwaite && found.reason == .fewDegreesAndNoPermutation)
  }
}
