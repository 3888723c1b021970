// SPDX-License-Identifier: GPL-3.0-or-later

/// Synthetic difference-in-differences (Arkhangelsky, Athey, Hirshberg, Imbens and Wager 2021,
/// *American Economic Review* 111, Algorithm 1).
public struct SyntheticDifferenceInDifferences: Sendable, Hashable, Encodable {
  /// Mean effect on the treated units over the periods after the start.
  public let effect: Double
  /// The effect in each period after the start; their mean is `effect`.
  public let effectByPeriod: [Double]
  /// Mean of the treated units minus weighted controls, in every period, before any time weights:
  /// flat before the start when trends agree.
  public let gaps: [Double]
  /// One weight a unit, summing to one over the controls; 0 for treated units.
  public let unitWeights: [Double]
  /// One weight a period before the start, summing to one.
  public let timeWeights: [Double]
  /// Standard deviation of the controls' changes from period to period before the start.
  public let noise: Double
  /// The penalty ζ of the unit weights: (treated units × periods after)^¼ × noise.
  public let unitPenalty: Double
  /// The larger relative optimality gap of the two sets of weights.
  public let optimalityGap: Double

  let panel: TreatedPanel
}

/// Estimates an effect of one start date on several units against reweighted controls and periods.
///
/// - Parameters:
///   - outcomes: units × periods, in time order.
///   - treated: one a unit.
///   - periodsBefore: how many periods come before the start, at least 2.
/// - Throws: ``ComparisonError``.
public func syntheticDifferenceInDifferences(
  outcomes: Matrix, treated: [Bool], periodsBefore: Int
) throws(ComparisonError) -> SyntheticDifferenceInDifferences {
  try checkPanel(outcomes: outcomes, periodsBefore: periodsBefore, neededBefore: 2)
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.length("treatment indicators", treated.count, equals: outcomes.rows)
  }
  let panel = TreatedPanel(
    outcomes: outcomes, treated: treated.indices.filter { treated[$0] },
    controls: treated.indices.filter { !treated[$0] }, periodsBefore: periodsBefore)
  guard !panel.treated.isEmpty else { throw .noTreatedUnits }
  guard panel.controls.count >= 2 else {
    throw .tooFewControls(controls: panel.controls.count, needed: 2)
  }
  let noise = try panel.noise()
  let weights = try panel.weights(noise: noise)
  let gaps = panel.gaps(unitWeights: weights.units)
  let before = zip(gaps, weights.periods).reduce(0) { $0 + $1.0 * $1.1 }
  let byPeriod = gaps.dropFirst(periodsBefore).map { $0 - before }
  var unitWeights = [Double](repeating: 0, count: treated.count)
  for (index, unit) in panel.controls.enumerated() { unitWeights[unit] = weights.units[index] }
  return SyntheticDifferenceInDifferences(
    effect: byPeriod.reduce(0, +) / Double(byPeriod.count), effectByPeriod: byPeriod, gaps: gaps,
    unitWeights: unitWeights, timeWeights: weights.periods, noise: noise,
    unitPenalty: panel.unitPenalty(noise: noise), optimalityGap: weights.gap, panel: panel)
}

/// Outcomes with who is treated and when, and the two weighting problems.
struct TreatedPanel: Sendable, Hashable, Encodable {
  let outcomes: Matrix
  let treated: [Int]
  let controls: [Int]
  let periodsBefore: Int

  var periodsAfter: Int { outcomes.columns - periodsBefore }

  /// Standard deviation (n − 1) of first differences of the controls before the start. The paper
  /// divides by n (2021, equation 2.2); its authors' program, and so published results, by n − 1.
  func noise() throws(ComparisonError) -> Double {
    let changes = controls.flatMap { unit in
      (1..<periodsBefore).map { outcomes[unit, $0] - outcomes[unit, $0 - 1] }
    }
    let noise = (Moments(changes).variance ?? 0).squareRoot()
    let size = changes.map { abs($0) }.max() ?? 0
    guard noise > 1e-12 * size, noise > 0 else { throw .constantControls }
    return noise
  }

  func unitPenalty(noise: Double) -> Double {
    Double(treated.count * periodsAfter).squareRoot().squareRoot() * noise
  }

  /// Weights of controls and of periods (equations 2.1 and 2.3), each with an intercept, which
  /// centring removes.
  func weights(
    noise: Double
  ) throws(ComparisonError) -> (units: [Double], periods: [Double], gap: Double) {
    let target = treatedMeans
    let penalty = unitPenalty(noise: noise)
    var units = Matrix(rows: controls.count, columns: periodsBefore)
    for (i, unit) in controls.enumerated() {
      let row = (0..<periodsBefore).map { outcomes[unit, $0] - target[$0] }
      let mean = row.reduce(0, +) / Double(periodsBefore)
      for t in 0..<periodsBefore { units[i, t] = row[t] - mean }
    }
    let byUnit = try SimplexLeastSquares(
      points: units, ridge: penalty * penalty * Double(periodsBefore))
    var periods = Matrix(rows: periodsBefore, columns: controls.count)
    let after = controls.map { unit in
      (periodsBefore..<outcomes.columns).reduce(0) { $0 + outcomes[unit, $1] }
        / Double(periodsAfter)
    }
    for t in 0..<periodsBefore {
      let row = controls.enumerated().map { outcomes[$1, t] - after[$0] }
      let mean = row.reduce(0, +) / Double(controls.count)
      for i in row.indices { periods[t, i] = row[i] - mean }
    }
    // The paper's small ridge for time weights, only there to make them unique.
    let timePenalty = 1e-6 * noise
    let byPeriod = try SimplexLeastSquares(
      points: periods, ridge: timePenalty * timePenalty * Double(controls.count))
    return (byUnit.weights, byPeriod.weights, max(byUnit.gap, byPeriod.gap))
  }

  /// The mean of the treated units in every period.
  var treatedMeans: [Double] {
    (0..<outcomes.columns).map { t in
      treated.reduce(0) { $0 + outcomes[$1, t] } / Double(treated.count)
    }
  }

  /// Mean of the treated minus weighted controls, in every period.
  func gaps(unitWeights: [Double]) -> [Double] {
    let means = treatedMeans
    return means.indices.map { t in
      zip(controls, unitWeights).reduce(means[t]) { $0 - $1.1 * outcomes[$1.0, t] }
    }
  }

  /// The effect in each period after the start under given weights.
  func effectsByPeriod(units: [Double], periods: [Double]) -> [Double] {
    let gaps = gaps(unitWeights: units)
    let before = zip(gaps, periods).reduce(0) { $0 + $1.0 * $1.1 }
    return gaps.dropFirst(periodsBefore).map { $0 - before }
  }

  /// The estimate under given weights.
  func effect(units: [Double], periods: [Double]) -> Double {
    let gaps = gaps(unitWeights: units)
    let before = zip(gaps, periods).reduce(0) { $0 + $1.0 * $1.1 }
    let after = gaps.dropFirst(periodsBefore).reduce(0, +) / Double(periodsAfter)
    return after - before
  }
}
