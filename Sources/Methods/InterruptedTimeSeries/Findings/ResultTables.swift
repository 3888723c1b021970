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

  /// The effects that were asked for, as a table and as estimates.
  static func effects(_ named: [NamedEffect], estimator: String) -> (
    table: FindingTable, estimates: [Estimate]
  ) {
    let rows = named.map { entry in
      [entry.label] + cells(entry.effect, divisor: entry.divisor, unit: entry.unit)
    }
    let estimates = named.flatMap { entry in
      self.estimates(
        entry.effect, divisor: entry.divisor, unit: entry.unit, name: entry.id,
        estimator: estimator)
    }
    return (
      FindingTable(id: "effects", columns: [.init("effect")] + effectColumns, rows: rows),
      estimates
    )
  }
}
