// SPDX-License-Identifier: GPL-3.0-or-later

import Dates
import Findings

/// An effect as tables and estimates of the findings hold it, absolute beside relative.
enum EffectCells {
  /// The cells of an effect: absolute with interval, relative with interval.
  static func cells(_ effect: PeriodEffect, divisor: Double, unit: Unit) -> [Value] {
    let absolute = effect.difference
    var cells: [Value] = [
      .number(absolute.value / divisor, unit),
      .interval(
        Interval(bounded: absolute.lower / divisor, absolute.upper / divisor), unit),
    ]
    if let ratio = effect.ratio {
      cells += [
        .number(ratio.value, .ratio),
        .interval(Interval(bounded: ratio.lower, ratio.upper), .ratio),
      ]
    } else {
      cells += [.missing, .missing]
    }
    return cells
  }

  static let columns: [FindingTable.Column] = [
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
        interval: Interval(bounded: absolute.lower / divisor, absolute.upper / divisor),
        unit: unit, standardError: nil, degreesOfFreedom: effect.degreesOfFreedom,
        estimator: estimator)
    ]
    if let ratio = effect.ratio {
      estimates.append(
        Estimate(
          id: "\(name).relative", value: ratio.value,
          interval: Interval(bounded: ratio.lower, ratio.upper), unit: .ratio,
          standardError: effect.standardError, degreesOfFreedom: effect.degreesOfFreedom,
          estimator: estimator))
    }
    return estimates
  }
}

extension Interval {
  /// An interval whose infinite limits are none.
  init(bounded lower: Double, _ upper: Double) {
    self.init(
      lower: lower.isInfinite ? nil : lower, upper: upper.isInfinite ? nil : upper)
  }
}
