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
    return try panel { () throws(StatisticsError) in
      try Check.level(level)
      guard !combinations.isEmpty else { throw .empty(what: "combinations of a band") }
      guard draws > 0 else {
        throw .outOfRange(what: "draws", value: Double(draws), allowed: "1 or more")
      }
      var degrees = Double.infinity
      var errors: [Double] = []
      for weights in combinations {
        let error = try covariance.standardError(of: weights)
        guard error > 0 else { throw .noDegreesOfFreedom }
        errors.append(error)
        degrees = min(degrees, try covariance.satterthwaiteDegreesOfFreedom(of: weights))
      }
      let rows = try Matrix(rows: combinations)
      var correlation = try rows.times(covariance.matrix).times(rows.transposed)
      for i in errors.indices {
        for j in errors.indices { correlation[i, j] /= errors[i] * errors[j] }
      }
      // Fewer clusters than combinations leave the correlation singular: its root serves as well.
      let root = try SymmetricEigen(correlation).map { $0 > 0 ? $0.squareRoot() : 0 }
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
    for _ in 0..<draws {
      let normals = (0..<root.columns).map { _ in random.normal() }
      let scale =
        (degreesOfFreedom
        / (try random.gamma(shape: 0.5 * degreesOfFreedom, scale: 2))).squareRoot()
      var most = 0.0
      for i in 0..<root.rows { most = max(most, abs(root.dot(row: i, normals))) }
      largest.append(most * scale)
    }
    return largest.sorted()
  }
}
