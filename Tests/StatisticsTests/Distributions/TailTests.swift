// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Both tails of each distribution against R over a wide grid, to ten digits, small probabilities
/// included.
struct TailTests {
  private func rows(_ name: String) throws -> [[Double]] {
    try Reference.committed("distributions/expected.json")[name].list.map(\.numbers)
  }

  private func compare(_ found: Double, _ expected: Double, _ label: String) {
    // Below the normal range a double has fewer than ten digits.
    guard abs(found - expected) > 1e-290 else { return }
    expect(found, equals: expected, digits: 10, label)
  }

  @Test("t agrees with R for whole, fractional and very large degrees of freedom")
  func studentT() throws {
    for row in try rows("t") {
      let t = try StudentT(degreesOfFreedom: row[0])
      compare(t.cumulative(row[1]), row[2], "P \(row)")
      compare(t.upperTail(row[1]), row[3], "Q \(row)")
    }
  }

  @Test("chi-squared agrees with R, beyond 100,000 degrees of freedom too")
  func chiSquared() throws {
    for row in try rows("chiSquared") {
      let chi = try ChiSquared(degreesOfFreedom: row[0])
      compare(chi.cumulative(row[1]), row[2], "P \(row)")
      compare(chi.upperTail(row[1]), row[3], "Q \(row)")
    }
  }

  @Test("beta agrees with R from shapes of 0.1 to a million")
  func beta() throws {
    for row in try rows("beta") {
      let beta = try BetaDistribution(a: row[0], b: row[1])
      compare(beta.cumulative(row[2]), row[3], "P \(row)")
      compare(beta.upperTail(row[2]), row[4], "Q \(row)")
    }
  }

  @Test("F agrees with R")
  func fisher() throws {
    for row in try rows("f") {
      let f = try FDistribution(numerator: row[0], denominator: row[1])
      compare(f.cumulative(row[2]), row[3], "P \(row)")
      compare(f.upperTail(row[2]), row[4], "Q \(row)")
    }
  }

  @Test("normal agrees with R out to 37 standard deviations")
  func normal() throws {
    for row in try rows("normal") {
      compare(NormalDistribution.standard.cumulative(row[0]), row[1], "P \(row)")
      compare(NormalDistribution.standard.upperTail(row[0]), row[2], "Q \(row)")
    }
  }

  @Test("binomial and Poisson agree with R: both tails and the probability of one count")
  func counts() throws {
    for row in try rows("binomial") {
      let binomial = try BinomialDistribution(trials: Int(row[0]), success: row[1])
      compare(binomial.cumulative(Int(row[2])), row[3], "P \(row)")
      compare(binomial.upperTail(Int(row[2])), row[4], "Q \(row)")
      compare(binomial.probability(Int(row[2])), row[5], "D \(row)")
    }
    for row in try rows("poisson") {
      let poisson = try PoissonDistribution(mean: row[0])
      compare(poisson.cumulative(Int(row[1])), row[2], "P \(row)")
      compare(poisson.upperTail(Int(row[1])), row[3], "Q \(row)")
      compare(poisson.probability(Int(row[1])), row[4], "D \(row)")
    }
  }
}
