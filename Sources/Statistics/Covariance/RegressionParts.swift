// SPDX-License-Identifier: GPL-3.0-or-later

/// A regression whose coefficients solve weighted normal equations: least squares, or the last step
/// of a generalised linear model. Every estimator of their covariance follows from its parts.
public protocol FittedRegression: Sendable {
  /// One coefficient a column of the design.
  var coefficients: [Double] { get }
  /// The design, rows × columns.
  var design: Matrix { get }
  /// Rows that take part minus columns.
  var degreesOfFreedom: Int { get }
  /// What the covariance estimators share.
  var parts: RegressionParts { get }
}

/// The weighted regression `√w e = √w (y − Xβ)` in orthonormal coordinates, `√w X = Q T⁻¹`: the
/// bread `(X'WX)⁻¹ = T T'`, the scores `q_i √w_i e_i` and the leverages `|q_i|²`.
public struct RegressionParts: Sendable {
  let factor: OrthogonalFactor
  /// √w e, one a row.
  let whitenedResiduals: [Double]
  /// |q_i|², one a row.
  let leverages: [Double]
  /// Whether a row takes part.
  let takesPart: [Bool]
  /// Rows that take part.
  let rows: Int
  let coefficients: [Double]
  /// Weights of the responses, one a row; nil when all one. For a generalised linear model they are
  /// prior weight / V(μ), those of a regression of the response itself, as clubSandwich has it: CR2
  /// depends on the scale on which errors have their working variance.
  let weights: [Double]?
  /// What the errors' variance is taken to be for clusters when the caller does not say.
  let workingVariance: WorkingVariance
  /// Scale of the classical covariance; nil without degrees of freedom to estimate it.
  let dispersion: Double?

  var columns: Int { coefficients.count }
  var degreesOfFreedom: Int { rows - columns }

  /// Adds `left right' + right left'` over two to a symmetric matrix kept in full.
  static func addProduct(
    _ left: [Double], _ right: [Double], scale: Double, to sum: inout Matrix
  ) {
    for i in left.indices {
      for j in left.indices {
        sum[i, j] += 0.5 * scale * (left[i] * right[j] + right[i] * left[j])
      }
    }
  }

  /// The score of a row in the coordinates of `Q`, times a factor.
  func score(_ row: Int, times factor: Double = 1) -> [Double] {
    let size = factor * whitenedResiduals[row]
    return (0..<columns).map { self.factor.q[row, $0] * size }
  }
}

extension LeastSquaresFit: FittedRegression {
  /// What the covariance estimators share.
  public var parts: RegressionParts {
    RegressionParts(
      factor: factor, whitenedResiduals: whitenedResiduals, leverages: leverages,
      takesPart: weights.map { $0.map { $0 > 0 } } ?? residuals.map { _ in true },
      rows: rowsWithWeight, coefficients: coefficients, weights: weights,
      workingVariance: .identity,
      dispersion: degreesOfFreedom > 0 ? residualSumOfSquares / Double(degreesOfFreedom) : nil)
  }
}

extension GeneralizedLinearFit: FittedRegression {
  /// What the covariance estimators share.
  public var parts: RegressionParts {
    RegressionParts(
      factor: factor, whitenedResiduals: pearsonResiduals, leverages: leverages,
      takesPart: workingWeights.map { $0 > 0 }, rows: rowsWithWeight, coefficients: coefficients,
      weights: responseWeights, workingVariance: .inverseWeights, dispersion: try? dispersion())
  }
  private var responseWeights: [Double] {
    workingWeights.indices.map { i in
      workingWeights[i] > 0 ? priorWeights[i] / family.variance(means[i]) : 0
    }
  }
}
