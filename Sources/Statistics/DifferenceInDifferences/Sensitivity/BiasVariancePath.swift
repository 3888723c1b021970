// SPDX-License-Identifier: GPL-3.0-or-later

/// All estimators that trade worst-case bias against variance optimally, under bounded second
/// differences of the deviation.
///
/// An estimator is the target plus a combination v of the coefficients before the start that
/// removes any linear trend. Write v through the weights w that it gives to the second differences
/// before the reference period: v_k = w_{k−1} − 2 w_k + w_{k+1}, k periods before it, with w_0 given.
/// Worst-case bias is M (constant + Σ |w_j|), so ½ variance + λ Σ |w_j| is a lasso, and its
/// solutions for all λ form a path of straight pieces, followed here from piece to piece (Osborne,
/// Presnell and Turlach 2000) without any step size. The path does not depend on M.
struct BiasVariancePath {
  /// w at the ends of the pieces, from w = 0 (least bias) to least variance.
  let nodes: [[Double]]

  /// Minimises along the path of ½ w′Hw + g′w + λ Σ |w_j|, with H positive definite.
  init(quadratic hessian: Matrix, linear: [Double]) throws(SensitivityError) {
    let count = linear.count
    var nodes = [[Double](repeating: 0, count: count)]
    var weights = nodes[0]
    var active: [Int] = []
    var signs: [Double] = []
    var penalty = linear.map { abs($0) }.max() ?? 0
    var entering = linear.indices.first { abs(linear[$0]) == penalty }
    for _ in 0..<(100 * (count + 1)) where penalty > 0 {
      if let index = entering {
        let slope = Self.gradient(hessian, linear, weights)[index]
        active.append(index)
        signs.append(slope > 0 ? -1 : 1)
      }
      guard !active.isEmpty else { break }
      // H w = −g − λ s on the active set: how w moves as λ falls by one.
      let direction = try Self.solve(hessian, active, signs)
      var step = penalty
      var leaving: Int?
      entering = nil
      for (place, index) in active.enumerated() where weights[index] * direction[place] < 0 {
        let limit = -weights[index] / direction[place]
        if limit < step { (step, leaving) = (limit, place) }
      }
      let slopes = Self.gradient(hessian, linear, weights)
      for index in 0..<count where !active.contains(index) {
        var change = 0.0
        for (place, other) in active.enumerated() {
          change += hessian[index, other] * direction[place]
        }
        // |slope + t change| meets λ − t.
        for sign in [1.0, -1.0] {
          let closing = 1 + sign * change
          let limit = (penalty - sign * slopes[index]) / closing
          if closing > 1e-12, limit > 1e-12 * penalty, limit < step {
            (step, leaving, entering) = (limit, nil, index)
          }
        }
      }
      for (place, index) in active.enumerated() { weights[index] += step * direction[place] }
      if let place = leaving {
        weights[active[place]] = 0
        active.remove(at: place)
        signs.remove(at: place)
      }
      penalty -= step
      if leaving == nil, entering == nil { penalty = 0 }
      nodes.append(weights)
    }
    self.nodes = nodes
  }

  private static func gradient(
    _ hessian: Matrix, _ linear: [Double], _ weights: [Double]
  ) -> [Double] {
    linear.indices.map { i in
      var sum = linear[i]
      for j in weights.indices { sum += hessian[i, j] * weights[j] }
      return sum
    }
  }

  private static func solve(
    _ hessian: Matrix, _ active: [Int], _ signs: [Double]
  ) throws(SensitivityError) -> [Double] {
    var packed: [Double] = []
    for (row, i) in active.enumerated() {
      for j in active[...row] { packed.append(hessian[i, j]) }
    }
    guard let factor = PackedCholesky(order: active.count, packed: packed) else {
      throw .singularCovariance
    }
    return factor.solve(signs)
  }
}
