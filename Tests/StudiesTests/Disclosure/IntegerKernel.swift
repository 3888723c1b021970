// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole vectors that some equations in whole numbers send to 0: as many as span all of them.
struct IntegerKernel {
  let basis: [[Int]]

  /// - Parameter rows: how often each unknown enters each equation.
  init(rows: [[Int: Int]], unknowns: Int) {
    var matrix = Set(rows).sorted {
      $0.sorted { $0.key < $1.key }.description
        < $1.sorted { $0.key < $1.key }.description
    }.map { row in
      (0..<unknowns).map { row[$0] ?? 0 }
    }
    var pivots: [Int] = []
    var done = 0
    for column in 0..<unknowns where done < matrix.count {
      guard let found = (done..<matrix.count).first(where: { matrix[$0][column] != 0 }) else {
        continue
      }
      matrix.swapAt(done, found)
      let pivot = matrix[done]
      for row in matrix.indices where row != done && matrix[row][column] != 0 {
        let (a, b) = (pivot[column], matrix[row][column])
        var divisor = 0
        for place in 0..<unknowns {
          matrix[row][place] = a * matrix[row][place] - b * pivot[place]
          divisor = Self.divisor(divisor, matrix[row][place])
        }
        if divisor > 1 { for place in 0..<unknowns { matrix[row][place] /= divisor } }
      }
      pivots.append(column)
      done += 1
    }
    let free = (0..<unknowns).filter { !pivots.contains($0) }
    basis = free.map { column in
      var scale = 1
      for (row, pivot) in pivots.enumerated() where matrix[row][column] != 0 {
        let own = abs(matrix[row][pivot])
        scale = scale / Self.divisor(scale, own) * own
      }
      var vector = [Int](repeating: 0, count: unknowns)
      vector[column] = scale
      for (row, pivot) in pivots.enumerated() {
        vector[pivot] = -scale * matrix[row][column] / matrix[row][pivot]
      }
      let divisor = vector.reduce(0) { Self.divisor($0, $1) }
      return vector.map { $0 / max(1, divisor) }
    }
  }

  /// The vectors, and differences of those that share an unknown, without it: they move where it is 0.
  var combinations: [[Int]] {
    var noise = Noise(UInt64(basis.count))
    var all = basis
    for first in basis where basis.count > 1 {
      for _ in 0..<6 {
        let second = basis[noise.below(basis.count)]
        let shared = first.indices.filter { first[$0] != 0 && second[$0] != 0 }
        guard first != second, !shared.isEmpty else { continue }
        let place = shared[noise.below(shared.count)]
        all.append(
          first.indices.map { second[place] * first[$0] - first[place] * second[$0] })
      }
    }
    return all
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
