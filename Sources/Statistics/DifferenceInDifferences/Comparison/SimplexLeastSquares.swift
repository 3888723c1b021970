// SPDX-License-Identifier: GPL-3.0-or-later

/// The weights w ≥ 0, Σ w = 1, that minimise ‖Σ wᵢ aᵢ‖² + ridge ‖w‖²: the point of least norm in a
/// polytope, by the finite active-set method of Wolfe (1976, *Mathematical Programming* 11).
///
/// Synthetic control is this problem with aᵢ = (history of control i) − (history of the treated
/// unit). The method ends at the minimum itself, where Frank-Wolfe steps only come near.
struct SimplexLeastSquares {
  /// One weight a point.
  let weights: [Double]
  /// How far the sum of squares can be above its minimum, relative to the largest ‖aᵢ‖² + ridge.
  let gap: Double
  /// Whether no other weights reach the same minimum.
  let isUnique: Bool

  /// - Parameters:
  ///   - points: one point a row.
  ///   - ridge: penalty, 0 or more.
  init(points: Matrix, ridge: Double) throws(ComparisonError) {
    var search = MinimumNormSearch(points: points, ridge: ridge)
    let found = try search.run()
    if ridge > 0 || found.isUnique {
      (weights, gap, isUnique) = found
      return
    }
    // Of all minima take the one of most even weights, the limit as the ridge goes to 0: it does
    // not depend on the order of the points. The step costs 1e-12 of the sum of squares.
    var even = MinimumNormSearch(points: points, ridge: 1e-12 * search.scale * search.scale)
    weights = try even.run().weights
    gap = found.gap
    isUnique = false
  }
}

/// One run of Wolfe's method.
private struct MinimumNormSearch {
  /// The largest norm of a point; points are divided by it.
  let scale: Double
  private let points: [[Double]]
  private let dimension: Int
  private let ridge: Double

  init(points: Matrix, ridge: Double) {
    let norms = (0..<points.rows).map { Moments.length(points.row($0)) }
    let largest = max(norms.max() ?? 0, ridge.squareRoot())
    let scale = largest > 0 ? largest : 1
    let root = ridge.squareRoot() / scale
    let count = points.rows
    // The ridge is one more coordinate a point, its own.
    self.points = (0..<count).map { i in
      var row = points.row(i).map { $0 / scale }
      if root > 0 {
        row += [Double](repeating: 0, count: count)
        row[points.columns + i] = root
      }
      return row
    }
    self.scale = scale
    self.ridge = root * root
    dimension = points.columns
  }

  mutating func run() throws(ComparisonError) -> (
    weights: [Double], gap: Double, isUnique: Bool
  ) {
    let norms = points.map { Moments.length($0) }
    var start = 0
    for i in norms.indices where norms[i] < norms[start] { start = i }
    var factor = AffineFactor(base: start)
    var weights = [Double](repeating: 0, count: points.count)
    weights[start] = 1
    var best = Double.infinity
    for _ in 0..<(20 * points.count + 100) {
      let (products, square) = gradient(weights)
      let lowest = products.min() ?? square
      // Below this a difference is rounding.
      let noise = 1e-15 * Double(dimension + 10).squareRoot() * max(square.squareRoot(), 1e-14)
      let entering = products.indices.first {
        products[$0] == lowest && weights[$0] == 0
      }
      guard square - lowest > noise, square < best, let entering,
        factor.add(entering, of: points)
      else { return try conclude(weights, products, square) }
      best = square
      shrink(&weights, &factor)
    }
    let (products, square) = gradient(weights)
    return try conclude(weights, products, square)
  }

  /// Moves to the nearest point of the affine hull, dropping points whose weight would turn
  /// negative on the way.
  private func shrink(_ weights: inout [Double], _ factor: inout AffineFactor) {
    while true {
      let members = [factor.base] + factor.others
      let target = factor.nearestToOrigin(of: points)
      if target.allSatisfy({ $0 > 0 }) {
        for (member, value) in zip(members, target) { weights[member] = value }
        return
      }
      var step = 1.0
      var leaving = -1
      for (index, member) in members.enumerated() where target[index] <= 0 {
        let fall = weights[member] - target[index]
        let fraction = fall > 0 ? weights[member] / fall : 0
        if leaving < 0 || fraction < step { (step, leaving) = (min(fraction, 1), index) }
      }
      for (index, member) in members.enumerated() {
        weights[member] += step * (target[index] - weights[member])
      }
      weights[members[leaving]] = 0
      if leaving > 0 {
        factor.remove(at: leaving - 1)
      } else {
        factor = rebased(members.dropFirst())
      }
    }
  }

  private func rebased(_ members: ArraySlice<Int>) -> AffineFactor {
    var factor = AffineFactor(base: members.first ?? 0)
    for member in members.dropFirst() { _ = factor.add(member, of: points) }
    return factor
  }

  /// aᵢ · x for the combination x, and ‖x‖².
  private func gradient(_ weights: [Double]) -> (products: [Double], square: Double) {
    var x = [Double](repeating: 0, count: dimension)
    for (i, weight) in weights.enumerated() where weight != 0 {
      for k in 0..<dimension { x[k] += weight * points[i][k] }
    }
    var square = x.reduce(0) { $0 + $1 * $1 }
    for weight in weights { square += ridge * weight * weight }
    let products = points.indices.map { i in
      var sum = ridge * weights[i]
      for k in 0..<dimension { sum += points[i][k] * x[k] }
      return sum
    }
    return (products, square)
  }

  private func conclude(
    _ weights: [Double], _ products: [Double], _ square: Double
  ) throws(ComparisonError) -> (weights: [Double], gap: Double, isUnique: Bool) {
    let gap = max(0, square - (products.min() ?? square))
    guard gap <= 1e-10 else { throw .notOptimal(gap: gap) }
    // Points on the supporting plane that have no weight could take some.
    let tight = products.indices.contains {
      weights[$0] == 0 && products[$0] - square <= 1e-9 * max(square.squareRoot(), 1e-9)
    }
    return (weights, gap, ridge > 0 || !tight)
  }
}
