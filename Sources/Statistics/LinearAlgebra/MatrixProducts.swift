// SPDX-License-Identifier: GPL-3.0-or-later

extension Matrix {
  /// The transpose.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The matrix product. Throws when the inner sizes differ.
  public func times(_ other: Matrix) throws(StatisticsError) -> Matrix {
    try Check.length("rows of the right factor", other.rows, equals: columns)
    var result = Matrix(rows: rows, columns: other.columns)
    let inner = columns
    let width = other.columns
    result.withUnsafeMutableElements { target in
      self.withUnsafeElements { left in
        other.withUnsafeElements { right in
          for i in 0..<rows {
            for l in 0..<inner {
              let factor = left[i * inner + l]
              for j in 0..<width { target[i * width + j] += factor * right[l * width + j] }
            }
          }
        }
      }
    }
    return result
  }

  /// The product with a column vector. Throws when its length is not the number of columns.
  public func times(_ vector: [Double]) throws(StatisticsError) -> [Double] {
    try Check.length("vector", vector.count, equals: columns)
    let width = columns
    return withUnsafeElements { left in
      vector.withUnsafeBufferPointer { right in
        (0..<rows).map { i in
          var sum = 0.0
          for j in 0..<width { sum += left[i * width + j] * right[j] }
          return sum
        }
      }
    }
  }

  /// The product of the transpose with a column vector. Throws when its length is not the number
  /// of rows.
  public func transposedTimes(_ vector: [Double]) throws(StatisticsError) -> [Double] {
    try Check.length("vector", vector.count, equals: rows)
    var result = [Double](repeating: 0, count: columns)
    for i in 0..<rows {
      for j in 0..<columns { result[j] += self[i, j] * vector[i] }
    }
    return result
  }

  /// `v' A v`. Throws when the matrix is not square of the vector's length.
  public func quadraticForm(_ vector: [Double]) throws(StatisticsError) -> Double {
    try Check.length("columns of a quadratic form", columns, equals: rows)
    let product = try times(vector)
    return zip(vector, product).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// `A' diag(w) A`, with every weight one when none are given: symmetric, columns × columns.
  /// Throws when there is not one weight a row.
  public func crossProduct(weights: [Double]? = nil) throws(StatisticsError) -> Matrix {
    if let weights { try Check.length("weights", weights.count, equals: rows) }
    let width = columns
    var result = Matrix(rows: width, columns: width)
    result.withUnsafeMutableElements { target in
      withUnsafeElements { source in
        for i in 0..<rows {
          let base = i * width
          let weight = weights?[i] ?? 1
          for j in 0..<width {
            let factor = weight * source[base + j]
            for l in j..<width { target[j * width + l] += factor * source[base + l] }
          }
        }
      }
      for j in 0..<width {
        for l in 0..<j { target[j * width + l] = target[l * width + j] }
      }
    }
    return result
  }

  /// The matrix with every element multiplied by a number.
  public func scaled(by factor: Double) -> Matrix {
    var result = self
    result.withUnsafeMutableElements { buffer in
      for i in buffer.indices { buffer[i] *= factor }
    }
    return result
  }

  /// The matrix made of the given rows, in the given order.
  public func selecting(rows indices: [Int]) -> Matrix {
    var result = Matrix(rows: indices.count, columns: columns)
    for (target, source) in indices.enumerated() {
      for j in 0..<columns { result[target, j] = self[source, j] }
    }
    return result
  }

  /// The matrix made of the given columns, in the given order.
  public func selecting(columns indices: [Int]) -> Matrix {
    var result = Matrix(rows: rows, columns: indices.count)
    for i in 0..<rows {
      for (target, source) in indices.enumerated() { result[i, target] = self[i, source] }
    }
    return result
  }
}
