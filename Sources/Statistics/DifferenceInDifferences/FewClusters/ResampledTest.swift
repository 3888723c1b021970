// SPDX-License-Identifier: GPL-3.0-or-later

/// A two-sided test of every value an effect could have, from replicates whose statistics are known
/// as functions of the hypothesised value, so that p-values and an interval cost no new replicates.
public struct ResampledTest: Sendable {
  /// The estimate in the data.
  public let estimate: Double
  /// Its standard error, over which the statistic stands; 1 for a test that is not studentised.
  public let standardError: Double
  /// Replicates: sign vectors or assignments, the one observed included where it is one of them.
  public let replicates: Int
  /// Whether every sign vector or assignment was taken; else they were drawn.
  public let isExact: Bool

  /// The observed standard error and the replicates on each scale; a value is rejected if it is on
  /// every one.
  let scales: [(standardError: Double, draws: ResampledStatistics)]

  init(
    estimate: Double, standardError: Double, replicates: Int, isExact: Bool,
    scales: [(standardError: Double, draws: ResampledStatistics)]
  ) {
    self.estimate = estimate
    self.standardError = standardError
    self.replicates = replicates
    self.isExact = isExact
    self.scales = scales
  }

  /// A test on one scale.
  init(
    estimate: Double, standardError: Double, replicates: Int, isExact: Bool,
    draws: ResampledStatistics
  ) {
    self.init(
      estimate: estimate, standardError: standardError, replicates: replicates, isExact: isExact,
      scales: [(standardError, draws)])
  }

  /// Two statistics whose ratio is within this of one are tied.
  private static let tieTolerance = 1e-9

  /// The two-sided p-value of a hypothesised value.
  ///
  /// Ties with the observed statistic count as at least as extreme, or as less extreme when
  /// `strict`. Of drawn replicates the observed one is counted as another: (1 + count) / (1 + B)
  /// (Phipson and Smyth 2010).
  public func pValue(against value: Double = 0, strict: Bool = false) -> Double {
    let tolerance = strict ? -Self.tieTolerance : Self.tieTolerance
    let beyond = scales.reduce(0) { most, scale in
      max(
        most,
        scale.draws.share(
          beyond: (estimate - value) / scale.standardError, at: value, tolerance: tolerance))
    }
    guard !isExact else { return beyond }
    return (beyond * Double(replicates) + 1) / Double(replicates + 1)
  }

  /// The smallest p-value that any data could give: where it is not below 5%, no 95% interval has an
  /// end.
  public var minimumPValue: Double {
    min(farPValue(1), farPValue(-1))
  }

  /// The values that the test does not reject, from the lowest to the highest of them; infinite on a
  /// side where it never rejects.
  public func interval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval {
    try Check.level(level)
    let rejecting = (1 - level) * (1 + 1e-12)
    return ConfidenceInterval(
      lower: end(-1, rejecting), upper: end(1, rejecting), level: level)
  }

  /// In what steps values are searched: standard errors, or the size of the estimates of replicates.
  private var unit: Double {
    guard standardError == 1 else { return standardError }
    return scales.first?.draws.typicalSize ?? 1
  }

  private func farPValue(_ direction: Double) -> Double {
    pValue(against: estimate + direction * 1e6 * unit)
  }

  /// Outwards in growing steps, then halving between the last value kept and the next.
  private func end(_ direction: Double, _ rejecting: Double) -> Double {
    guard farPValue(direction) <= rejecting else { return direction * .infinity }
    var (kept, beyond) = (0.0, 0.0)
    var step = 0.05
    while step < 1e6 {
      let kept_ = pValue(against: estimate + direction * step * unit) > rejecting
      if kept_ { kept = step } else if beyond <= kept { beyond = step }
      step *= 1.25
    }
    if beyond <= kept { beyond = step }
    for _ in 0..<60 where beyond - kept > 1e-13 * beyond {
      let middle = 0.5 * (kept + beyond)
      if pValue(against: estimate + direction * middle * unit) > rejecting {
        kept = middle
      } else {
        beyond = middle
      }
    }
    return estimate + direction * kept * unit
  }
}

/// Statistics of replicates as functions of the hypothesised value τ: `(n₀ − τ n₁)² / (p − 2τ r +
/// τ² q)`.
struct ResampledStatistics: Sendable {
  private(set) var constant: [Double] = []
  private(set) var slope: [Double] = []
  private(set) var variance: [Double] = []
  private(set) var cross: [Double] = []
  private(set) var square: [Double] = []

  init(capacity: Int) {
    constant.reserveCapacity(capacity)
    slope.reserveCapacity(capacity)
    variance.reserveCapacity(capacity)
    cross.reserveCapacity(capacity)
    square.reserveCapacity(capacity)
  }

  var count: Int { constant.count }

  /// A replicate whose variance does not depend on the value.
  mutating func add(_ constant: Double, slope: Double, variance: Double = 1) {
    add(constant, slope: slope, variance: variance, cross: 0, square: 0)
  }

  mutating func add(
    _ constant: Double, slope: Double, variance: Double, cross: Double, square: Double
  ) {
    self.constant.append(constant)
    self.slope.append(slope)
    self.variance.append(variance)
    self.cross.append(cross)
    self.square.append(square)
  }

  /// Share of replicates whose statistic at a value is at least the observed one, within a relative
  /// tolerance.
  func share(beyond observed: Double, at value: Double, tolerance: Double) -> Double {
    let limit = observed * observed * (1 - 2 * tolerance)
    var found = 0
    constant.withUnsafeBufferPointer { constant in
      slope.withUnsafeBufferPointer { slope in
        variance.withUnsafeBufferPointer { variance in
          cross.withUnsafeBufferPointer { cross in
            square.withUnsafeBufferPointer { square in
              for i in constant.indices {
                let distance = constant[i] - value * slope[i]
                let spread = variance[i] - value * (2 * cross[i] - value * square[i])
                if distance * distance >= limit * spread { found += 1 }
              }
            }
          }
        }
      }
    }
    return Double(found) / Double(max(1, count))
  }

  /// The root mean square of the estimates of replicates.
  var typicalSize: Double {
    let finite = constant.filter(\.isFinite)
    let squares = finite.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? (squares / Double(finite.count)).squareRoot() : 1
  }
}
