// SPDX-License-Identifier: GPL-3.0-or-later

/// A coefficient of the interaction-weighted regression: one cohort at one event time.
public struct SunAbrahamEffect: Sendable, Hashable, Codable {
  /// First period of treatment of the cohort.
  public let cohort: Int
  /// Periods since treatment began.
  public let eventTime: Int
  /// The effect relative to the reference event time and to the units never treated.
  public let estimate: Double
  /// Sum of the weights of the cohort's rows at that event time.
  public let mass: Double
}

/// The regression of Sun and Abraham (2021): every cohort and event time has its own effect.
public struct SunAbrahamFit: Sendable {
  /// The effects, by cohort and event time; the reference event time is 0 by construction.
  public let effects: [SunAbrahamEffect]
  /// The event time compared with.
  public let reference: Int
  /// The regression: covariances, balance, clusters. Its first coefficients are the effects, in
  /// their order, then covariates.
  public let regression: FixedEffectsFit

  /// Mass of each cluster in each effect's rows, clusters × effects.
  let clusterMass: Matrix
}

/// Which effects an interaction-weighted average is over.
public enum SunAbrahamAverage: Sendable, Hashable, Codable {
  /// One event time, over cohorts.
  case eventTime(Int)
  /// One cohort, over its event times from 0.
  case cohort(Int)
  /// All event times from 0 and all cohorts.
  case overall
}

/// Fits effects of every cohort and event time beside fixed effects of units and periods (Sun and
/// Abraham 2021, section 4), as fixest's `sunab`.
///
/// - Parameters:
///   - cells: rows of people; needs units that are never treated.
///   - adoption: when each treated unit starts.
///   - reference: the event time compared with.
///   - covariates: further columns, each one value a row, which may change over time.
///   - options: weights, level of observation, clusters; two-way effects.
/// - Throws: ``PanelError`` when the design cannot answer, or numbers are refused.
public func sunAbraham(
  _ cells: PanelCells, adoption: Adoption, reference: Int = -1, covariates: [[Double]] = [],
  options: FixedEffectsOptions = FixedEffectsOptions()
) throws(PanelError) -> SunAbrahamFit {
  var options = options
  options.kind = .twoWay
  let input = try PanelInput(
    cells, adoption: adoption, effects: .constant, covariates: covariates, options: options)
  guard input.cells.units.contains(where: { adoption.starts[$0] == nil }) else {
    throw .noControl
  }
  let interactions = try SunAbrahamColumns(input, reference: reference)
  let plain = try PanelDesign(
    input.cells, adoption: adoption, effects: .constant, covariates: input.covariates,
    options: options)
  let design = PanelDesign(replacingTreatmentOf: plain, by: interactions)
  let response = input.means
  let system = try input.identifying(design.terms) { () throws(StatisticsError) in
    try AbsorbedRegression(
      columns: design.columns, response: response, groups: design.absorbed,
      rootObservations: input.observations.map { $0.squareRoot() },
      weights: input.weightsOfObservations)
  }
  let fit = FixedEffectsFit(input, design: design, system: system, response: response)
  return SunAbrahamFit(
    effects: interactions.keys.enumerated().map { place, key in
      SunAbrahamEffect(
        cohort: key.cohort, eventTime: key.eventTime, estimate: fit.coefficients[place],
        mass: interactions.mass[place])
    }, reference: reference, regression: fit, clusterMass: interactions.clusterMass)
}

extension SunAbrahamFit {
  /// Weights of all coefficients of ``regression`` that make an average: shares of mass, as fixest
  /// takes them. Throws `notIdentified` when no effect is averaged.
  public func weights(_ average: SunAbrahamAverage) throws(PanelError) -> [Double] {
    let members = try members(average)
    let total = members.reduce(0) { $0 + effects[$1].mass }
    var weights = [Double](repeating: 0, count: regression.coefficients.count)
    for member in members { weights[member] = effects[member].mass / total }
    return weights
  }

  /// An average with its standard error.
  ///
  /// - Parameters:
  ///   - average: over which effects.
  ///   - covariance: of ``regression``. fixest's is `.conventional(.nested)` with t on G − 1.
  ///   - reference: what the average over its standard error is referred to.
  ///   - shares: `.fixed` takes cohort shares as given, as fixest; `.estimated` adds their variance
  ///     over clusters (Sun and Abraham 2021, proposition 6), taken as independent of the effects'.
  public func average(
    _ average: SunAbrahamAverage, covariance: PanelCovariance, reference: ReferenceDistribution,
    shares: CohortShares = .fixed
  ) throws(PanelError) -> LinearCombination {
    let weights = try weights(average)
    let added = shares == .estimated ? shareVariance(try members(average)) : 0
    return try panel { () throws(StatisticsError) in
      let error = try covariance.standardError(of: weights)
      let estimate = zip(weights, regression.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      return try LinearCombination(
        estimate: estimate, standardError: (error * error + added).squareRoot(),
        reference: reference)
    }
  }

  private func members(_ average: SunAbrahamAverage) throws(PanelError) -> [Int] {
    let members = effects.indices.filter {
      switch average {
      case .eventTime(let time): effects[$0].eventTime == time
      case .cohort(let cohort): effects[$0].cohort == cohort && effects[$0].eventTime >= 0
      case .overall: effects[$0].eventTime >= 0
      }
    }
    guard !members.isEmpty else {
      if case .eventTime(let time) = average {
        throw .notIdentified([.event(from: time, through: time)])
      }
      throw .notIdentified([.treatment])
    }
    return members
  }

  /// Variance of Σ share × effect from the shares: a cluster moves it by Σ its mass × (effect −
  /// average) over the total mass.
  private func shareVariance(_ members: [Int]) -> Double {
    let total = members.reduce(0) { $0 + effects[$1].mass }
    let mean = members.reduce(0) { $0 + effects[$1].mass * effects[$1].estimate } / total
    var variance = 0.0
    for cluster in 0..<clusterMass.rows {
      let moved = members.reduce(0) {
        $0 + clusterMass[cluster, $1] * (effects[$1].estimate - mean)
      }
      variance += moved * moved / (total * total)
    }
    return variance
  }
}
