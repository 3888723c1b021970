// SPDX-License-Identifier: GPL-3.0-or-later

extension Matrix {
  /// The product with a vector as long as a row.
  func image(of vector: [Double]) -> [Double] {
    let (height, width) = (rows, columns)
    precondition(vector.count == width, "a vector of another length than the rows")
    return withUnsafeElements { elements in
      vector.withUnsafeBufferPointer { vector in
        guard let base = elements.baseAddress, let vector = vector.baseAddress else { return [] }
        return (0..<height).map { dotProduct(base + $0 * width, vector, count: width) }
      }
    }
  }

  /// `A B'`: the products of the rows of two matrices.
  func timesTranspose(of other: Matrix) -> Matrix {
    precondition(other.columns == columns, "matrices with rows of different lengths")
    let (height, width, inner) = (rows, other.rows, columns)
    var result = Matrix(rows: height, columns: width)
    result.withUnsafeMutableElements { target in
      withUnsafeElements { left in
        other.withUnsafeElements { right in
          guard let a = left.baseAddress, let b = right.baseAddress else { return }
          for i in 0..<height {
            for j in 0..<width {
              target[i * width + j] = dotProduct(a + i * inner, b + j * inner, count: inner)
            }
          }
        }
      }
    }
    return result
  }

  /// The inverse of a symmetric, positive definite matrix without its first row and column, for which
  /// the result has zeros; by Cholesky's factor. Nil where a row is all but a combination of others:
  /// where less than `least` of its diagonal is its own.
  func inverseWithoutFirst(least: Double) -> Matrix? {
    let size = rows
    var factor = Matrix(rows: size, columns: size)
    var columns = factor
    let isRegular = factor.withUnsafeMutableElements { factor in
      withUnsafeElements { source -> Bool in
        guard let base = factor.baseAddress else { return false }
        for i in 1..<max(1, size) {
          let row = base + i * size
          for j in 1...i {
            let rest = source[i * size + j] - dotProduct(row, base + j * size, count: j)
            if i > j {
              row[j] = rest / base[j * size + j]
            } else {
              guard rest > least * source[i * size + i] else { return false }
              row[i] = rest.squareRoot()
            }
          }
        }
        return true
      }
    }
    guard isRegular else { return nil }
    // Columns of the factor's inverse, one a row.
    columns.withUnsafeMutableElements { columns in
      factor.withUnsafeElements { factor in
        guard let base = factor.baseAddress, let start = columns.baseAddress else { return }
        for j in 1..<max(1, size) {
          let column = start + j * size
          column[j] = 1 / base[j * size + j]
          for i in (j + 1)..<max(size, j + 1) {
            let row = base + i * size
            column[i] = -dotProduct(row + j, column + j, count: i - j) / row[i]
          }
        }
      }
    }
    return columns.timesTranspose(of: columns)
  }
}
