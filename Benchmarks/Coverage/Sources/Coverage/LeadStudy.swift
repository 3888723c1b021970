// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Tests before treatment where trends are parallel: one minus coverage is the size of a test.
struct LeadStudy: Study {
  static let name = "leads"
  static let header = "clusters,treated,sizes,weights,leads,rho"
  static let reference = "linear CR2"
  static let methods = [
    "linear CR2", "linear CR1", "treated/2 blocks HTZ", "G/4 blocks HTZ", "all leads Wald CR1",
  ]

  struct Cell: StudyCell {
    let design: PanelDesigns
    let rho: Double
    var label: String { "\(design.name),\(design.periods / 2 - 1),\(decimals(rho, 1))" }
  }

  static let cells: [Cell] = [(12, 4), (12, 6), (24, 8), (50, 10)].flatMap { clusters, treated in
    [(PanelDesigns.Sizes.equal, EstimandWeights.units), (.spread, .people)].flatMap {
      sizes, weights in
      [0, 0.5].map {
        Cell(
          design: PanelDesigns(
            clusters: clusters, treated: treated, periods: 24, sizes: sizes, weights: weights),
          rho: $0)
      }
    }
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    let design = cell.design
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: ["size"])
    let options = FixedEffectsOptions(weights: design.weights)
    for _ in 0..<settings.replicates {
      let cells = try design.cells(rho: cell.rho, noise: 0, from: &random)
      let trend = try fixedEffects(
        cells, adoption: design.adoption, effects: .preTrend, options: options)
      let study = try fixedEffects(
        cells, adoption: design.adoption, effects: .eventStudy(), options: options)
      let all = study.leads.map { study.picking($0.term) }
      let few = try study.hotellingTest(of: study.leadBlocks(atMost: design.treated / 2))
      let more = try study.hotellingTest(of: study.leadBlocks(atMost: design.clusters / 4))
      let probabilities = [
        try trend.estimate(0).pValue(),
        try trend.estimate(0, estimator: .clustered(.cr1)).pValue(),
        try few.pValue(), try more.pValue(), try? wald(study, all),
      ]
      for (method, probability) in probabilities.enumerated() {
        // A test that does not exist does not reject.
        tallies[method, 0].add(covered: (probability ?? 1) > 0.05)
      }
    }
    return tallies
  }

  /// F(q, G − 1) on CR1: nil where its covariance is singular.
  private static func wald(_ fit: FixedEffectsFit, _ combinations: [[Double]]) throws -> Double? {
    let test = try fit.hotellingTest(of: combinations, estimator: .clustered(.cr1))
    return try FDistribution(
      numerator: Double(combinations.count), denominator: Double(fit.clusterCount - 1)
    ).upperTail(test.statistic / Double(combinations.count))
  }
}
