// SPDX-License-Identifier: GPL-3.0-or-later

/// A test that several combinations of coefficients are all 0, from CR2 and few clusters.
///
/// Hotelling's `T² = (Cβ)'(C V C')⁻¹ Cβ`, referred to F through the degrees of freedom η that match
/// the total variance of `V` to a Wishart's under the working variance (Zhang 2012; Pustejovsky and
/// Tipton 2018, section 3.2, "HTZ"): `(η − q + 1) / (η q) T² ~ F(q, η − q + 1)`.
public struct HotellingTest: Sendable, Hashable, Codable {
  /// T².
  public let statistic: Double
  /// Number of combinations, q.
  public let combinations: Int
  /// η. Where it is at most q − 1 there is no test.
  public let wishartDegreesOfFreedom: Double
  /// The combinations' estimates.
  public let estimates: [Double]
  /// The combinations' covariance.
  public let covariance: Matrix

  /// Degrees of freedom of the denominator, η − q + 1; the test needs them positive.
  public var denominator: Double { wishartDegreesOfFreedom - Double(combinations) + 1 }

  /// The F statistic; nil when there is none.
  public var fStatistic: Double? {
    guard denominator > 0 else { return nil }
    return statistic * denominator / (wishartDegreesOfFreedom * Double(combinations))
  }

  /// The p-value; nil when clusters are too few for so many combinations.
  public func pValue() throws(StatisticsError) -> Double? {
    guard let fStatistic else { return nil }
    return try FDistribution(numerator: Double(combinations), denominator: denominator)
      .upperTail(fStatistic)
  }

  /// The probability that the test rejects when the combinations' true values are `violation`, their
  /// covariance being the one estimated: that of a non-central F with noncentrality
  /// `violation' covariance⁻¹ violation`. Nil when there is no test.
  public func power(
    against violation: [Double], level: Double = 0.05
  ) throws(StatisticsError) -> Double? {
    try Check.length("violation", violation.count, equals: combinations)
    guard denominator > 0 else { return nil }
    return try NoncentralF(
      numerator: Double(combinations), denominator: denominator,
      noncentrality: try covariance.inverseQuadraticForm(violation)
    ).power(level: level)
  }

  /// The multiple of `violation` that the test rejects with probability `power`. Nil when there is
  /// no test.
  public func smallestDetectable(
    along violation: [Double], power: Double = 0.8, level: Double = 0.05
  ) throws(StatisticsError) -> Double? {
    try Check.length("violation", violation.count, equals: combinations)
    guard denominator > 0 else { return nil }
    let unit = try covariance.inverseQuadraticForm(violation)
    let needed = try NoncentralF.noncentrality(
      numerator: Double(combinations), denominator: denominator, power: power, level: level)
    return (needed / unit).squareRoot()
  }
}

extension FixedEffectsFit {
  /// Tests combinations of the terms together, by CR2 unless another clustered estimator is named.
  /// Throws `noDegreesOfFreedom` when their covariance is singular.
  public func hotellingTest(
    of combinations: [[Double]], estimator: PanelCovarianceEstimator = .clustered(.cr2)
  ) throws(PanelError) -> HotellingTest {
    try hotellingTest(of: combinations, covariance: try covariance(estimator))
  }

  /// The same under a clustered covariance that has been estimated already.
  public func hotellingTest(
    of combinations: [[Double]], covariance: PanelCovariance
  ) throws(PanelError) -> HotellingTest {
    try panel { () throws(StatisticsError) in
      guard !combinations.isEmpty else { throw .empty(what: "combinations of a joint test") }
      for weights in combinations {
        try Check.length("weights of a combination", weights.count, equals: terms.count)
        try Check.finite(weights, "weights of a combination")
      }
      let rows = try Matrix(rows: combinations)
      let estimates = try rows.times(coefficients)
      let spread = try rows.times(covariance.matrix).times(rows.transposed)
      guard let satterthwaite = covariance.satterthwaite else { throw .notClustered }
      return HotellingTest(
        statistic: try spread.inverseQuadraticForm(estimates),
        combinations: combinations.count,
        wishartDegreesOfFreedom: try satterthwaite.wishartDegreesOfFreedom(
          of: combinations.map(system.padded)),
        estimates: estimates, covariance: spread)
    }
  }

  /// Combinations that average the leads over at most `count` blocks of consecutive event times, as
  /// equal in number as can be: a joint test of them uses the whole history and few degrees of
  /// freedom. Empty without leads.
  public func leadBlocks(atMost count: Int) -> [[Double]] {
    let leads = leads
    let blocks = min(max(count, 1), leads.count)
    return (0..<blocks).map { block in
      let part = leads[leads.count * block / blocks..<leads.count * (block + 1) / blocks]
      var weights = [Double](repeating: 0, count: terms.count)
      for lead in part { weights[lead.term] = 1 / Double(part.count) }
      return weights
    }
  }
}

extension Satterthwaite {
  /// `q (q + 1)` over the total variance of `Ω^(−½) V Ω^(−½)`, Ω being the expectation of V under
  /// the working variance.
  func wishartDegreesOfFreedom(of combinations: [[Double]]) throws(StatisticsError) -> Double {
    let contrasts = combinations.map(factor.contrast)
    let blocks = CrossClusterBlocks(self, contrasts)
    var expectation = Matrix(rows: contrasts.count, columns: contrasts.count)
    for g in clusters.indices {
      let own = blocks.block(g, g)
      for s in contrasts.indices {
        for t in contrasts.indices { expectation[s, t] += 0.5 * (own[s, t] + own[t, s]) }
      }
    }
    let largest = expectation.diagonal.max() ?? 0
    guard largest > 0 else { throw .noDegreesOfFreedom }
    let eigen = try SymmetricEigen(expectation)
    guard eigen.values.allSatisfy({ $0 > 1e-12 * largest }) else { throw .noDegreesOfFreedom }
    let root = eigen.map { 1 / $0.squareRoot() }
    let standardised = contrasts.indices.map { s in
      (0..<factor.q.columns).map { j in
        contrasts.indices.reduce(0.0) { $0 + root[s, $1] * contrasts[$1][j] }
      }
    }
    let scaled = CrossClusterBlocks(self, standardised)
    var total = 0.0
    for g in clusters.indices {
      for h in g..<clusters.count {
        let block = scaled.block(g, h)
        var trace = 0.0
        var square = 0.0
        for s in contrasts.indices {
          trace += block[s, s]
          for t in contrasts.indices { square += block[s, t] * block[t, s] }
        }
        total += (g == h ? 1 : 2) * (trace * trace + square)
      }
    }
    let q = Double(contrasts.count)
    return q * (q + 1) / total
  }
}

/// `T_gs' Φ T_ht` for clusters g, h and combinations s, t, with `T_g = (I − QQ')_g' s_g`.
private struct CrossClusterBlocks {
  let own: [Matrix]
  /// (a, b) by cluster, combinations in rows: `a = Q_g's`, `b = Q_g'Φs`.
  let pairs: [Matrix]
  /// J (a, b).
  let images: [Matrix]

  init(_ parts: Satterthwaite, _ contrasts: [[Double]]) {
    let q = parts.factor.q
    let k = q.columns
    let directions = contrasts.map { parts.adjusted.image(of: $0) }
    var own: [Matrix] = []
    var pairs: [Matrix] = []
    var images: [Matrix] = []
    for rows in parts.clusters {
      var square = Matrix(rows: contrasts.count, columns: contrasts.count)
      var pair = Matrix(rows: contrasts.count, columns: 2 * k)
      for row in rows {
        let variance = parts.variance?[row] ?? 1
        for s in contrasts.indices {
          let value = directions[s][row]
          for t in contrasts.indices { square[s, t] += value * directions[t][row] * variance }
          pair.withUnsafeMutableElements { pair in
            q.withUnsafeElements { q in
              let (base, start) = (s * 2 * k, row * k)
              for j in 0..<k { pair[base + j] += value * q[start + j] }
              for j in 0..<k { pair[base + k + j] += value * variance * q[start + j] }
            }
          }
        }
      }
      var image = Matrix(rows: contrasts.count, columns: 2 * k)
      for s in contrasts.indices {
        let row = pair.row(s)
        let own = Array(row[..<k])
        // Ω is symmetric.
        let first = parts.spread?.image(of: own) ?? own
        for i in 0..<k {
          image[s, i] = first[i] - row[k + i]
          image[s, k + i] = -own[i]
        }
      }
      own.append(square)
      pairs.append(pair)
      images.append(image)
    }
    self.own = own
    self.pairs = pairs
    self.images = images
  }

  func block(_ g: Int, _ h: Int) -> Matrix {
    var result = g == h ? own[g] : Matrix(rows: own[g].rows, columns: own[g].columns)
    let width = pairs[g].columns
    pairs[g].withUnsafeElements { left in
      images[h].withUnsafeElements { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return }
        for s in 0..<result.rows {
          for t in 0..<result.columns {
            result[s, t] += dotProduct(a + s * width, b + t * width, count: width)
          }
        }
      }
    }
    return result
  }
}

extension Matrix {
  /// `v' A⁻¹ v` of a symmetric positive definite matrix, by its eigenvectors after scaling its
  /// diagonal to one. Throws `noDegreesOfFreedom` when it is singular.
  func inverseQuadraticForm(_ vector: [Double]) throws(StatisticsError) -> Double {
    let roots = diagonal.map { $0.squareRoot() }
    guard roots.allSatisfy({ $0 > 0 }) else { throw .noDegreesOfFreedom }
    var scaled = self
    for i in 0..<rows {
      for j in 0..<columns { scaled[i, j] /= roots[i] * roots[j] }
    }
    let eigen = try SymmetricEigen(scaled)
    guard eigen.values.allSatisfy({ $0 > 1e-13 }) else { throw .noDegreesOfFreedom }
    let coordinates = try eigen.vectors.transposedTimes(zip(vector, roots).map { $0 / $1 })
    return zip(coordinates, eigen.values).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
  }
}
