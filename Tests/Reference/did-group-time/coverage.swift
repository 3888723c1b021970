// SPDX-License-Identifier: GPL-3.0-or-later

// Coverage of averages of group-time effects when nothing happens; README.md holds its output. It is
// the main file of a package with one executable that depends on Statistics, built for release.
import Statistics

/// Clusters with a level, an autoregression over time and a common trend.
func panel(
  _ cohorts: [(start: Int?, clusters: Int)], correlation: Double, _ source: inout RandomSource
) -> [PanelObservation] {
  var rows: [PanelObservation] = []
  var unit = 0
  for cohort in cohorts {
    for _ in 0..<cohort.clusters {
      unit += 1
      var error = source.normal()
      let level = source.normal() * 2
      for period in 1...10 {
        if period > 1 {
          let spread = (1 - correlation * correlation).squareRoot()
          error = correlation * error + spread * source.normal()
        }
        rows.append(
          PanelObservation(
            unit: unit, period: period, firstTreated: cohort.start,
            outcome: level + error + 0.1 * Double(period)))
      }
    }
  }
  return rows
}

func simulate(treated: Int, never: Int, correlation: Double, repetitions: Int) throws {
  var source = try RandomSource(seed: 4, stream: UInt64(treated))
  var held: [EffectInference: Int] = [:]
  var heldJointly: [EffectInference: Int] = [:]
  var width: [EffectInference: Double] = [:]
  for repetition in 0..<repetitions {
    let cohorts: [(start: Int?, clusters: Int)] = [
      (4, treated), (5, treated), (7, treated), (nil, never),
    ]
    let found = try groupTimeEffects(
      panel: panel(cohorts, correlation: correlation, &source))
    let overall = try found.average(.simple).overall
    let dynamic = try found.average(.dynamic())
    for inference in EffectInference.allCases where treated > 1 || inference != .withinCohorts {
      let interval = try overall.combination(inference).interval(level: 0.95)
      if interval.lower <= 0, interval.upper >= 0 { held[inference, default: 0] += 1 }
      width[inference, default: 0] += interval.upper - interval.lower
      let band = try dynamic.uniformBand(
        level: 0.95, inference: inference,
        bootstrap: MultiplierBootstrap(seed: 5, stream: UInt64(repetition)))
      if band.intervals.allSatisfy({ $0.map { $0.lower <= 0 && $0.upper >= 0 } ?? true }) {
        heldJointly[inference, default: 0] += 1
      }
    }
  }
  for inference in EffectInference.allCases where held[inference] != nil {
    let count = Double(repetitions)
    print(
      treated, never, correlation, inference, Double(held[inference] ?? 0) / count,
      (width[inference] ?? 0) / count, Double(heldJointly[inference] ?? 0) / count)
  }
}

for correlation in [0, 0.7] {
  try simulate(treated: 15, never: 40, correlation: correlation, repetitions: 300)
  try simulate(treated: 1, never: 6, correlation: correlation, repetitions: 1000)
  try simulate(treated: 2, never: 6, correlation: correlation, repetitions: 1000)
  try simulate(treated: 4, never: 12, correlation: correlation, repetitions: 500)
}
