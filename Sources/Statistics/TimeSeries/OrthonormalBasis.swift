// SPDX-License-Identifier: GPL-3.0-or-later

/// X = QT with Q orthonormal and T upper triangular, by Gram-Schmidt done twice, which is as
/// orthogonal as Householder's method (Giraud, Langou, Rozložník, van den Eshof 2005) and gives Q
/// itself, column by column. The rank has been checked before with pivoting.
struct OrthonormalBasis: Sendable {
  /// The columns of Q.
  let columns: [[Double]]
  /// T[row][column], zero below the diagonal.
  let triangle: [[Double]]

  init(of design: [[Double]]) {
    let count = design.count
    var basis: [[Double]] = []
    var triangle = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (column, values) in design.enumerated() {
      var remainder = values
      for _ in 0..<2 {
        for (row, direction) in basis.enumerated() {
          let projection = innerProduct(direction, remainder)
          triangle[row][column] += projection
          for index in remainder.indices { remainder[index] -= projection * direction[index] }
        }
      }
      let length = innerProduct(remainder, remainder).squareRoot()
      triangle[column][column] = length
      if length > 0 { for index in remainder.indices { remainder[index] /= length } }
      basis.append(remainder)
    }
    columns = basis
    self.triangle = triangle
  }

  /// T⁻¹v: coordinates in Q to coefficients of X.
  func coefficients(_ coordinates: [Double]) -> [Double] {
    var solution = coordinates
    for row in stride(from: solution.count - 1, through: 0, by: -1) {
      for column in (row + 1)..<solution.count {
        solution[row] -= triangle[row][column] * solution[column]
      }
      solution[row] /= triangle[row][row]
    }
    return solution
  }

  /// T⁻ᵀc: a linear combination of coefficients as one of coordinates in Q.
  func contrast(_ weights: [Double]) -> [Double] {
    var solution = weights
    for column in solution.indices {
      for row in 0..<column { solution[column] -= triangle[row][column] * solution[row] }
      solution[column] /= triangle[column][column]
    }
    return solution
  }
}

/// Σ aᵢbᵢ.
func innerProduct(_ left: [Double], _ right: [Double]) -> Double {
  var total = 0.0
  for index in left.indices { total += left[index] * right[index] }
  return total
}
