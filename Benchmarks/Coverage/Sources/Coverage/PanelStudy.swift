// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Difference-in-differences with few places: every method on the same panels.
struct PanelStudy: Study {
  static let name = "panels"
  static let header = "clusters,treated,sizes,weights,rho,noise"
  static let reference = "CR2"
  static let methods = [
    "CR1", "CR2", "CR2 other level", "CR3", "wild bootstrap", "permutation",
    "studentised permutation", "size-scaled permutation", "default",
  ]

  struct Cell: StudyCell {
    let design: PanelDesigns
    let rho: Double
    let noise: Double
    var label: String { "\(design.name),\(decimals(rho, 1)),\(decimals(noise, 0))" }
  }

  static let cells: [Cell] = [6, 10, 20, 50].flatMap { clusters in
    Set([1, 2, 3, clusters / 2]).sorted().flatMap { treated in
      [
        (PanelDesigns.Sizes.equal, EstimandWeights.units), (.spread, .units), (.spread, .people),
        (.largest, .people), (.smallest, .people),
      ].flatMap { sizes, weights in
        [(0.5, 0.0), (0, 1000)].map { rho, noise in
          Cell(
            design: PanelDesigns(
              clusters: clusters, treated: treated, periods: 12, sizes: sizes, weights: weights),
            rho: rho, noise: noise)
        }
      }
    }
  }

  static func run(_ cell: Cell, settings: Settings) throws -> Tallies {
    let design = cell.design
    var random = try RandomSource(seed: settings.seed, stream: settings.stream(of: cell.label))
    var tallies = Tallies(methods: methods, contrasts: ["effect"])
    let level = FixedEffectsOptions(weights: design.weights)
    let other = FixedEffectsOptions(
      weights: design.weights, level: design.weights == .people ? .cells : .people)
    for replicate in 0..<settings.replicates {
      let measure = replicate < settings.measured
      let cells = try design.cells(rho: cell.rho, noise: cell.noise, from: &random)
      let fit = try fixedEffects(cells, adoption: design.adoption, options: level)
      let second = try fixedEffects(cells, adoption: design.adoption, options: other)
      let seed = UInt64(replicate)
      for (method, (fit, estimator)) in [
        (fit, PanelCovarianceEstimator.clustered(.cr1)), (fit, .clustered(.cr2)),
        (second, .clustered(.cr2)), (fit, .clustered(.cr3)),
      ].enumerated() {
        let estimate = try fit.estimate(0, estimator: estimator)
        let interval = try estimate.interval(level: 0.95)
        tallies[method, 0].add(
          estimate: estimate.estimate, halfWidth: 0.5 * (interval.upper - interval.lower), truth: 0,
          measure: measure)
      }
      let bootstrap = try fit.wildBootstrap(
        options: WildBootstrapOptions(replicates: settings.resamples, seed: seed))
      let permutations = try [PermutationStatistic.plain, .studentized, .sizeScaled].map {
        try fit.permutation(
          options: PermutationOptions(statistic: $0, replicates: settings.resamples, seed: seed))
      }
      for (index, test) in ([bootstrap] + permutations).enumerated() {
        tallies[4 + index, 0].add(covered: test.pValue() > 0.05 * (1 + 1e-12))
        if measure {
          let interval = try test.interval()
          tallies[4 + index, 0].add(halfWidth: 0.5 * (interval.upper - interval.lower))
        }
      }
      let found = try fit.defaultInterval(replicates: settings.resamples, seed: seed)
      tallies[8, 0].add(covered: found.interval.lower <= 0 && found.interval.upper >= 0)
      if measure {
        tallies[8, 0].add(halfWidth: 0.5 * (found.interval.upper - found.interval.lower))
      }
    }
    return tallies
  }
}
