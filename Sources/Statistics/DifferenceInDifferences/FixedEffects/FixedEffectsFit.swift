// SPDX-License-Identifier: GPL-3.0-or-later

/// What a regression with fixed effects found.
public struct FixedEffectsFit: Sendable {
  /// What is reported, in the order of the coefficients.
  public let terms: [PanelTerm]
  /// One coefficient a term.
  public let coefficients: [Double]
  /// The rows that took part.
  public let cells: PanelCells
  /// One fitted mean a row; of a Poisson model, one fitted rate.
  public let fittedMeans: [Double]
  /// Which units were seen when.
  public let balance: PanelBalance
  /// Number of observations: people, or rows, by the level of the options.
  public let observations: Double
  /// All coefficients, fixed effects included.
  public let parameters: Int
  /// The cluster of each row.
  public let clusters: [Int]
  /// How it was analysed.
  public let options: FixedEffectsOptions

  /// How the iteration of a Poisson model ended; nil for least squares.
  public let convergence: Convergence?
  /// Places that a Poisson model leaves out because their mean would be 0, in the order found.
  public let separated: [PanelBalance.Place]

  let adoption: Adoption
  let design: PanelDesign
  let system: AbsorbedRegression
  /// Observations in each row.
  let rowObservations: [Double]
  /// The weight of each row; the mean count of a Poisson model.
  let rowWeights: [Double]

  /// Least squares.
  init(
    _ input: PanelInput, design: PanelDesign, system: AbsorbedRegression, response: [Double]
  ) {
    let weights = input.weights
    let residuals = system.parts.whitenedResiduals
    self.init(
      input, design: design, system: system, weights: weights,
      fitted: response.indices.map { response[$0] - residuals[$0] / weights[$0].squareRoot() },
      convergence: nil, separated: [])
  }

  /// A Poisson model.
  init(
    _ input: PanelInput, design: PanelDesign, poisson: PoissonIteration.Solution,
    separated: [PanelBalance.Place]
  ) {
    let exposures = input.exposures
    self.init(
      input, design: design, system: poisson.system, weights: poisson.means,
      fitted: zip(poisson.means, exposures).map { $0 / $1 }, convergence: poisson.convergence,
      separated: separated)
  }

  private init(
    _ input: PanelInput, design: PanelDesign, system: AbsorbedRegression, weights: [Double],
    fitted: [Double], convergence: Convergence?, separated: [PanelBalance.Place]
  ) {
    terms = design.terms
    coefficients = Array(system.parts.coefficients.prefix(design.terms.count))
    cells = input.cells
    rowObservations = input.observations
    rowWeights = weights
    fittedMeans = fitted
    self.convergence = convergence
    self.separated = separated
    balance = input.balance
    observations = input.observations.reduce(0, +)
    parameters = system.parameters
    clusters = input.clusters
    options = input.options
    adoption = input.adoption
    self.design = design
    self.system = system
  }

  /// Number of clusters.
  public var clusterCount: Int { Set(clusters).count }

  /// Clusters with a treated unit.
  public var treatedClusterCount: Int {
    Set(clusters.indices.filter { adoption.starts[cells.units[$0]] != nil }.map { clusters[$0] })
      .count
  }

  /// Observations minus coefficients.
  public var degreesOfFreedom: Double { observations - Double(parameters) }

  /// Weights that pick one coefficient out.
  public func picking(_ index: Int) -> [Double] {
    coefficients.indices.map { $0 == index ? 1 : 0 }
  }
}
