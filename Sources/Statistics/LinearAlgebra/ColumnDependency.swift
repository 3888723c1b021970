// SPDX-License-Identifier: GPL-3.0-or-later

/// A column of a design that earlier columns already determine.
public struct ColumnDependency: Sendable, Hashable, Codable {
  /// Index of the dependent column.
  public let column: Int
  /// Indices of the earlier columns of which it is a combination; empty for a column of zeros.
  public let combinationOf: [Int]

  /// A dependency of `column` on the columns `combinationOf`.
  public init(column: Int, combinationOf: [Int]) {
    self.column = column
    self.combinationOf = combinationOf
  }

  /// Every column that is, to rounding, a combination of the columns before it: what is left of it
  /// after two Gram-Schmidt passes is small against its length. Never empty: when no column passes
  /// that test the last is named with all others, for the caller found the rank not full.
  static func all(in design: Matrix, rootWeights: [Double]?) -> [ColumnDependency] {
    var basis: [(column: Int, vector: [Double])] = []
    var found: [ColumnDependency] = []
    for j in 0..<design.columns {
      var left = design.column(j)
      let largest = left.reduce(0) { max($0, abs($1)) }
      if largest > 0 { for i in left.indices { left[i] /= largest } }
      if let rootWeights { for i in left.indices { left[i] *= rootWeights[i] } }
      let length = norm(left)
      for _ in 0..<2 {
        for (_, vector) in basis {
          let share = zip(vector, left).reduce(0) { $0 + $1.0 * $1.1 }
          for i in left.indices { left[i] -= share * vector[i] }
        }
      }
      let rest = norm(left)
      if length > 0, rest > 1e-11 * length {
        basis.append((j, left.map { $0 / rest }))
      } else {
        let parts = length > 0 ? participants(of: j, in: design, among: basis.map(\.column)) : []
        found.append(ColumnDependency(column: j, combinationOf: parts))
      }
    }
    if found.isEmpty {
      let last = design.columns - 1
      found.append(ColumnDependency(column: last, combinationOf: Array(0..<last)))
    }
    return found
  }

  /// The columns among the independent ones with a coefficient that is not rounding.
  private static func participants(
    of column: Int, in design: Matrix, among independent: [Int]
  ) -> [Int] {
    let basis = design.selecting(columns: independent)
    guard !independent.isEmpty, let factors = try? PivotedQR(basis),
      let coefficients = try? factors.solve(design.column(column))
    else { return independent }
    let contributions = zip(independent, coefficients).map { index, coefficient in
      (index, abs(coefficient) * norm(design.column(index)))
    }
    let largest = contributions.reduce(0) { max($0, $1.1) }
    return contributions.filter { $0.1 > 1e-8 * largest }.map(\.0)
  }

  private static func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
