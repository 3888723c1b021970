// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// Rows of results, as the tables of the findings hold them.
enum ResultTables {
  /// The cells of an effect: absolute with interval, relative with interval.
  static func cells(_ effect: PeriodEffect, divisor: Double, unit: Unit) -> [Value] {
    let absolute = effect.difference
    var cells: [Value] = [
      .number(absolute.value / divisor, unit),
      .interval(
        Interval(lower: absolute.lower / divisor, upper: absolute.upper / divisor), unit),
    ]
    if let ratio = effect.ratio {
      cells += [
        .number(ratio.value, .ratio),
        .interval(Interval(lower: ratio.lower, upper: ratio.upper), .ratio),
      ]
    } else {
      cells += [.missing, .missing]
    }
    return cells
  }

  static let effectColumns: [FindingTable.Column] = [
    .init("absolute"), .init("absolute.interval"), .init("relative"), .init("relative.interval"),
  ]

  /// The absolute and the relative estimate of an effect, under a name.
  static func estimates(
    _ effect: PeriodEffect, divisor: Double, unit: Unit, name: String, estimator: String
  ) -> [Estimate] {
    let absolute = effect.difference
    var estimates = [
      Estimate(
        id: "\(name).absolute", value: absolute.value / divisor,
        interval: Interval(lower: absolute.lower / divisor, upper: absolute.upper / divisor),
        unit: unit, standardError: nil, degreesOfFreedom: effect.degreesOfFreedom,
        estimator: estimator)
    ]
    if let ratio = effect.ratio {
      estimates.append(
        Estimate(
          id: "\(name).relative", value: ratio.value,
          interval: Interval(lower: ratio.lower, upper: ratio.upper), unit: .ratio,
          standardError: effect.standardError, degreesOfFreedom: effect.degreesOfFreedom,
          estimator: estimator))
    }
    return estimates
  }

  /// Effects at the horizons asked for, on average and in total.
  static func effects(
    _ effects: EffectsOverTime, horizons: [Int], unit: Unit
  ) throws -> (table: FindingTable, estimates: [Estimate], beyond: [Int]) {
    let estimator = effects.fit.estimator.rawValue
    var rows: [[Value]] = []
    var estimates: [Estimate] = []
    var beyond: [Int] = []
    let first = effects.after.first?.period ?? 0
    for horizon in horizons {
      let period = first + horizon - 1
      guard let after = effects.after.first(where: { $0.period == period }) else {
        beyond.append(horizon)
        continue
      }
      let effect = try effects.effect(over: [after])
      let divisor = effects.averageDivisor(effect, periods: 1)
      rows.append(
        [.phrase("effect.at", ["h": .count(horizon)])]
          + cells(effect, divisor: divisor, unit: unit))
      estimates += self.estimates(
        effect, divisor: divisor, unit: unit, name: "effect.\(horizon)", estimator: estimator)
    }
    let total = try effects.total()
    let count = effects.after.count
    let divisor = effects.averageDivisor(total, periods: count)
    rows.append(
      [.phrase("effect.average", ["n": .count(count)])]
        + cells(total, divisor: divisor, unit: unit))
    estimates += self.estimates(
      total, divisor: divisor, unit: unit, name: "average", estimator: estimator)
    if effects.fit.regression.campaign.kind != .mean {
      rows.append(
        [.phrase("effect.cumulative", ["n": .count(count)])]
          + cells(total, divisor: 1, unit: .count))
      estimates += self.estimates(
        total, divisor: 1, unit: .count, name: "cumulative", estimator: estimator)
    }
    let table = FindingTable(id: "effects", columns: [.init("effect")] + effectColumns, rows: rows)
    return (table, estimates, beyond)
  }
}
