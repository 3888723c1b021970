// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite(
  "Sun and Abraham's estimator on fixest's staggered example, against fixest 0.12.2",
  .enabled(if: Reference.hasShared("did/base_stagg.csv")))
struct GroupTimeSunAbrahamTests {
  /// Fitted once for all tests: plain, and with a covariate that changes over time.
  private static let fits = Result { () throws -> [SunAbrahamFit] in
    let table = try Reference.table(shared: "did/base_stagg.csv")
    let panel = try StaggeredExample.panel()
    let cells = try PanelCells(
      units: panel.map(\.unit), periods: panel.map(\.period), counts: panel.map { _ in 1 },
      sums: panel.map(\.outcome))
    var starts: [Int: Int] = [:]
    for row in panel { starts[row.unit] = row.firstTreated }
    return [
      try sunAbraham(cells, adoption: Adoption(starts)),
      try sunAbraham(
        cells, adoption: Adoption(starts), covariates: [try #require(table["x1"])]),
    ]
  }
  private let fit: SunAbrahamFit
  private let withCovariate: SunAbrahamFit
  private let expected: Reference

  init() throws {
    fit = try Self.fits.get()[0]
    withCovariate = try Self.fits.get()[1]
    expected = try StaggeredExample.expected()
  }

  private func check(
    _ fit: SunAbrahamFit, _ covariance: PanelCovariance, _ average: SunAbrahamAverage,
    _ reference: Reference, _ name: String
  ) throws {
    let found = try fit.average(
      average, covariance: covariance, reference: .studentT(degreesOfFreedom: 94))
    // fixest takes its fixed effects out by iteration.
    expect(found.estimate, equals: reference["coef"][name].number, digits: 10, name)
    expect(found.standardError, equals: reference["se"][name].number, digits: 10, name)
    expect(try found.pValue(), equals: reference["p"][name].number, digits: 8, name)
  }

  @Test("event times and the overall effect, with and without a covariate that changes")
  func averages() throws {
    let plain = try fit.regression.covariance(.conventional(.nested))
    let other = try withCovariate.regression.covariance(.conventional(.nested))
    for time in Array(-9...8) where time != -1 {
      let name = "year::\(time)"
      try check(fit, plain, .eventTime(time), expected["sunab"], name)
      try check(withCovariate, other, .eventTime(time), expected["sunab_x1"], name)
    }
    let overall = try fit.average(
      .overall, covariance: plain, reference: .studentT(degreesOfFreedom: 94))
    expect(
      overall.estimate, equals: expected["sunab_att"]["coef"][0].number, digits: 10)
    expect(
      overall.standardError, equals: expected["sunab_att"]["se"][0].number, digits: 10)
    try check(withCovariate, other, .overall, expected["sunab_x1_att"], "ATT")
  }

  @Test("cohorts, and every cohort and event time")
  func cohorts() throws {
    let covariance = try withCovariate.regression.covariance(.conventional(.nested))
    for cohort in 2...10 {
      try check(
        withCovariate, covariance, .cohort(cohort), expected["sunab_x1_cohort"],
        "cohort::\(cohort)")
    }
    let reference = expected["sunab_x1_disaggregated"]
    let errors = covariance.standardErrors
    for (place, effect) in withCovariate.effects.enumerated() {
      let name = "year::\(effect.eventTime):cohort::\(effect.cohort)"
      expect(effect.estimate, equals: reference["coef"][name].number, digits: 9, name)
      expect(errors[place], equals: reference["se"][name].number, digits: 9, name)
    }
  }

  @Test("without covariates it is Callaway and Sant'Anna with a universal base")
  func sameAsGroupTime() throws {
    let other = try groupTimeEffects(panel: StaggeredExample.panel())
    let known = other.effects.filter { $0.standardError != nil }
    #expect(fit.effects.map(\.cohort) == known.map(\.cohort))
    expect(fit.effects.map(\.estimate), equals: known.map(\.estimate), digits: 10)
    let simple = try other.average(.simple).overall.estimate
    expect(
      try fit.average(
        .overall, covariance: fit.regression.covariance(.clustered(.cr0)), reference: .normal
      ).estimate, equals: simple, digits: 11)
  }

  @Test("estimated shares add their variance over clusters")
  func estimatedShares() throws {
    // Shares fixed, and a deviation of each unit's share times its cohort's effect: by hand, for event
    // time 8, which one cohort alone reaches, shares have no variance; for 0 they do.
    let covariance = try fit.regression.covariance(.clustered(.cr0))
    func error(_ time: Int, _ shares: CohortShares) throws -> Double {
      try fit.average(
        .eventTime(time), covariance: covariance, reference: .normal, shares: shares
      ).standardError
    }
    #expect(try error(8, .estimated) == error(8, .fixed))
    let atZero = fit.effects.filter { $0.eventTime == 0 }
    let total = atZero.reduce(0) { $0 + $1.mass }
    let mean = atZero.reduce(0) { $0 + $1.mass * $1.estimate } / total
    let spread = atZero.reduce(0) {
      $0 + $1.mass * ($1.estimate - mean) * ($1.estimate - mean) / (total * total)
    }
    let fixed = try error(0, .fixed)
    expect(
      try error(0, .estimated), equals: (fixed * fixed + spread).squareRoot(), digits: 13)
  }
}

@Suite(
  "Goodman-Bacon's decomposition of fixest's staggered example, against R's bacondecomp",
  .enabled(if: Reference.hasShared("did/base_stagg.csv")))
struct GroupTimeBaconTests {
  @Test("every comparison, and the identity with two-way fixed effects")
  func comparisons() throws {
    let expected = try StaggeredExample.expected()["bacon"]
    let found = try baconDecomposition(panel: StaggeredExample.panel())
    #expect(found.comparisons.count == expected["rows"].list.count)
    let kinds: [String: BaconComparison.Kind] = [
      "Treated vs Untreated": .treatedAgainstNever,
      "Earlier vs Later Treated": .earlierAgainstLater,
      "Later vs Earlier Treated": .laterAgainstEarlier,
    ]
    for row in expected["rows"].list {
      let control = row["untreated"].number
      let pair = (Int(row["treated"].number), control.isNaN ? nil : Int(control))
      let match = try #require(
        found.comparisons.first { ($0.treated, $0.control) == pair })
      #expect(match.kind == kinds[row["type"].text])
      expect(match.estimate, equals: row["estimate"].number, digits: 11)
      expect(match.weight, equals: row["weight"].number, digits: 12)
    }
    let twoWay = try StaggeredExample.expected()["twfe"]["coef"][0].number
    expect(found.twoWayEstimate, equals: twoWay, digits: 11)
    expect(found.weightedSum, equals: found.twoWayEstimate, digits: 12)
    let totals = BaconComparison.Kind.allCases.compactMap { found.total($0) }
    expect(totals.reduce(0) { $0 + $1.weight }, equals: 1, digits: 14)
    expect(
      totals.reduce(0) { $0 + $1.weight * $1.estimate }, equals: found.weightedSum, digits: 13)
  }
}
