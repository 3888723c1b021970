// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Averages of group-time effects where few places share a date: deviations within dates, whose
/// degrees of freedom are estimated, and of all dates together. `few` are the replicates in which
/// those within dates have fewer than 4.
struct DateStudy: Study {
  static let name = "dates"
  static let header = "places by date"
  static let reference = "within dates"
  static let methods = ["within dates", "within dates (few)", "all dates together"]
  private static let rho = 0.5

  /// How many places never have the campaign, and how many begin on each date.
  struct Cell: StudyCell {
    let sizes: [Int]
    var label: String { sizes.map(String.init).joined(separator: "-") }
  }

  static let cells = [[4, 2, 2], [8, 2, 2], [2, 3, 3], [0, 2, 2, 2, 2], [6, 2, 3, 4]].map {
    Cell(sizes: $0)
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(
      methods: methods, contrasts: ["average", "at the start", "3 after", "3 before"])
    for _ in 0..<settings.replicates {
      let effects = try groupTimeEffects(
        cells: cells(cell.sizes, from: &random),
        specification: GroupTimeSpecification(
          controls: cell.sizes[0] == 0 ? .notYetTreated : .neverTreated,
          adjustment: .doublyRobust, base: .universal, anticipation: 0, sampling: .clusters,
          incomplete: .exclude))
      let parts = try effects.average(.dynamic(), shares: .fixed).parts
      let averages =
        [try effects.average(.simple, shares: .fixed).overall]
        + [0, 3, -3].compactMap { time in parts.first { $0.index == time } }
      for (contrast, average) in averages.enumerated() {
        let within = try average.combination(.withinCohorts)
        let interval = try within.interval(level: 0.95)
        tallies[0, contrast].add(interval, truth: 0, measure: true)
        if !within.hasEnoughDegreesOfFreedom {
          tallies[1, contrast].add(interval, truth: 0, measure: true)
        }
        let together = try average.combination(.pooledCohorts)
        tallies[2, contrast].add(try together.interval(level: 0.95), truth: 0, measure: true)
      }
    }
    return tallies
  }

  /// Levels and AR(1) shocks over 16 periods, the first date the sixth, the others three apart.
  private static func cells(
    _ sizes: [Int], from random: inout RandomSource
  ) throws -> [OutcomeCell] {
    var cells: [OutcomeCell] = []
    for (date, count) in sizes.enumerated() {
      for place in 0..<count {
        let level = random.normal()
        var shock = random.normal()
        for period in 1...16 {
          let value = level + shock
          cells.append(
            OutcomeCell(
              unit: 100 * date + place, period: period,
              firstTreated: date == 0 ? nil : 3 + 3 * date, count: 1, sum: value,
              sumOfSquares: value * value))
          shock = rho * shock + (1 - rho * rho).squareRoot() * random.normal()
        }
      }
    }
    return cells
  }
}
