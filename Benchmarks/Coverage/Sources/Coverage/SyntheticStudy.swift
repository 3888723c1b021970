// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// The intervals and tests of synthetic controls and of synthetic difference-in-differences, beside
/// plain difference-in-differences on the same panels. One minus the coverage of `test` is its size.
/// Rules are fixed here; `hull` has the defaults, which look at the fit before the start.
struct SyntheticStudy: Study {
  static let name = "synthetic"
  static let header = "places,treated,factors,rho"
  static let reference = "plain permutation"
  static let methods = [
    "synthetic", "synthetic by the fit's own errors", "synthetic-did", "synthetic-did by ranks",
    "synthetic-did by the normal", "plain permutation", "plain default",
  ]
  /// Choices of places, where there are more: 5% of them and the actual one is a whole number.
  static let choices = 199

  struct Cell: StudyCell {
    let design: SyntheticDesign
    var label: String { design.label }
  }

  static let cells: [Cell] = [6, 10, 20, 50].flatMap { places in
    [1, 2, 3].flatMap { treated in
      SyntheticDesign.Factors.allCases.flatMap { factors in
        [0, 0.6].map {
          Cell(
            design: SyntheticDesign(places: places, treated: treated, factors: factors, rho: $0))
        }
      }
    }
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: ["interval", "test"], widths: .median)
    for replicate in 0..<settings.replicates {
      let outcomes = try cell.design.outcomes(from: &random)
      let seed = UInt64(replicate)
      try control(cell.design, outcomes, seed, &tallies)
      try differences(cell.design, outcomes, seed, &tallies)
      try plain(cell.design, outcomes, seed, &tallies)
    }
    return tallies
  }

  private static func control(
    _ design: SyntheticDesign, _ outcomes: Matrix, _ seed: UInt64, _ tallies: inout Tallies
  ) throws {
    let found = try syntheticControlAssignments(
      outcomes: outcomes, treated: Array(0..<design.treated),
      periodsBefore: SyntheticDesign.before, replicates: choices, seed: seed)
    let periods = 0..<SyntheticDesign.after
    tallies[0, 0].add(found.interval(over: periods, by: .leftOut), truth: 0, measure: true)
    tallies[0, 1].add(covered: found.pValue(over: periods, by: .leftOut) > level)
    // What the fit leaves over is smaller than what it would foretell.
    let statistics = found.assignments.map { abs($0.meanGap(over: periods)) / $0.errorBefore }
    let asFar = statistics.count { $0 >= statistics[0] * (1 - 1e-9) }
    tallies[1, 1].add(covered: Double(asFar) / Double(statistics.count) > level)
  }

  private static func differences(
    _ design: SyntheticDesign, _ outcomes: Matrix, _ seed: UInt64, _ tallies: inout Tallies
  ) throws {
    let found = try syntheticDifferenceInDifferences(
      outcomes: outcomes, treated: (0..<design.places).map { $0 < design.treated },
      periodsBefore: SyntheticDesign.before)
    guard let placebos = try? found.placebos(replicates: choices, seed: seed) else {
      // Nothing to hold the effect against: the interval has no ends.
      for method in 2...4 {
        tallies[method, 0].add(
          estimate: found.effect, halfWidth: .infinity, truth: 0, measure: true)
        tallies[method, 1].add(covered: true)
      }
      return
    }
    for (method, rule) in [(2, SyntheticPlacebos.Rule.wider), (3, .ranks)] {
      tallies[method, 0].add(
        estimate: found.effect, halfWidth: try placebos.halfWidth(by: rule), truth: 0,
        measure: true)
      tallies[method, 1].add(covered: try placebos.pValue(rule) > level)
    }
    let width = 1.959963984540054 * placebos.standardError
    tallies[4, 0].add(estimate: found.effect, halfWidth: width, truth: 0, measure: true)
    tallies[4, 1].add(covered: abs(found.effect) <= width)
  }

  /// A share of 5% is not above 5%, rounding aside.
  static let level = 0.05 * (1 + 1e-12)

  private static func plain(
    _ design: SyntheticDesign, _ outcomes: Matrix, _ seed: UInt64, _ tallies: inout Tallies
  ) throws {
    let pairs = (0..<outcomes.rows).flatMap { unit in
      (0..<outcomes.columns).map { (unit: unit, period: $0) }
    }
    let cells = try PanelCells(
      units: pairs.map(\.unit), periods: pairs.map(\.period), counts: pairs.map { _ in 1 },
      sums: pairs.map { outcomes[$0.unit, $0.period] })
    let fit = try fixedEffects(
      cells, adoption: Adoption(units: Array(0..<design.treated), from: SyntheticDesign.before),
      options: FixedEffectsOptions(weights: .units, level: .cells))
    let test = try fit.permutation(
      options: PermutationOptions(statistic: .plain, replicates: choices, seed: seed))
    tallies[5, 0].add(try test.interval(), truth: 0, measure: true)
    tallies[5, 1].add(covered: test.pValue() > level)
    let chosen = try fit.defaultInterval(replicates: choices, seed: seed)
    tallies[6, 0].add(chosen.interval, truth: 0, measure: true)
    tallies[6, 1].add(covered: chosen.pValue > 0.05)
  }
}
