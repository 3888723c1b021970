// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// The thin orthogonal factor of a weighted design: `W^(1/2) X = Q T⁻¹`.
///
/// Everything that regression needs follows from it without squaring the condition number: the
/// coefficients `T Q' W^(1/2) y`, the leverages (row lengths of `Q`) and `(X'WX)⁻¹ = T T'`.
/// Columns are scaled to length one before Householder QR with column pivoting (Golub and Van
/// Loan 2013, section 5.4.2; GSL's `gsl_linalg_QRPT_decomp`), so units do not matter.
struct OrthogonalFactor: Sendable {
  /// Rows × columns, with orthonormal columns; rows without weight are zero.
  let q: Matrix
  /// Columns × columns, `T`.
  let transform: Matrix
  /// Condition number (Frobenius) of the scaled design.
  let condition: Double

  /// A scaled column whose part orthogonal to the other columns is shorter than this is dependent.
  static let rankTolerance = 1e-12
  /// Beyond this condition number fewer than six digits of a coefficient would be certain.
  static let largestCondition = 1e11

  /// Factorises the design with the square roots of the weights (all one when nil). The design is
  /// finite and has at least one column; `rows` is how many rows carry weight.
  init(design: Matrix, rootWeights: [Double]?, rows: Int) throws(StatisticsError) {
    let n = design.rows
    let k = design.columns
    guard rows >= k else { throw .tooFewRows(rows: rows, columns: k) }
    var packed = design
    let norms = OrthogonalFactor.scale(&packed, rootWeights)
    guard !norms.contains(0) else {
      throw .dependentColumns(OrthogonalFactor.dependencies(design, rootWeights))
    }
    let scaled = packed
    let reflectors = try Reflectors(columns: k)
    var failure: StatisticsError?
    packed.withUnsafeMutableElements { buffer in
      guard let base = buffer.baseAddress else { return }
      var view = gsl_matrix_view_array(base, n, k)
      do throws(StatisticsError) { try reflectors.decompose(&view.matrix) } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    for j in 0..<k where !(abs(packed[j, j]) > OrthogonalFactor.rankTolerance) {
      throw .dependentColumns(
        OrthogonalFactor.dependencies(scaled, nil, pivots: (j..<k).map(reflectors.pivot)))
    }
    let inverse = OrthogonalFactor.invertedUpper(packed)
    condition = OrthogonalFactor.condition(packed, inverse)
    guard condition < OrthogonalFactor.largestCondition else {
      throw .illConditioned(condition: condition)
    }
    var transform = Matrix(rows: k, columns: k)
    for i in 0..<k {
      let column = reflectors.pivot(i)
      for j in i..<k { transform[column, j] = inverse[i, j] / norms[column] }
    }
    self.transform = transform
    q = reflectors.thinFactor(packed)
  }

  /// Applies the weights and scales every column to length one; gives the lengths.
  private static func scale(_ matrix: inout Matrix, _ rootWeights: [Double]?) -> [Double] {
    let n = matrix.rows
    let k = matrix.columns
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * k) { scratch in
      scratch.initialize(repeating: 0)
      guard let largest = scratch.baseAddress else { return [] }
      let squares = largest + k
      return matrix.withUnsafeMutableElements { x in
        guard var row = x.baseAddress else { return [] }
        for i in 0..<n {
          if let weight = rootWeights?[i] { for j in 0..<k { row[j] *= weight } }
          for j in 0..<k { largest[j] = max(largest[j], abs(row[j])) }
          row += k
        }
        // Dividing by the largest element first keeps the squares from overflowing.
        let norms = (0..<k).map { largest[$0] }
        for j in 0..<k { largest[j] = largest[j] > 0 ? 1 / largest[j] : 0 }
        row -= n * k
        for _ in 0..<n {
          for j in 0..<k {
            row[j] *= largest[j]
            squares[j] += row[j] * row[j]
          }
          row += k
        }
        row -= n * k
        for j in 0..<k { squares[j] = squares[j].squareRoot() }
        for j in 0..<k { largest[j] = squares[j] > 0 ? 1 / squares[j] : 0 }
        for _ in 0..<n {
          for j in 0..<k { row[j] *= largest[j] }
          row += k
        }
        return (0..<k).map { norms[$0] * squares[$0] }
      }
    }
  }

  /// The inverse of the upper triangle of the first rows.
  private static func invertedUpper(_ matrix: Matrix) -> Matrix {
    let k = matrix.columns
    var inverse = Matrix(rows: k, columns: k)
    for j in 0..<k {
      inverse[j, j] = 1 / matrix[j, j]
      for i in stride(from: j - 1, through: 0, by: -1) {
        var sum = 0.0
        for l in (i + 1)...j { sum += matrix[i, l] * inverse[l, j] }
        inverse[i, j] = -sum / matrix[i, i]
      }
    }
    return inverse
  }

  private static func condition(_ matrix: Matrix, _ inverse: Matrix) -> Double {
    var direct = 0.0
    var inverted = 0.0
    for i in 0..<inverse.rows {
      for j in i..<inverse.columns {
        direct += matrix[i, j] * matrix[i, j]
        inverted += inverse[i, j] * inverse[i, j]
      }
    }
    return (direct * inverted).squareRoot()
  }
}
