// SPDX-License-Identifier: GPL-3.0-or-later

/// What a comparison cannot give, on its way to an ``UnavailableEffect``.
struct Unavailable: Error {
  let reason: UnavailableReason

  init(_ reason: UnavailableReason) { self.reason = reason }

  init(_ error: StatisticsError) {
    switch error {
    case .dependentColumns(let dependencies):
      // Column 0 is the intercept.
      reason = .singularCovariates(dependencies.map { $0.column - 1 }.filter { $0 >= 0 })
    case .tooFewRows(let rows, let columns):
      reason = .tooFewObservations(found: rows, needed: columns)
    default: reason = .failed(error)
    }
  }
}

/// The covariates of some rows as a basis of functions: indicators of strata, of which a fit is a
/// mean, or numbers with an intercept.
enum CovariateBasis {
  case strata(index: [Int], labels: [Int])
  case columns(Matrix)

  /// A weighted least squares fit, with what its estimation adds to an influence function.
  struct Fit {
    /// One fitted value a row, rows without mass included.
    let fitted: [Double]
    fileprivate let inverse: Inverse
  }

  fileprivate enum Inverse {
    case diagonal([Double])
    case full(Matrix)
  }

  /// The basis of some of the rows.
  func selecting(_ rows: [Int]) -> CovariateBasis {
    switch self {
    case .strata(let index, let labels):
      return .strata(index: rows.map { index[$0] }, labels: labels)
    case .columns(let matrix): return .columns(matrix.selecting(rows: rows))
    }
  }

  /// Σ values × basis function, for each function.
  func moment(_ values: [Double]) -> [Double] {
    switch self {
    case .strata(let index, let labels):
      var result = [Double](repeating: 0, count: labels.count)
      for (i, value) in values.enumerated() { result[index[i]] += value }
      return result
    case .columns(let matrix):
      var result = [Double](repeating: 0, count: matrix.columns)
      for i in values.indices where values[i] != 0 {
        for j in 0..<matrix.columns { result[j] += values[i] * matrix[i, j] }
      }
      return result
    }
  }

  /// Refuses strata that `needed` has and `mass` lacks, where a mean would be of nothing.
  func requireSupport(mass: [Double], needed: [Double]) throws(Unavailable) {
    guard case .strata(_, let labels) = self else { return }
    let present = moment(mass)
    let wanted = moment(needed)
    let missing = labels.indices.filter { wanted[$0] > 0 && !(present[$0] > 0) }
    guard missing.isEmpty else {
      throw Unavailable(.strataWithoutControls(missing.map { labels[$0] }))
    }
  }

  /// Least squares of the response on the basis, rows weighted by mass. Strata without mass get 0.
  func fit(mass: [Double], response: [Double]) throws(Unavailable) -> Fit {
    switch self {
    case .strata(let index, _):
      let total = moment(mass)
      let sums = moment(zip(mass, response).map { $0 * $1 })
      let means = zip(sums, total).map { $1 > 0 ? $0 / $1 : 0 }
      return Fit(
        fitted: index.map { means[$0] }, inverse: .diagonal(total.map { $0 > 0 ? 1 / $0 : 0 }))
    case .columns(let design):
      do throws(StatisticsError) {
        let fit = try leastSquares(design: design, response: response, weights: mass)
        return Fit(fitted: fit.fitted, inverse: .full(fit.inverseCrossProduct))
      } catch { throw Unavailable(error) }
    }
  }

  /// The inverse of Σ mass × b b' over the basis functions b, from a fit whose values do not matter.
  func curvature(mass: [Double]) throws(Unavailable) -> Fit {
    try fit(mass: mass, response: [Double](repeating: 0, count: mass.count))
  }

  /// b' (Σ mass × b b')⁻¹ moment, one a row: what an observation's score moves a fit's moment by.
  func multiplier(_ fit: Fit, moment: [Double]) -> [Double] {
    switch (self, fit.inverse) {
    case (.strata(let index, _), .diagonal(let inverse)):
      let perStratum = zip(inverse, moment).map { $0 * $1 }
      return index.map { perStratum[$0] }
    case (.columns(let design), .full(let inverse)):
      let coefficients = (0..<inverse.rows).map { inverse.dot(row: $0, moment) }
      return (0..<design.rows).map { design.dot(row: $0, coefficients) }
    default: preconditionFailure("a fit of another basis")
    }
  }
}
