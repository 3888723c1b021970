// SPDX-License-Identifier: GPL-3.0-or-later

/// Difference-in-differences by least squares with fixed effects, on grouped data: the estimates and
/// covariances of the person-level regression.
///
/// Effects of units are taken out exactly, by weighted means; those of periods stay as columns of an
/// orthogonal factorisation, so that nothing is iterated to a tolerance.
///
/// - Parameters:
///   - cells: rows of people; those without people take no part.
///   - adoption: when each treated unit starts.
///   - effects: one effect, an event study, or the treated units' linear pre-trend.
///   - covariates: further columns, each one value a row of the cells, the same for all its people.
///   - options: weights, level of observation, effects beside treatment, clusters.
/// - Throws: ``PanelError`` when the design cannot answer, or numbers are refused.
public func fixedEffects(
  _ cells: PanelCells, adoption: Adoption, effects: PanelEffects = .constant,
  covariates: [[Double]] = [], options: FixedEffectsOptions = FixedEffectsOptions()
) throws(PanelError) -> FixedEffectsFit {
  let input = try PanelInput(
    cells, adoption: adoption, effects: effects, covariates: covariates, options: options)
  let response = input.means
  let design = try PanelDesign(
    input.cells, adoption: adoption, effects: effects, covariates: input.covariates,
    options: options)
  let rootObservations = input.observations.map { $0.squareRoot() }
  let system = try input.identifying(design.terms) { () throws(StatisticsError) in
    try AbsorbedRegression(
      columns: design.columns, response: response, groups: design.absorbed,
      rootObservations: rootObservations, weights: input.weightsOfObservations)
  }
  return FixedEffectsFit(input, design: design, system: system, response: response)
}

/// What was given, checked, without the rows that take no part.
struct PanelInput {
  let cells: PanelCells
  let adoption: Adoption
  let effects: PanelEffects
  let covariates: [[Double]]
  let options: FixedEffectsOptions
  let clusters: [Int]
  let balance: PanelBalance

  init(
    _ all: PanelCells, adoption: Adoption, effects: PanelEffects, covariates: [[Double]],
    options: FixedEffectsOptions
  ) throws(PanelError) {
    try panel { () throws(StatisticsError) in
      for column in covariates {
        try Check.length("covariate", column.count, equals: all.counts.count)
        try Check.finite(column, "covariate")
      }
      if let clusters = options.clusters {
        try Check.length("cluster labels", clusters.count, equals: all.counts.count)
      }
    }
    var rows = all.used
    try adoption.check(against: all.selecting(rows))
    if effects == .preTrend, let last = adoption.dates.last {
      rows = rows.filter { row in
        all.periods[row] < min(last, adoption.starts[all.units[row]] ?? last)
      }
    }
    cells = all.selecting(rows)
    self.adoption = adoption
    self.effects = effects
    self.options = options
    self.covariates = covariates.map { column in rows.map { column[$0] } }
    clusters = rows.map { options.clusters?[$0] ?? all.units[$0] }
    balance = PanelBalance(cells)
    try checkClusters()
    let means = means
    guard means.contains(where: { $0 != means[0] }) else { throw .outcomeConstant }
  }

  var means: [Double] { zip(cells.sums, cells.counts).map { $0 / $1 } }

  /// Observations in each row.
  var observations: [Double] {
    options.observationLevel == .people ? cells.counts : cells.counts.map { _ in 1 }
  }

  /// The weight of each row.
  var weights: [Double] {
    guard options.weights == .units else { return cells.counts }
    let places = PanelDesign.crossed(
      PanelDesign.numbered(cells.units), PanelDesign.numbered(cells.periods))
    var people = [Double](repeating: 0, count: (places.max() ?? 0) + 1)
    for (place, count) in zip(places, cells.counts) { people[place] += count }
    return zip(places, cells.counts).map { $1 / people[$0] }
  }

  /// The weight of one observation of each row; nil when all are one.
  var weightsOfObservations: [Double]? {
    let each = zip(weights, observations).map { $0 / $1 }
    return each.contains { $0 != 1 } ? each : nil
  }

  var exposures: [Double] { cells.exposures ?? cells.counts }

  func places(_ rows: [Int]) -> [PanelBalance.Place] {
    rows.map { PanelBalance.Place(unit: cells.units[$0], period: cells.periods[$0]) }
  }

  /// The same without some rows, and without the treatment of units that are left with none.
  func leavingOut(_ rows: [Int]) throws(PanelError) -> PanelInput {
    let out = Set(rows)
    let kept = cells.counts.indices.filter { !out.contains($0) }
    let units = Set(kept.map { cells.units[$0] })
    guard !kept.isEmpty else { throw .statistics(.empty(what: "cells with events")) }
    var options = options
    options.clusters = kept.map { clusters[$0] }
    return try PanelInput(
      cells.selecting(kept), adoption: Adoption(adoption.starts.filter { units.contains($0.key) }),
      effects: effects, covariates: covariates.map { column in kept.map { column[$0] } },
      options: options)
  }

  private func checkClusters() throws(PanelError) {
    var cluster: [Int: Int] = [:]
    for (row, unit) in cells.units.enumerated() {
      guard cluster[unit] ?? clusters[row] == clusters[row] else {
        throw .unitInSeveralClusters(unit: unit)
      }
      cluster[unit] = clusters[row]
    }
    guard Set(clusters).count > 1 else { throw .oneCluster }
  }

  /// Names the terms that turn out to be determined by other columns.
  func identifying<Result>(
    _ terms: [PanelTerm], _ body: () throws(StatisticsError) -> Result
  ) throws(PanelError) -> Result {
    do throws(StatisticsError) {
      return try body()
    } catch .dependentColumns(let found) {
      let involved = Set(found.flatMap { [$0.column] + $0.combinationOf })
      let named = terms.indices.filter(involved.contains).map { terms[$0] }
      guard !named.isEmpty else { throw .statistics(.dependentColumns(found)) }
      throw .notIdentified(named)
    } catch { throw .statistics(error) }
  }
}
