// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL
import CLoops

/// Owner of the GSL memory of a pivoted Householder decomposition.
final class Reflectors {
  private let columns: Int
  private let tau: UnsafeMutablePointer<gsl_vector>
  private let norms: UnsafeMutablePointer<gsl_vector>
  private let permutation: UnsafeMutablePointer<gsl_permutation>

  init(columns: Int) throws(StatisticsError) {
    self.columns = columns
    let tau = try recordingErrors("gsl_vector_alloc") { gsl_vector_alloc(columns) }
    let norms = try recordingErrors("gsl_vector_alloc") { gsl_vector_alloc(columns) }
    let permutation = try recordingErrors("gsl_permutation_alloc") {
      gsl_permutation_alloc(columns)
    }
    guard let tau, let norms, let permutation else {
      gsl_vector_free(tau)
      gsl_vector_free(norms)
      gsl_permutation_free(permutation)
      throw .library(function: "gsl_vector_alloc", reason: "out of memory", code: 8)
    }
    self.tau = tau
    self.norms = norms
    self.permutation = permutation
  }

  deinit {
    gsl_vector_free(tau)
    gsl_vector_free(norms)
    gsl_permutation_free(permutation)
  }

  /// Replaces the matrix by its packed decomposition: the upper triangle, and below it the vectors
  /// of the reflections.
  func decompose(_ matrix: inout gsl_matrix) throws(StatisticsError) {
    var sign: CInt = 0
    try checkingStatus("gsl_linalg_QRPT_decomp") {
      gsl_linalg_QRPT_decomp(&matrix, tau, permutation, &sign, norms)
    }
  }

  /// Which column of the design stands in place `index` of the decomposition.
  func pivot(_ index: Int) -> Int { gsl_permutation_get(permutation, index) }

  /// The first columns of the orthogonal factor, by applying the reflections to those of the
  /// identity. GSL would build all rows × rows of it. Works column by column, where each is
  /// contiguous.
  func thinFactor(_ packed: Matrix) -> Matrix {
    let n = packed.rows
    let k = packed.columns
    let scratch = UnsafeMutableBufferPointer<Double>.allocate(capacity: n * (k + 1))
    defer { scratch.deallocate() }
    scratch.initialize(repeating: 0)
    guard let columns = scratch.baseAddress else { return packed }
    let vector = columns + n * k
    packed.withUnsafeElements { packed in
      for j in stride(from: k - 1, through: 0, by: -1) {
        let factor = gsl_vector_get(tau, j)
        vector[j] = 1
        for i in (j + 1)..<max(n, j + 1) { vector[i] = packed[i * k + j] }
        // Column j is still that of the identity; those after it are zero above row j + 1.
        columns[j * n + j] = 1
        for l in j..<k {
          let column = columns + l * n
          let share = factor * dotProduct(vector + j, column + j, count: n - j)
          for i in j..<n { column[i] -= share * vector[i] }
        }
      }
    }
    var q = Matrix(rows: n, columns: k)
    q.withUnsafeMutableElements { q in
      for j in 0..<k {
        for i in 0..<n { q[i * k + j] = columns[j * n + i] }
      }
    }
    return q
  }
}

/// Sum of products, in eight partial sums so that it can be vectorised; always in the same order.
func dotProduct(
  _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, count: Int
) -> Double {
  cloops_dot(left, right, count)
}
