// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Permutation of estimates scaled by what the places' sizes say of their variance.
@Suite("Permutation scaled by sizes")
struct SizeScaledTests {
  /// A panel of `Tests/Reference/did-size-scaled`, and its covariate.
  private func panel(_ number: Double) throws -> (PanelCells, [Double]) {
    let columns = try Reference.table(committed: "did-size-scaled/data.csv")
    func column(_ name: String) throws -> [Double] { try #require(columns[name], "\(name)") }
    let rows = try column("case").indices.filter { try column("case")[$0] == number }
    let cells = try PanelCells(
      units: rows.map { Int(try column("unit")[$0]) },
      periods: rows.map { Int(try column("period")[$0]) },
      counts: rows.map { try column("n")[$0] }, sums: rows.map { try column("sum")[$0] })
    return (cells, try rows.map { try column("x")[$0] })
  }

  static let cases: [(String, Double, EstimandWeights)] = [
    ("balanced", 1, .people), ("largest", 1, .people), ("unbalanced_people", 2, .people),
    ("unbalanced_units", 2, .units), ("single", 3, .people),
  ]

  @Test(
    "every assignment refitted in fractions: estimate, p-values, and both ends of the interval",
    arguments: cases)
  func fractions(name: String, number: Double, weights: EstimandWeights) throws {
    let expected = try Reference.committed("did-size-scaled/expected.json")[name]
    let (cells, x) = try panel(number)
    let fit = try fixedEffects(
      cells,
      adoption: Adoption(
        units: expected["treated"].numbers.map { Int($0) }, from: Int(expected["start"].number)),
      covariates: number == 2 ? [x] : [], options: FixedEffectsOptions(weights: weights))
    let test = try fit.permutation(options: PermutationOptions(statistic: .sizeScaled))
    let assignments = expected["assignments"].number
    #expect(test.isExact && Double(test.replicates) == assignments)
    expect(test.estimate, equals: expected["estimate"].number, digits: 10)
    for hypothesis in [-1, 0, 0.5] {
      #expect(
        test.pValue(against: hypothesis) == expected["p"]["\(hypothesis)"].number / assignments,
        "\(hypothesis)")
    }
    let interval = try test.interval()
    // Statistics within 1e-9 of each other are ties, so that an end lies that much further out.
    expect(interval.lower, equals: expected["lower"].number, digits: 8)
    expect(interval.upper, equals: expected["upper"].number, digits: 8)
  }

  private func normal(
    _ sizes: [Double], seed: UInt64, _ deviation: (Double) -> Double
  ) throws -> PanelCells {
    var random = try RandomSource(seed: seed)
    let rows = sizes.indices.flatMap { place in (1...6).map { (place, $0) } }
    return try PanelCells(
      units: rows.map { $0.0 + 1 }, periods: rows.map(\.1), counts: rows.map { sizes[$0.0] },
      sums: rows.map { sizes[$0.0] * deviation(sizes[$0.0]) * random.normal() })
  }

  @Test("places of one size: the plain permutation, ends included", arguments: [1, 2, 3])
  func oneSize(treated: Int) throws {
    let cells = try normal([Double](repeating: 40, count: 20), seed: 3) { _ in 1 }
    let fit = try fixedEffects(cells, adoption: Adoption(units: 1...treated, from: 4))
    let tests = try [PermutationStatistic.plain, .sizeScaled].map {
      try fit.permutation(options: PermutationOptions(statistic: $0))
    }
    for value in [-1, 0, 0.3] {
      #expect(tests[0].pValue(against: value) == tests[1].pValue(against: value))
    }
    let (plain, scaled) = (try tests[0].interval(), try tests[1].interval())
    expect(scaled.lower, equals: plain.lower, digits: 11)
    expect(scaled.upper, equals: plain.upper, digits: 11)
  }

  @Test("neither the unit of the outcome nor that of sizes matters")
  func units() throws {
    let sizes = (0..<12).map { 20 + Double($0 * $0) }
    let cells = try normal(sizes, seed: 8) { (1 + 30 / $0).squareRoot() }
    func test(
      _ cells: PanelCells, sizes factor: Double, outcome: Double
    ) throws -> ResampledTest {
      let scaled = try PanelCells(
        units: cells.units, periods: cells.periods, counts: cells.counts.map { $0 * factor },
        sums: cells.sums.map { $0 * factor * outcome })
      return try fixedEffects(scaled, adoption: Adoption(units: [1, 2], from: 4))
        .permutation(options: PermutationOptions(statistic: .sizeScaled))
    }
    let one = try test(cells, sizes: 1, outcome: 1)
    let other = try test(cells, sizes: 10, outcome: 100)
    #expect(one.pValue() == other.pValue())
    expect(try other.interval().lower, equals: 100 * (try one.interval().lower), digits: 10)
    expect(try other.interval().upper, equals: 100 * (try one.interval().upper), digits: 10)
  }

  @Test("beside the plain interval: wider where the smallest place is treated, else narrower")
  func direction() throws {
    let sizes = (0..<20).map { 50 * (1 + Double($0)) }
    // Nothing but sampling of people.
    let cells = try normal(sizes, seed: 21) { (1000 / $0).squareRoot() }
    func ratio(_ unit: Int) throws -> Double {
      let fit = try fixedEffects(
        cells, adoption: Adoption(units: [unit], from: 4),
        options: FixedEffectsOptions(weights: .people))
      let widths = try [PermutationStatistic.sizeScaled, .plain].map { statistic in
        let interval = try fit.permutation(options: PermutationOptions(statistic: statistic))
          .interval()
        return interval.upper - interval.lower
      }
      return widths[0] / widths[1]
    }
    #expect(try ratio(1) > 1.5)
    #expect(try ratio(20) < 0.8)
  }
}
