// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Linear models with AR(1) errors: all methods on the same series.
struct LinearStudy: Study {
  static let name = "linear"
  static let header = "design,harmonics,rho"
  static let reference = "REML"
  static let contrasts = ["level", "slope", "cumulative"]
  static let methods = [
    "OLS", "Newey-West 1", "Prais-Winsten", "REML", "flat prior", "(1-rho^2)^-1/2 prior",
    "averaged critical value", "fading prior",
  ]

  struct Cell: StudyCell {
    let design: SegmentedDesign
    let rho: Double
    var label: String { "\(design.name),\(design.harmonics),\(decimals(rho, 1))" }
  }

  static let cells: [Cell] = {
    let designs = [
      (6, 6, 0), (12, 12, 0), (12, 12, 1), (12, 12, 2), (36, 6, 0), (36, 6, 1), (36, 6, 2),
      (24, 24, 0), (24, 24, 1), (24, 24, 2), (48, 48, 0), (48, 48, 1), (48, 48, 2),
    ]
    return designs.flatMap { before, after, harmonics in
      [0, 0.2, 0.4, 0.6, 0.8].map {
        Cell(
          design: SegmentedDesign(before: before, after: after, harmonics: harmonics), rho: $0)
      }
    }
  }()

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    let segmented = cell.design
    let contrasts = [segmented.level, segmented.slope, segmented.cumulative]
    let design = try AutoregressiveDesign(segmented.matrix())
    let grid = try CorrelationGrid(design)
    let critical = try AveragedCriticalValue(
      design: design, contrasts: contrasts, replicates: settings.criticalReplicates, seed: 2)
    let times = Array(0..<segmented.observations)
    let degrees = design.degreesOfFreedom
    let studentValue = try StudentT(degreesOfFreedom: Double(degrees)).quantile(0.975)
    let fading = CorrelationPrior.fading(degreesOfFreedom: degrees)
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: Self.contrasts)
    for replicate in 0..<settings.replicates {
      let measure = replicate < settings.measured
      let errors = autoregressiveErrors(segmented.observations, rho: cell.rho, from: &random)
      let model = try AutoregressiveModel(design: design, response: errors)
      let leastSquares = try Statistics.leastSquares(design: design.matrix, response: errors)
      let classical = try leastSquares.covariance(.classical)
      let neweyWest = try leastSquares.covariance(
        .neweyWest(NeweyWest(lag: 1, times: times, smallSample: true)))
      // Where the iteration leaves (-1, 1) there is no interval; "used" counts those there are.
      let praisWinsten = try? model.praisWinsten().fit
      let reml = try model.likelihoodMaximum(.restricted, gridPoints: remlGridPoints).fit
      let half = try IntegratedAutocorrelation(model, grid: grid, prior: .inverseRoot)
      let flat = half.with(prior: .flat, form: .quantiles)
      let faded = half.with(prior: fading, form: .quantiles)
      for (index, weights) in contrasts.enumerated() {
        let ordinary = zip(weights, leastSquares.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        for (method, covariance) in [classical, neweyWest].enumerated() {
          tallies[method, index].add(
            estimate: ordinary,
            halfWidth: studentValue * (try covariance.standardError(of: weights)), truth: 0,
            measure: measure)
        }
        if let praisWinsten {
          let (estimate, error) = try contrasted(praisWinsten, weights)
          tallies[2, index].add(
            estimate: estimate, halfWidth: studentValue * error, truth: 0, measure: measure)
        }
        let (estimate, error) = try contrasted(reml, weights)
        tallies[3, index].add(
          estimate: estimate, halfWidth: studentValue * error, truth: 0, measure: measure)
        try tallies[4, index].add(flat, weights, truth: 0, measure: measure)
        try tallies[5, index].add(half, weights, truth: 0, measure: measure)
        tallies[6, index].add(
          estimate: estimate, halfWidth: critical.average(index, over: flat.posterior) * error,
          truth: 0, measure: measure)
        try tallies[7, index].add(faded, weights, truth: 0, measure: measure)
      }
    }
    return tallies
  }
}
