// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Counts: mean 20 and 200, log-rate noise of standard deviation 0.15.
struct CountStudy: GeneralizedStudy {
  static let name = "counts"
  static let cells = generalizedCells([(20, 0.15), (200, 0.15)], family: .quasiPoisson)
}

/// Shares: 1000 to 2000 invited, about 45 in 100 take part, logit noise 0.06 and 0.15.
struct ShareStudy: GeneralizedStudy {
  static let name = "shares"
  static let cells = generalizedCells([(1000, 0.06), (1000, 0.15)], family: .quasiBinomial)
}

/// Without season at every correlation, with one harmonic at 0.4.
private func generalizedCells(
  _ sizes: [(size: Double, noise: Double)], family: Family
) -> [GeneralizedCell] {
  var cells: [GeneralizedCell] = []
  for half in [6, 12, 24, 48] {
    for (size, noise) in sizes {
      for (harmonics, rho) in [(0, 0.0), (0, 0.4), (0, 0.8), (1, 0.4)] {
        guard harmonics == 0 || half >= 12 else { continue }
        cells.append(
          GeneralizedCell(
            design: SegmentedDesign(before: half, after: half, harmonics: harmonics),
            size: size, noise: noise, rho: rho, family: family))
      }
    }
  }
  return cells
}

/// Generalised linear models with autocorrelated noise: all methods on the same series.
protocol GeneralizedStudy: Study where Cell == GeneralizedCell {}

extension GeneralizedStudy {
  static var header: String { "design,harmonics,size,noise,rho" }
  static var reference: String { "quasi-likelihood t" }

  static func run(_ cell: GeneralizedCell, settings: Settings) throws -> Tallies {
    let matrix = try cell.design.matrix()
    let design = try AutoregressiveDesign(matrix)
    let grid = try CorrelationGrid(design)
    let marginal = try cell.marginalTruth(matrix)
    let contrasts = [cell.design.level, cell.design.slope, cell.design.average]
    let truths =
      contrasts.map { zip($0, marginal).reduce(0) { $0 + $1.0 * $1.1 } }
      + [cell.effect(marginal).value]
    let studentValue = try StudentT(degreesOfFreedom: Double(design.degreesOfFreedom))
      .quantile(0.975)
    let times = Array(0..<matrix.rows)
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(
      methods: [
        "quasi-likelihood t", "Newey-West 1", "REML on the link scale",
        "integrated on the link scale", "working GLM flat prior quantiles",
        "working GLM (1-rho^2)^-1/2 prior quantiles", "working GLM (default)",
      ],
      contrasts: ["level", "slope", "average", "events"])
    for replicate in 0..<settings.replicates {
      let measure = replicate < settings.measured
      let (response, trials) = try cell.draw(matrix, from: &random)
      let working = try IntegratedGeneralizedLinearModel(
        design: matrix, response: response, trials: trials, family: cell.family)
      let heavy = try IntegratedAutocorrelation(working.working, prior: .inverseRoot)
      let flat = heavy.with(prior: .flat, form: .quantiles)
      let fit = working.independent
      let classical = try fit.covariance(.classical)
      let neweyWest = try fit.covariance(
        .neweyWest(NeweyWest(lag: 1, times: times, smallSample: true)))
      let linear = try AutoregressiveModel(
        design: design, response: cell.transformed(response, trials))
      let reml = try linear.likelihoodMaximum(.restricted, gridPoints: remlGridPoints).fit
      let integrated = try IntegratedAutocorrelation(linear, grid: grid)
      for index in truths.indices {
        // The value of the contrast and its gradient at some coefficients.
        func contrast(_ coefficients: [Double]) -> (value: Double, gradient: [Double]) {
          guard index < contrasts.count else { return cell.effect(coefficients) }
          let weights = contrasts[index]
          return (zip(weights, coefficients).reduce(0) { $0 + $1.0 * $1.1 }, weights)
        }
        let (ordinary, ordinaryGradient) = contrast(fit.coefficients)
        for (method, covariance) in [classical, neweyWest].enumerated() {
          tallies[method, index].add(
            estimate: ordinary,
            halfWidth: studentValue * (try covariance.standardError(of: ordinaryGradient)),
            truth: truths[index], measure: measure)
        }
        let (restricted, restrictedGradient) = contrast(reml.coefficients)
        tallies[2, index].add(
          estimate: restricted,
          halfWidth: studentValue * (try contrasted(reml, restrictedGradient)).1,
          truth: truths[index], measure: measure)
        let (mean, meanGradient) = contrast(integrated.coefficients)
        try tallies[3, index].add(
          integrated, meanGradient, truth: truths[index] - mean, around: integrated.coefficients,
          measure: measure)
        for (method, step) in [(4, flat), (5, heavy)] {
          let coefficients = zip(fit.coefficients, step.coefficients).map { $0 + $1 }
          let (value, gradient) = contrast(coefficients)
          try tallies[method, index].add(
            step, gradient, truth: truths[index] - value, around: step.coefficients,
            measure: measure)
        }
        let (value, gradient) = contrast(working.coefficients)
        let interval = try working.interval(alongGradient: gradient, estimate: value, level: 0.95)
        tallies[6, index].add(
          estimate: value, halfWidth: 0.5 * (interval.upper - interval.lower),
          truth: truths[index], measure: measure)
      }
    }
    return tallies
  }
}

extension Tally {
  /// A gradient's combination around the coefficients at which the gradient was taken.
  mutating func add(
    _ fit: IntegratedAutocorrelation, _ gradient: [Double], truth distance: Double,
    around coefficients: [Double], measure: Bool
  ) throws {
    let center = zip(gradient, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    try add(fit, gradient, truth: center + distance, measure: measure)
  }
}
