// SPDX-License-Identifier: GPL-3.0-or-later

/// Intervals that hold all the averages at once with the level's probability.
public struct UniformBand: Sendable, Hashable, Codable {
  /// What estimates over standard errors are compared with: the quantile of the largest of them.
  public let criticalValue: Double
  /// The critical value of one average alone; the band is never narrower.
  public let pointwiseCriticalValue: Double
  /// One interval a part, in their order; nil where the average is 0 by construction.
  public let intervals: [ConfidenceInterval?]
  /// Replicates drawn.
  public let replicates: Int
}

/// The numbers of mean 0 and variance 1 that contributions are multiplied by.
public enum BootstrapMultiplier: String, Sendable, Hashable, Codable, CaseIterable {
  /// 1 or −1, as likely.
  case rademacher
  /// (1 − √5)/2 with probability (1 + √5)/(2√5), else (1 + √5)/2 (Mammen 1993): keeps skewness. R's
  /// did draws these.
  case mammen
}

/// How a multiplier bootstrap is run.
public struct MultiplierBootstrap: Sendable, Hashable, Codable {
  /// How many replicates: 1 or more.
  public var replicates: Int
  /// What contributions are multiplied by.
  public var multiplier: BootstrapMultiplier
  /// Seed of the random source.
  public var seed: UInt64
  /// Stream of the random source.
  public var stream: UInt64

  /// A bootstrap; the seed is the caller's to derive.
  public init(
    replicates: Int = 999, multiplier: BootstrapMultiplier = .rademacher, seed: UInt64,
    stream: UInt64 = 0
  ) {
    self.replicates = replicates
    self.multiplier = multiplier
    self.seed = seed
    self.stream = stream
  }
}

extension AggregatedEffects {
  /// A uniform (sup-t) band over the parts (Callaway and Sant'Anna 2021, algorithm 1): contributions
  /// of clusters are multiplied at random, summed and divided by their standard error, and the
  /// largest is noted.
  ///
  /// Unlike R's did, which estimates scales from the quartiles of the replicates, standard errors are
  /// the analytic ones. Where the reference is Student's t each replicate is divided by the root of
  /// a χ² over its degrees of freedom, the fewest among the parts, as in a multivariate t.
  ///
  /// - Parameters:
  ///   - level: probability that the band holds all averages.
  ///   - inference: standard errors and reference of the parts.
  ///   - bootstrap: replicates, multipliers and seed.
  public func uniformBand(
    level: Double, inference: EffectInference = .normal, bootstrap: MultiplierBootstrap
  ) throws(GroupTimeError) -> UniformBand {
    try EffectBand.of(parts, level: level, inference: inference, bootstrap: bootstrap)
  }
}

/// The common work of bands.
enum EffectBand {
  static func of(
    _ averages: [AverageEffect], level: Double, inference: EffectInference,
    bootstrap: MultiplierBootstrap
  ) throws(GroupTimeError) -> UniformBand {
    let known = averages.indices.filter { averages[$0].standardError != nil }
    guard !known.isEmpty else { throw .noEffects(what: "with a standard error") }
    var columns: [[Double]] = []
    var errors: [Double] = []
    var fewest: Double?
    for place in known {
      let (contributions, reference) = try averages[place].deviations(inference)
      let error = contributions.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard error > 0 else { throw .statistics(.noDegreesOfFreedom) }
      columns.append(contributions.map { $0 / error })
      errors.append(error)
      if case .studentT(let degrees) = reference { fewest = min(fewest ?? degrees, degrees) }
    }
    let reference = fewest.map { ReferenceDistribution.studentT(degreesOfFreedom: $0) } ?? .normal
    let failure: GroupTimeError
    do throws(StatisticsError) {
      let pointwise = try reference.criticalValue(level: level)
      let draws = try largest(columns, fewest, bootstrap)
      let place = Int((Double(draws.count + 1) * level).rounded(.up))
      guard place <= draws.count else {
        throw .outOfRange(
          what: "replicates", value: Double(draws.count),
          allowed: "enough for the level: level × (replicates + 1) at most replicates")
      }
      let critical = max(pointwise, draws[place - 1])
      var intervals = [ConfidenceInterval?](repeating: nil, count: averages.count)
      for (place, error) in zip(known, errors) {
        let estimate = averages[place].estimate
        intervals[place] = ConfidenceInterval(
          lower: estimate - critical * error, upper: estimate + critical * error, level: level)
      }
      return UniformBand(
        criticalValue: critical, pointwiseCriticalValue: pointwise, intervals: intervals,
        replicates: draws.count)
    } catch { failure = .statistics(error) }
    throw failure
  }

  /// The largest absolute studentised sum of each replicate, ascending.
  private static func largest(
    _ columns: [[Double]], _ degreesOfFreedom: Double?, _ bootstrap: MultiplierBootstrap
  ) throws(StatisticsError) -> [Double] {
    guard bootstrap.replicates >= 1 else {
      throw .outOfRange(
        what: "replicates", value: Double(bootstrap.replicates), allowed: "1 or more")
    }
    var source = try RandomSource(seed: bootstrap.seed, stream: bootstrap.stream)
    // Row by row, so that one multiplier meets all columns at once.
    let rows = try Matrix(columns: columns)
    let width = columns.count
    var sums = [Double](repeating: 0, count: width)
    var multipliers = [Double](repeating: 0, count: rows.rows)
    var result: [Double] = []
    result.reserveCapacity(bootstrap.replicates)
    for _ in 0..<bootstrap.replicates {
      draw(bootstrap.multiplier, &source, &multipliers)
      for j in 0..<width { sums[j] = 0 }
      sums.withUnsafeMutableBufferPointer { sums in
        rows.withUnsafeElements { elements in
          for (i, multiplier) in multipliers.enumerated() {
            let base = i * width
            for j in 0..<width { sums[j] += multiplier * elements[base + j] }
          }
        }
      }
      var largest = sums.reduce(0) { max($0, abs($1)) }
      if let degreesOfFreedom {
        let chiSquared = try source.gamma(shape: degreesOfFreedom / 2, scale: 2)
        largest /= (chiSquared / degreesOfFreedom).squareRoot()
      }
      result.append(largest)
    }
    return result.sorted()
  }

  private static func draw(
    _ multiplier: BootstrapMultiplier, _ source: inout RandomSource, _ target: inout [Double]
  ) {
    switch multiplier {
    case .rademacher:
      var bits: UInt32 = 0
      for i in target.indices {
        if i % 32 == 0 { bits = source.bits() }
        target[i] = bits & 1 == 0 ? -1 : 1
        bits >>= 1
      }
    case .mammen:
      let root = 5.0.squareRoot()
      let probability = (1 + root) / (2 * root)
      for i in target.indices {
        target[i] = source.uniform() < probability ? (1 - root) / 2 : (1 + root) / 2
      }
    }
  }
}
