// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// The staggered example data of R's fixest: 95 units, 10 years, cohorts from 2 to 10.
enum StaggeredExample {
  static func panel() throws -> [PanelObservation] {
    let table = try Reference.table(shared: "did/base_stagg.csv")
    let units = try #require(table["id"])
    let years = try #require(table["year"])
    let starts = try #require(table["year_treated"])
    let outcomes = try #require(table["y"])
    return units.indices.map {
      PanelObservation(
        unit: Int(units[$0]), period: Int(years[$0]),
        firstTreated: starts[$0] > 1000 ? nil : Int(starts[$0]), outcome: outcomes[$0])
    }
  }

  static func expected() throws -> Reference {
    try Reference.shared("did/base_stagg_reference.json")
  }
}

@Suite(
  "Group-time effects on fixest's staggered example, against R's did 2.5.1",
  .enabled(if: Reference.hasShared("did/base_stagg.csv")))
struct GroupTimeSharedTests {
  static let cases: [(String, ControlUnits, BasePeriod)] = [
    ("cs_nevertreated_varying", .neverTreated, .varying),
    ("cs_nevertreated_universal", .neverTreated, .universal),
    ("cs_notyettreated_varying", .notYetTreated, .varying),
    ("cs_notyettreated_universal", .notYetTreated, .universal),
  ]

  private func result(_ controls: ControlUnits, _ base: BasePeriod) throws -> GroupTimeEffects {
    try groupTimeEffects(
      panel: StaggeredExample.panel(),
      specification: GroupTimeSpecification(controls: controls, base: base))
  }

  @Test("every ATT(g, t) and its standard error", arguments: cases)
  func effects(name: String, controls: ControlUnits, base: BasePeriod) throws {
    let expected = try StaggeredExample.expected()[name]
    let found = try result(controls, base)
    #expect(found.effects.count == expected["att"].list.count)
    #expect(found.effects.map { Double($0.period) } == expected["t"].numbers)
    // The data carry 15 digits, of which differences of outcomes keep 12.
    expect(
      found.effects.map(\.estimate), equals: expected["att"].numbers, digits: 11, name)
    for (effect, error) in zip(found.effects, expected["se"].list) {
      guard let standardError = effect.standardError else {
        #expect(effect.period == effect.basePeriod && error.text == "null")
        continue
      }
      expect(standardError, equals: error.number, digits: 11, name)
    }
    #expect(found.unavailable.isEmpty && found.excluded.isEmpty)
  }

  @Test("every average, with the term for estimated cohort sizes", arguments: cases)
  func averages(name: String, controls: ControlUnits, base: BasePeriod) throws {
    let expected = try StaggeredExample.expected()[name]
    let found = try result(controls, base)
    let kinds: [(EffectAggregation, String)] = [
      (.simple, "simple"), (.cohort, "group"), (.calendar, "calendar"), (.dynamic(), "dynamic"),
    ]
    for (aggregation, key) in kinds {
      let average = try found.average(aggregation)
      let reference = expected[key]
      expect(average.overall.estimate, equals: reference["overall"].number, digits: 11, key)
      let standardError = try #require(average.overall.standardError)
      expect(standardError, equals: reference["se"].number, digits: 11, key)
      #expect(average.parts.compactMap { $0.index.map(Double.init) } == reference["egt"].numbers)
      for (place, part) in average.parts.enumerated() {
        expect(part.estimate, equals: reference["att"][place].number, digits: 11, key)
        guard let standardError = part.standardError else { continue }
        expect(standardError, equals: reference["se_egt"][place].number, digits: 11, key)
      }
    }
  }
}
