// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Group-time effects do not depend on how the data are written")
struct GroupTimeGroupingTests {
  private func expectSame(
    _ a: GroupTimeEffects, _ b: GroupTimeEffects, tolerance: Double, _ what: String
  ) throws {
    #expect(a.effects.count == b.effects.count)
    for (left, right) in zip(a.effects, b.effects) {
      let error = right.standardError ?? 0
      expect(left.estimate, equals: right.estimate, per: error, tolerance: tolerance, what)
      expect(left.standardError ?? 0, equals: error, per: 0, tolerance: tolerance, what)
      #expect(left.treated == right.treated && left.controls == right.controls)
    }
    for kind in [EffectAggregation.simple, .cohort, .calendar, .dynamic()] {
      let left = try a.average(kind).overall
      let right = try b.average(kind).overall
      let error = try #require(right.standardError)
      expect(left.estimate, equals: right.estimate, per: error, tolerance: tolerance, what)
      expect(
        try #require(left.standardError), equals: error, per: 0, tolerance: tolerance, what)
    }
  }

  @Test(
    "people one by one and in cells give the same estimates and standard errors to 1e-10",
    arguments: GroupTimeAdjustment.allCases, GroupTimeSampling.allCases)
  func grouped(adjustment: GroupTimeAdjustment, sampling: GroupTimeSampling) throws {
    let specification = GroupTimeSpecification(adjustment: adjustment, sampling: sampling)
    for kind in [GroupTimeCases.Covariates.strata, .numbers] {
      let people = try GroupTimeCases.people(kind, outcome: "cost", weighted: true)
        .filter { $0.unit <= 10 }
      let cells = GroupTimeCases.grouped(people)
      #expect(cells.count < people.count / 2)
      try expectSame(
        try groupTimeEffects(cells: cells, specification: specification),
        try groupTimeEffects(cells: people, specification: specification), tolerance: 1e-10,
        "\(kind)")
    }
  }

  @Test("the order of rows changes nothing, to the last bit")
  func rowOrder() throws {
    var source = try RandomSource(seed: 3)
    var panel = try GroupTimeCases.panel(.numbers, weighted: true)
    let before = try groupTimeEffects(panel: panel)
    try source.shuffle(&panel)
    #expect(try groupTimeEffects(panel: panel).effects == before.effects)
    var cells = try GroupTimeCases.people(.strata, outcome: "y").filter { $0.unit <= 10 }
    let ordered = try groupTimeEffects(cells: cells)
    try source.shuffle(&cells)
    #expect(try groupTimeEffects(cells: cells).effects == ordered.effects)
  }

  @Test("names of units and the start of the calendar change nothing")
  func relabelling() throws {
    let panel = try GroupTimeCases.panel(.numbers)
    let other = panel.map { row in
      PanelObservation(
        unit: 1000 - 7 * row.unit, period: row.period + 2020,
        firstTreated: row.firstTreated.map { $0 + 2020 }, outcome: row.outcome,
        covariates: row.covariates)
    }
    let specification = GroupTimeSpecification(controls: .notYetTreated)
    let shifted = try groupTimeEffects(panel: other, specification: specification)
    try expectSame(
      shifted, try groupTimeEffects(panel: panel, specification: specification), tolerance: 1e-12,
      "relabelled")
    #expect(shifted.effects.map(\.cohort).min() == 2023)
  }

  @Test("weights count by their ratios, outcomes by their units")
  func scaling() throws {
    let panel = try GroupTimeCases.panel(.numbers, weighted: true, clustered: true)
    let before = try groupTimeEffects(panel: panel)
    let heavier = panel.map { row in
      var row = row
      row.weight *= 8
      return row
    }
    try expectSame(
      try groupTimeEffects(panel: heavier), before, tolerance: 1e-12, "weights times 8")
    let larger = panel.map { row in
      var row = row
      row.outcome = 1000 * row.outcome - 5
      return row
    }
    for (a, b) in zip(try groupTimeEffects(panel: larger).effects, before.effects) {
      let error = b.standardError ?? 0
      expect(a.estimate, equals: 1000 * b.estimate, per: 1000 * error, tolerance: 1e-11, "units")
    }
  }

  @Test("on a panel of whole weights, a unit of weight 2 is not two units, but estimates are")
  func repeatedUnits() throws {
    let panel = try GroupTimeCases.panel(.strata)
    let doubled = panel.map { row in
      var row = row
      row.weight = row.unit % 2 == 0 ? 2 : 1
      return row
    }
    let copies =
      panel
      + panel.filter { $0.unit % 2 == 0 }.map { row in
        var row = row
        row.unit += 1000
        row.cluster = row.unit - 1000
        return row
      }
    let originals = copies.map { row in
      var row = row
      row.cluster = row.cluster ?? row.unit
      return row
    }
    let weighted = try groupTimeEffects(panel: doubled)
    let copied = try groupTimeEffects(panel: originals)
    for (a, b) in zip(weighted.effects, copied.effects) {
      expect(
        a.estimate, equals: b.estimate, per: b.standardError ?? 0, tolerance: 1e-12, "copies")
      // Copies in one cluster move together, as a unit of weight 2 does.
      expect(
        a.standardError ?? 0, equals: b.standardError ?? 0, per: 0, tolerance: 1e-11, "copies")
    }
  }

  @Test("from treatment on, universal and varying bases give the same effects")
  func bases() throws {
    func effects(_ base: BasePeriod) throws -> [GroupTimeEffect] {
      try groupTimeEffects(
        panel: GroupTimeCases.panel(.numbers), specification: GroupTimeSpecification(base: base)
      ).effects.filter { $0.eventTime >= 0 }
    }
    #expect(try effects(.universal) == effects(.varying))
  }
}
