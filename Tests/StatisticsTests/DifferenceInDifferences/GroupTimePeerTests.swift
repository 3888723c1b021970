// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Group-time effects with covariates, weights and repeated cross-sections, against csdid")
struct GroupTimePeerTests {
  /// The cases of each estimator, so that the reference is read once for many.
  static let names: [[String]] = {
    let methods = ["reg", "ipw", "dr"]
    let covariates = ["plain", "numbers", "strata", "both"]
    let controls = ["nevertreated", "notyettreated"]
    var groups: [[String]] = []
    for method in methods {
      var names = ["panel_\(method)_weights_cluster", "people_\(method)_weights"]
      for kind in covariates {
        names += controls.map { "panel_\(method)_\(kind)_\($0)" }
        names += ["y", "cost"].map { "people_\(method)_\(kind)_\($0)" }
      }
      groups.append(names)
    }
    groups.append(
      ["universal", "varying"].flatMap { base in
        controls.map { "panel_anticipation_\(base)_\($0)" }
      })
    return groups
  }()

  @Test("effects, standard errors and averages", arguments: names)
  func agree(names: [String]) throws {
    let all = try GroupTimeCases.expected()
    for name in names { try agree(name, all[name]) }
  }

  private func agree(_ name: String, _ expected: Reference) throws {
    let kind = GroupTimeCases.covariates(expected["formula"].text)
    let weighted = !expected["weights"].text.isEmpty
    let specification = GroupTimeCases.specification(expected)
    let found: GroupTimeEffects
    if name.hasPrefix("panel") {
      found = try groupTimeEffects(
        panel: GroupTimeCases.panel(
          kind, weighted: weighted, clustered: !expected["cluster"].text.isEmpty),
        specification: specification)
    } else {
      let people = try GroupTimeCases.people(
        kind, outcome: expected["outcome"].text, weighted: weighted)
      found = try groupTimeEffects(
        cells: GroupTimeCases.grouped(people), specification: specification)
    }
    // statsmodels stops its logit at a relative change of the deviance of 1e-8.
    let tolerance = 1e-9
    #expect(found.effects.map { Double($0.cohort) } == expected["cohort"].numbers)
    #expect(found.effects.map { Double($0.period) } == expected["period"].numbers)
    for (place, effect) in found.effects.enumerated() {
      let error = expected["standard_error"][place].number
      expect(
        effect.estimate, equals: expected["estimate"][place].number,
        per: error.isFinite ? error : 0, tolerance: tolerance, "\(name) estimate \(place)")
      guard let standardError = effect.standardError else {
        #expect(error.isNaN)
        continue
      }
      expect(
        standardError, equals: error, per: 0, tolerance: tolerance, "\(name) error \(place)")
    }
    try averages(found, expected["averages"], tolerance)
  }

  private func averages(
    _ found: GroupTimeEffects, _ expected: Reference, _ tolerance: Double
  ) throws {
    let kinds: [(EffectAggregation, String)] = [
      (.simple, "simple"), (.cohort, "group"), (.calendar, "calendar"), (.dynamic(), "dynamic"),
      (.dynamic(balancedThrough: 1), "dynamic_balanced_1"),
    ]
    for (kind, key) in kinds where !expected[key].isMissing {
      let average = try found.average(kind)
      let reference = expected[key]
      let error = reference["overall_se"].number
      expect(
        average.overall.estimate, equals: reference["overall"].number, per: error,
        tolerance: tolerance, key)
      expect(
        try #require(average.overall.standardError), equals: error, per: 0, tolerance: tolerance,
        "\(key) error")
      #expect(average.parts.compactMap { $0.index.map(Double.init) } == reference["index"].numbers)
      for (place, part) in average.parts.enumerated() {
        guard let standardError = part.standardError else { continue }
        let error = reference["standard_error"][place].number
        expect(
          part.estimate, equals: reference["estimate"][place].number, per: error,
          tolerance: tolerance, "\(key) \(place)")
        expect(
          standardError, equals: error, per: 0, tolerance: tolerance, "\(key) error \(place)")
      }
    }
  }
}
