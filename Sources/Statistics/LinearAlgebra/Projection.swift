// SPDX-License-Identifier: GPL-3.0-or-later

extension OrthogonalFactor {
  /// `(X'WX)⁻¹ = T T'`.
  var inverseCrossProduct: Matrix { transform.timesOwnTranspose }

  /// Squared lengths of the rows of `Q`.
  var leverages: [Double] {
    let k = q.columns
    return q.withUnsafeElements { q in
      (0..<(q.count / k)).map { i in
        var sum = 0.0
        for j in (i * k)..<(i * k + k) { sum += q[j] * q[j] }
        return sum
      }
    }
  }

  /// `Q' v`: what the columns of the design explain of a whitened vector.
  func coordinates(_ vector: [Double]) -> [Double] {
    let k = q.columns
    var result = [Double](repeating: 0, count: k)
    result.withUnsafeMutableBufferPointer { result in
      q.withUnsafeElements { q in
        for i in vector.indices {
          let value = vector[i]
          for j in 0..<k { result[j] += value * q[i * k + j] }
        }
      }
    }
    return result
  }

  /// Coefficients and residuals of a whitened response. The projection is made twice: the second
  /// removes what rounding left of the first.
  func project(_ response: [Double]) -> (coefficients: [Double], residuals: [Double]) {
    let k = q.columns
    var residuals = response
    var total = [Double](repeating: 0, count: k)
    for _ in 0..<2 {
      let share = coordinates(residuals)
      for j in 0..<k { total[j] += share[j] }
      residuals.withUnsafeMutableBufferPointer { residuals in
        q.withUnsafeElements { q in
          for i in residuals.indices {
            var sum = 0.0
            for j in 0..<k { sum += q[i * k + j] * share[j] }
            residuals[i] -= sum
          }
        }
      }
    }
    return (coefficients(total), residuals)
  }

  /// `T c`: coefficients of the design from coordinates in `Q`.
  func coefficients(_ coordinates: [Double]) -> [Double] {
    (0..<transform.rows).map { transform.dot(row: $0, coordinates) }
  }

  /// `T' c`: a linear combination of coefficients, as one of the coordinates.
  func contrast(_ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: transform.columns)
    for i in 0..<transform.rows {
      for j in 0..<transform.columns { result[j] += weights[i] * transform[i, j] }
    }
    return result
  }

  /// `T M T'`: a matrix in the coordinates of `Q`, as one of the coefficients; made symmetric.
  func covariance(_ meat: Matrix) -> Matrix {
    let k = transform.rows
    var result = Matrix(rows: k, columns: k)
    let half = (0..<k).map { i in
      (0..<k).map { j in
        (0..<k).reduce(0.0) { $0 + transform[i, $1] * meat[$1, j] }
      }
    }
    for i in 0..<k {
      for j in i..<k {
        let value = transform.dot(row: j, half[i])
        result[i, j] = value
        result[j, i] = value
      }
    }
    return result
  }
}

extension Matrix {
  /// The product of one row with a vector of the same length.
  func dot(row: Int, _ vector: [Double]) -> Double {
    withUnsafeElements { elements in
      var sum = 0.0
      for j in 0..<columns { sum += elements[row * columns + j] * vector[j] }
      return sum
    }
  }

  /// `A A'`.
  var timesOwnTranspose: Matrix {
    var result = Matrix(rows: rows, columns: rows)
    withUnsafeElements { a in
      for i in 0..<rows {
        for j in i..<rows {
          var sum = 0.0
          for l in 0..<columns { sum += a[i * columns + l] * a[j * columns + l] }
          result[i, j] = sum
          result[j, i] = sum
        }
      }
    }
    return result
  }
}
