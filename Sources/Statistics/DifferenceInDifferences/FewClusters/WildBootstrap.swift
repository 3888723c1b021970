// SPDX-License-Identifier: GPL-3.0-or-later

/// The random factors of clusters' residuals.
public enum WildWeights: String, Sendable, Hashable, Codable, CaseIterable {
  /// −1 and 1.
  case rademacher
  /// ±√½, ±1, ±√(3/2) (Webb 2023): more distinct replicates when clusters are fewer than a dozen.
  case webb
}

/// How a wild cluster bootstrap is run.
public struct WildBootstrapOptions: Sendable, Hashable, Codable {
  /// The factors; nil for signs where all 2^G are taken or clusters are 12 or more, Webb's below.
  public var weights: WildWeights?
  /// Number of draws; all 2^G sign vectors are taken when they are no more than this.
  public var replicates: Int
  /// Whether replicates are drawn under the hypothesis, which holds its level better.
  public var nullImposed: Bool
  /// The seed.
  public var seed: UInt64

  /// Options: 9,999 replicates under the hypothesis.
  public init(
    weights: WildWeights? = nil, replicates: Int = 9_999, nullImposed: Bool = true, seed: UInt64 = 1
  ) {
    self.weights = weights
    self.replicates = replicates
    self.nullImposed = nullImposed
    self.seed = seed
  }
}

extension FixedEffectsFit {
  /// Wild cluster bootstrap-t of a combination of the terms (Cameron, Gelbach and Miller 2008),
  /// studentised by CR0, whose factor cancels.
  ///
  /// Replicates never touch the rows: with w the direction of the estimate in whitened coordinates,
  /// a replicate's cluster scores are `v_g w_g'ũ_g − (Q_g'w_g)' Σ_h v_h Q_h'ũ_h`, a G × G matrix times
  /// the factors v (Roodman, MacKinnon, Nielsen and Webb 2019, section 5), and both its parts are
  /// linear in the hypothesised value through ũ.
  ///
  /// Throws for a Poisson model, and unless there is at least one replicate.
  public func wildBootstrap(
    of weights: [Double]? = nil, options: WildBootstrapOptions = WildBootstrapOptions()
  ) throws(PanelError) -> ResampledTest {
    guard convergence == nil else { throw .needsLeastSquares }
    let combination = weights ?? picking(0)
    return try panel { () throws(StatisticsError) in
      try Check.length("weights of a combination", combination.count, equals: terms.count)
      try Check.finite(combination, "weights of a combination")
      guard options.replicates > 0 else {
        throw .outOfRange(
          what: "replicates", value: Double(options.replicates), allowed: "1 or more")
      }
      let scores = try ClusterScores(
        system, rows: Clusters(clusters, of: system.parts).rows, combination: combination)
      return try scores.bootstrap(options)
    }
  }
}

/// What a replicate needs of the data: cluster by cluster cross-products with the estimate's
/// direction and with `Q`.
struct ClusterScores {
  let estimate: Double
  let variance: Double
  let count: Int
  /// The matrices that turn factors into scores, for a hypothesised value of 0 and by its unit.
  private let constant: Matrix
  private let slope: Matrix
  /// `w_g'ũ_g`, likewise.
  private let numerator: [Double]
  private let numeratorSlope: [Double]
  /// The same for residuals of the unrestricted fit.
  private let unrestricted: Matrix
  private let unrestrictedNumerator: [Double]

  init(
    _ system: AbsorbedRegression, rows: [[Int]], combination: [Double]
  ) throws(StatisticsError) {
    let parts = system.parts
    let q = parts.factor.q
    let contrast = parts.factor.contrast(system.padded(combination))
    let direction = (0..<q.rows).map { q.dot(row: $0, contrast) }
    let length = contrast.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { throw .noDegreesOfFreedom }
    estimate = zip(combination, parts.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
    count = rows.count
    let unit = direction.map { $0 / length }
    let share = estimate
    let restricted = zip(parts.whitenedResiduals, unit).map { $0 + share * $1 }
    (unrestricted, unrestrictedNumerator) = Self.scores(
      parts.whitenedResiduals, direction, q, rows)
    (constant, numerator) = Self.scores(restricted, direction, q, rows)
    (slope, numeratorSlope) = Self.scores(unit, direction, q, rows)
    variance = unrestrictedNumerator.reduce(0) { $0 + $1 * $1 }
    // Residuals of an exact fit are rounding.
    let size = numerator.reduce(0) { $0 + $1 * $1 }
    guard variance > 1e-24 * size else { throw .noDegreesOfFreedom }
  }

  private static func scores(
    _ residuals: [Double], _ direction: [Double], _ q: Matrix, _ rows: [[Int]]
  ) -> (Matrix, [Double]) {
    let k = q.columns
    var own = [Double](repeating: 0, count: rows.count)
    var left = Matrix(rows: rows.count, columns: k)
    var right = Matrix(rows: rows.count, columns: k)
    for (g, members) in rows.enumerated() {
      for row in members {
        own[g] += direction[row] * residuals[row]
        for j in 0..<k {
          left[g, j] += direction[row] * q[row, j]
          right[g, j] += residuals[row] * q[row, j]
        }
      }
    }
    var matrix = Matrix(rows: rows.count, columns: rows.count)
    for g in rows.indices {
      for h in rows.indices {
        var sum = g == h ? own[g] : 0
        for j in 0..<k { sum -= left[g, j] * right[h, j] }
        matrix[g, h] = sum
      }
    }
    return (matrix, own)
  }

  func bootstrap(_ options: WildBootstrapOptions) throws(StatisticsError) -> ResampledTest {
    let exact = options.weights != .webb && count < 31 && 1 << count <= options.replicates
    let kind = options.weights ?? (exact || count >= 12 ? .rademacher : .webb)
    // A replicate and its negative have the same statistic: half of the sign vectors stand for all.
    let drawn = exact ? 1 << (count - 1) : options.replicates
    var factors = try WildFactors(kind, count: count, seed: options.seed)
    var draws = ResampledStatistics(capacity: drawn)
    let (first, second) =
      options.nullImposed ? (constant, slope) : (unrestricted, unrestricted.scaled(by: 0))
    let (top, topSlope) =
      options.nullImposed
      ? (numerator, numeratorSlope)
      : (unrestrictedNumerator, [Double](repeating: 0, count: count))
    for index in 0..<drawn {
      if exact { factors.enumerate(index) } else { factors.draw() }
      factors.values.withUnsafeBufferPointer { v in
        var (n0, n1, pp, pq, qq) = (0.0, 0.0, 0.0, 0.0, 0.0)
        first.withUnsafeElements { first in
          second.withUnsafeElements { second in
            guard let a = first.baseAddress, let b = second.baseAddress, let v0 = v.baseAddress
            else { return }
            for g in 0..<count {
              let p = dotProduct(a + g * count, v0, count: count)
              let q = dotProduct(b + g * count, v0, count: count)
              pp += p * p
              pq += p * q
              qq += q * q
              n0 += v[g] * top[g]
              n1 += v[g] * topSlope[g]
            }
          }
        }
        draws.add(n0, slope: n1, variance: pp, cross: pq, square: qq)
      }
    }
    return ResampledTest(
      estimate: estimate, standardError: variance.squareRoot(),
      replicates: exact ? 1 << count : drawn, isExact: exact, draws: draws)
  }
}

/// Factors of clusters, drawn or enumerated.
private struct WildFactors: ~Copyable {
  private(set) var values: [Double]
  private let kind: WildWeights
  private var random: RandomSource
  private static let points = [-1.5, -1, -0.5, 0.5, 1, 1.5].map { point in
    point.magnitude.squareRoot() * (point < 0 ? -1 : 1)
  }
  /// 6¹², the largest power below 2³²: words under it are twelve even throws of a die.
  private static let dice: UInt32 = 2_176_782_336

  init(_ kind: WildWeights, count: Int, seed: UInt64) throws(StatisticsError) {
    values = [Double](repeating: 1, count: count)
    self.kind = kind
    random = try RandomSource(seed: seed)
  }

  /// Signs by the bits of an index, the last cluster's always 1.
  mutating func enumerate(_ index: Int) {
    for g in values.indices { values[g] = index >> g & 1 == 1 ? -1 : 1 }
  }

  mutating func draw() {
    var word: UInt32 = 0
    var left = 0
    for g in values.indices {
      if left == 0 {
        word = random.bits()
        if kind == .webb { while word >= Self.dice { word = random.bits() } }
        left = kind == .webb ? 12 : 32
      }
      switch kind {
      case .rademacher:
        values[g] = word & 1 == 1 ? -1 : 1
        word >>= 1
      case .webb:
        values[g] = Self.points[Int(word % 6)]
        word /= 6
      }
      left -= 1
    }
  }
}
