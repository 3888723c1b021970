// SPDX-License-Identifier: GPL-3.0-or-later

import CGSL

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
  /// identity. GSL would build all rows × rows of it.
  func thinFactor(_ packed: Matrix) -> Matrix {
    let n = packed.rows
    let k = packed.columns
    var q = Matrix(rows: n, columns: k)
    var projection = [Double](repeating: 0, count: k)
    q.withUnsafeMutableElements { q in
      packed.withUnsafeElements { v in
        projection.withUnsafeMutableBufferPointer { w in
          for j in stride(from: k - 1, through: 0, by: -1) {
            let factor = gsl_vector_get(tau, j)
            // Only column j is non-zero in row j so far; columns after j are below it.
            q[j * k + j] = 1
            for l in j..<k { w[l] = q[j * k + l] }
            for i in (j + 1)..<max(n, j + 1) {
              let value = v[i * k + j]
              for l in j..<k { w[l] += value * q[i * k + l] }
            }
            for l in j..<k { q[j * k + l] -= factor * w[l] }
            for i in (j + 1)..<max(n, j + 1) {
              let value = factor * v[i * k + j]
              for l in j..<k { q[i * k + l] -= value * w[l] }
            }
          }
        }
      }
    }
    return q
  }
}
