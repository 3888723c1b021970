// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// The change of a gap among few districts: CR2 beside limits that take people as independent.
struct EquityStudy: Study {
  static let name = "equity"
  static let header = "clusters,treated,sizes,people,correlation"
  static let reference = "CR2"
  static let methods = ["CR2", "MOVER"]

  struct Cell: StudyCell {
    let design: EquityDesign
    var label: String { design.label }
  }

  static let cells: [Cell] = [6, 12, 24].flatMap { clusters in
    [0, 2, clusters / 2].flatMap { treated in
      EquityDesign.Sizes.allCases.flatMap { cells(clusters, treated: treated, $0) }
    }
  }

  private static func cells(
    _ clusters: Int, treated: Int, _ sizes: EquityDesign.Sizes
  ) -> [Cell] {
    var cells: [Cell] = []
    for size in [60.0, 330] {
      for correlation in [0.0016, 0.01, 0.03] {
        let design = EquityDesign(
          clusters: clusters, treated: treated, sizes: sizes, size: size, correlation: correlation)
        cells.append(Cell(design: design))
      }
    }
    return cells
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    let design = cell.design
    let (contrast, truth) = (design.contrast, design.truth)
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: ["change"])
    for replicate in 0..<settings.replicates {
      let measure = replicate < settings.measured
      let outcomes = try design.sample(&random)
      let clustered = try CellMeans(outcomes, cells: contrast.count, errors: .clustered)
      let interval = try clustered.contrast(contrast).interval(level: 0.95)
      tallies[0, 0].add(interval, truth: truth, measure: measure)
      var (sums, totals) = (contrast.map { _ in 0 }, contrast.map { _ in 0 })
      for outcome in outcomes {
        sums[outcome.cell] += Int(outcome.sum)
        totals[outcome.cell] += Int(outcome.count)
      }
      var terms: [(weight: Double, value: IntervalEstimate)] = []
      for (index, weight) in contrast.enumerated() {
        let share = try Proportion(count: sums[index], total: totals[index])
        terms.append((weight: weight, value: try share.estimate(level: 0.95)))
      }
      tallies[1, 0].add(
        try IntervalEstimate.combination(terms).interval, truth: truth, measure: measure)
    }
    return tallies
  }
}

/// The change of a gap among independent people, small groups and rare outcomes included.
struct EquityPeopleStudy: Study {
  static let name = "equity-people"
  static let header = "people,shares"
  static let reference = "MOVER"
  static let methods = ["MOVER", "Wald"]

  /// Reference and focus before, then after.
  struct Cell: StudyCell {
    let people: [Int]
    let shares: [Double]
    var label: String {
      let sizes = people.map { "\($0)" }.joined(separator: " ")
      return sizes + "," + shares.map { decimals($0, 2) }.joined(separator: " ")
    }
  }

  /// Those of the shared coverage study, then smaller and rarer.
  static let cells = [
    Cell(people: [20, 20, 20, 20], shares: [0.6, 0.4, 0.65, 0.5]),
    Cell(people: [30, 12, 30, 12], shares: [0.9, 0.7, 0.95, 0.85]),
    Cell(people: [50, 50, 50, 50], shares: [0.95, 0.9, 0.97, 0.95]),
    Cell(people: [200, 60, 200, 60], shares: [0.6, 0.45, 0.62, 0.52]),
    Cell(people: [1200, 1200, 1200, 1200], shares: [0.59, 0.43, 0.61, 0.51]),
    Cell(people: [40, 8, 40, 8], shares: [0.3, 0.1, 0.35, 0.2]),
    Cell(people: [10, 10, 10, 10], shares: [0.6, 0.4, 0.65, 0.5]),
    Cell(people: [100, 20, 100, 20], shares: [0.2, 0.1, 0.25, 0.2]),
    Cell(people: [400, 100, 400, 100], shares: [0.05, 0.02, 0.06, 0.04]),
  ]

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: ["change"])
    let shares = cell.shares
    let truth = (shares[2] - shares[3]) - (shares[0] - shares[1])
    for replicate in 0..<settings.replicates {
      let measure = replicate < settings.measured
      var sample: [Proportion] = []
      for (people, share) in zip(cell.people, shares) {
        let count = try random.binomial(trials: people, success: share)
        sample.append(try Proportion(count: count, total: people))
      }
      let before = ShareGap(reference: sample[0], focus: sample[1])
      let after = ShareGap(reference: sample[2], focus: sample[3])
      let found = try after.change(from: before, on: .difference, level: 0.95)
      tallies[0, 0].add(found.interval, truth: truth, measure: measure)
      let wald = try after.linearChange(from: before, on: .difference)
      tallies[1, 0].add(
        estimate: wald.estimate, halfWidth: 1.959963984540054 * wald.standardError, truth: truth,
        measure: measure)
    }
    return tallies
  }
}
