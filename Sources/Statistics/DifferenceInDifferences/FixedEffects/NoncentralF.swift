// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc

/// The non-central F distribution, as a Poisson mixture of beta distributions (Johnson, Kotz and
/// Balakrishnan 1995, equation 30.10): what the power of F and t tests is read from.
public struct NoncentralF: Sendable, Hashable, Codable {
  /// Degrees of freedom of the numerator.
  public let numerator: Double
  /// Degrees of freedom of the denominator, finite.
  public let denominator: Double
  /// Noncentrality, 0 or more.
  public let noncentrality: Double

  /// A distribution. Throws `outOfRange` unless degrees of freedom are positive and finite and the
  /// noncentrality lies from 0 to 10⁶.
  public init(
    numerator: Double, denominator: Double, noncentrality: Double
  ) throws(StatisticsError) {
    try Check.positive("degrees of freedom of the numerator", numerator)
    try Check.positive("degrees of freedom of the denominator", denominator)
    guard noncentrality >= 0, noncentrality <= 1e6 else {
      throw .outOfRange(what: "noncentrality", value: noncentrality, allowed: "from 0 to 1e6")
    }
    self.numerator = numerator
    self.denominator = denominator
    self.noncentrality = noncentrality
  }

  /// Probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? .nan : 1 }
    let ratio = x * (numerator / denominator)
    let (inside, outside) = (ratio / (1 + ratio), 1 / (1 + ratio))
    let mean = 0.5 * noncentrality
    func term(_ j: Double) -> (weight: Double, value: Double) {
      let weight = exp(j * (mean > 0 ? log(mean) : 0) - mean - lgamma(j + 1))
      let tail = IncompleteBeta.lower(
        0.5 * denominator, 0.5 * numerator + j, x: outside, y: inside)
      return (weight, weight * tail)
    }
    guard mean > 0 else { return term(0).value }
    // From the mode of the Poisson weights outwards, until they no longer count.
    let mode = mean.rounded(.down)
    var sum = 0.0
    var j = mode
    while j >= 0 {
      let (weight, value) = term(j)
      sum += value
      if weight < 1e-18 { break }
      j -= 1
    }
    j = mode + 1
    while true {
      let (weight, value) = term(j)
      sum += value
      if weight < 1e-18 { break }
      j += 1
    }
    return min(1, sum)
  }

  /// The probability of a value beyond the critical value of the central distribution.
  public func power(level: Double = 0.05) throws(StatisticsError) -> Double {
    try Check.level(level)
    return upperTail(
      try FDistribution(numerator: numerator, denominator: denominator).upperQuantile(level))
  }

  /// The noncentrality at which a test of a level has a power. Throws unless level < power < 1.
  public static func noncentrality(
    numerator: Double, denominator: Double, power: Double, level: Double = 0.05
  ) throws(StatisticsError) -> Double {
    try Check.level(level)
    guard power > level, power < 1 else {
      throw .outOfRange(what: "power", value: power, allowed: "between the level and 1")
    }
    let critical = try FDistribution(numerator: numerator, denominator: denominator)
      .upperQuantile(level)
    func reached(_ value: Double) throws(StatisticsError) -> Bool {
      try NoncentralF(numerator: numerator, denominator: denominator, noncentrality: value)
        .upperTail(critical) >= power
    }
    var (low, high) = (0.0, 1.0)
    while try !reached(high) {
      (low, high) = (high, 2 * high)
      guard high <= 1e6 else {
        throw .noConvergence(what: "noncentrality", iterations: 20)
      }
    }
    for _ in 0..<200 where high - low > 1e-14 * high {
      let middle = 0.5 * (low + high)
      if try reached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

extension LinearCombination {
  /// The probability that a two-sided test of 0 rejects when the true value is `value`, the standard
  /// error being the one estimated. Throws `noDegreesOfFreedom` for a standard error of 0, and when
  /// the reference is not Student's t.
  public func power(against value: Double, level: Double = 0.05) throws(StatisticsError) -> Double {
    guard standardError > 0, case .studentT(let degrees) = reference else {
      throw .noDegreesOfFreedom
    }
    let ratio = value / standardError
    // Far beyond any test's reach the sum has nothing to add.
    guard ratio * ratio < 1e6 else { return 1 }
    return try NoncentralF(
      numerator: 1, denominator: degrees, noncentrality: ratio * ratio
    ).power(level: level)
  }

  /// The smallest true value that a two-sided test of 0 rejects with probability `power`.
  public func smallestDetectable(
    power: Double = 0.8, level: Double = 0.05
  ) throws(StatisticsError) -> Double {
    guard standardError > 0, case .studentT(let degrees) = reference else {
      throw .noDegreesOfFreedom
    }
    return standardError
      * (try NoncentralF.noncentrality(
        numerator: 1, denominator: degrees, power: power, level: level)).squareRoot()
  }
}
