// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Statistics

/// A panel of places of equal or unequal size, some treated from the middle on, whose errors are
/// autocorrelated within a place.
struct PanelDesigns: Sendable {
  let clusters: Int
  let treated: Int
  let periods: Int
  /// People in a place: all alike, or growing eightfold from the smallest to the largest, the treated
  /// spread over the sizes, the largest or the smallest.
  let sizes: Sizes
  let weights: EstimandWeights

  enum Sizes: String, Sendable { case equal, spread, largest, smallest }

  var name: String { "\(clusters),\(treated),\(sizes.rawValue),\(weights.rawValue)" }
  var start: Int { periods / 2 + 1 }

  /// The treated places.
  var units: [Int] {
    switch sizes {
    case .largest: Array((clusters - treated + 1)...clusters)
    case .smallest: Array(1...treated)
    // The middle of each of as many equal stretches.
    case .equal, .spread: (0..<treated).map { (2 * $0 + 1) * clusters / (2 * treated) + 1 }
    }
  }

  var adoption: Adoption { Adoption(units: units, from: start) }

  func people(_ unit: Int) -> Double {
    guard sizes != .equal else { return 500 }
    return (250 * pow(8, Double(unit - 1) / Double(clusters - 1))).rounded()
  }

  /// Cells whose means are AR(1) with correlation ρ beside a place's own level, and the sampling of
  /// people whose outcome has variance `people` times that of the shocks.
  func cells(
    rho: Double, noise: Double, from random: inout RandomSource
  ) throws(StatisticsError) -> PanelCells {
    var (units, times, counts, sums): ([Int], [Int], [Double], [Double]) = ([], [], [], [])
    for unit in 1...clusters {
      let people = people(unit)
      let level = random.normal()
      var shock = random.normal()
      for period in 1...periods {
        let value = level + shock + (noise / people).squareRoot() * random.normal()
        units.append(unit)
        times.append(period)
        counts.append(people)
        sums.append(people * value)
        shock = rho * shock + (1 - rho * rho).squareRoot() * random.normal()
      }
    }
    return try PanelCells(units: units, periods: times, counts: counts, sums: sums)
  }
}
