// SPDX-License-Identifier: GPL-3.0-or-later

extension OrthogonalFactor {
  /// The columns that are combinations of columns before them, found in the order of the design so
  /// that a reader is told about the later of two equal columns.
  ///
  /// Modified Gram-Schmidt with reorthogonalisation on scaled columns; `pivots` are named when a
  /// borderline case escapes it.
  static func dependencies(
    _ design: Matrix, _ rootWeights: [Double]?, pivots: [Int] = []
  ) -> [ColumnDependency] {
    var basis: [[Double]] = []
    var members: [(column: Int, combination: [Double])] = []
    var found: [ColumnDependency] = []
    for j in 0..<design.columns {
      var column = design.column(j)
      if let rootWeights { for i in column.indices { column[i] *= rootWeights[i] } }
      let largest = column.reduce(0) { max($0, abs($1)) }
      guard largest > 0 else {
        found.append(ColumnDependency(column: j, combinationOf: []))
        continue
      }
      normalise(&column, dividingBy: largest)
      var combination = [Double](repeating: 0, count: design.columns)
      for _ in 0..<2 {
        for (vector, member) in zip(basis, members) {
          let share = zip(vector, column).reduce(0) { $0 + $1.0 * $1.1 }
          for i in column.indices { column[i] -= share * vector[i] }
          for c in combination.indices { combination[c] += share * member.combination[c] }
        }
      }
      let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if length > rankTolerance * 10 {
        for i in column.indices { column[i] /= length }
        // The new basis vector is (column j − combination of earlier columns) / length.
        for c in combination.indices { combination[c] = -combination[c] / length }
        combination[j] = 1 / length
        basis.append(column)
        members.append((j, combination))
      } else {
        let largestShare = combination.reduce(0) { max($0, abs($1)) }
        found.append(
          ColumnDependency(
            column: j,
            combinationOf: combination.indices.filter {
              abs(combination[$0]) > 1e-7 * largestShare
            }))
      }
    }
    guard found.isEmpty else { return found }
    return pivots.sorted().map { pivot in
      ColumnDependency(
        column: pivot,
        combinationOf: (0..<design.columns).filter { !pivots.contains($0) })
    }
  }

  private static func normalise(_ column: inout [Double], dividingBy largest: Double) {
    for i in column.indices { column[i] /= largest }
    let length = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for i in column.indices { column[i] /= length }
  }
}
