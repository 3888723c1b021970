// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL

/// Eigenvalues and orthonormal eigenvectors of a symmetric matrix, in no particular order.
struct SymmetricEigen {
  let values: [Double]
  /// One eigenvector a column.
  let vectors: Matrix

  /// Decomposes a finite, square matrix of at least one row; only its lower triangle is read.
  init(_ matrix: Matrix) throws(StatisticsError) {
    let size = matrix.rows
    guard
      let workspace = try recordingErrors("gsl_eigen_symmv_alloc", { gsl_eigen_symmv_alloc(size) })
    else { throw .library(function: "gsl_eigen_symmv_alloc", reason: "out of memory", code: 8) }
    defer { gsl_eigen_symmv_free(workspace) }
    var source = matrix.elements
    var values = [Double](repeating: 0, count: size)
    var vectors = Matrix(rows: size, columns: size)
    try checkingStatus("gsl_eigen_symmv") {
      source.withUnsafeMutableBufferPointer { source in
        values.withUnsafeMutableBufferPointer { values in
          vectors.withUnsafeMutableElements { vectors in
            var a = gsl_matrix_view_array(source.baseAddress, size, size).matrix
            var v = gsl_matrix_view_array(vectors.baseAddress, size, size).matrix
            var e = gsl_vector_view_array(values.baseAddress, size).vector
            return gsl_eigen_symmv(&a, &e, &v, workspace)
          }
        }
      }
    }
    self.values = values
    self.vectors = vectors
  }

  /// V f(Λ) V′.
  func map(_ function: (Double) -> Double) -> Matrix {
    let size = values.count
    var result = Matrix(rows: size, columns: size)
    let images = values.map(function)
    for i in 0..<size {
      for j in i..<size {
        var sum = 0.0
        for l in 0..<size { sum += images[l] * vectors[i, l] * vectors[j, l] }
        result[i, j] = sum
        result[j, i] = sum
      }
    }
    return result
  }
}
