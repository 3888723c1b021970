// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// A confidence interval of fixed length around an estimate with bounded bias.
public struct FixedLengthInterval: Sendable, Hashable, Encodable {
  /// The estimate: the effect corrected by extrapolated deviations before the start.
  public let estimate: Double
  /// Its standard error.
  public let standardError: Double
  /// Its largest bias.
  public let bias: Double
  /// Half the length of the interval.
  public let halfLength: Double
  /// The combination of all coefficients that is the estimate.
  public let weights: [Double]

  /// The ends.
  public var bounds: SensitivityBounds {
    SensitivityBounds(lower: estimate - halfLength, upper: estimate + halfLength)
  }
}

extension EventStudy {
  /// The effects that fit the coefficients, taken as known, when the slope of the deviation from
  /// parallel trends changes by at most `change` from one period to the next (Rambachan and Roth
  /// 2023, Δ^SD). Nil when the coefficients before the start bend more than that.
  ///
  /// The linear programme of the paper has this solution in closed form: the trend into the
  /// reference period, continued, with the largest bends to either side.
  public func smoothnessIdentifiedSet(
    change: Double
  ) throws(SensitivityError) -> SensitivityBounds? {
    try checkBound(change, "change of slope")
    let before = Array(coefficients.prefix(periodsBefore)) + [0]
    for k in before.indices.dropFirst(2) {
      let bend = before[k] - 2 * before[k - 1] + before[k - 2]
      let size = max(abs(before[k]), abs(before[k - 1]), abs(before[k - 2]))
      guard abs(bend) <= change + 1e-12 * size else { return nil }
    }
    let centre = estimate + trendLeverage * before[periodsBefore - 1]
    let width = change * bendLeverage
    return SensitivityBounds(lower: centre - width, upper: centre + width)
  }

  /// The shortest interval of fixed length around a linear estimate that holds the effect with
  /// probability `level` whatever the deviations, as long as they obey Δ^SD(change) (the paper,
  /// section 3.3; Donoho 1994, Armstrong and Kolesár 2018). At change 0 deviations are a straight
  /// line. Throws unless the change is 0 or more and 0 < level < 1.
  public func smoothnessInterval(
    change: Double, level: Double = 0.95
  ) throws(SensitivityError) -> FixedLengthInterval {
    try checkBound(change, "change of slope")
    try SensitivityError.wrapping { () throws(StatisticsError) in try Check.level(level) }
    return try interval(change: change, level: level, path: biasVariancePath())
  }

  /// The smallest change of slope at which the interval includes 0: "the result stands unless the
  /// gap's slope changed by more than … a period". Nil when the interval that allows for a straight
  /// line only already includes 0. Throws unless 0 < level < 1.
  public func smoothnessBreakdown(level: Double = 0.95) throws(SensitivityError) -> Double? {
    try SensitivityError.wrapping { () throws(StatisticsError) in try Check.level(level) }
    let path = try biasVariancePath()
    func distance(_ change: Double) throws(SensitivityError) -> Double {
      let bounds = try interval(change: change, level: level, path: path).bounds
      return max(bounds.lower, -bounds.upper)
    }
    guard try distance(0) > 0 else { return nil }
    // Beyond this the bias after the start alone covers 0. The centre moves with the bound, so the
    // first of many steps that includes 0 is found before it is refined.
    let farthest = path.nodes.map { abs(combination(estimator($0)).value) }.max() ?? 0
    let steps = 64
    let width = farthest / bendLeverage / Double(steps)
    for step in 1...(steps + 1) where try distance(Double(step) * width) <= 0 {
      return try BrentRoot.find(
        from: Double(step - 1) * width, to: Double(step) * width, tolerance: 0
      ) { change throws(SensitivityError) in try distance(change) }
    }
    return .infinity
  }

  /// Σ t l_t: how far the slope before the start, continued, moves the target.
  var trendLeverage: Double {
    weights.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
  }

  /// Σ_s |Σ_{t>s} (t − s) l_t|: how far bends of one in every period from the reference period on
  /// move the target.
  var bendLeverage: Double {
    weights.indices.reduce(0) { total, s in
      let moved = weights[s...].enumerated().reduce(0) {
        $0 + Double($1.offset + 1) * $1.element
      }
      return total + abs(moved)
    }
  }

  /// The combination of coefficients that gives the weights w_1, w_2, … to the second differences
  /// before the reference period.
  private func estimator(_ inner: [Double]) -> [Double] {
    let w = [trendLeverage] + inner + [0, 0]
    var result = target
    for k in 1...periodsBefore { result[periodsBefore - k] = w[k - 1] - 2 * w[k] + w[k + 1] }
    return result
  }

  private func biasVariancePath() throws(SensitivityError) -> BiasVariancePath {
    let count = periodsBefore - 1
    let start = estimator([Double](repeating: 0, count: count))
    // Columns: what a unit of each w_j adds to the estimator.
    let columns = (0..<count).map { j in
      var unit = [Double](repeating: 0, count: count)
      unit[j] = 1
      return zip(estimator(unit), start).map { $0 - $1 }
    }
    var hessian = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0..<count { hessian[i, j] = covariance(columns[i], columns[j]) }
    }
    return try BiasVariancePath(
      quadratic: hessian, linear: columns.map { covariance($0, start) })
  }

  private func interval(
    change: Double, level: Double, path: BiasVariancePath
  ) throws(SensitivityError) -> FixedLengthInterval {
    func candidate(_ inner: [Double]) throws(SensitivityError) -> FixedLengthInterval {
      let weights = estimator(inner)
      let found = combination(weights)
      let bias = change * (bendLeverage + inner.reduce(0) { $0 + abs($1) })
      let critical = try SensitivityError.wrapping { () throws(StatisticsError) in
        try reference.foldedQuantile(bias: bias / found.standardError, level: level)
      }
      return FixedLengthInterval(
        estimate: found.value, standardError: found.standardError, bias: bias,
        halfLength: critical * found.standardError, weights: weights)
    }
    // The half-length first falls and then rises along the path (bias rises and deviation falls,
    // both convex), so the minimum lies beside the best node.
    let nodes = path.nodes
    var best = try candidate(nodes[0])
    var place = 0
    for index in nodes.indices.dropFirst() {
      let next = try candidate(nodes[index])
      if next.halfLength < best.halfLength { (best, place) = (next, index) }
    }
    for piece in max(place - 1, 0)..<min(place + 1, nodes.count - 1) {
      let next = try shortest(nodes[piece], nodes[piece + 1], candidate)
      if next.halfLength < best.halfLength { best = next }
    }
    return best
  }

  /// Golden-section search on a straight piece of the path.
  private func shortest(
    _ from: [Double], _ to: [Double],
    _ candidate: ([Double]) throws(SensitivityError) -> FixedLengthInterval
  ) throws(SensitivityError) -> FixedLengthInterval {
    func at(_ share: Double) throws(SensitivityError) -> FixedLengthInterval {
      try candidate(zip(from, to).map { $0 + share * ($1 - $0) })
    }
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (0.0, 1.0)
    var (left, right) = (1 - golden, golden)
    var (atLeft, atRight) = (try at(left), try at(right))
    for _ in 0..<48 {
      if atLeft.halfLength <= atRight.halfLength {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = try at(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = try at(right)
      }
    }
    return atLeft.halfLength <= atRight.halfLength ? atLeft : atRight
  }
}
