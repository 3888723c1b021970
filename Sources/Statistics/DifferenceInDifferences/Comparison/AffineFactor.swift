// SPDX-License-Identifier: GPL-3.0-or-later

/// The orthogonal factor of the differences of some points from a base point, kept up to date while
/// points come and go: Gram-Schmidt made twice to add, Givens rotations to remove.
struct AffineFactor {
  /// Which point every difference is taken from.
  let base: Int
  /// The other points, in order of the columns.
  private(set) var others: [Int] = []
  private var q: [[Double]] = []
  /// Upper triangle, one column an entry.
  private var r: [[Double]] = []

  init(base: Int) { self.base = base }

  /// Adds a point; false, and nothing happens, when it lies in the affine hull of the others to
  /// working precision.
  mutating func add(_ point: Int, of points: [[Double]]) -> Bool {
    var vector = zip(points[point], points[base]).map { $0 - $1 }
    let size = Moments.length(vector)
    var column = [Double](repeating: 0, count: q.count + 1)
    for _ in 0..<2 {
      for (index, direction) in q.enumerated() {
        let share = dot(direction, vector)
        column[index] += share
        for k in vector.indices { vector[k] -= share * direction[k] }
      }
    }
    let rest = Moments.length(vector)
    guard rest > 1e-13 * size, rest > 0 else { return false }
    column[q.count] = rest
    for k in vector.indices { vector[k] /= rest }
    q.append(vector)
    r.append(column)
    others.append(point)
    return true
  }

  /// Removes the point in a column.
  mutating func remove(at index: Int) {
    others.remove(at: index)
    r.remove(at: index)
    // Columns to the right have one element below the diagonal: rotate it away.
    for column in index..<r.count {
      let (a, b) = (r[column][column], r[column][column + 1])
      let length = (a * a + b * b).squareRoot()
      let (cosine, sine) = length > 0 ? (a / length, b / length) : (1, 0)
      for later in column..<r.count {
        let (upper, lower) = (r[later][column], r[later][column + 1])
        r[later][column] = cosine * upper + sine * lower
        r[later][column + 1] = cosine * lower - sine * upper
      }
      for k in q[column].indices {
        let (left, right) = (q[column][k], q[column + 1][k])
        q[column][k] = cosine * left + sine * right
        q[column + 1][k] = cosine * right - sine * left
      }
      r[column].removeLast()
    }
    q.removeLast()
  }

  /// The weights, base first, that sum to one and bring the combination of the points nearest to
  /// the origin. They may be negative.
  func nearestToOrigin(of points: [[Double]]) -> [Double] {
    var residual = points[base]
    var coordinates = [Double](repeating: 0, count: q.count)
    // The second projection removes what rounding left of the first.
    for _ in 0..<2 {
      for (index, direction) in q.enumerated() {
        let share = dot(direction, residual)
        coordinates[index] -= share
        for k in residual.indices { residual[k] -= share * direction[k] }
      }
    }
    for index in q.indices.reversed() {
      coordinates[index] /= r[index][index]
      for above in 0..<index { coordinates[above] -= coordinates[index] * r[index][above] }
    }
    return [1 - coordinates.reduce(0, +)] + coordinates
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for k in left.indices { sum += left[k] * right[k] }
    return sum
  }
}
