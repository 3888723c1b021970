// SPDX-License-Identifier: GPL-3.0-or-later

/// What a regression with fixed effects found.
public struct FixedEffectsFit: Sendable {
  /// What is reported, in the order of the coefficients.
  public let terms: [PanelTerm]
  /// One coefficient a term.
  public let coefficients: [Double]
  /// The rows that took part.
  public let cells: PanelCells
  /// One fitted mean a row.
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

  let adoption: Adoption
  let system: AbsorbedRegression
  /// Observations in each row.
  let rowObservations: [Double]

  init(
    _ input: PanelInput, design: PanelDesign, system: AbsorbedRegression, response: [Double]
  ) {
    terms = design.terms
    coefficients = Array(system.parts.coefficients.prefix(design.terms.count))
    cells = input.cells
    rowObservations = input.observations
    let roots = zip(input.weights, response.indices).map { weight, _ in weight.squareRoot() }
    fittedMeans = response.indices.map {
      response[$0] - system.parts.whitenedResiduals[$0] / roots[$0]
    }
    balance = input.balance
    observations = input.observations.reduce(0, +)
    parameters = system.parameters
    clusters = input.clusters
    options = input.options
    adoption = input.adoption
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
