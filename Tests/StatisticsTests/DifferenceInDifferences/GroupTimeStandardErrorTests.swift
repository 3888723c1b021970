// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Standard errors of group-time effects")
struct GroupTimeStandardErrorTests {
  /// The root of Σ (∂θ/∂w)² over units: the infinitesimal jackknife (Jaeckel 1972), which needs no
  /// formula of an influence function.
  private func jackknife(
    units: [Int], step: Double, _ estimate: (_ unit: Int, _ factor: Double) throws -> [Double]
  ) throws -> [Double] {
    var squares: [Double] = []
    for unit in units {
      let up = try estimate(unit, 1 + step)
      let down = try estimate(unit, 1 - step)
      let slopes = zip(up, down).map { ($0 - $1) / (2 * step) }
      squares = squares.isEmpty ? slopes.map { _ in 0 } : squares
      squares = zip(squares, slopes).map { $0 + $1 * $1 }
    }
    return squares.map { $0.squareRoot() }
  }

  @Test(
    "on a panel they are the infinitesimal jackknife over units",
    arguments: GroupTimeAdjustment.allCases)
  func panel(adjustment: GroupTimeAdjustment) throws {
    // The cohort of 4 alone, in periods 3 and 4: one effect, quick to compute many times.
    let panel = try GroupTimeCases.panel(.numbers).filter {
      ($0.firstTreated == nil || $0.firstTreated == 4) && ($0.period == 3 || $0.period == 4)
    }
    let specification = GroupTimeSpecification(adjustment: adjustment)
    func estimate(_ unit: Int, _ factor: Double) throws -> [Double] {
      let changed = panel.map { row in
        var row = row
        if row.unit == unit { row.weight = factor }
        return row
      }
      return try groupTimeEffects(panel: changed, specification: specification).effects
        .filter { $0.standardError != nil }.map(\.estimate)
    }
    let expected = try jackknife(
      units: Set(panel.map(\.unit)).sorted(), step: 1e-4, estimate)
    let found = try groupTimeEffects(panel: panel, specification: specification).effects
      .compactMap(\.standardError)
    // A central difference of step 1e-4 errs by its square.
    expect(found, equals: expected, digits: 7)
  }

  @Test(
    "in repeated cross-sections they are the infinitesimal jackknife over clusters",
    arguments: [
      GroupTimeAdjustment.outcomeRegression, .inverseProbability, .doublyRobust,
    ])
  func cells(adjustment: GroupTimeAdjustment) throws {
    let people = try GroupTimeCases.people(.numbers, outcome: "cost").filter {
      ($0.firstTreated == nil || $0.firstTreated == 4) && ($0.period == 3 || $0.period == 4)
    }
    let cells = GroupTimeCases.grouped(people)
    let specification = GroupTimeSpecification(adjustment: adjustment)
    func estimate(_ unit: Int, _ factor: Double) throws -> [Double] {
      let changed = cells.map { cell in
        var cell = cell
        if cell.unit == unit { cell.weight = factor }
        return cell
      }
      return try groupTimeEffects(cells: changed, specification: specification).effects
        .filter { $0.standardError != nil }.map(\.estimate)
    }
    let expected = try jackknife(
      units: Set(cells.map(\.unit)).sorted(), step: 1e-4, estimate)
    let found = try groupTimeEffects(cells: cells, specification: specification).effects
      .compactMap(\.standardError)
    expect(found, equals: expected, digits: 7)
  }

  @Test("the improved doubly robust estimator is that of its own equations")
  func improved() throws {
    let reference = try Reference.committed("did-group-time/expected.json")["improved"]
    let specification = GroupTimeSpecification(
      adjustment: .doublyRobustImproved, sampling: .individuals)
    let people = try GroupTimeCases.people(.numbers, outcome: "cost")
    let found = [
      (
        "panel",
        try groupTimeEffects(
          panel: GroupTimeCases.panel(.numbers), specification: specification)
      ),
      (
        "people",
        try groupTimeEffects(
          cells: GroupTimeCases.grouped(people), specification: specification)
      ),
    ]
    for (name, result) in found {
      let expected = reference[name]
      let effects = result.effects.filter { $0.standardError != nil }
      #expect(effects.map { Double($0.period) } == expected["period"].numbers)
      for (place, effect) in effects.enumerated() {
        let error = expected["standard_error"][place].number
        expect(
          effect.estimate, equals: expected["estimate"][place].number, per: error,
          tolerance: 1e-10, name)
        expect(
          try #require(effect.standardError), equals: error, per: 0, tolerance: 1e-10, name)
      }
    }
  }

  @Test("with strata alone, regression, weighting and doubly robust are one on a panel")
  func saturated() throws {
    let panel = try GroupTimeCases.panel(.strata)
    let all = try GroupTimeAdjustment.allCases.map {
      try groupTimeEffects(
        panel: panel, specification: GroupTimeSpecification(adjustment: $0)
      ).effects
    }
    for other in all.dropFirst() {
      for (a, b) in zip(other, all[0]) {
        expect(
          a.estimate, equals: b.estimate, per: b.standardError ?? 0, tolerance: 1e-13, "one")
        expect(
          a.standardError ?? 0, equals: b.standardError ?? 0, per: 0, tolerance: 1e-12, "one")
      }
    }
  }
}
