// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Two-way fixed effects against fixest, sandwich, clubSandwich, plm and estimatr. The references
/// print fifteen digits; demeaning by iteration leaves fixest eleven.
@Suite("Two-way fixed effects", .enabled(if: Reference.hasShared("did/base_did.csv")))
struct FixedEffectsReferenceTests {
  @Test("base_did: one effect under every small-sample convention of fixest")
  func oneEffect() throws {
    let (panel, expected) = try PanelCases.baseDid()
    let fit = try fixedEffects(panel.observations(of: "y"), adoption: panel.adoption)
    #expect(fit.terms == [.treatment])
    #expect(fit.balance.isBalanced && fit.clusterCount == 108)
    expect(fit.coefficients, equals: expected["twfe"]["coef"].numbers, digits: 10)
    let estimators: [(String, PanelCovarianceEstimator)] = [
      ("twfe", .conventional(.nested)), ("twfe_ssc_K_none", .conventional(.none)),
      ("twfe_ssc_K_nested", .conventional(.nested)), ("twfe_ssc_K_full", .conventional(.full)),
      ("twfe_iid", .classical), ("twfe_hetero", .heteroskedastic(smallSample: true)),
    ]
    for (name, estimator) in estimators {
      expect(
        try fit.standardError(estimator), equals: expected[name]["se"][0].number, digits: 9.5, name)
    }
    #expect(fit.degreesOfFreedom == expected["twfe_iid"]["dof_t"].number)
  }

  @Test("base_did: the same regression with a column for every effect, by lm")
  func indicatorColumns() throws {
    let (panel, reference) = try PanelCases.baseDid()
    let expected = reference["lm_tp"]
    let fit = try fixedEffects(panel.observations(of: "y"), adoption: panel.adoption)
    let pairs: [(String, PanelCovarianceEstimator)] = [
      ("se_classical", .classical), ("se_HC0", .heteroskedastic(smallSample: false)),
      ("se_HC1", .heteroskedastic(smallSample: true)), ("se_club_CR0", .clustered(.cr0)),
      ("se_club_CR1", .clustered(.cr1)), ("se_club_CR1S", .clustered(.cr1s)),
      ("se_club_CR2", .clustered(.cr2)),
    ]
    for (name, estimator) in pairs {
      expect(try fit.standardError(estimator), equals: expected[name].number, digits: 10, name)
    }
    for (name, correction) in [("CR1", ClusterCorrection.cr1), ("CR2", .cr2)] {
      let covariance = try fit.covariance(.clustered(correction))
      expect(
        try covariance.satterthwaiteDegreesOfFreedom(of: [1]),
        equals: expected["satt_df_\(name)"].number, digits: 9.5, name)
    }
  }

  @Test("base_did: event study with a covariate and its whole covariance")
  func eventStudy() throws {
    let (panel, expected) = try PanelCases.baseDid()
    let cells = try panel.observations(of: "y")
    for (name, covariates) in [
      ("event_study_ref5", []), ("event_study_x1_ref5", [try panel.column("x1")]),
    ] {
      let fit = try fixedEffects(
        cells, adoption: panel.adoption, effects: .eventStudy(), covariates: covariates)
      let covariance = try fit.covariance(.conventional(.nested))
      for (index, term) in fit.terms.enumerated() {
        let key =
          switch term {
          case .event(let from, _): "period::\(from + 6):treat"
          default: "x1"
          }
        expect(
          fit.coefficients[index], equals: expected[name]["coef"][key].number, digits: 9, key)
        expect(
          covariance.standardErrors[index], equals: expected[name]["se"][key].number, digits: 9.5,
          key)
      }
      guard !covariates.isEmpty else { continue }
      // fixest puts the covariate first.
      let order = [fit.terms.count - 1] + Array(0..<(fit.terms.count - 1))
      let matrix = covariance.matrix.selecting(rows: order).selecting(columns: order)
      expect(matrix, equals: expected["event_study_x1_vcov"], digits: 9.5)
    }
  }

  @Test("base_stagg: one effect, and event times with a covariate")
  func staggered() throws {
    let (panel, expected) = try PanelCases.baseStagg()
    let cells = try panel.observations(of: "y")
    let constant = try fixedEffects(cells, adoption: panel.adoption)
    expect(constant.coefficients, equals: expected["twfe"]["coef"].numbers, digits: 10)
    expect(
      try constant.standardError(.conventional(.nested)),
      equals: expected["twfe"]["se"][0].number, digits: 9.5)
    let fit = try fixedEffects(
      cells, adoption: panel.adoption, effects: .eventStudy(), covariates: [panel.column("x1")])
    let errors = try fit.covariance(.conventional(.nested)).standardErrors
    #expect(fit.terms.count == 18)
    for (index, term) in fit.terms.enumerated() {
      let key =
        switch term {
        case .event(let from, _): "time_to_treatment::\(from):treated"
        default: "x1"
        }
      let found = expected["twfe_event_x1"]
      expect(fit.coefficients[index], equals: found["coef"][key].number, digits: 9, key)
      expect(errors[index], equals: found["se"][key].number, digits: 9.5, key)
    }
  }

  private func compare(
    _ cells: PanelCells, _ adoption: Adoption, _ options: FixedEffectsOptions,
    _ expected: Reference
  ) throws {
    let fit = try fixedEffects(cells, adoption: adoption, options: options)
    expect(fit.coefficients[0], equals: expected["estimate"].number, digits: 10)
    for (name, correction) in [
      ("CR0", ClusterCorrection.cr0), ("CR1", .cr1), ("CR1S", .cr1s), ("CR2", .cr2), ("CR3", .cr3),
    ] {
      guard expected["se_club_\(name)"].number.isFinite else { continue }
      let covariance = try fit.covariance(.clustered(correction))
      expect(
        covariance.standardErrors[0], equals: expected["se_club_\(name)"].number, digits: 10, name)
      guard correction != .cr0 else { continue }
      expect(
        try covariance.satterthwaiteDegreesOfFreedom(of: fit.picking(0)),
        equals: expected["satt_df_\(name)"].number, digits: 10, "df \(name)")
    }
  }

  @Test("district panel: by units and by people, two-way and two by two")
  func districts() throws {
    let (_, reference) = try PanelCases.districts()
    let expected = reference["district_panel"]
    let (cells, adoption) = try PanelCases.districtCells()
    for (name, kind) in [
      ("lm_dummies", FixedEffectsKind.twoWay), ("lm_2x2_no_fe", .twoByTwo),
    ] {
      try compare(
        cells, adoption, FixedEffectsOptions(weights: .units, kind: kind), expected[name])
      // lm knows the eligible as weights of months whose errors have equal variance.
      try compare(
        cells, adoption, FixedEffectsOptions(weights: .people, level: .cells, kind: kind),
        expected[name + "_weighted"])
    }
    let units = try fixedEffects(
      cells, adoption: adoption, options: FixedEffectsOptions(weights: .units))
    for (name, counted) in [
      ("none", CountedCoefficients.none), ("nested", .nested), ("full", .full),
    ] {
      expect(
        try units.standardError(.conventional(counted)),
        equals: expected["fixest_ssc_\(name)_min"]["se"][0].number, digits: 10, name)
    }
    let within = try units.covariance(.clustered(.cr3))
    expect(within.standardErrors[0], equals: expected["plm_within_CR3"]["se"].number, digits: 10)
    expect(
      try within.satterthwaiteDegreesOfFreedom(of: [1]),
      equals: expected["plm_within_CR3"]["df"].number, digits: 10)
    expect(
      try units.standardError(.clustered(.jackknife)),
      equals: expected["jackknife_fe"]["se_CV3"].number, digits: 10)
    let people = try fixedEffects(
      cells, adoption: adoption, options: FixedEffectsOptions(level: .cells))
    expect(
      try people.standardError(.conventional(.nested)),
      equals: expected["fixest_weighted"]["se"][0].number, digits: 10)
  }
}
