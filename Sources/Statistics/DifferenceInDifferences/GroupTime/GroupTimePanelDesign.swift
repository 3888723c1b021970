// SPDX-License-Identifier: GPL-3.0-or-later

extension GroupTimeDesign {
  /// Checks a panel and lays it out as units × periods.
  init(
    panel observations: [PanelObservation], _ specification: GroupTimeSpecification
  ) throws(GroupTimeError) {
    try PanelRows.check(observations)
    let anticipation = specification.anticipation
    let periods = Set(observations.map(\.period)).sorted()
    guard periods.count > 1 else { throw .tooFewPeriods(found: periods.count) }
    let sorted = observations.sorted { ($0.unit, $0.period) < ($1.unit, $1.period) }
    var units: [ArraySlice<PanelObservation>] = []
    for i in sorted.indices {
      if let last = units.last, sorted[last.startIndex].unit == sorted[i].unit {
        try PanelRows.same(sorted[i - 1], sorted[i])
        units[units.count - 1] = sorted[last.startIndex...i]
      } else {
        units.append(sorted[i...i])
      }
    }
    let excluded = try PanelRows.excluded(units, periods, specification)
    let left = Set(excluded.map(\.unit))
    let used = units.filter { !left.contains($0[$0.startIndex].unit) }
    guard !used.isEmpty else { throw .nobodyTreated }
    let outcomes = used.map { $0.map(\.outcome) }
    let first = outcomes[0][0]
    guard outcomes.contains(where: { $0.contains { $0 != first } }) else {
      throw .constantOutcome
    }
    let rows = used.map { slice in
      let first = slice[slice.startIndex]
      return Row(
        unit: first.unit, firstTreated: first.firstTreated, weight: first.weight,
        cluster: first.cluster ?? first.unit, covariates: first.covariates)
    }
    let matrix = try asGroupTime { () throws(StatisticsError) in try Matrix(rows: outcomes) }
    try self.init(
      rows: rows, people: [Double](repeating: 1, count: rows.count), periods: periods,
      anticipation: anticipation, outcomes: .panel(matrix), excluded: excluded)
  }
}

/// Checks of a panel, one unit after the other.
enum PanelRows {
  static func check(_ observations: [PanelObservation]) throws(GroupTimeError) {
    for (row, one) in observations.enumerated() {
      try finite(one.outcome, "outcome", row)
      try positive(one.weight, "weight", row)
      try covariates(one.covariates, row)
    }
  }

  static func finite(_ value: Double, _ what: String, _ row: Int) throws(GroupTimeError) {
    guard value.isFinite else { throw .invalidValue(what: what, row: row, allowed: "finite") }
  }

  static func positive(_ value: Double, _ what: String, _ row: Int) throws(GroupTimeError) {
    guard value > 0, value.isFinite else {
      throw .invalidValue(what: what, row: row, allowed: "finite and greater than 0")
    }
  }

  static func covariates(_ value: GroupTimeCovariates, _ row: Int) throws(GroupTimeError) {
    if case .numbers(let numbers) = value {
      for number in numbers { try finite(number, "covariate", row) }
    }
  }

  /// Refuses two rows of one unit, in order of period, that do not belong together.
  static func same(
    _ earlier: PanelObservation, _ later: PanelObservation
  ) throws(GroupTimeError) {
    guard earlier.period != later.period else {
      throw .duplicateObservation(unit: later.unit, period: later.period)
    }
    guard earlier.firstTreated == later.firstTreated else {
      throw .startDiffers(unit: later.unit, starts: [earlier.firstTreated, later.firstTreated])
    }
    guard earlier.weight == later.weight else {
      throw .changesWithinUnit(what: "weight", unit: later.unit)
    }
    guard earlier.cluster == later.cluster else {
      throw .changesWithinUnit(what: "cluster", unit: later.unit)
    }
    guard earlier.covariates == later.covariates else {
      throw .changesWithinUnit(what: "covariates", unit: later.unit)
    }
  }

  /// Units that cannot enter, when the specification leaves them out; else they are refused.
  static func excluded(
    _ units: [ArraySlice<PanelObservation>], _ periods: [Int],
    _ specification: GroupTimeSpecification
  ) throws(GroupTimeError) -> [ExcludedUnit] {
    var always: [Int] = []
    var incomplete: [IncompleteUnit] = []
    for slice in units {
      let first = slice[slice.startIndex]
      if let start = first.firstTreated, start <= periods[0] + specification.anticipation {
        always.append(first.unit)
      } else if slice.count < periods.count {
        incomplete.append(IncompleteUnit(unit: first.unit, periods: slice.count))
      }
    }
    if specification.alwaysTreated == .refuse, !always.isEmpty {
      throw .treatedFromTheStart(units: always, firstPeriod: periods[0])
    }
    if specification.incomplete == .refuse, !incomplete.isEmpty {
      throw .incompletePanel(units: incomplete, periods: periods.count)
    }
    let excluded =
      always.map { ExcludedUnit(unit: $0, reason: .treatedFromTheStart) }
      + incomplete.map { ExcludedUnit(unit: $0.unit, reason: .incomplete) }
    return excluded.sorted { $0.unit < $1.unit }
  }
}
