// SPDX-License-Identifier: GPL-3.0-or-later

/// Effects that were taken out of a regression before it was fitted: one indicator column a group,
/// each group within one cluster. In whitened coordinates a group's column is `direction` on its
/// rows, of length one, and 0 elsewhere.
struct AbsorbedEffects: Sendable {
  /// The group of each row, numbered from 0.
  let groups: [Int]
  let count: Int
  /// One value a row.
  let direction: [Double]

  init(groups: [Int], whitened: [Double]) {
    self.groups = groups
    count = (groups.max() ?? -1) + 1
    var squares = [Double](repeating: 0, count: count)
    for (row, group) in groups.enumerated() { squares[group] += whitened[row] * whitened[row] }
    direction = groups.indices.map { row in
      whitened[row] == 0 ? 0 : whitened[row] / squares[groups[row]].squareRoot()
    }
  }

  /// Takes the groups' columns out of a whitened vector, in place.
  func remove(from vector: inout [Double]) {
    // Twice: the second pass removes what rounding left of the first.
    for _ in 0..<2 {
      var shares = [Double](repeating: 0, count: count)
      for row in vector.indices { shares[groups[row]] += direction[row] * vector[row] }
      for row in vector.indices { vector[row] -= direction[row] * shares[groups[row]] }
    }
  }
}

/// A weighted regression with absorbed effects: that of the columns and the response from which the
/// effects were taken out, with the same coefficients, residuals and sandwich covariances as with a
/// column for every effect (Frisch and Waugh 1933; Lovell 1963).
struct AbsorbedRegression: Sendable {
  let parts: RegressionParts
  let absorbed: AbsorbedEffects?

  init(parts: RegressionParts, absorbed: AbsorbedEffects?) {
    self.parts = parts
    self.absorbed = absorbed
  }

  /// Fits by least squares.
  /// - Parameters:
  ///   - rootObservations: what a row's design is multiplied by before errors have equal variance
  ///     (√n for means of n people).
  ///   - weights: of a row after that; nil when all one.
  init(
    columns: [[Double]], response: [Double], groups: [Int]?, rootObservations: [Double],
    weights: [Double]?
  ) throws(StatisticsError) {
    let roots = weights.map { $0.map { $0.squareRoot() } }
    let whitening = rootObservations.indices.map { rootObservations[$0] * (roots?[$0] ?? 1) }
    let absorbed = groups.map { AbsorbedEffects(groups: $0, whitened: whitening) }
    /// A column as it enters least squares, which will multiply it by the roots of the weights.
    func prepared(_ column: [Double]) -> [Double] {
      var whitened = zip(column, whitening).map { $0 * $1 }
      let before = Self.length(whitened)
      absorbed?.remove(from: &whitened)
      // What is left of a column that the effects explain is rounding: none of it is real.
      if Self.length(whitened) <= 1e-11 * before { whitened = whitened.map { _ in 0 } }
      guard let roots else { return whitened }
      return whitened.indices.map { roots[$0] > 0 ? whitened[$0] / roots[$0] : 0 }
    }
    let fit = try leastSquares(
      design: try Matrix(columns: columns.map(prepared)), response: prepared(response),
      weights: weights)
    parts = fit.parts
    self.absorbed = absorbed
  }

  private static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// Columns of the whole regression, absorbed effects included.
  var parameters: Int { parts.columns + (absorbed?.count ?? 0) }

  /// Adds zeros for the columns after those that a combination names.
  func padded(_ weights: [Double]) -> [Double] {
    weights + [Double](repeating: 0, count: max(0, parts.columns - weights.count))
  }
}
