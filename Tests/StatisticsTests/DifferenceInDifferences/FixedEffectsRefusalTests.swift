// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

/// Designs that cannot answer are refused by name.
@Suite("Fixed effects: refusals")
struct FixedEffectsRefusalTests {
  private func cells(
    _ units: [Int] = [1, 2, 3, 4], _ value: (Int, Int) -> Double = { Double($0 * $1 % 5) },
    periods: [Int] = [1, 2, 3, 4]
  ) throws -> PanelCells {
    let places = units.flatMap { unit in periods.map { (unit, $0) } }
    return try PanelCells(
      units: places.map(\.0), periods: places.map(\.1), counts: places.map { _ in 1 },
      sums: places.map { value($0.0, $0.1) })
  }

  @Test("adoption that no comparison can come from")
  func adoption() throws {
    let cells = try cells()
    #expect(throws: PanelError.noTreatedUnit) { try fixedEffects(cells, adoption: Adoption([:])) }
    #expect(throws: PanelError.unknownUnit(9)) {
      try fixedEffects(cells, adoption: Adoption([9: 3]))
    }
    #expect(throws: PanelError.treatedFromFirstPeriod(units: [2, 3])) {
      try fixedEffects(cells, adoption: Adoption([1: 2, 2: 1, 3: 0]))
    }
    #expect(throws: PanelError.treatedAfterLastPeriod(units: [4])) {
      try fixedEffects(cells, adoption: Adoption([1: 2, 4: 5]))
    }
    #expect(throws: PanelError.noControl) {
      try fixedEffects(cells, adoption: Adoption(units: 1...4, from: 3))
    }
  }

  @Test("clusters, outcomes and effects that determine nothing")
  func designs() throws {
    let adoption = Adoption(units: [1, 2], from: 3)
    #expect(throws: PanelError.outcomeConstant) {
      try fixedEffects(cells([1, 2, 3, 4]) { _, _ in 2 }, adoption: adoption)
    }
    let labels = try cells().units
    #expect(throws: PanelError.oneCluster) {
      try fixedEffects(
        cells(), adoption: adoption, options: FixedEffectsOptions(clusters: labels.map { _ in 1 }))
    }
    #expect(throws: PanelError.unitInSeveralClusters(unit: 1)) {
      try fixedEffects(
        cells(), adoption: adoption,
        options: FixedEffectsOptions(clusters: Array(labels.indices)))
    }
    #expect(throws: PanelError.severalDates([2, 3])) {
      try fixedEffects(
        cells(), adoption: Adoption([1: 2, 2: 3]), options: FixedEffectsOptions(kind: .twoByTwo))
    }
    #expect(throws: PanelError.emptyReference(eventTime: -7)) {
      try fixedEffects(cells(), adoption: adoption, effects: .eventStudy(reference: -7))
    }
    #expect(throws: PanelError.notIdentified([.covariate(0)])) {
      try fixedEffects(
        cells(), adoption: adoption, covariates: [try cells().units.map(Double.init)])
    }
    #expect(throws: PanelError.withinSquaresMissing) {
      try fixedEffects(cells(), adoption: adoption).covariance(.classical)
    }
  }

  @Test("cells that are no cells")
  func shapes() throws {
    #expect(throws: StatisticsError.mismatchedLength(what: "sums", expected: 2, found: 1)) {
      try PanelCells(units: [1, 2], periods: [1, 1], counts: [1, 1], sums: [1])
    }
    #expect(
      throws: StatisticsError.outOfRange(what: "counts", value: -1, allowed: "0 or more")
    ) { try PanelCells(units: [1], periods: [1], counts: [-1], sums: [1]) }
    #expect(throws: StatisticsError.empty(what: "cells with people")) {
      try PanelCells(units: [1], periods: [1], counts: [0], sums: [0])
    }
    #expect(throws: StatisticsError.notFinite(what: "sums", index: 0)) {
      try PanelCells(units: [1], periods: [1], counts: [1], sums: [.nan])
    }
  }
}
