// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The log-determinant of I − 2sB on the residual space of a regression, for symmetric tridiagonal
/// B and complex s: the cumulant generating function of e′Be, −½ log det, without eigenvalues.
///
/// With T = I − 2sB = LDL′ and Q an orthonormal basis of the regression's columns,
/// det(residual part) = det T · det(Q′T⁻¹Q). While the real part of T is positive definite, so is
/// that of every pivot here, and the sum of the pivots' logarithms is the continuous branch that an
/// integral along a contour needs. The cost is n k² for each s (compare Shively, Ansley and Kohn
/// 1990, who do this for the Durbin-Watson statistic along the real axis).
struct ResidualQuadraticForm: Sendable {
  let diagonal: [Double]
  let offDiagonal: [Double]
  /// Q by rows, so that one pass over the observations updates one small matrix.
  private let rows: [Double]
  private let columns: Int

  init(diagonal: [Double], offDiagonal: [Double], basis: [[Double]]) {
    self.diagonal = diagonal
    self.offDiagonal = offDiagonal
    columns = basis.count
    var rows = [Double](repeating: 0, count: diagonal.count * basis.count)
    for (column, values) in basis.enumerated() {
      for (row, value) in values.enumerated() { rows[row * basis.count + column] = value }
    }
    self.rows = rows
  }

  /// −½ log det(I − 2sB) on the residual space; nil where the real part is not positive definite.
  func cumulantGenerator(at s: ComplexNumber) -> ComplexNumber? {
    let count = diagonal.count
    var logDeterminant = ComplexNumber(0, 0)
    var previousPivot = ComplexNumber(1, 0)
    // z = one row of L⁻¹Q; the sum of zz′/pivot is Q′T⁻¹Q.
    var z = [ComplexNumber](repeating: ComplexNumber(0, 0), count: columns)
    var gram = [ComplexNumber](
      repeating: ComplexNumber(0, 0), count: columns * (columns + 1) / 2)
    for row in 0..<count {
      var pivot = ComplexNumber(1, 0) - (2 * diagonal[row]) * s
      var multiplier = ComplexNumber(0, 0)
      if row > 0 {
        let coupling = (-2 * offDiagonal[row - 1]) * s
        multiplier = coupling / previousPivot
        pivot = pivot - multiplier * coupling
      }
      guard pivot.real > 0, pivot.isFinite else { return nil }
      logDeterminant = logDeterminant + pivot.logarithm
      let inverse = ComplexNumber(1, 0) / pivot
      var position = 0
      for column in 0..<columns {
        z[column] = ComplexNumber(rows[row * columns + column], 0) - multiplier * z[column]
        let scaled = inverse * z[column]
        for other in 0...column {
          gram[position] = gram[position] + scaled * z[other]
          position += 1
        }
      }
      previousPivot = pivot
    }
    guard let projected = Self.logDeterminant(packed: &gram, order: columns) else { return nil }
    return -0.5 * (logDeterminant + projected)
  }

  /// Σ log pivots of a packed complex symmetric matrix, by elimination without exchanges.
  private static func logDeterminant(
    packed: inout [ComplexNumber], order: Int
  ) -> ComplexNumber? {
    var total = ComplexNumber(0, 0)
    for step in 0..<order {
      let pivot = packed[step * (step + 1) / 2 + step]
      guard pivot.real > 0, pivot.isFinite else { return nil }
      total = total + pivot.logarithm
      let inverse = ComplexNumber(1, 0) / pivot
      for row in (step + 1)..<order {
        let start = row * (row + 1) / 2
        let multiplier = inverse * packed[start + step]
        for column in (step + 1)...row {
          packed[start + column] =
            packed[start + column] - multiplier * packed[column * (column + 1) / 2 + step]
        }
      }
    }
    return total
  }
}

/// A complex number; only what the contour integral needs.
struct ComplexNumber: Hashable, Sendable {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  var isFinite: Bool { real.isFinite && imaginary.isFinite }
  var squaredSize: Double { real * real + imaginary * imaginary }
  /// Principal branch.
  var logarithm: ComplexNumber { ComplexNumber(0.5 * log(squaredSize), atan2(imaginary, real)) }
  var exponential: ComplexNumber {
    let size = exp(real)
    return ComplexNumber(size * cos(imaginary), size * sin(imaginary))
  }

  static func + (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(a.real + b.real, a.imaginary + b.imaginary)
  }
  static func - (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(a.real - b.real, a.imaginary - b.imaginary)
  }
  static func * (a: Double, b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(a * b.real, a * b.imaginary)
  }
  static func * (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
    ComplexNumber(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }
  static func / (a: ComplexNumber, b: ComplexNumber) -> ComplexNumber {
    let size = b.squaredSize
    return ComplexNumber(
      (a.real * b.real + a.imaginary * b.imaginary) / size,
      (a.imaginary * b.real - a.real * b.imaginary) / size)
  }
}
