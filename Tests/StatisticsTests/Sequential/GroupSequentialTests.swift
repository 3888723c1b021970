// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Statistics

@Suite("Boundaries of looks at accumulating data")
struct GroupSequentialTests {
  private struct Case: Decodable {
    var information: [Double], alpha: Double, boundaries: [Double], spent: [Double], alarm: Double
  }

  private static func cases() throws -> [String: Case] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Reference/group-sequential/expected.json")
    return try JSONDecoder().decode([String: Case].self, from: Data(contentsOf: file))
  }

  @Test("five equal looks have the boundaries that the literature prints")
  func published() throws {
    let looks = try GroupSequential(information: [0.2, 0.4, 0.6, 0.8, 1], alpha: 0.05)
    for (found, printed) in zip(looks.boundaries, [4.877, 3.357, 2.680, 2.290, 2.031]) {
      // Printed to three decimals.
      #expect(abs(found - printed) <= 0.0005 + 1e-9, "\(found)")
    }
  }

  @Test("another quadrature gives the same boundaries to ten digits")
  func reference() throws {
    let cases = try Self.cases()
    #expect(cases.count == 7)
    for (name, expected) in cases {
      let looks = try GroupSequential(information: expected.information, alpha: expected.alpha)
      for (found, other) in zip(looks.boundaries, expected.boundaries) {
        #expect(abs(found - other) <= 1e-10 * other, "\(name) \(found) \(other)")
      }
      for (found, other) in zip(looks.spent, expected.spent) {
        #expect(abs(found - other) <= 1e-12 * other, "\(name)")
      }
      // The joint normal distribution is integrated by chance: six digits.
      #expect(abs(expected.alarm - (looks.spent.last ?? 0)) < 1e-6, "\(name)")
    }
  }

  @Test("one look has the normal quantile; twenty spend all of alpha and narrow to the end")
  func ends() throws {
    let one = try GroupSequential(information: [1], alpha: 0.05)
    #expect(abs(one.boundaries[0] - 1.959_963_984_540_054) < 1e-12)
    let twenty = try GroupSequential(information: (1...20).map { Double($0) / 20 }, alpha: 0.05)
    #expect(abs((twenty.spent.last ?? 0) - 0.05) < 1e-14)
    #expect(zip(twenty.boundaries, twenty.boundaries.dropFirst()).allSatisfy { $0 > $1 })
    // More looks ask for more at the last one, and a fixed boundary of 1.96 would be too little.
    let last = try #require(twenty.boundaries.last)
    #expect(last > 2.08 && last < 2.2)
  }

  @Test("impossible looks are refused, not answered")
  func refusals() {
    for information in [[], [0.5, 0.5], [0.5, 0.2], [0.5, 1.1], [0], [.nan], [-1, 1]] {
      #expect(throws: StatisticsError.self) {
        _ = try GroupSequential(information: information, alpha: 0.05)
      }
    }
    for alpha in [0, -1, 0.7, .nan, .infinity] {
      #expect(throws: StatisticsError.self) {
        _ = try GroupSequential(information: [1], alpha: alpha)
      }
    }
  }

  @Test("the quadrature integrates a polynomial of degree 479 exactly, its weights add up to 2")
  func quadrature() {
    let rule = GaussLegendre.rule
    #expect(abs(rule.reduce(0) { $0 + $1.weight } - 2) < 1e-13)
    // ∫ x^d over −1...1 is 2 / (d + 1) for even d.
    for degree in [2, 100, 478] {
      let sum = rule.reduce(0) { $0 + $1.weight * pow($1.node, Double(degree)) }
      #expect(abs(sum * Double(degree + 1) / 2 - 1) < 1e-11, "\(degree)")
    }
  }

  @Test("the score test of two shares is Pearson's chi-square without correction")
  func scoreTest() throws {
    // 2 x 2 table 15/100, 30/100: chi-square 100·(15·70 − 30·85)² · 200 / … = 6.4516129…, by hand:
    // (ad − bc)² n / margins = (15·70 − 85·30)² · 200 / (45 · 155 · 100 · 100) = 450/69.75.
    let p = try Proportion(count: 15, total: 100)
      .scoreTest(against: Proportion(count: 30, total: 100))
    let expected = try ChiSquared(degreesOfFreedom: 1).upperTail(450 / 69.75)
    #expect(abs(p - expected) < 1e-14)
    #expect(
      try Proportion(count: 0, total: 9).scoreTest(against: Proportion(count: 0, total: 4)) == 1)
  }
}
