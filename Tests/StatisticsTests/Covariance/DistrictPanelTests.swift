// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Cluster-robust standard errors of a difference-in-differences, 12 districts by 24 months, against
/// clubSandwich, sandwich and summclust.
@Suite("District panel", .enabled(if: Reference.hasShared("did/district_panel.csv")))
struct DistrictPanelTests {
  private let districts: [Int]
  private let months: [Int]
  private let columns: [String: [Double]]
  private let expected: Reference

  init() throws {
    districts = try Reference.texts(shared: "did/district_panel.csv", column: "district")
      .map { try #require(Int($0.dropFirst())) }
    columns = try Reference.table(shared: "did/district_panel.csv")
    months = try #require(columns["month"]).map { Int($0) }
    expected = try Reference.shared("did/district_panel_reference.json")["district_panel"]
  }

  private func twoByTwo(weights: [Double]? = nil) throws -> LeastSquaresFit {
    let campaign = try #require(columns["campaign"])
    let post = try #require(columns["post"])
    let design = try Matrix(
      columns: [
        campaign.map { _ in 1 }, campaign, post, zip(campaign, post).map { $0 * $1 },
      ])
    return try leastSquares(
      design: design, response: try #require(columns["rate"]), weights: weights)
  }

  private func dummies(weights: [Double]? = nil) throws -> LeastSquaresFit {
    let effect = try #require(columns["d"])
    var list = [effect, effect.map { _ in 1 }]
    for district in 2...12 { list.append(districts.map { $0 == district ? 1 : 0 }) }
    for month in 2...24 { list.append(months.map { $0 == month ? 1 : 0 }) }
    return try leastSquares(
      design: try Matrix(columns: list), response: try #require(columns["rate"]), weights: weights)
  }

  private func compare(_ fit: LeastSquaresFit, effect: Int, _ expected: Reference) throws {
    expect(fit.coefficients[effect], equals: expected["estimate"].number, digits: 10)
    for correction in HeteroskedasticCorrection.allCases {
      let found = try fit.covariance(.heteroskedastic(correction))
      let key = "se_\(correction.rawValue.uppercased())"
      expect(found.standardErrors[effect], equals: expected[key].number, digits: 10, key)
    }
    let types: [(ClusterCorrection, String)] = [
      (.cr0, "CR0"), (.cr1, "CR1"), (.cr1s, "CR1S"), (.cr2, "CR2"), (.cr3, "CR3"),
    ]
    for (correction, name) in types {
      let reference = expected["se_club_\(name)"].number
      guard reference.isFinite else { continue }
      let covariance = try fit.covariance(
        .clustered(correction, clusters: districts))
      expect(covariance.standardErrors[effect], equals: reference, digits: 10, name)
      guard correction != .cr0 else { continue }
      let degrees = try covariance.satterthwaiteDegreesOfFreedom(
        of: unit(effect, fit.coefficients.count))
      let found = try fit.coefficient(
        effect, covariance: covariance, reference: .studentT(degreesOfFreedom: degrees))
      // The reference itself carries eleven to twelve digits.
      expect(degrees, equals: expected["satt_df_\(name)"].number, digits: 10, "df \(name)")
      expect(
        try found.pValue(), equals: expected["p_satt_\(name)"].number, digits: 9.5,
        "p \(name)")
    }
  }

  private func unit(_ index: Int, _ count: Int) -> [Double] {
    (0..<count).map { $0 == index ? 1 : 0 }
  }

  @Test("two by two, unweighted and weighted")
  func twoByTwo() throws {
    try compare(twoByTwo(), effect: 3, expected["lm_2x2_no_fe"])
    try compare(
      twoByTwo(weights: columns["eligible"]), effect: 3,
      expected["lm_2x2_no_fe_weighted"])
  }

  @Test("with a column for every district, so that I − H is singular in each cluster")
  func withDummies() throws {
    try compare(dummies(), effect: 0, expected["lm_dummies"])
    try compare(
      dummies(weights: columns["eligible"]), effect: 0,
      expected["lm_dummies_weighted"])
  }

  @Test(
    "CR3 with district columns, by pseudo-inverse, is that of the within model; CV3 summclust's")
  func thirdCorrection() throws {
    for (fit, effect) in [(try dummies(), 0), (try twoByTwo(), 3)] {
      let third = try fit.covariance(
        .clustered(.cr3, clusters: districts))
      let reference = expected["plm_within_CR3"]
      expect(third.standardErrors[effect], equals: reference["se"].number, digits: 10)
      expect(
        try third.satterthwaiteDegreesOfFreedom(of: unit(effect, fit.coefficients.count)),
        equals: reference["df"].number, digits: 10)
      let jackknife = try fit.covariance(
        .clustered(.jackknife, clusters: districts))
      expect(
        jackknife.standardErrors[effect],
        equals: expected["jackknife_fe"]["se_CV3"].number, digits: 10)
    }
  }
}
