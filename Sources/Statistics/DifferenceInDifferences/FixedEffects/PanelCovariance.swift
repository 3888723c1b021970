// SPDX-License-Identifier: GPL-3.0-or-later

/// Which coefficients the small-sample factor `(N − 1) / (N − K)` counts; the names are fixest's.
public enum CountedCoefficients: String, Sendable, Hashable, Codable, CaseIterable {
  /// Reported terms only, no fixed effect.
  case none
  /// All but fixed effects nested in clusters: fixest's own choice.
  case nested
  /// All: Stata's `regress` with indicator columns.
  case full
}

/// How the covariance of the terms is estimated.
public enum PanelCovarianceEstimator: Sendable, Hashable, Codable {
  /// Errors independent between observations, of equal variance over their weights.
  case classical
  /// Errors independent between observations, of any variance: HC0, or HC1 with `N / (N − K)`.
  case heteroskedastic(smallSample: Bool)
  /// Errors correlated in any way within clusters.
  case clustered(ClusterCorrection)
  /// CR1 × `(N − 1) / (N − K)` with the coefficients counted.
  case conventional(CountedCoefficients)
}

/// The estimated covariance of the terms.
public struct PanelCovariance: Sendable {
  /// Terms × terms.
  public let matrix: Matrix
  /// How it was estimated.
  public let estimator: PanelCovarianceEstimator

  let satterthwaite: Satterthwaite?
  let width: Int

  /// Square roots of the diagonal.
  public var standardErrors: [Double] { matrix.diagonal.map { max($0, 0).squareRoot() } }

  /// The standard error of `weights · coefficients`.
  public func standardError(of weights: [Double]) throws(StatisticsError) -> Double {
    try Check.length("weights of a combination", weights.count, equals: matrix.columns)
    try Check.finite(weights, "weights of a combination")
    return max(try matrix.quadraticForm(weights), 0).squareRoot()
  }

  /// Satterthwaite's degrees of freedom of a combination under a clustered estimator (Bell and
  /// McCaffrey 2002; Pustejovsky and Tipton 2018).
  public func satterthwaiteDegreesOfFreedom(
    of weights: [Double]
  ) throws(StatisticsError) -> Double {
    guard let satterthwaite else { throw .notClustered }
    try Check.length("weights of a combination", weights.count, equals: matrix.columns)
    let padding = [Double](repeating: 0, count: width - weights.count)
    let degrees = satterthwaite.degreesOfFreedom(of: weights + padding)
    guard degrees > 0, degrees.isFinite else { throw .noDegreesOfFreedom }
    return degrees
  }
}

extension FixedEffectsFit {
  /// The covariance of the terms by an estimator.
  ///
  /// Throws ``PanelError/withinSquaresMissing`` for errors independent between people when the
  /// cells have no within-cell squares, and `noDegreesOfFreedom`.
  public func covariance(
    _ estimator: PanelCovarianceEstimator
  ) throws(PanelError) -> PanelCovariance {
    let parts = system.parts
    var satterthwaite: Satterthwaite?
    let matrix: Matrix
    switch estimator {
    case .classical:
      matrix = parts.factor.inverseCrossProduct.scaled(by: try variance())
    case .heteroskedastic(let smallSample):
      matrix = try heteroskedastic(smallSample: smallSample)
    case .clustered(let correction):
      let adjusted = try adjustment(correction)
      satterthwaite = adjusted.satterthwaite
      let factor = correction == .cr1s ? try conventionalFactor(parameters) : 1
      matrix = parts.factor.covariance(adjusted.meat).scaled(by: factor)
    case .conventional(let counted):
      let adjusted = try adjustment(.cr1)
      satterthwaite = adjusted.satterthwaite
      let factor = try conventionalFactor(self.counted(counted))
      matrix = parts.factor.covariance(adjusted.meat).scaled(by: factor)
    }
    let reported = Array(terms.indices)
    let result = matrix.selecting(rows: reported).selecting(columns: reported)
    try panel { () throws(StatisticsError) in try Check.finite(result.elements, "covariance") }
    return PanelCovariance(
      matrix: result, estimator: estimator, satterthwaite: satterthwaite, width: parts.columns)
  }

  /// Cluster sums adjusted; Stata's factor is applied outside, for N and K are not those of the rows.
  func adjustment(_ correction: ClusterCorrection) throws(PanelError) -> ClusterAdjustment {
    try panel { () throws(StatisticsError) in
      try ClusterAdjustment(
        correction == .cr1s ? .cr1 : correction, Clusters(clusters, of: system.parts),
        of: system.parts, workingVariance: system.parts.workingVariance,
        absorbed: system.absorbed)
    }
  }

  private func counted(_ kind: CountedCoefficients) -> Int {
    switch kind {
    case .none: terms.count
    // One level of the effects that are not nested was left out for the absorbed ones.
    case .nested: system.parts.columns + (system.absorbed == nil ? 0 : 1)
    case .full: parameters
    }
  }

  private func conventionalFactor(_ counted: Int) throws(PanelError) -> Double {
    let spare = observations - Double(counted)
    guard spare > 0 else { throw .statistics(.noDegreesOfFreedom) }
    return (observations - 1) / spare
  }

  /// Weighted sum of the squared errors of the observations of each row.
  private func observationSquares() throws(PanelError) -> [Double] {
    let residuals = system.parts.whitenedResiduals
    guard options.observationLevel == .people else { return residuals.map { $0 * $0 } }
    guard let within = cells.withinSquares else { throw .withinSquaresMissing }
    return residuals.indices.map { row in
      residuals[row] * residuals[row] + (system.parts.weights?[row] ?? 1) * within[row]
    }
  }

  /// Variance of one observation; that of a Poisson model is its mean.
  private func variance() throws(PanelError) -> Double {
    guard convergence == nil else { return 1 }
    let squares = try observationSquares()
    guard degreesOfFreedom > 0 else { throw .statistics(.noDegreesOfFreedom) }
    return squares.reduce(0, +) / degreesOfFreedom
  }

  private func heteroskedastic(smallSample: Bool) throws(PanelError) -> Matrix {
    let parts = system.parts
    let squares = try observationSquares()
    var meat = Matrix(rows: parts.columns, columns: parts.columns)
    for row in squares.indices {
      // A person's whitened row is that of the cell over √n.
      let scale = squares[row] / rowObservations[row]
      let direction = parts.factor.q.row(row)
      RegressionParts.addProduct(direction, direction, scale: scale, to: &meat)
    }
    if smallSample {
      guard degreesOfFreedom > 0 else { throw .statistics(.noDegreesOfFreedom) }
      meat = meat.scaled(by: observations / degreesOfFreedom)
    }
    return parts.factor.covariance(meat)
  }
}
