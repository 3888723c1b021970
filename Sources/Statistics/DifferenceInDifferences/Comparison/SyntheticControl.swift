// SPDX-License-Identifier: GPL-3.0-or-later

/// A weighted average of controls that stands for one treated unit (Abadie, Diamond and Hainmueller
/// 2010, *JASA* 105).
public struct SyntheticControl: Sendable, Hashable, Encodable {
  /// The treated unit.
  public let treated: Int
  /// One weight a unit, 0 or more, summing to one over the controls; 0 for the treated unit.
  public let weights: [Double]
  /// The synthetic control's outcome in every period.
  public let synthetic: [Double]
  /// Treated minus synthetic in every period.
  public let gaps: [Double]
  /// Periods before the start.
  public let periodsBefore: Int
  /// Whether no other weights fit as well. If not (usually because the fit is perfect), the most
  /// even weights were taken, and the effect depends on that choice.
  public let isUnique: Bool
  /// How far the sum of squares can be above its minimum, relative to the largest distance.
  public let optimalityGap: Double

  /// The mean gap after the start.
  public var effect: Double {
    gaps.dropFirst(periodsBefore).reduce(0, +) / Double(gaps.count - periodsBefore)
  }

  /// Root mean squared gap before the start: how well the synthetic control fits.
  public var errorBefore: Double { Self.rootMeanSquare(gaps.prefix(periodsBefore)) }

  /// Root mean squared gap after the start.
  public var errorAfter: Double { Self.rootMeanSquare(gaps.dropFirst(periodsBefore)) }

  /// `errorAfter / errorBefore`; infinite for a perfect fit before and a gap after.
  public var errorRatio: Double {
    let size = zip(synthetic, gaps).map { max(abs($0), abs($1)) }.max() ?? 0
    // A fit to rounding is a perfect fit.
    if errorBefore <= 1e-10 * size { return errorAfter <= 1e-10 * size ? 1 : .infinity }
    return errorAfter / errorBefore
  }

  private static func rootMeanSquare(_ values: ArraySlice<Double>) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
  }
}

/// What a synthetic control is fitted to.
public enum SyntheticControlPredictors: Sendable, Hashable {
  /// The outcome in every period before the start, each counted once.
  case history
  /// units × predictors (averages of the outcome, covariates), each divided by its standard
  /// deviation over all units, with the importance of each (the diagonal of V), 0 or more.
  case given(Matrix, importance: [Double])
}

/// Fits a synthetic control to one unit.
///
/// - Parameters:
///   - outcomes: units × periods, in time order.
///   - treated: the treated unit.
///   - controls: the units it may be made of; nil for all others.
///   - periodsBefore: how many of the periods come before the start.
///   - predictors: what to fit.
/// - Throws: ``ComparisonError``.
public func syntheticControl(
  outcomes: Matrix, treated: Int, controls: [Int]? = nil, periodsBefore: Int,
  predictors: SyntheticControlPredictors = .history
) throws(ComparisonError) -> SyntheticControl {
  let controls = controls ?? (0..<outcomes.rows).filter { $0 != treated }
  try checkSynthetic(
    outcomes: outcomes, treated: treated, controls: controls, periodsBefore: periodsBefore)
  let table = try predictorTable(
    outcomes: outcomes, periodsBefore: periodsBefore, predictors: predictors)
  var points = Matrix(rows: controls.count, columns: table.columns)
  for (i, control) in controls.enumerated() {
    for k in 0..<table.columns { points[i, k] = table[control, k] - table[treated, k] }
  }
  let solution = try SimplexLeastSquares(points: points, ridge: 0)
  var weights = [Double](repeating: 0, count: outcomes.rows)
  for (i, control) in controls.enumerated() { weights[control] = solution.weights[i] }
  let synthetic = try ComparisonError.wrapping { () throws(StatisticsError) in
    try outcomes.transposedTimes(weights)
  }
  return SyntheticControl(
    treated: treated, weights: weights, synthetic: synthetic,
    gaps: zip(outcomes.row(treated), synthetic).map { $0 - $1 }, periodsBefore: periodsBefore,
    isUnique: solution.isUnique, optimalityGap: solution.gap)
}

private func checkSynthetic(
  outcomes: Matrix, treated: Int, controls: [Int], periodsBefore: Int
) throws(ComparisonError) {
  try checkPanel(outcomes: outcomes, periodsBefore: periodsBefore, neededBefore: 1)
  try ComparisonError.wrapping { () throws(StatisticsError) in
    for unit in controls + [treated] where !(0..<outcomes.rows).contains(unit) {
      throw .outOfRange(
        what: "unit", value: Double(unit), allowed: "a row of the outcomes, counted from 0")
    }
    for unit in controls where unit == treated {
      throw .outOfRange(
        what: "control", value: Double(unit), allowed: "a unit other than the treated one")
    }
  }
  guard !controls.isEmpty else { throw .tooFewControls(controls: 0, needed: 1) }
}

/// The checks that every estimator on units × periods shares.
func checkPanel(
  outcomes: Matrix, periodsBefore: Int, neededBefore: Int
) throws(ComparisonError) {
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.finite(outcomes.elements, "outcomes")
  }
  guard periodsBefore >= neededBefore else {
    throw .tooFewPeriods(after: false, found: periodsBefore, needed: neededBefore)
  }
  guard outcomes.columns > periodsBefore else {
    throw .tooFewPeriods(after: true, found: outcomes.columns - periodsBefore, needed: 1)
  }
}

private func predictorTable(
  outcomes: Matrix, periodsBefore: Int, predictors: SyntheticControlPredictors
) throws(ComparisonError) -> Matrix {
  guard case .given(let table, let importance) = predictors else {
    return outcomes.selecting(columns: Array(0..<periodsBefore))
  }
  try ComparisonError.wrapping { () throws(StatisticsError) in
    try Check.length("rows of the predictors", table.rows, equals: outcomes.rows)
    try Check.length("importance of predictors", importance.count, equals: table.columns)
    try Check.finite(table.elements, "predictors")
    try Check.finite(importance, "importance of predictors")
    for value in importance where value < 0 {
      throw .outOfRange(what: "importance of a predictor", value: value, allowed: "0 or more")
    }
  }
  var scaled = table
  var used = false
  for k in 0..<table.columns {
    let values = table.column(k)
    let deviation = (Moments(values).variance ?? 0).squareRoot()
    let size = values.map { abs($0) }.max() ?? 0
    // A predictor that does not vary cannot tell controls apart.
    let constant = deviation <= 1e-12 * size
    let factor = constant ? 0 : importance[k].squareRoot() / deviation
    used = used || factor > 0
    for i in 0..<table.rows { scaled[i, k] *= factor }
  }
  guard used else { throw .noFeatures }
  return scaled
}
