// SPDX-License-Identifier: GPL-3.0-or-later

/// Pairs that may be made, and which are.
struct MatchCandidates {
  let distances: Matrix
  /// Distances in whole steps; nil for pairs that may not be made.
  private let steps: [[Int?]]
  /// For each treated unit, for each control, whether they are of one stratum.
  let sameStratum: [[Bool]]

  /// 2⁻³² of a standard deviation: below anything that matters, above rounding, so that distances
  /// that are equal in exact arithmetic are equal here.
  private static let step = 4_294_967_296.0
  /// Distances beyond 2²⁰ standard deviations count as that, so that sums stay whole numbers.
  private static let largest = 1_048_576.0

  init(distances: Matrix, sameStratum: (Int, Int) -> Bool, caliper: Double?) {
    self.distances = distances
    let same = (0..<distances.rows).map { i in
      (0..<distances.columns).map { sameStratum(i, $0) }
    }
    self.sameStratum = same
    let limit = caliper.map { Self.whole($0) } ?? .max
    steps = (0..<distances.rows).map { i in
      (0..<distances.columns).map { j in
        let value = Self.whole(distances[i, j])
        return same[i][j] && value <= limit ? value : nil
      }
    }
  }

  private static func whole(_ distance: Double) -> Int {
    Int((min(distance, largest) * step).rounded())
  }

  /// Whether this pair may be made.
  func allows(_ treated: Int, _ control: Int) -> Bool { steps[treated][control] != nil }

  /// For each treated unit the columns of its nearest controls, nearest first.
  func nearest(_ count: Int) -> [[Int]] {
    steps.map { row in
      let reachable = row.indices.filter { row[$0] != nil }
      let sorted = reachable.sorted { (row[$0] ?? 0, $0) < (row[$1] ?? 0, $1) }
      return Array(sorted.prefix(count))
    }
  }

  /// For each treated unit the columns of its controls, nearest first, no control twice.
  func optimal(_ count: Int) -> [[Int]] {
    let controls = distances.columns
    let slots = distances.rows * min(count, controls)
    let perUnit = min(count, controls)
    let units = distances.rows
    // A slot is one control for one treated unit; it may stay empty (a column of its own), which
    // costs most for the first slot of a unit.
    let chosen = Assignment.cheapest(rows: slots, columns: controls + slots) { slot, column in
      let unit = slot / perUnit
      guard column < controls else {
        return AssignmentCost(
          unmatched: slot % perUnit == 0 ? slots + 1 : 1, distance: 0, order: 0)
      }
      guard let distance = steps[unit][column] else {
        return AssignmentCost(unmatched: 3 * (slots + 1) * (slots + 1), distance: 0, order: 0)
      }
      // Among equal sums earlier controls first, and they to earlier treated units.
      return AssignmentCost(
        unmatched: 0, distance: distance,
        order: column * (units * (controls + 1)) - unit * column)
    }
    var result = [[Int]](repeating: [], count: units)
    for (slot, column) in chosen.enumerated() where column < controls {
      result[slot / perUnit].append(column)
    }
    return result.enumerated().map { unit, columns in
      columns.sorted { (steps[unit][$0] ?? 0, $0) < (steps[unit][$1] ?? 0, $1) }
    }
  }
}
