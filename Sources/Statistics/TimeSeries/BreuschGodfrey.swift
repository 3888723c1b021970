// SPDX-License-Identifier: GPL-3.0-or-later

/// The Breusch-Godfrey test for autocorrelation of least squares residuals (Breusch 1978, Godfrey
/// 1978), in both its forms.
public struct BreuschGodfreyTest: Hashable, Encodable, Sendable {
  /// The lags tested together, increasing.
  public let lags: [Int]
  /// n R² of the residuals on X and their own lags; chi-squared with as many degrees of freedom as
  /// lags.
  public let chiSquared: Double
  /// P(a chi-squared variable ≥ `chiSquared`).
  public let chiSquaredP: Double
  /// The F statistic for leaving the lags out of that regression.
  public let f: Double
  /// n − k − lags, the degrees of freedom of the denominator; the numerator has as many as lags.
  public let denominatorDegreesOfFreedom: Int
  /// P(an F variable ≥ `f`).
  public let fP: Double
}

extension AutoregressiveModel {
  /// The Breusch-Godfrey test of lags 1 to `order` together.
  public func breuschGodfrey(order: Int) throws -> BreuschGodfreyTest {
    guard order >= 1 else { throw TimeSeriesError.noPairsAtLag(order) }
    guard order < design.degreesOfFreedom else {
      throw TimeSeriesError.tooFewObservations(
        observations: design.observations,
        needed: design.columns + min(order, design.observations) + 1)
    }
    return try breuschGodfrey(lags: Array(1...order))
  }

  /// The Breusch-Godfrey test of these lags together, such as 1 and 12.
  ///
  /// A residual that was not observed (before the series, or in a gap) is taken as zero, as R's
  /// `lmtest` does; leaving such rows out gives 3.053 in place of 1.575 on Longley's data.
  public func breuschGodfrey(lags: [Int]) throws -> BreuschGodfreyTest {
    let lags = Set(lags).sorted()
    guard let smallest = lags.first, smallest >= 1 else {
      throw TimeSeriesError.noPairsAtLag(lags.first ?? 0)
    }
    let denominator = design.degreesOfFreedom - lags.count
    guard denominator >= 1 else {
      throw TimeSeriesError.tooFewObservations(
        observations: design.observations, needed: design.columns + lags.count + 1)
    }
    let residuals = leastSquaresResiduals
    let total = innerProduct(residuals, residuals)
    var basis = design.basis
    var explained = 0.0
    for lag in lags {
      let direction = try newDirection(lag: lag, residuals: residuals, basis: basis)
      let projection = innerProduct(direction, residuals)
      explained += projection * projection
      basis.append(direction)
    }
    let count = Double(lags.count)
    let share = min(1, explained / total)
    let chiSquared = Double(design.observations) * share
    let f = share / (1 - share) * Double(denominator) / count
    return BreuschGodfreyTest(
      lags: lags, chiSquared: chiSquared,
      chiSquaredP: try ChiSquared(degreesOfFreedom: count).upperTail(chiSquared), f: f,
      denominatorDegreesOfFreedom: denominator,
      fP: try FDistribution(numerator: count, denominator: Double(denominator)).upperTail(f))
  }

  /// The residuals `lag` periods earlier, less their projection on `basis`, at length 1.
  private func newDirection(
    lag: Int, residuals: [Double], basis: [[Double]]
  ) throws(TimeSeriesError) -> [Double] {
    let pairs = design.times.pairs(atLag: lag)
    guard !pairs.isEmpty else { throw .noPairsAtLag(lag) }
    var direction = [Double](repeating: 0, count: residuals.count)
    for pair in pairs { direction[pair.later] = residuals[pair.earlier] }
    let before = innerProduct(direction, direction).squareRoot()
    for _ in 0..<2 {
      for column in basis {
        let projection = innerProduct(column, direction)
        for index in direction.indices { direction[index] -= projection * column[index] }
      }
    }
    let after = innerProduct(direction, direction).squareRoot()
    guard after > 1e-10 * before else { throw .dependentLag(lag) }
    return direction.map { $0 / after }
  }
}
