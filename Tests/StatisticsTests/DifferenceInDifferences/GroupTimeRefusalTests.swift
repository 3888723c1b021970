// SPDX-License-Identifier: GPL-3.0-or-later

import Statistics
import Testing

@Suite("Designs that staggered adoption cannot answer")
struct GroupTimeRefusalTests {
  /// Four periods; units 1, 2 treated from 3, units 3, 4 never; the outcome grows.
  private func panel(_ starts: [Int?] = [3, 3, nil, nil]) -> [PanelObservation] {
    starts.enumerated().flatMap { unit, start in
      (1...4).map { period in
        PanelObservation(
          unit: unit + 1, period: period, firstTreated: start,
          outcome: Double(period * (unit + 2) % 5))
      }
    }
  }

  private func refuses(
    _ error: GroupTimeError, _ panel: [PanelObservation],
    _ specification: GroupTimeSpecification = GroupTimeSpecification(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) {
      try groupTimeEffects(panel: panel, specification: specification)
    }
  }

  @Test("treatment that is switched off, with when")
  func switchesOff() throws {
    let path = [(7, 1, false), (7, 2, true), (7, 3, false), (8, 1, false), (8, 2, true)]
      .map { (unit: $0.0, period: $0.1, treated: $0.2) }
    #expect(throws: GroupTimeError.treatmentSwitchesOff(unit: 7, on: 2, off: 3)) {
      try firstTreatedPeriods(path)
    }
    let starts = try firstTreatedPeriods(path.filter { $0.unit == 8 } + [(9, 1, false)])
    #expect(starts.map(\.unit) == [8, 9] && starts.map(\.firstTreated) == [2, nil])
  }

  @Test("a unit treated from the first period, refused or listed")
  func alwaysTreated() throws {
    let panel = panel([1, 3, 3, nil, nil])
    refuses(.treatedFromTheStart(units: [1], firstPeriod: 1), panel)
    let left = try groupTimeEffects(
      panel: panel, specification: GroupTimeSpecification(alwaysTreated: .exclude))
    #expect(left.excluded.map(\.unit) == [1])
    #expect(left.excluded.map(\.reason) == [.treatedFromTheStart])
    // With a period of anticipation a start in period 2 has no period before either.
    refuses(
      .treatedFromTheStart(units: [1], firstPeriod: 1), self.panel([2, 3, 3, nil, nil]),
      GroupTimeSpecification(anticipation: 1))
  }

  @Test("a unit that lacks a period, refused or listed")
  func incomplete() throws {
    var panel = panel([3, 3, 3, nil, nil])
    panel.removeAll { $0.unit == 2 && $0.period == 1 }
    let unit = GroupTimeError.incompletePanel(
      units: [IncompleteUnit(unit: 2, periods: 3)], periods: 4)
    refuses(unit, panel)
    let left = try groupTimeEffects(
      panel: panel, specification: GroupTimeSpecification(incomplete: .exclude))
    #expect(left.excluded.map(\.unit) == [2])
  }

  @Test("no control left: cells are listed, and refused when none remains")
  func noControls() throws {
    // Everyone is treated in the end: not-yet treated controls run out in period 4.
    let found = try groupTimeEffects(
      panel: panel([3, 3, 4, 4]), specification: GroupTimeSpecification(controls: .notYetTreated))
    #expect(found.effects.contains { $0.cohort == 3 && $0.period == 3 })
    let missing = found.unavailable.filter { $0.reason == .noControls }
    #expect(missing.contains { $0.cohort == 3 && $0.period == 4 })
    #expect(missing.contains { $0.cohort == 4 && $0.period == 4 })
    refuses(.noControls(.neverTreated), panel([3, 3, 4, 4]))
  }

  @Test("one cluster, nobody treated, one period, a constant outcome")
  func degenerate() {
    refuses(
      .tooFewClusters(found: 1),
      panel().map { row in
        var row = row
        row.cluster = 1
        return row
      })
    refuses(.nobodyTreated, panel([nil, nil]))
    refuses(.nobodyTreated, panel([9, nil]))
    refuses(.tooFewPeriods(found: 1), panel().filter { $0.period == 1 })
    refuses(
      .constantOutcome,
      panel().map { row in
        var row = row
        row.outcome = 2
        return row
      })
  }

  @Test("rows that contradict each other or are no numbers")
  func contradictions() {
    var rows = panel()
    rows[1].firstTreated = 4
    refuses(.startDiffers(unit: 1, starts: [3, 4]), rows)
    rows = panel()
    rows[1].weight = 2
    refuses(.changesWithinUnit(what: "weight", unit: 1), rows)
    rows = panel()
    rows.append(rows[0])
    refuses(.duplicateObservation(unit: 1, period: 1), rows)
    rows = panel()
    rows[2].outcome = .nan
    refuses(.invalidValue(what: "outcome", row: 2, allowed: "finite"), rows)
    rows = panel()
    rows[5].covariates = .stratum(1)
    refuses(.changesWithinUnit(what: "covariates", unit: 2), rows)
  }

  private func withNumbers(_ numbers: (Int) -> [Double]) -> [PanelObservation] {
    panel([3, 3, 3, 3, nil, nil, nil, nil]).map { row in
      var row = row
      row.covariates = .numbers(numbers(row.unit))
      return row
    }
  }

  @Test("covariates that say the same are named, by effect")
  func singular() throws {
    let rows = withNumbers { [Double($0 % 3), 2 * Double($0 % 3)] }
    do {
      _ = try groupTimeEffects(panel: rows)
      Issue.record("not refused")
    } catch {
      guard case .nothingEstimable(let list) = error else { throw error }
      #expect(list.allSatisfy { $0.reason == .singularCovariates([1]) })
    }
  }

  @Test(
    "treated and controls that a covariate keeps apart are named",
    arguments: [
      GroupTimeAdjustment.inverseProbability, .doublyRobustImproved,
    ])
  func overlap(adjustment: GroupTimeAdjustment) throws {
    let rows = withNumbers { [Double($0 <= 4 ? 10 + $0 : $0)] }
    do {
      _ = try groupTimeEffects(
        panel: rows, specification: GroupTimeSpecification(adjustment: adjustment))
      Issue.record("not refused")
    } catch {
      guard case .nothingEstimable(let list) = error else { throw error }
      for effect in list {
        guard case .noOverlap(let units) = effect.reason else {
          Issue.record("\(effect.reason)")
          continue
        }
        #expect(units == [1, 2, 3, 4])
      }
    }
  }

  @Test("a stratum without controls is named, and other cohorts stay")
  func strata() throws {
    let rows = panel([3, 3, 4, 4, nil, nil]).map { row in
      var row = row
      row.covariates = .stratum(row.unit == 1 ? 9 : 1)
      return row
    }
    let found = try groupTimeEffects(panel: rows)
    #expect(found.unavailable.allSatisfy { $0.reason == .strataWithoutControls([9]) })
    #expect(Set(found.unavailable.map(\.cohort)) == [3])
    #expect(found.effects.contains { $0.cohort == 4 && $0.standardError != nil })
  }

  @Test("cells whose sums cannot be are refused")
  func cells() {
    let good = OutcomeCell(
      unit: 1, period: 1, firstTreated: nil, count: 4, sum: 2, sumOfSquares: 2)
    var bad = good
    bad.sumOfSquares = 0.5
    #expect(
      throws: GroupTimeError.invalidValue(
        what: "sum of squares", row: 1, allowed: "at least sum × sum / count")
    ) { try groupTimeEffects(cells: [good, bad]) }
    bad = good
    bad.count = 0
    #expect(
      throws: GroupTimeError.invalidValue(
        what: "count", row: 0, allowed: "finite and greater than 0")
    ) { try groupTimeEffects(cells: [bad]) }
  }

  @Test("decomposing needs two different starts, or units never treated")
  func bacon() throws {
    #expect(throws: GroupTimeError.noControls(.notYetTreated)) {
      try baconDecomposition(panel: panel([3, 3]))
    }
    let found = try baconDecomposition(panel: panel([2, 3, 3]))
    #expect(found.comparisons.map(\.kind) == [.earlierAgainstLater, .laterAgainstEarlier])
    expect(found.weightedSum, equals: found.twoWayEstimate, digits: 13)
  }
}
