// SPDX-License-Identifier: GPL-3.0-or-later

/// How like treated units and controls are, feature by feature.
public struct Balance: Sendable, Hashable, Encodable {
  /// Treated units and controls in one feature.
  public struct Feature: Sendable, Hashable, Encodable {
    /// Means before matching.
    public let treatedMean: Double
    /// Mean of all controls.
    public let controlMean: Double
    /// Mean of treated units with weight.
    public let matchedTreatedMean: Double
    /// Weighted mean of the controls.
    public let matchedControlMean: Double
    /// The divisor of both standardised differences; nil when nothing varies.
    public let standardDeviation: Double?
    /// (treated − controls) / standard deviation, before matching.
    public let differenceBefore: Double?
    /// The same with weights, the divisor unchanged: matching cannot look better by shrinking it.
    public let differenceAfter: Double?
    /// Variance of treated units over variance of controls; nil without two units on a side.
    public let varianceRatioBefore: Double?
    /// The same with weights.
    public let varianceRatioAfter: Double?
    /// Treated units outside the range of all controls: here results rest on extrapolation.
    public let treatedOutsideControls: [Int]
  }

  /// Which standard deviation divides the differences.
  public enum Denominator: String, Sendable, Hashable, Encodable {
    /// That of the treated units before matching, the usual one for effects on the treated.
    case treated
    /// That of the controls before matching, where fewer than two units are treated.
    case controls
  }

  /// One a feature.
  public let features: [Feature]
  /// Which standard deviation divides the differences.
  public let denominator: Denominator
  /// Treated units with weight.
  public let treatedUnits: Int
  /// Controls with weight.
  public let controlUnits: Int
  /// (Σ w)² / Σ w² over controls: the equally weighted controls that would be as informative.
  public let effectiveControls: Double

  /// The largest absolute standardised difference after weighting; nil when there is none.
  public var largestDifferenceAfter: Double? {
    features.compactMap { $0.differenceAfter.map { abs($0) } }.max()
  }
}

/// Compares treated units and controls before and after weighting (matching, synthetic control).
///
/// - Parameters:
///   - features: units × features.
///   - treated: one a unit.
///   - weights: one a unit, 0 or more, as ``MatchedControls/weights``.
/// - Throws: ``ComparisonError`` on shapes or numbers refused, or a side without weight.
public func balance(
  features: Matrix, treated: [Bool], weights: [Double]
) throws(ComparisonError) -> Balance {
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.length("treatment indicators", treated.count, equals: features.rows)
    try Check.length("weights", weights.count, equals: features.rows)
    try Check.finite(features.elements, "features")
    try Check.finite(weights, "weights")
    for weight in weights where weight < 0 {
      throw .outOfRange(what: "weight of a unit", value: weight, allowed: "0 or more")
    }
  }
  let inside = treated.indices.filter { treated[$0] }
  let outside = treated.indices.filter { !treated[$0] }
  guard inside.contains(where: { weights[$0] > 0 }) else { throw .noTreatedUnits }
  guard outside.contains(where: { weights[$0] > 0 }) else {
    throw .tooFewControls(controls: 0, needed: 1)
  }
  let denominator: Balance.Denominator = inside.count > 1 ? .treated : .controls
  let compared = (0..<features.columns).map { column in
    balanceOfFeature(
      features.column(column), treated: inside, controls: outside, weights: weights,
      denominator: denominator)
  }
  let controlWeights = outside.map { weights[$0] }
  return Balance(
    features: compared, denominator: denominator,
    treatedUnits: inside.count { weights[$0] > 0 },
    controlUnits: controlWeights.count { $0 > 0 },
    effectiveControls: Moments(controlWeights, weights: controlWeights).effectiveSize)
}

private func balanceOfFeature(
  _ values: [Double], treated: [Int], controls: [Int], weights: [Double],
  denominator: Balance.Denominator
) -> Balance.Feature {
  func moments(_ units: [Int], weighted: Bool) -> Moments {
    Moments(units.map { values[$0] }, weights: weighted ? units.map { weights[$0] } : nil)
  }
  func ratio(_ above: Moments, _ below: Moments) -> Double? {
    guard let a = above.variance, let b = below.variance, b > 0 else { return nil }
    return a / b
  }
  let before = moments(treated, weighted: false)
  let controlsBefore = moments(controls, weighted: false)
  let after = moments(treated, weighted: true)
  let controlsAfter = moments(controls, weighted: true)
  let variance = denominator == .treated ? before.variance : controlsBefore.variance
  let deviation = variance.flatMap { $0 > 0 ? $0.squareRoot() : nil }
  let range = controls.map { values[$0] }
  let (low, high) = (range.min() ?? 0, range.max() ?? 0)
  return Balance.Feature(
    treatedMean: before.mean, controlMean: controlsBefore.mean,
    matchedTreatedMean: after.mean, matchedControlMean: controlsAfter.mean,
    standardDeviation: deviation,
    differenceBefore: deviation.map { (before.mean - controlsBefore.mean) / $0 },
    differenceAfter: deviation.map { (after.mean - controlsAfter.mean) / $0 },
    varianceRatioBefore: ratio(before, controlsBefore),
    varianceRatioAfter: ratio(after, controlsAfter),
    treatedOutsideControls: treated.filter { values[$0] < low || values[$0] > high })
}
