// SPDX-License-Identifier: GPL-3.0-or-later

extension FixedEffectsFit {
  /// The critical value of a band that holds all the combinations at once: the quantile of the
  /// largest |t| among them (sup-t: Montiel Olea and Plagborg-Møller 2019), drawn from the
  /// multivariate t with the combinations' correlation under CR2 and the fewest of their
  /// Satterthwaite degrees of freedom. Never below the critical value of one of them.
  ///
  /// Throws when a combination has no variance, and unless there is one at least.
  public func uniformCriticalValue(
    of combinations: [[Double]], level: Double = 0.95, draws: Int = 19_999, seed: UInt64 = 1
  ) throws(PanelError) -> Double {
    let covariance = try covariance(.clustered(.cr2))
    var estimates: [LinearCombination] = []
    for weights in combinations {
      estimates.append(try estimate(of: weights, covariance: covariance))
    }
    return try uniformCriticalValue(
      of: combinations, estimated: estimates, covariance: covariance, level: level, draws: draws,
      seed: seed)
  }

  /// The same where the combinations have been estimated already, under a clustered covariance.
  public func uniformCriticalValue(
    of combinations: [[Double]], estimated: [LinearCombination], covariance: PanelCovariance,
    level: Double = 0.95, draws: Int = 19_999, seed: UInt64 = 1
  ) throws(PanelError) -> Double {
    try panel { () throws(StatisticsError) in
      try Check.level(level)
      guard !combinations.isEmpty else { throw .empty(what: "combinations of a band") }
      try Check.length("estimates of a band", estimated.count, equals: combinations.count)
      guard draws > 0 else {
        throw .outOfRange(what: "draws", value: Double(draws), allowed: "1 or more")
      }
      var degrees = Double.infinity
      for estimate in estimated {
        guard estimate.standardError > 0 else { throw .noDegreesOfFreedom }
        if case .studentT(let own) = estimate.reference { degrees = min(degrees, own) }
      }
      let rows = try Matrix(rows: combinations)
      var correlation = try rows.times(covariance.matrix).times(rows.transposed)
      let errors = estimated.map(\.standardError)
      for i in errors.indices {
        for j in errors.indices { correlation[i, j] /= errors[i] * errors[j] }
      }
      // Fewer clusters than combinations leave the correlation singular: its root serves as well,
      // without eigenvalues that are rounding of 0, whose roots would be a thousand times as large.
      let eigen = try SymmetricEigen(correlation)
      let least = 1e-12 * (eigen.values.max() ?? 0)
      let root = eigen.map { $0 > least ? $0.squareRoot() : 0 }
      let largest = try Self.largestOfMultivariateT(
        root: root, degreesOfFreedom: degrees, draws: draws, seed: seed)
      let place = min(draws - 1, Int((level * Double(draws + 1)).rounded(.up)) - 1)
      let single = try StudentT(degreesOfFreedom: degrees).upperQuantile(0.5 * (1 - level))
      return max(single, largest[max(0, place)])
    }
  }

  /// Draws of the largest |t|, in order.
  private static func largestOfMultivariateT(
    root: Matrix, degreesOfFreedom: Double, draws: Int, seed: UInt64
  ) throws(StatisticsError) -> [Double] {
    var random = try RandomSource(seed: seed)
    var largest: [Double] = []
    largest.reserveCapacity(draws + 7)
    // Eight draws at once, one in each lane: the root is read once for all of them.
    var normals = [SIMD8<Double>](repeating: .zero, count: root.columns)
    var scales = SIMD8<Double>.zero
    while largest.count < draws {
      for lane in 0..<min(8, draws - largest.count) {
        for column in normals.indices { normals[column][lane] = random.normal() }
        scales[lane] =
          (degreesOfFreedom
          / (try random.gamma(shape: 0.5 * degreesOfFreedom, scale: 2))).squareRoot()
      }
      let most = largestOfProducts(root, normals) * scales
      for lane in 0..<min(8, draws - largest.count) { largest.append(most[lane]) }
    }
    return largest.sorted()
  }

  /// The largest element, whatever its sign, of the matrix times each lane's vector.
  private static func largestOfProducts(
    _ matrix: Matrix, _ vectors: [SIMD8<Double>]
  ) -> SIMD8<Double> {
    matrix.withUnsafeElements { elements in
      vectors.withUnsafeBufferPointer { vectors in
        var most = SIMD8<Double>.zero
        for row in 0..<matrix.rows {
          var sum = SIMD8<Double>.zero
          for column in 0..<matrix.columns {
            sum += elements[row * matrix.columns + column] * vectors[column]
          }
          most = most.replacing(with: sum, where: sum .> most)
          most = most.replacing(with: -sum, where: -sum .> most)
        }
        return most
      }
    }
  }
}
