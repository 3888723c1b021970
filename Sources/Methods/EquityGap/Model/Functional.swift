// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

extension EquityGap {
  /// A smooth function of the means of cells: its value, and its derivative by each mean.
  struct Functional {
    var value: Double
    var gradient: [Double]

    static func - (left: Functional, right: Functional) -> Functional {
      Functional(
        value: left.value - right.value,
        gradient: zip(left.gradient, right.gradient).map { $0 - $1 })
    }

    /// A function of this one, by its value and slope there.
    func mapped(_ value: Double, slope: Double) -> Functional {
      Functional(value: value, gradient: gradient.map { slope * $0 })
    }

    /// The natural logarithm; nil unless positive.
    var log: Functional? {
      value > 0 ? mapped(Glibc.log(value), slope: 1 / value) : nil
    }

    /// 1 less this.
    var complement: Functional { mapped(1 - value, slope: -1) }

    /// The logarithm of the odds; nil unless strictly between 0 and 1.
    var logOdds: Functional? {
      value > 0 && value < 1
        ? mapped(Glibc.log(value / (1 - value)), slope: 1 / (value * (1 - value))) : nil
    }

    /// An index of some values, each a function of the means.
    static func index(_ index: InequalityIndex, of values: [Functional]) -> Functional {
      var gradient = [Double](repeating: 0, count: values.first?.gradient.count ?? 0)
      for (value, slope) in zip(values, index.gradient) {
        for cell in gradient.indices { gradient[cell] += slope * value.gradient[cell] }
      }
      return Functional(value: index.estimate, gradient: gradient)
    }
  }

  /// An estimate with its 95% limits, where it has them.
  struct Estimated {
    var value: Double
    var lower: Double?
    var upper: Double?
    var p: Double?
    var degreesOfFreedom: Double?

    /// Both limits and the value on another scale that grows with this one.
    func mapped(_ transform: (Double) -> Double) -> Estimated {
      Estimated(
        value: transform(value), lower: lower.map(transform), upper: upper.map(transform), p: p,
        degreesOfFreedom: degreesOfFreedom)
    }
  }
}
