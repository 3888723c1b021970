// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Testing

@testable import Methods

/// Changes of the data or the calendar that must not change the answer, or change it in a known way.
@Suite("What an effect does not depend on")
struct SeriesPropertyTests {
  static let estimators: [InterruptedTimeSeries.Estimator] = [
    .integratedAutocorrelation, .quasiLikelihood, .neweyWest,
  ]

  private func counts(_ seed: UInt64 = 1) -> SeriesCase {
    var noise = Noise(seed)
    return SeriesCase(
      counts: noise.counts(48, change: 0.2), exposure: (0..<48).map { 900 + Double($0 % 7) * 13 })
  }

  private func total(_ series: SeriesCase) throws -> PeriodEffect {
    try series.solved().effects.total()
  }

  private func same(_ left: PeriodEffect, _ right: PeriodEffect, scale: Double = 1) throws {
    #expect(apart(left.difference.value * scale, right.difference.value) < 1e-8)
    #expect(apart(left.difference.lower * scale, right.difference.lower) < 1e-7)
    #expect(apart(left.difference.upper * scale, right.difference.upper) < 1e-7)
    let first = try #require(left.ratio)
    let second = try #require(right.ratio)
    #expect(apart(first.value, second.value) < 1e-9)
    #expect(apart(first.lower, second.lower) < 1e-8)
    #expect(apart(first.upper, second.upper) < 1e-8)
  }

  @Test("exposure in another unit leaves ratios and absolute effects", arguments: estimators)
  func exposure(_ estimator: InterruptedTimeSeries.Estimator) throws {
    var series = counts()
    series.estimator = estimator
    var other = series
    other.denominator = series.denominator.map { $0 * 1000 }
    try same(total(series), total(other))
  }

  @Test(
    "a mean in another unit scales absolute effects and leaves ratios",
    arguments: [
      InterruptedTimeSeries.Estimator.integratedAutocorrelation, .ols, .neweyWest, .praisWinsten,
      .reml,
    ])
  func unit(_ estimator: InterruptedTimeSeries.Estimator) throws {
    var series = SeriesCase(means: counts().numerator)
    series.estimator = estimator
    var other = series
    other.numerator = series.numerator.map { $0 * 60 }
    let left = try total(series)
    let right = try total(other)
    #expect(apart(left.difference.value * 60, right.difference.value) < 1e-6)
    #expect(apart(left.difference.lower * 60, right.difference.lower) < 1e-6)
    #expect(apart(left.difference.upper * 60, right.difference.upper) < 1e-6)
    #expect(apart(try #require(left.ratio).lower, try #require(right.ratio).lower) < 1e-6)
  }

  @Test("without calendar terms, the same series a hundred years later gives the same")
  func calendar() throws {
    let series = counts()
    var other = series
    other.first += 1200
    try same(total(series), total(other))
    var seasonal = series
    seasonal.season = .harmonics(1)
    var later = seasonal
    later.first += 1200
    try same(total(seasonal), total(later))
  }

  @Test("the absolute interval excludes 0 exactly when the ratio's excludes 1, in 300 series")
  func together() throws {
    var excluding = 0
    for seed in 0..<300 {
      var noise = Noise(UInt64(seed))
      let change = noise.normal() * 0.12
      var series = SeriesCase(counts: noise.counts(48, mean: 300, change: change))
      if seed % 3 == 1 {
        series = SeriesCase(
          successes: series.numerator, trials: series.numerator.map { _ in 1500 })
      } else if seed % 3 == 2 {
        series = SeriesCase(means: series.numerator)
      }
      series.estimator = seed % 2 == 0 ? .integratedAutocorrelation : .neweyWest
      let effects = try series.solved().effects
      for effect in [try effects.total(), try effects.effect(over: [effects.after[3]])] {
        let ratio = try #require(effect.ratio)
        #expect((ratio.lower > 1) == (effect.difference.lower > 0))
        #expect((ratio.upper < 1) == (effect.difference.upper < 0))
        if ratio.lower > 1 || ratio.upper < 1 { excluding += 1 }
        #expect(effect.difference.lower <= effect.difference.value)
        #expect(effect.difference.value <= effect.difference.upper)
      }
    }
    #expect(excluding > 60 && excluding < 540)
  }

  @Test("a change of zero leaves what was expected as it was", arguments: [0, 1, 2])
  func zero(_ kind: Int) {
    let link: EffectLink = [.log, .logit, .identity][kind]
    let period = AfterPeriod(period: 0, mean: 37, size: 90, changeRow: [0, 1])
    let effect = PeriodEffect.over([period, period], link: link, coefficients: [5, 0]) { _ in
      CombinationLimits(
        estimate: 0, lower: -0.1, upper: 0.1, standardError: 0.05, degreesOfFreedom: 9)
    }
    #expect(abs(effect.with - effect.without) < 1e-12)
    #expect(abs(effect.difference.value) < 1e-12)
    #expect(effect.difference.lower < 0 && effect.difference.upper > 0)
  }

  @Test("a series that only trends shows an effect of zero")
  func trendOnly() throws {
    var series = SeriesCase(means: (0..<48).map { 100 + 2 * Double($0) + wave($0) })
    series.estimator = .ols
    let effect = try total(series)
    #expect(abs(effect.difference.value) < 1e-9)
  }

  /// A wave orthogonal to intercept, trend, level and slope on both sides of place 36.
  private func wave(_ place: Int) -> Double { [1, -1, -1, 1][place % 4] }
}
