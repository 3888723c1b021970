// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Indices of inequality", .enabled(if: Reference.hasShared(EquityCases.file)))
struct InequalityReferenceTests {
  @Test(
    "four quartiles before and after: every index with its standard error",
    arguments: [false, true])
  func quartiles(after: Bool) throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]["indices"][
      after ? "post" : "pre"]
    let (groups, means) = try EquityCases.period(after)
    func check(
      _ index: InequalityIndex?, _ scale: Double, _ value: String, _ error: String?
    ) throws {
      guard let index else {
        Issue.record("no \(value)")
        return
      }
      expect(scale * index.estimate, equals: expected[value].number, digits: 11, value)
      guard let error else { return }
      let found = try means.combination(index.estimate, gradient: index.gradient)
      expect(scale * found.standardError, equals: expected[error].number, digits: 11, error)
    }
    expect(groups.mean, equals: expected["mean"].number, digits: 13)
    try check(groups.slopeIndex, 100, "SII_pp", "SII_se_pp")
    try check(groups.concentration(), 1, "C", "C_se")
    try check(groups.concentration(.erreygers), 1, "Erreygers", "Erreygers_se")
    try check(groups.concentration(.wagstaff), 1, "Wagstaff", "Wagstaff_se")
    try check(groups.betweenGroupVariance, 1e4, "BGV_pp2", nil)
    try check(groups.theil, 1000, "Theil_x1000", nil)
    try check(groups.meanLogDeviation, 1000, "MLD_x1000", nil)
    try check(groups.disparity(weighted: false), 100, "IDisp_unweighted", nil)
    try check(groups.disparity(weighted: true), 100, "IDisp_weighted", nil)
    let attributable = try groups.attributable(reference: 3)
    try check(attributable.risk, 100, "PAR_pp", nil)
    try check(attributable.fraction, 100, "PAF_pct", nil)
    #expect(!attributable.isClipped)
    let relative = try #require(groups.logRelativeIndex)
    let logarithm = try means.combination(relative.estimate, gradient: relative.gradient)
    expect(
      logarithm.standardError, equals: expected["RII_log_se"].number, digits: 11)
    expect(
      try groups.betweenGroupVariance(correctedFor: means.covariance) * 1e4,
      equals: expected["BGV_bias_corrected_pp2"].number, digits: 11)
  }

  @Test("changes of indices between independent periods have the reference's intervals")
  func changes() throws {
    let expected = try Reference.shared(EquityCases.file)["case1"]["index_change"]
    let means = try EquityCases.means()
    let before = try EquityCases.period(false).groups
    let after = try EquityCases.period(true).groups
    let indices: [(String, Double, (GroupedOutcome) -> InequalityIndex?)] = [
      ("SII_pp", 100, { $0.slopeIndex }), ("C", 1, { $0.concentration() }),
      ("Erreygers", 1, { $0.concentration(.erreygers) }),
      ("Wagstaff", 1, { $0.concentration(.wagstaff) }),
    ]
    for (name, scale, index) in indices {
      let (first, second) = (try #require(index(before)), try #require(index(after)))
      let change = try means.combination(
        second.estimate - first.estimate, gradient: first.gradient.map { -$0 } + second.gradient)
      expect(scale * change.estimate, equals: expected[name]["change"].number, digits: 10, name)
      expect(scale * change.standardError, equals: expected[name]["se"].number, digits: 11, name)
      let interval = try change.interval(level: 0.95)
      expect(scale * interval.lower, equals: expected[name]["ci"][0].number, digits: 10, name)
      expect(try change.pValue(), equals: expected[name]["p"].number, digits: 9, name)
    }
  }

  @Test("WHO's ordered sample: the values derived again, not those weighted twice")
  func orderedSample() throws {
    let expected = try Reference.shared("equity/ordered_sample.json")["corrected"]
    let table = try Reference.table(shared: "equity/OrderedSample.csv")
    let (sizes, values) = (try #require(table["population"]), try #require(table["estimate"]))
    let groups = try GroupedOutcome(sizes: sizes, values: values)
    let errors = try #require(table["se"])
    func error(_ index: InequalityIndex) -> Double {
      zip(index.gradient, errors).reduce(0) { $0 + ($1.0 * $1.1) * ($1.0 * $1.1) }.squareRoot()
    }
    let percent = 0.0...100.0
    let slope = groups.slopeIndex
    expect(slope.estimate, equals: expected["sii.ols_pop_weighted"].number, digits: 10)
    expect(error(slope), equals: expected["sii_ols.se_from_group_se"].number, digits: 10)
    let concentration = try #require(groups.concentration())
    expect(concentration.estimate, equals: expected["C.covariance"].number, digits: 10)
    expect(error(concentration), equals: expected["C.se_from_group_se"].number, digits: 10)
    let erreygers = try #require(groups.concentration(.erreygers, bounds: percent))
    expect(erreygers.estimate, equals: expected["Erreygers"].number, digits: 10)
    expect(error(erreygers), equals: expected["Erreygers.se_from_group_se"].number, digits: 10)
    let wagstaff = try #require(groups.concentration(.wagstaff, bounds: percent))
    expect(wagstaff.estimate, equals: expected["Wagstaff"].number, digits: 10)
    let package = try Reference.shared("equity/ordered_sample.json")["healthequal"]
    let best = try groups.attributable(reference: 4)
    // The package takes the setting's published average for the mean: 91.5967 against 91.6045.
    #expect(abs(best.risk.estimate - package["ordered.par"]["estimate"].number) < 0.02)
    expect(
      slope.estimate / groups.mean,
      equals: expected["rii.mean_definition_sii_over_mean"].number, digits: 4)
  }

  @Test("shares alone move the slope index, and not at fixed shares")
  func composition() throws {
    let expected = try Reference.shared("equity/traps.json")["composition_shift"]
    // From least deprived in the file; here the most deprived comes first.
    let values = [0.44, 0.493, 0.547, 0.60]
    let gap = expected["gap_pre_pp"].number / 100
    let step = gap / 3
    let rates = (0..<4).map { values[0] + step * Double($0) }
    let before = expected["pre_shares"].numbers.reversed().map(\.self)
    let after = expected["post_shares"].numbers.reversed().map(\.self)
    let first = try GroupedOutcome(sizes: before, values: rates)
    let second = try GroupedOutcome(sizes: after, values: rates)
    #expect(abs(first.slopeIndex.estimate - second.slopeIndex.estimate) > 0.001)
    #expect(try second.with(sizes: before).slopeIndex == first.slopeIndex)
  }

  @Test("Holm's adjustment is R's p.adjust, in whichever order")
  func holmAdjusted() throws {
    let expected = try Reference.shared(EquityCases.file)["holm"]
    let names = ["deprivation", "citizenship", "language", "inner_area", "sex"]
    let adjusted = try holm(names.map { expected["p"][$0].number })
    for (name, value) in zip(names, adjusted) {
      expect(value ?? .nan, equals: expected["holm"][name].number, digits: 12, name)
    }
    let reversed = try holm(names.reversed().map { expected["p"][$0].number })
    #expect(reversed == adjusted.reversed())
    #expect(try holm([0.01, nil, 0.04]) == [0.02, nil, 0.04])
    #expect(throws: StatisticsError.self) { try holm([1.2]) }
  }
}
