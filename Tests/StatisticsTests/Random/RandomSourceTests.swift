// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Random source")
struct RandomSourceTests {
  @Test("bits and normals are those of numpy's Mersenne twister and the polar method")
  func knownAnswers() throws {
    let cases = try Reference.committed("random/expected.json")["cases"].list
    #expect(cases.count == 6)
    for item in cases {
      let seed = try #require(UInt64(item["seed"].text))
      let stream = try #require(UInt64(item["stream"].text))
      var source = try RandomSource(seed: seed, stream: stream)
      for bits in item["bits"].numbers { #expect(Double(source.bits()) == bits) }
      var again = try RandomSource(seed: seed, stream: stream)
      for normal in item["normal"].numbers { expect(again.normal(), equals: normal, digits: 14) }
    }
  }

  @Test("ten thousand streams of one seed start in ten thousand places")
  func streams() throws {
    var starts: Set<UInt64> = []
    for stream in 0..<10_000 {
      var source = try RandomSource(seed: 7, stream: UInt64(stream))
      starts.insert(UInt64(source.bits()) << 32 | UInt64(source.bits()))
    }
    #expect(starts.count == 10_000)
  }

  @Test("means and variances of 100,000 draws lie within five standard errors")
  func moments() throws {
    var source = try RandomSource(seed: 11)
    let count = 100_000
    func check(_ draws: [Double], mean: Double, variance: Double, kurtosis: Double) {
      let n = Double(draws.count)
      let average = draws.reduce(0, +) / n
      let spread = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      #expect(abs(average - mean) < 5 * (variance / n).squareRoot())
      #expect(abs(spread - variance) < 5 * variance * ((kurtosis - 1) / n).squareRoot())
    }
    check((0..<count).map { _ in source.uniform() }, mean: 0.5, variance: 1 / 12, kurtosis: 1.8)
    check((0..<count).map { _ in source.normal() }, mean: 0, variance: 1, kurtosis: 3)
    for mean in [0.3, 7, 200] {
      check(
        try (0..<count).map { _ in Double(try source.poisson(mean: mean)) }, mean: mean,
        variance: mean, kurtosis: 3 + 1 / mean)
    }
    for (trials, p) in [(1, 0.3), (20, 0.01), (500, 0.6)] {
      let variance = Double(trials) * p * (1 - p)
      check(
        try (0..<count).map { _ in Double(try source.binomial(trials: trials, success: p)) },
        mean: Double(trials) * p, variance: variance,
        kurtosis: 3 + (1 - 6 * p * (1 - p)) / variance)
    }
    check(
      try (0..<count).map { _ in try source.gamma(shape: 2.5, scale: 3) }, mean: 7.5,
      variance: 22.5, kurtosis: 3 + 6 / 2.5)
  }

  @Test("a shuffle reaches each of the 24 orders of four as often, and keeps the elements")
  func shuffle() throws {
    var source = try RandomSource(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var list = [0, 1, 2, 3]
      try source.shuffle(&list)
      #expect(list.sorted() == [0, 1, 2, 3])
      counts[list, default: 0] += 1
    }
    #expect(counts.count == 24)
    let statistic = counts.values.reduce(0.0) {
      $0 + (Double($1) - 1000) * (Double($1) - 1000) / 1000
    }
    // Chi-squared with 23 degrees of freedom exceeds 49.7 once in a thousand.
    #expect(statistic < 49.7)
  }

  @Test("edges draw nothing wrong, and impossible parameters are refused")
  func edges() throws {
    var source = try RandomSource(seed: 1)
    #expect(try source.poisson(mean: 0) == 0)
    #expect(try source.binomial(trials: 0, success: 0.5) == 0)
    #expect(try source.binomial(trials: 9, success: 0) == 0)
    #expect(try source.binomial(trials: 9, success: 1) == 9)
    #expect(try source.uniform(below: 1) == 0)
    var empty: [Int] = []
    try source.shuffle(&empty)
    #expect(empty.isEmpty)
    refuses { try source.poisson(mean: -1) }
    refuses { try source.poisson(mean: .nan) }
    refuses { try source.poisson(mean: .infinity) }
    refuses { try source.binomial(trials: -1, success: 0.5) }
    refuses { try source.binomial(trials: 3, success: .nan) }
    refuses { try source.uniform(below: 0) }
    refuses { try source.gamma(shape: 0, scale: 1) }
  }

  private func refuses(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> some Any
  ) {
    #expect(throws: StatisticsError.self, sourceLocation: sourceLocation) { _ = try body() }
  }
}
