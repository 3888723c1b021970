// SPDX-License-Identifier: GPL-3.0-or-later

/// How the covariance of regression coefficients is estimated.
public enum CovarianceEstimator: Sendable, Hashable, Codable {
  /// φ (X'WX)⁻¹: errors independent with the variance that the model states.
  case classical
  /// Errors independent, of any variance.
  case heteroskedastic(HeteroskedasticCorrection)
  /// Errors correlated over time up to a lag.
  case neweyWest(NeweyWest)
  /// Errors correlated in any way within clusters, independent between them. One label a row; a nil
  /// working variance is clubSandwich's for the kind of fit.
  case clustered(
    ClusterCorrection, clusters: [Int], workingVariance: WorkingVariance? = nil)
}

/// The variance of errors for which CR2 is unbiased and degrees of freedom are computed.
public enum WorkingVariance: String, Sendable, Hashable, Codable, CaseIterable {
  /// All equal, whatever the weights: the choice for least squares when none is made.
  case identity
  /// Inverse to the weights: the choice for generalised linear models when none is made.
  case inverseWeights
}

/// Corrections of the squared residuals for fitting, h being the leverage (MacKinnon and White
/// 1985). For a generalised linear model they are those of the last weighted regression.
public enum HeteroskedasticCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// None.
  case hc0
  /// × n / (n − k).
  case hc1
  /// ÷ (1 − h).
  case hc2
  /// ÷ (1 − h)².
  case hc3
}

/// Newey and West (1987): Bartlett weights 1 − l / (L + 1) on products of scores l periods apart.
public struct NeweyWest: Sendable, Hashable, Codable {
  /// The largest lag L, 0 or more. 0 leaves the squares only.
  public var lag: Int
  /// The period of each row. Rows l periods apart are products at lag l, whatever rows are missing
  /// between them.
  public var times: [Int]
  /// The unit of each row: products stay within a unit. Nil for one series.
  public var units: [Int]?
  /// Whether the whole is multiplied by n / (n − k), as Stata does and R's sandwich does not.
  public var smallSample: Bool

  /// An estimator with lag, times, units and small-sample convention.
  public init(lag: Int, times: [Int], units: [Int]? = nil, smallSample: Bool) {
    self.lag = lag
    self.times = times
    self.units = units
    self.smallSample = smallSample
  }
}

/// Corrections of cluster sums of scores for fitting. `H_g` is the block of the hat matrix of the
/// weighted design for a cluster, G the number of clusters.
public enum ClusterCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// None.
  case cr0
  /// × G / (G − 1).
  case cr1
  /// × G / (G − 1) × (n − 1) / (n − k), Stata's.
  case cr1s
  /// Residuals times (I − H_g)^(−½) (Bell and McCaffrey 2002), the root of the pseudo-inverse where
  /// I − H_g is singular, as with a fixed effect of each cluster; under weights and errors of equal
  /// variance the matrix of Pustejovsky and Tipton (2018, equation 8) in its place.
  case cr2
  /// Residuals times the pseudo-inverse of I − H_g, without a factor, as R's clubSandwich.
  case cr3
  /// (G − 1) / G × ``cr3``: the jackknife over clusters about the full estimate (MacKinnon, Nielsen
  /// and Webb 2023, CV3).
  case jackknife
}
