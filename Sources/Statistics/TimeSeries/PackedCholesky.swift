// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The Cholesky factor L of a small symmetric matrix A = LL′, both stored as packed lower triangles
/// (row by row). Written here and not taken from GSL because it stands inside the loop over ρ,
/// where copying a 2 × 2 matrix into C costs more than factoring it.
struct PackedCholesky: Sendable {
  let order: Int
  let lower: [Double]

  /// Nil if the matrix is not positive definite to working precision (or holds a NaN).
  init?(order: Int, packed: [Double]) {
    var factor = packed
    for row in 0..<order {
      let rowStart = row * (row + 1) / 2
      for column in 0...row {
        let columnStart = column * (column + 1) / 2
        var value = factor[rowStart + column]
        for inner in 0..<column { value -= factor[rowStart + inner] * factor[columnStart + inner] }
        if row == column {
          guard value > 0, value.isFinite else { return nil }
          factor[rowStart + row] = value.squareRoot()
        } else {
          factor[rowStart + column] = value / factor[columnStart + column]
        }
      }
    }
    self.order = order
    lower = factor
  }

  /// log|A|.
  var logDeterminant: Double {
    var total = 0.0
    for row in 0..<order { total += log(lower[row * (row + 1) / 2 + row]) }
    return 2 * total
  }

  /// L⁻¹v.
  func solveLower(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in 0..<order {
      let start = row * (row + 1) / 2
      var value = solution[row]
      for inner in 0..<row { value -= lower[start + inner] * solution[inner] }
      solution[row] = value / lower[start + row]
    }
    return solution
  }

  /// L⁻ᵀv.
  func solveUpper(_ vector: [Double]) -> [Double] {
    var solution = vector
    for row in stride(from: order - 1, through: 0, by: -1) {
      let start = row * (row + 1) / 2
      solution[row] /= lower[start + row]
      let value = solution[row]
      for inner in 0..<row { solution[inner] -= lower[start + inner] * value }
    }
    return solution
  }

  /// A⁻¹v.
  func solve(_ vector: [Double]) -> [Double] { solveUpper(solveLower(vector)) }

  /// A⁻¹ as a packed lower triangle.
  func inverse() -> [Double] {
    var inverse = [Double](repeating: 0, count: lower.count)
    var unit = [Double](repeating: 0, count: order)
    for column in 0..<order {
      for row in unit.indices { unit[row] = row == column ? 1 : 0 }
      let solved = solve(unit)
      for row in column..<order { inverse[row * (row + 1) / 2 + column] = solved[row] }
    }
    return inverse
  }

  /// tr(A⁻¹B) for a packed symmetric B.
  func traceOfInverse(times packed: [Double]) -> Double {
    let inverse = inverse()
    var total = 0.0
    for row in 0..<order {
      let start = row * (row + 1) / 2
      for column in 0..<row { total += 2 * inverse[start + column] * packed[start + column] }
      total += inverse[start + row] * packed[start + row]
    }
    return total
  }
}

/// v′Bv for a packed symmetric B.
func quadraticForm(packed: [Double], _ vector: [Double]) -> Double {
  var total = 0.0
  for row in vector.indices {
    let start = row * (row + 1) / 2
    var inner = 0.0
    for column in 0..<row { inner += packed[start + column] * vector[column] }
    total += vector[row] * (2 * inner + packed[start + row] * vector[row])
  }
  return total
}
