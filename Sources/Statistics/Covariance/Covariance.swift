// SPDX-License-Identifier: GPL-3.0-or-later

/// An estimated covariance of regression coefficients.
public struct Covariance: Sendable {
  /// Columns × columns.
  public let matrix: Matrix
  /// How it was estimated.
  public let estimator: CovarianceEstimator
  /// Rows that take part minus columns.
  public let degreesOfFreedom: Int
  /// Clusters with a row that takes part, for a clustered estimator.
  public let clusters: Int?

  let satterthwaite: Satterthwaite?

  /// Square roots of the diagonal.
  public var standardErrors: [Double] { matrix.diagonal.map { max($0, 0).squareRoot() } }

  /// The standard error of `weights · coefficients`. Throws unless there is one finite weight a
  /// coefficient.
  public func standardError(of weights: [Double]) throws(StatisticsError) -> Double {
    try Check.length("weights of a combination", weights.count, equals: matrix.columns)
    try Check.finite(weights, "weights of a combination")
    return max(try matrix.quadraticForm(weights), 0).squareRoot()
  }
}

extension FittedRegression {
  /// The covariance of the coefficients by an estimator.
  ///
  /// Throws when lists are not one value a row, when no degrees of freedom are left for a variance
  /// that needs them, ``StatisticsError/leverageOne(rows:)`` for HC2 and HC3 on rows that determine
  /// their own fit, ``StatisticsError/duplicateTime(unit:time:)`` and
  /// ``StatisticsError/tooFewClusters(found:)``.
  public func covariance(
    _ estimator: CovarianceEstimator
  ) throws(StatisticsError) -> Covariance {
    let parts = parts
    var satterthwaite: Satterthwaite?
    let matrix: Matrix
    switch estimator {
    case .classical:
      guard let dispersion = parts.dispersion else { throw .noDegreesOfFreedom }
      matrix = parts.factor.inverseCrossProduct.scaled(by: dispersion)
    case .heteroskedastic(let correction):
      matrix = parts.factor.covariance(try parts.meat(correction))
    case .neweyWest(let settings):
      matrix = parts.factor.covariance(try parts.meat(settings))
    case .clustered(let correction, let labels, let working):
      let adjusted = try ClusterAdjustment(
        correction, Clusters(labels, of: parts), of: parts,
        workingVariance: working ?? parts.workingVariance)
      satterthwaite = adjusted.satterthwaite
      matrix = parts.factor.covariance(adjusted.meat)
    }
    try Check.finite(matrix.elements, "covariance")
    return Covariance(
      matrix: matrix, estimator: estimator, degreesOfFreedom: parts.degreesOfFreedom,
      clusters: satterthwaite?.clusters.count, satterthwaite: satterthwaite)
  }
}
