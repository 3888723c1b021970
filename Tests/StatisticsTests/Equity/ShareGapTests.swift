// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Gaps between two shares")
struct ShareGapTests {
  private func gap(_ pair: Reference) throws -> ShareGap {
    func share(_ cell: Reference) throws -> Proportion {
      try Proportion(count: Int(cell[0].number), total: Int(cell[1].number))
    }
    return ShareGap(reference: try share(pair[0]), focus: try share(pair[1]))
  }

  /// Bisection in 40 digits gives the references; ours is a closed form in double precision, which
  /// loses a digit or two where limits of nearly equal logarithms are subtracted.
  private func check(_ found: IntervalEstimate, _ expected: Reference, _ what: String) {
    expect(found.interval.lower, equals: expected[0].number, digits: 12, what)
    expect(found.estimate, equals: expected[1].number, digits: 12, what)
    expect(found.interval.upper, equals: expected[2].number, digits: 12, what)
  }

  @Test("limits on four scales, before, after and of the change, are roots of their equations")
  func limits() throws {
    let cases = try Reference.committed("equity-gaps/gaps.json")["cases"].list
    #expect(cases.count == 5)
    for (index, reference) in cases.enumerated() {
      let (before, after) = (try gap(reference["before"]), try gap(reference["after"]))
      for scale in GapScale.allCases {
        let expected = reference["scales"][scale.rawValue]
        let what = "case \(index), \(scale)"
        check(try before.estimate(on: scale, level: 0.95), expected["before"], what)
        check(try after.estimate(on: scale, level: 0.95), expected["after"], what)
        check(
          try after.change(from: before, on: scale, level: 0.95), expected["change"], what)
      }
    }
  }

  @Test("empty and full cells have the limits that the scale still allows")
  func edges() throws {
    for reference in try Reference.committed("equity-gaps/gaps.json")["edges"].list {
      let scale = try #require(GapScale(rawValue: reference["scale"].text))
      let found = try gap(reference["gap"]).estimate(on: scale, level: 0.95)
      check(found, reference["limits"], "\(scale)")
    }
  }

  @Test("a scale without a finite gap is refused, with the cell that has nobody")
  func refusals() throws {
    let none = try Proportion(count: 0, total: 12)
    let some = try Proportion(count: 5, total: 20)
    let all = try Proportion(count: 7, total: 7)
    let overNobody = ShareGap(reference: some, focus: none)
    #expect(throws: StatisticsError.self) { try overNobody.estimate(on: .ratio, level: 0.95) }
    #expect(throws: StatisticsError.self) { try overNobody.estimate(on: .oddsRatio, level: 0.95) }
    #expect(throws: StatisticsError.self) { try overNobody.linear(on: .ratio) }
    let everybody = ShareGap(reference: all, focus: some)
    #expect(throws: StatisticsError.self) {
      try everybody.estimate(on: .complementRatio, level: 0.95)
    }
    let zero = ShareGap(reference: none, focus: some)
    #expect(try zero.estimate(on: .ratio, level: 0.95).interval.lower == 0)
    #expect(throws: StatisticsError.self) {
      try zero.change(from: ShareGap(reference: some, focus: all), on: .ratio, level: 0.95)
    }
    #expect(try overNobody.estimate(on: .difference, level: 0.95).estimate == 0.25)
    #expect(throws: StatisticsError.self) { try zero.estimate(on: .difference, level: 1) }
  }

  @Test("the change of a gap is minus the coefficient post × focus of a saturated model")
  func interaction() throws {
    var random = try RandomSource(seed: 5)
    for _ in 0..<20 {
      // Reference and focus before, reference and focus after.
      var (totals, counts): ([Int], [Int]) = ([], [])
      for _ in 0..<4 {
        totals.append(try 20 + random.uniform(below: 400))
        counts.append(try 1 + random.uniform(below: (totals.last ?? 2) - 1))
      }
      let shares = try zip(counts, totals).map { try Proportion(count: $0, total: $1) }
      let before = ShareGap(reference: shares[0], focus: shares[1])
      let after = ShareGap(reference: shares[2], focus: shares[3])
      let design = try Matrix(columns: [[1, 1, 1, 1], [0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 0, 1]])
      let line = try leastSquares(
        design: design, response: shares.map(\.value), weights: totals.map(Double.init))
      let points = try after.linearChange(from: before, on: .difference)
      #expect(abs(points.estimate + line.coefficients[3]) < 1e-13)
      let logit = try generalizedLinearModel(
        design: design, response: counts.map(Double.init), trials: totals.map(Double.init),
        family: .binomial)
      let odds = try after.linearChange(from: before, on: .oddsRatio)
      #expect(abs(odds.estimate + logit.coefficients[3]) < 1e-9)
      let error = try logit.covariance(.classical).standardErrors[3]
      expect(odds.standardError, equals: error, digits: 9)
    }
  }

  @Test("swapping the two groups turns a difference round and inverts ratios")
  func symmetry() throws {
    let one = try Proportion(count: 31, total: 70)
    let other = try Proportion(count: 12, total: 44)
    let gap = ShareGap(reference: one, focus: other)
    let turned = ShareGap(reference: other, focus: one)
    for scale in GapScale.allCases {
      let (a, b) = (
        try gap.estimate(on: scale, level: 0.9), try turned.estimate(on: scale, level: 0.9)
      )
      if scale == .difference {
        expect(a.interval.lower, equals: -b.interval.upper, digits: 13)
      } else {
        expect(a.interval.lower, equals: 1 / b.interval.upper, digits: 13)
      }
      // Of those with and of those without the odds ratio is one.
      let (wald, back) = (try gap.linear(on: scale), try turned.linear(on: scale))
      expect(wald.estimate, equals: -back.estimate, digits: 13)
      expect(wald.standardError, equals: back.standardError, digits: 13)
    }
  }
}

@Suite("Gaps of the shared reference", .enabled(if: Reference.hasShared(EquityCases.file)))
struct ShareGapReferenceTests {
  private func quartiles() throws -> (before: ShareGap, after: ShareGap) {
    let (counts, sums) = try EquityCases.quartiles()
    func gap(_ reference: Int, _ focus: Int) throws -> ShareGap {
      func share(_ cell: Int) throws -> Proportion {
        try Proportion(count: Int(sums[cell]), total: Int(counts[cell]))
      }
      return ShareGap(reference: try share(reference), focus: try share(focus))
    }
    return (try gap(3, 0), try gap(7, 4))
  }

  @Test("Newcombe's gaps and the MOVER interval of their change")
  func scores() throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]
    let (before, after) = try quartiles()
    func check(_ found: IntervalEstimate, _ limits: [Double], _ estimate: Double) {
      expect(100 * found.interval.lower, equals: limits[0], digits: 10)
      expect(100 * found.interval.upper, equals: limits[1], digits: 10)
      expect(100 * found.estimate, equals: estimate, digits: 10)
    }
    let (first, second) = (expected["gap_pre_newcombe_pp"], expected["gap_post_newcombe_pp"])
    check(
      try before.estimate(on: .difference, level: 0.95), [first[1].number, first[2].number],
      first[0].number)
    check(
      try after.estimate(on: .difference, level: 0.95), [second[1].number, second[2].number],
      second[0].number)
    check(
      try after.change(from: before, on: .difference, level: 0.95),
      expected["mover_newcombe_ci_pp"].numbers, expected["change_in_gap_pp"].number)
  }

  @Test("the change on each scale is minus the coefficient post × deprived of its model")
  func interactions() throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]
    let (before, after) = try quartiles()
    let difference = try after.linearChange(from: before, on: .difference)
    let identity = expected["identity_link_interaction"]
    expect(-100 * difference.estimate, equals: identity["est_pp"].number, digits: 11)
    expect(100 * difference.standardError, equals: identity["se_pp"].number, digits: 11)
    expect(try difference.pValue(), equals: expected["p"].number, digits: 9)
    let odds = try after.linearChange(from: before, on: .oddsRatio)
    let logit = expected["logit_interaction"]
    expect(-odds.estimate, equals: logit["logOR_ratio"].number, digits: 9)
    expect(odds.standardError, equals: logit["se"].number, digits: 9)
    let ratio = try after.linearChange(from: before, on: .ratio)
    let log = expected["log_link_interaction"]
    expect(ratio.standardError, equals: log["se_log"].number, digits: 9)
    let found = try after.change(from: before, on: .ratio, level: 0.95)
    expect(1 / found.estimate, equals: log["ratio_of_ratios"].number, digits: 10)
    // Score limits of shares of 1,200 people are close to Wald's, not equal.
    #expect(abs(1 / found.interval.upper - log["ci"][0].number) < 2e-3)
  }

  @Test("both scales may disagree: 10 points to 8, while the ratio goes from 1.33 to 1.67")
  func scales() throws {
    let expected = try Reference.shared(EquityCases.file)["case2"]
    let table = try Reference.table(shared: "equity/case2_opposite_scales.csv")
    let (counts, totals) = (try #require(table["x"]), try #require(table["n"]))
    let names: [(GapScale, String, String)] = [
      (.difference, "abs_gap_pre_pp", "abs_gap_post_pp"), (.ratio, "ratio_pre", "ratio_post"),
      (.oddsRatio, "logit_or_pre", "logit_or_post"),
      (.complementRatio, "complement_ratio_pre", "complement_ratio_post"),
    ]
    for (row, isAfter) in [(0, false), (2, true)] {
      let gap = ShareGap(
        reference: try Proportion(count: Int(counts[row]), total: Int(totals[row])),
        focus: try Proportion(count: Int(counts[row + 1]), total: Int(totals[row + 1])))
      for (scale, before, after) in names {
        let factor: Double = scale == .difference ? 100 : 1
        expect(
          factor * (try gap.estimate(on: scale, level: 0.95)).estimate,
          equals: expected[isAfter ? after : before].number, digits: 13)
      }
    }
  }
}
