// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Synthetic controls where the others may not surround the treated places: the default intervals,
/// which look at the fit before the start, beside the rules that they choose from. `poor fit` is how
/// often the default departs from the first of them.
struct HullStudy: Study {
  static let name = "hull"
  static let header = "places,treated,factors,rho"
  static let reference = "thirds left out"
  static let methods = [
    "synthetic default", "thirds left out", "fit's own errors", "both everywhere", "poor fit",
    "synthetic-did default", "synthetic-did wider", "synthetic-did poor fit",
  ]

  struct Cell: StudyCell {
    let design: SyntheticDesign
    var label: String { design.label }
  }

  static let cells: [Cell] = [(20, 1), (10, 2), (10, 3), (20, 3)].flatMap { places, treated in
    SyntheticDesign.Factors.allCases.reversed().flatMap { factors in
      [0, 0.6].map {
        Cell(design: SyntheticDesign(places: places, treated: treated, factors: factors, rho: $0))
      }
    }
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    let design = cell.design
    // Panels of its own: not those on which the rules were chosen.
    let stream = settings.stream(of: "hull " + cell.label)
    var random = try RandomSource(seed: settings.seed, stream: stream)
    var tallies = Tallies(methods: methods, contrasts: ["interval"], widths: .median)
    let periods = 0..<SyntheticDesign.after
    for replicate in 0..<settings.replicates {
      let outcomes = try design.outcomes(from: &random)
      let found = try syntheticControlAssignments(
        outcomes: outcomes, treated: Array(0..<design.treated),
        periodsBefore: SyntheticDesign.before, replicates: SyntheticStudy.choices,
        seed: UInt64(replicate))
      let rules: [SyntheticControlAssignments.Errors?] = [nil, .leftOut, .ofFit, .either]
      for (method, errors) in rules.enumerated() {
        tallies[method, 0].add(
          found.interval(over: periods, by: errors), truth: 0, measure: true)
      }
      tallies[4, 0].add(covered: found.isPoorFit)
      let differences = try syntheticDifferenceInDifferences(
        outcomes: outcomes, treated: (0..<design.places).map { $0 < design.treated },
        periodsBefore: SyntheticDesign.before)
      let placebos = try differences.placebos(
        replicates: SyntheticStudy.choices, seed: UInt64(replicate))
      for (method, rule) in [(5, SyntheticPlacebos.Rule.byFit), (6, .wider)] {
        tallies[method, 0].add(
          estimate: differences.effect, halfWidth: try placebos.halfWidth(by: rule), truth: 0,
          measure: true)
      }
      tallies[7, 0].add(covered: placebos.isPoorFit)
    }
    return tallies
  }
}
