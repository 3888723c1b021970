// SPDX-License-Identifier: GPL-3.0-or-later

extension GroupTimeDesign {
  /// Checks cells of repeated cross-sections and puts them in order.
  init(
    cells: [OutcomeCell], _ specification: GroupTimeSpecification
  ) throws(GroupTimeError) {
    try CellRows.check(cells)
    let anticipation = specification.anticipation
    let periods = Set(cells.map(\.period)).sorted()
    guard let firstPeriod = periods.first, periods.count > 1 else {
      throw .tooFewPeriods(found: periods.count)
    }
    let sorted = cells.sorted(by: CellRows.precedes)
    try CellRows.checkUnits(sorted)
    var always: [Int] = []
    for cell in sorted where always.last != cell.unit {
      if let start = cell.firstTreated, start <= firstPeriod + anticipation {
        always.append(cell.unit)
      }
    }
    if specification.alwaysTreated == .refuse, !always.isEmpty {
      throw .treatedFromTheStart(units: always, firstPeriod: firstPeriod)
    }
    let left = Set(always)
    let used = sorted.filter { !left.contains($0.unit) }
    let place = Dictionary(uniqueKeysWithValues: periods.enumerated().map { ($1, $0) })
    let means = used.map { $0.sum / $0.count }
    let squares = used.indices.map { i in
      max(0, used[i].sumOfSquares - used[i].sum * means[i])
    }
    guard let first = means.first else { throw .nobodyTreated }
    guard means.contains(where: { $0 != first }) || squares.contains(where: { $0 > 0 }) else {
      throw .constantOutcome
    }
    let rows = used.map {
      Row(
        unit: $0.unit, firstTreated: $0.firstTreated, weight: $0.weight,
        cluster: $0.cluster ?? $0.unit, covariates: $0.covariates)
    }
    try self.init(
      rows: rows, people: used.map(\.count), periods: periods, anticipation: anticipation,
      outcomes: .cells(
        period: used.map { place[$0.period, default: 0] }, mean: means, squares: squares),
      excluded: always.map { ExcludedUnit(unit: $0, reason: .treatedFromTheStart) })
  }
}

/// Checks of cells.
enum CellRows {
  static func check(_ cells: [OutcomeCell]) throws(GroupTimeError) {
    for (row, cell) in cells.enumerated() {
      try PanelRows.positive(cell.count, "count", row)
      try PanelRows.finite(cell.sum, "sum", row)
      try PanelRows.positive(cell.weight, "weight", row)
      try PanelRows.covariates(cell.covariates, row)
      // A sum of squares is at least the square of the sum over the count, but for rounding.
      let least = cell.sum * cell.sum / cell.count
      guard cell.sumOfSquares.isFinite, cell.sumOfSquares >= least * (1 - 1e-9) else {
        throw .invalidValue(
          what: "sum of squares", row: row, allowed: "at least sum × sum / count")
      }
    }
  }

  /// By unit, period, then everything else, so that the order of the input does not matter.
  static func precedes(_ a: OutcomeCell, _ b: OutcomeCell) -> Bool {
    if (a.unit, a.period) != (b.unit, b.period) { return (a.unit, a.period) < (b.unit, b.period) }
    let left = key(a.covariates)
    let right = key(b.covariates)
    if left != right { return left.lexicographicallyPrecedes(right) }
    return (a.weight, a.count, a.sum, a.sumOfSquares) < (b.weight, b.count, b.sum, b.sumOfSquares)
  }

  private static func key(_ covariates: GroupTimeCovariates) -> [Double] {
    switch covariates {
    case .none: []
    case .stratum(let stratum): [Double(stratum)]
    case .numbers(let numbers): numbers
    }
  }

  static func checkUnits(_ sorted: [OutcomeCell]) throws(GroupTimeError) {
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where earlier.unit == later.unit {
      guard earlier.firstTreated == later.firstTreated else {
        throw .startDiffers(unit: later.unit, starts: [earlier.firstTreated, later.firstTreated])
      }
      guard earlier.cluster == later.cluster else {
        throw .changesWithinUnit(what: "cluster", unit: later.unit)
      }
    }
  }
}
