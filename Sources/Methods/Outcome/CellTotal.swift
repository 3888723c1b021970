// SPDX-License-Identifier: GPL-3.0-or-later

import Tables

/// What some groups of an answer hold together: people, the sum of the outcome, Σ(y − ȳ)², and how
/// many were reached.
struct CellTotal {
  var people = 0.0
  var sum = 0.0
  var withinSquares = 0.0
  /// How many of the people were reached.
  var received = 0.0

  init(_ table: SummaryTable, _ groups: [Int], _ outcome: OutcomeQuery) {
    for group in groups { people += outcome.denominator(table, group) }
    if outcome.kind == .count, !outcome.hasExposure { people = 1 }
    if let reached = table.measure("received") {
      received = groups.reduce(0) { $0 + reached.double($1) }
    }
    let numerator = table.measure("numerator")
    let exactSum = groups.reduce(Int128(0)) { $0 + (numerator?.units[$1] ?? 0) }
    let scale = numerator?.scale ?? 0
    sum = FixedPoint(units: exactSum, scale: scale).double
    switch outcome.kind {
    case .count: withinSquares = 0
    case .rate: withinSquares = people > 0 ? max(0, sum * (people - sum) / people) : 0
    case .mean: withinSquares = squares(table, groups, exactSum, scale)
    }
  }

  /// From the exact sums: subtracting doubles would lose it where values are large and alike.
  private func squares(
    _ table: SummaryTable, _ groups: [Int], _ sum: Int128, _ scale: Int
  ) -> Double {
    guard let squares = table.measure("squares"), let rows = table.measure("rows") else {
      return 0
    }
    let count = groups.reduce(Int128(0)) { $0 + rows.units[$1] }
    let total = groups.reduce(Int128(0)) { $0 + squares.units[$1] }
    guard count > 0 else { return 0 }
    let (product, overflow) = count.multipliedReportingOverflow(by: total)
    let (square, squareOverflow) = sum.multipliedReportingOverflow(by: sum)
    guard !overflow, !squareOverflow else {
      let mean = FixedPoint(units: sum, scale: scale).double / Double(count)
      let all = FixedPoint(units: total, scale: squares.scale).double
      return max(0, all - mean * mean * Double(count))
    }
    let exact = FixedPoint(units: product - square, scale: squares.scale)
    return max(0, exact.double / Double(count))
  }
}
