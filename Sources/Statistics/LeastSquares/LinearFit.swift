// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear model fitted by least squares: n rows, k columns.
public struct LinearFit: Sendable, Hashable {
  /// The design, n × k.
  public let design: Matrix
  /// The response, n values.
  public let response: [Double]
  /// The weights, n values; nil when every weight is one.
  public let weights: [Double]?
  /// The coefficients, k values in the order of the columns.
  public let coefficients: [Double]
  /// The fitted values, n values.
  public let fitted: [Double]
  /// Response less fitted, not multiplied by the weights, n values.
  public let residuals: [Double]
  /// The diagonal of the hat matrix, n values; 0 where the weight is 0.
  public let leverages: [Double]
  /// Σ w e².
  public let residualSumOfSquares: Double
  /// Rows with weight less k.
  public let degreesOfFreedom: Int
  /// (X′WX)⁻¹, k × k.
  public let unscaledCovariance: Matrix
  /// Condition number of the weighted design, its columns brought to similar length: about its
  /// decimal logarithm in digits is lost.
  public let condition: Double

  /// Σ w e² / (n − k), the estimate of the error variance; nil without degrees of freedom.
  public var residualVariance: Double? {
    degreesOfFreedom > 0 ? residualSumOfSquares / Double(degreesOfFreedom) : nil
  }

  /// Whether the residuals are no more than rounding: standard errors then mean nothing.
  public var isExact: Bool {
    var size = 0.0
    for (index, value) in fitted.enumerated() { size += (weights?[index] ?? 1) * value * value }
    let rounding = condition.squareRoot() * 1e-14
    return residualSumOfSquares <= size * rounding * rounding
  }
}
