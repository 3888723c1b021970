// SPDX-License-Identifier: GPL-3.0-or-later

extension ClusterAdjustment {
  /// The rows of a cluster in `Q` with the columns of effects that were absorbed and lie in it put
  /// after the others, and the part of `Q'ΦQ` that belongs to them. Columns of other clusters' effects
  /// are 0 on these rows, so that nothing else is missing.
  static func with(
    _ absorbed: AbsorbedEffects?, _ rows: [Int], _ own: Matrix, _ variance: [Double]?,
    _ spread: Matrix?, of q: Matrix
  ) -> (Matrix, Matrix?) {
    guard let absorbed else { return (own, spread) }
    let groups = Set(rows.map { absorbed.groups[$0] }).sorted()
    let place = Dictionary(
      uniqueKeysWithValues: groups.enumerated().map { ($1, q.columns + $0) })
    let width = q.columns + groups.count
    var whole = Matrix(rows: rows.count, columns: width)
    var share = Matrix(rows: width, columns: width)
    if let spread {
      for i in 0..<q.columns {
        for j in 0..<q.columns { share[i, j] = spread[i, j] }
      }
    }
    for (position, row) in rows.enumerated() {
      for j in 0..<q.columns { whole[position, j] = own[position, j] }
      guard let column = place[absorbed.groups[row]] else { continue }
      let direction = absorbed.direction[row]
      whole[position, column] = direction
      guard let variance else { continue }
      share[column, column] += direction * direction * variance[row]
      for j in 0..<q.columns {
        let product = direction * variance[row] * q[row, j]
        share[column, j] += product
        share[j, column] += product
      }
    }
    return (whole, spread == nil ? nil : share)
  }
}

extension AbsorbedEffects {
  /// Takes the groups' columns out of every column of a matrix of whitened rows.
  func remove(fromColumnsOf matrix: inout Matrix) {
    for j in 0..<matrix.columns {
      var column = matrix.column(j)
      remove(from: &column)
      for i in column.indices { matrix[i, j] = column[i] }
    }
  }
}
