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
    largest.reserveCapacity(draws)
    let (height, width) = (root.rows, root.columns)
    var normals = [Double](repeating: 0, count: width)
    for _ in 0..<draws {
      for j in normals.indices { normals[j] = random.normal() }
      let scale =
        (degreesOfFreedom
        / (try random.gamma(shape: 0.5 * degreesOfFreedom, scale: 2))).squareRoot()
      let most = root.withUnsafeElements { root in
        normals.withUnsafeBufferPointer { normals -> Double in
          guard let rows = root.baseAddress, let values = normals.baseAddress else { return 0 }
          var most = 0.0
          for i in 0..<height {
            most = max(most, abs(dotProduct(rows + i * width, values, count: width)))
          }
          return most
        }
      }
      largest.append(most * scale)
    }
    return largest.sorted()
  }
}
