// SPDX-License-Identifier: GPL-3.0-or-later

/// A portmanteau test: whether the first autocorrelations together differ from zero.
public struct PortmanteauTest: Hashable, Encodable, Sendable {
  /// Which sum of squared autocorrelations.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// N(N+2) Σ rⱼ² / (pairs at lag j) (Ljung and Box 1978, where the pairs are N − j).
    case ljungBox
    /// N Σ rⱼ² (Box and Pierce 1970). Too small where many pairs are missing.
    case boxPierce
  }

  /// Which one.
  public let kind: Kind
  /// Q.
  public let statistic: Double
  /// Lags 1 to this one are summed.
  public let lags: Int
  /// Parameters of the autocorrelation that had been estimated from the same series.
  public let fittedParameters: Int
  /// P(chi-squared ≥ Q) with `degreesOfFreedom`.
  public let p: Double

  /// Lags less fitted parameters.
  public var degreesOfFreedom: Int { lags - fittedParameters }
}

extension Autocorrelation {
  /// The Ljung-Box or Box-Pierce test of lags 1 to `lags` (all of them if nil).
  ///
  /// Each rⱼ² is divided by what it would be on average in an independent normal series with known
  /// mean, pairs / (N(N+2)); Ljung and Box's weights are the case without gaps.
  ///
  /// - Parameters:
  ///   - kind: the weights.
  ///   - lags: how many lags.
  ///   - fittedParameters: autoregressive and moving-average coefficients estimated before the
  ///     residuals were taken (1 after an AR(1) fit, 0 after least squares); subtracted from the
  ///     degrees of freedom. Regression coefficients do not count.
  public func portmanteau(
    _ kind: PortmanteauTest.Kind = .ljungBox, lags: Int? = nil, fittedParameters: Int = 0
  ) throws -> PortmanteauTest {
    let lags = lags ?? values.count
    guard lags >= 1, lags <= values.count else { throw TimeSeriesError.noPairsAtLag(lags) }
    guard fittedParameters >= 0, lags > fittedParameters else {
      throw TimeSeriesError.noDegreesOfFreedom(lags: lags, fittedParameters: fittedParameters)
    }
    let count = Double(observations)
    var statistic = 0.0
    for lag in 1...lags {
      guard pairs[lag - 1] > 0 else { throw TimeSeriesError.noPairsAtLag(lag) }
      let square = values[lag - 1] * values[lag - 1]
      switch kind {
      case .ljungBox: statistic += count * (count + 2) * square / Double(pairs[lag - 1])
      case .boxPierce: statistic += count * square
      }
    }
    let degreesOfFreedom = Double(lags - fittedParameters)
    return PortmanteauTest(
      kind: kind, statistic: statistic, lags: lags, fittedParameters: fittedParameters,
      p: try ChiSquared(degreesOfFreedom: degreesOfFreedom).upperTail(statistic))
  }
}
