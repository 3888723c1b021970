// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Joint tests of leads against clubSandwich's `Wald_test(test = "HTZ")`, power against mpmath.
@Suite("Joint tests of event times")
struct JointTests {
  private let panel: CommittedPanel
  private let expected: Reference

  init() throws {
    panel = try CommittedPanel()
    expected = try CommittedPanel.expected()
  }

  private func study() throws -> FixedEffectsFit {
    try fixedEffects(panel.cells(), adoption: panel.adoption, effects: .eventStudy())
  }

  private func picking(_ events: [Int], _ fit: FixedEffectsFit) throws -> [[Double]] {
    try events.map { event in
      fit.picking(
        try #require(fit.terms.firstIndex(of: .event(from: event, through: event))))
    }
  }

  @Test("event times and their CR2 standard errors")
  func estimates() throws {
    let fit = try study()
    let case_ = expected["event"]
    let errors = try fit.covariance(.clustered(.cr2)).standardErrors
    #expect(fit.terms.count == case_["names"].list.count)
    for (index, name) in case_["names"].list.enumerated() {
      let event = try #require(Int(name.text.dropFirst()))
      let term = try #require(fit.terms.firstIndex(of: .event(from: event, through: event)))
      expect(fit.coefficients[term], equals: case_["estimate"][index].number, digits: 10)
      expect(errors[term], equals: case_["CR2"][index].number, digits: 10)
    }
    #expect(fit.leads.map(\.eventTime) == [-5, -4, -3, -2])
  }

  private func compare(_ test: HotellingTest, _ expected: Reference) throws {
    expect(test.denominator, equals: expected["denominator"].number, digits: 9)
    guard let statistic = test.fStatistic, let probability = try test.pValue() else {
      #expect(expected["denominator"].number <= 0)
      return
    }
    expect(statistic, equals: expected["F"].number, digits: 9)
    expect(probability, equals: expected["p"].number, digits: 9)
  }

  @Test("Hotelling's test with Zhang's degrees of freedom, few clusters enough or not")
  func hotelling() throws {
    let fit = try study()
    try compare(
      fit.hotellingTest(of: picking([-2, -3], fit)), expected["event"]["two"])
    try compare(
      fit.hotellingTest(of: picking([-2, -3, -4, -5], fit)), expected["event"]["leads"])
    try compare(
      fit.hotellingTest(of: picking([0, 1, 2, 3], fit)), expected["event"]["after"])
  }

  @Test("one combination: the square of t on Satterthwaite's degrees of freedom")
  func single() throws {
    let fit = try study()
    let test = try fit.hotellingTest(of: [fit.picking(1)])
    let estimate = try fit.estimate(1)
    expect(try #require(try test.pValue()), equals: try estimate.pValue(), digits: 11)
    // Any basis of the same space gives the same test.
    let two = try picking([-2, -3], fit)
    let turned = [
      zip(two[0], two[1]).map { $0 + $1 }, zip(two[0], two[1]).map { 0.5 * $0 - 3 * $1 },
    ]
    let (straight, other) = (
      try fit.hotellingTest(of: two), try fit.hotellingTest(of: turned)
    )
    expect(other.statistic, equals: straight.statistic, digits: 10)
    expect(other.denominator, equals: straight.denominator, digits: 9)
  }

  @Test("the fixest Wald statistic of base_did's leads", .enabled(if: Reference.hasShared("did")))
  func waldStatistic() throws {
    let (panel, expected) = try PanelCases.baseDid()
    let fit = try fixedEffects(
      panel.observations(of: "y"), adoption: panel.adoption, effects: .eventStudy(),
      covariates: [panel.column("x1")])
    let matrix = try fit.covariance(.conventional(.nested)).matrix
    let leads = fit.leads.map(\.term)
    let wald = waldForm(
      estimates: leads.map { fit.coefficients[$0] },
      covariance: matrix.selecting(rows: leads).selecting(columns: leads))
    expect(wald / 4, equals: expected["pretrend_wald"]["stat"].number, digits: 8)
  }

  @Test("non-central F tails to 12 digits")
  func noncentral() throws {
    let cases = try Reference.committed("did-fixed-effects/python.json")["noncentralF"].list
    #expect(cases.count == 6)
    for point in cases {
      let distribution = try NoncentralF(
        numerator: point["numerator"].number, denominator: point["denominator"].number,
        noncentrality: point["noncentrality"].number)
      expect(
        distribution.upperTail(point["x"].number), equals: point["upper"].number, digits: 12)
    }
  }

  @Test("the smallest detectable violation is detected with the power asked for")
  func detectable() throws {
    let fit = try fixedEffects(
      panel.cells(), adoption: panel.adoption, effects: .preTrend)
    let slope = try fit.estimate(0)
    let detectable = try slope.smallestDetectable()
    expect(try slope.power(against: detectable), equals: 0.8, digits: 12)
    expect(try slope.power(against: -detectable), equals: 0.8, digits: 12)
    expect(try slope.power(against: 0), equals: 0.05, digits: 12)
    let study = try study()
    let test = try study.hotellingTest(of: picking([-2, -3], study))
    let along = [1.0, 2.0]
    let multiple = try #require(try test.smallestDetectable(along: along, power: 0.9))
    expect(
      try #require(try test.power(against: along.map { $0 * multiple })), equals: 0.9, digits: 11)
  }
}

/// `b' V⁻¹ b` by Gaussian elimination.
private func waldForm(estimates: [Double], covariance: Matrix) -> Double {
  var rows = estimates.indices.map { covariance.row($0) + [estimates[$0]] }
  for i in rows.indices {
    for l in rows.indices where l > i {
      let factor = rows[l][i] / rows[i][i]
      for j in rows[l].indices { rows[l][j] -= factor * rows[i][j] }
    }
  }
  var solution = estimates
  for i in rows.indices.reversed() {
    var value = rows[i][rows.count]
    for j in rows.indices where j > i { value -= rows[i][j] * solution[j] }
    solution[i] = value / rows[i][i]
  }
  return zip(estimates, solution).reduce(0) { $0 + $1.0 * $1.1 }
}
