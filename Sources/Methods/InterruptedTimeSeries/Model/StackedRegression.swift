// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics

/// Two series stacked, every term crossed with the series, fitted by quasi-likelihood.
struct StackedRegression {
  let regression: SegmentedRegression
  private let matrix: Matrix
  private let response: SegmentedRegression.Response

  /// Both series on the same periods, counts or rates.
  init(_ campaign: OutcomeSeries, _ control: OutcomeSeries, design: SegmentedDesign) throws {
    let own = SegmentedRegression(campaign, control: nil, design: design)
    let other = SegmentedRegression(control, control: nil, design: design)
    regression = own
    let single = own.matrix
    let zeros = [Double](repeating: 0, count: single.columns)
    // Columns: the crossed terms of the campaign's series first, then the terms of both.
    matrix = try Matrix(
      rows: (0..<single.rows).map { single.row($0) + single.row($0) }
        + (0..<single.rows).map { zeros + single.row($0) })
    response = own.response.stacked(on: other.response)
  }

  /// The fit, its coefficients those of the crossed terms: differences between the series.
  func fitted() throws -> FittedSeries {
    let count = regression.matrix.columns
    let fit = try response.quasiLikelihood(design: matrix)
    let covariance = try fit.covariance(.classical).matrix
    let degreesOfFreedom = Double(fit.degreesOfFreedom)
    let critical = try ReferenceDistribution.studentT(degreesOfFreedom: degreesOfFreedom)
      .criticalValue(level: 0.95)
    let padding = [Double](repeating: 0, count: count)
    return FittedSeries(
      regression: regression, estimator: .quasiLikelihood,
      coefficients: Array(fit.coefficients.prefix(count)),
      limits: { combination in
        let padded = combination + padding
        return CombinationLimits(
          estimate: dot(padded, fit.coefficients),
          standardError: try covariance.quadraticForm(padded).squareRoot(), critical: critical,
          degreesOfFreedom: degreesOfFreedom)
      })
  }
}

extension SegmentedRegression.Response {
  /// This response's rows above another's.
  func stacked(on other: Self) -> Self {
    switch (self, other) {
    case (.poisson(let counts, let offset), .poisson(let moreCounts, let moreOffset)):
      .poisson(counts: counts + moreCounts, offset: offset + moreOffset)
    case (
      .binomial(let successes, let trials, let offset),
      .binomial(let moreSuccesses, let moreTrials, let moreOffset)
    ):
      .binomial(
        successes: successes + moreSuccesses, trials: trials + moreTrials,
        offset: offset + moreOffset)
    case (.linear(let values), .linear(let more)): .linear(values + more)
    default: self
    }
  }
}
