// SPDX-License-Identifier: GPL-3.0-or-later

extension LeastSquaresFit {
  /// Externally studentised residuals: each over its standard error with the error variance
  /// estimated without its row (Belsley, Kuh and Welsch 1980, equation 2.26). Under normal errors
  /// each has a t distribution with one degree of freedom less than the fit.
  ///
  /// NaN for rows without weight and for rows that alone determine a coefficient (leverage one).
  /// Throws `noDegreesOfFreedom` with fewer than two.
  public func studentizedResiduals() throws(StatisticsError) -> [Double] {
    guard degreesOfFreedom > 1 else { throw .noDegreesOfFreedom }
    return whitenedResiduals.indices.map { row in
      guard let spare = spare(row) else { return .nan }
      let residual = whitenedResiduals[row]
      let without = residualSumOfSquares - residual * residual / spare
      return residual / (max(without, 0) / Double(degreesOfFreedom - 1) * spare).squareRoot()
    }
  }

  /// Cook's (1977) distances: how far the fitted values move when a row is left out, in units of k
  /// times the residual variance.
  ///
  /// NaN for rows without weight and for rows of leverage one. Throws `noDegreesOfFreedom` when
  /// there are none.
  public func cooksDistances() throws(StatisticsError) -> [Double] {
    let scale = try residualVariance() * Double(design.columns)
    return whitenedResiduals.indices.map { row in
      guard let spare = spare(row) else { return .nan }
      let residual = whitenedResiduals[row] / spare
      return residual * residual * leverages[row] / scale
    }
  }

  /// 1 − leverage; nil for rows that have no residual of their own.
  private func spare(_ row: Int) -> Double? {
    if let weights, weights[row] == 0 { return nil }
    let spare = 1 - leverages[row]
    return spare > 1e-10 ? spare : nil
  }
}
