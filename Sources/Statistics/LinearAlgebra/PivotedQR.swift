// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import Glibc

/// The pivoted QR factors of a design whose rows may be weighted, `diag(√w) X S P = Q R`.
///
/// `S` brings each column to length between 1 and 2 by a power of two, which is exact, so that the
/// rank does not depend on the units of a column. `P` orders the columns.
struct PivotedQR {
  let rows: Int
  let columns: Int
  /// Householder vectors below, R on and above the diagonal, row by row.
  private var factors: [Double]
  private var tau: [Double]
  /// Column of the design that stands at each place.
  private var order: [Int]
  /// The diagonal of `S`, by column of the design.
  private let scale: [Double]
  /// R⁻¹, row by row.
  private var inverse: [Double] = []
  /// Condition number of the scaled, weighted design in the Frobenius norm.
  private(set) var condition = Double.infinity

  /// Below this, a diagonal element of R relative to the first is rounding: the rank is not full.
  static let rankTolerance = 1e-12
  /// Above this condition number, fewer than six digits of a coefficient may be right.
  static let largestCondition = 1e10

  /// Factors a finite design with at least one column and as many rows that carry weight. Throws
  /// when its rank is not full or the condition number exceeds ``largestCondition``.
  init(_ design: Matrix, rootWeights: [Double]? = nil) throws(StatisticsError) {
    rows = design.rows
    columns = design.columns
    tau = [Double](repeating: 0, count: columns)
    order = [Int](repeating: 0, count: columns)
    factors = design.elements
    if let rootWeights {
      for i in 0..<rows {
        for j in 0..<columns { factors[i * columns + j] *= rootWeights[i] }
      }
    }
    scale = Self.scales(factors, rows: rows, columns: columns)
    for i in 0..<rows {
      for j in 0..<columns { factors[i * columns + j] *= scale[j] }
    }
    try decompose()
    let first = abs(factors[0])
    let last = abs(factors[columns * columns - 1])
    guard last > Self.rankTolerance * first else {
      throw .dependentColumns(ColumnDependency.all(in: design, rootWeights: rootWeights))
    }
    try invertTriangle()
    guard condition <= Self.largestCondition else { throw .illConditioned(condition: condition) }
  }

  /// Powers of two that bring the columns to length between 1 and 2; 1 for a column of zeros.
  private static func scales(_ elements: [Double], rows: Int, columns: Int) -> [Double] {
    (0..<columns).map { j in
      var largest = 0.0
      for i in 0..<rows { largest = max(largest, abs(elements[i * columns + j])) }
      guard largest > 0 else { return 1 }
      let coarse = min(max(largest.exponent, -1000), 1000)
      var sum = 0.0
      for i in 0..<rows {
        let value = scalbn(elements[i * columns + j], -Int(coarse))
        sum += value * value
      }
      let exponent = min(max(coarse + sum.squareRoot().exponent, -1000), 1000)
      return Double(sign: .plus, exponent: -exponent, significand: 1)
    }
  }

  private mutating func decompose() throws(StatisticsError) {
    var places = [Int](repeating: 0, count: columns)
    var norms = [Double](repeating: 0, count: columns)
    var sign: CInt = 0
    let (rows, columns) = (rows, columns)
    try checkingStatus("gsl_linalg_QRPT_decomp") {
      factors.withUnsafeMutableBufferPointer { factors in
        tau.withUnsafeMutableBufferPointer { tau in
          norms.withUnsafeMutableBufferPointer { norms in
            places.withUnsafeMutableBufferPointer { places in
              var matrix = gsl_matrix_view_array(factors.baseAddress, rows, columns).matrix
              var tau = gsl_vector_view_array(tau.baseAddress, columns).vector
              var norms = gsl_vector_view_array(norms.baseAddress, columns).vector
              var permutation = gsl_permutation(size: columns, data: places.baseAddress)
              return gsl_linalg_QRPT_decomp(&matrix, &tau, &permutation, &sign, &norms)
            }
          }
        }
      }
    }
    order = places
  }

  private mutating func invertTriangle() throws(StatisticsError) {
    let columns = columns
    var norm = 0.0
    inverse = [Double](repeating: 0, count: columns * columns)
    for i in 0..<columns {
      for j in i..<columns {
        let value = factors[i * columns + j]
        inverse[i * columns + j] = value
        norm += value * value
      }
    }
    try checkingStatus("gsl_linalg_tri_invert") {
      inverse.withUnsafeMutableBufferPointer { inverse in
        var matrix = gsl_matrix_view_array(inverse.baseAddress, columns, columns).matrix
        return gsl_linalg_tri_invert(CblasUpper, CblasNonUnit, &matrix)
      }
    }
    let inverseNorm = inverse.reduce(0) { $0 + $1 * $1 }
    condition = (norm * inverseNorm).squareRoot()
    if condition.isNaN { condition = .infinity }
  }

  /// `Q'v` in place, for a vector of as many elements as rows.
  func applyTransposedQ(_ vector: inout [Double]) throws(StatisticsError) {
    try apply("gsl_linalg_QR_QTvec", gsl_linalg_QR_QTvec, &vector)
  }

  /// `Qv` in place, for a vector of as many elements as rows.
  func applyQ(_ vector: inout [Double]) throws(StatisticsError) {
    try apply("gsl_linalg_QR_Qvec", gsl_linalg_QR_Qvec, &vector)
  }

  private func apply(
    _ name: StaticString,
    _ function: (
      UnsafePointer<gsl_matrix>?, UnsafePointer<gsl_vector>?, UnsafeMutablePointer<gsl_vector>?
    ) -> CInt,
    _ vector: inout [Double]
  ) throws(StatisticsError) {
    try checkingStatus(name) {
      factors.withUnsafeBufferPointer { factors in
        tau.withUnsafeBufferPointer { tau in
          vector.withUnsafeMutableBufferPointer { vector in
            let matrix = gsl_matrix_const_view_array(factors.baseAddress, rows, columns)
            let tau = gsl_vector_const_view_array(tau.baseAddress, columns)
            var target = gsl_vector_view_array(vector.baseAddress, rows).vector
            return withUnsafePointer(to: matrix.matrix) { matrix in
              withUnsafePointer(to: tau.vector) { function(matrix, $0, &target) }
            }
          }
        }
      }
    }
  }

  /// The coefficients of the design's columns whose scaled and permuted form is R⁻¹ of the first
  /// elements of `rotated`, which is `Q'` applied to the weighted response.
  func coefficients(fromRotated rotated: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns)
    for i in stride(from: columns - 1, through: 0, by: -1) {
      var sum = rotated[i]
      for j in (i + 1)..<max(columns, i + 1) {
        sum -= factors[i * columns + j] * result[order[j]]
      }
      result[order[i]] = sum / factors[i * columns + i]
    }
    for j in 0..<columns { result[j] *= scale[j] }
    return result
  }

  /// Least squares coefficients for a response already multiplied by the root weights.
  func solve(_ weightedResponse: [Double]) throws(StatisticsError) -> [Double] {
    var rotated = weightedResponse
    try applyTransposedQ(&rotated)
    return coefficients(fromRotated: rotated)
  }

  /// `(X'WX)⁻¹`.
  var unscaledCovariance: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    for i in 0..<columns {
      for j in i..<columns {
        var sum = 0.0
        for l in j..<columns { sum += inverse[i * columns + l] * inverse[j * columns + l] }
        let value = sum * scale[order[i]] * scale[order[j]]
        result[order[i], order[j]] = value
        result[order[j], order[i]] = value
      }
    }
    return result
  }

  /// The diagonal of the hat matrix of the weighted design: the squared lengths of the rows of Q.
  func leverages() throws(StatisticsError) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    var vector = [Double](repeating: 0, count: rows)
    for j in 0..<columns {
      for i in 0..<rows { vector[i] = i == j ? 1 : 0 }
      try applyQ(&vector)
      for i in 0..<rows { result[i] += vector[i] * vector[i] }
    }
    return result
  }
}
