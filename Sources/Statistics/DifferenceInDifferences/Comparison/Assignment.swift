// SPDX-License-Identifier: GPL-3.0-or-later

/// The cost of giving a control to a treated unit, compared from left to right: leaving a treated
/// unit without any comes first, then distance, then the order of units. All are whole numbers, so
/// an assignment is exactly optimal and ties are ties.
struct AssignmentCost: Comparable, AdditiveArithmetic {
  var unmatched: Int
  var distance: Int
  var order: Int

  static let zero = AssignmentCost(unmatched: 0, distance: 0, order: 0)

  static func < (left: Self, right: Self) -> Bool {
    if left.unmatched != right.unmatched { return left.unmatched < right.unmatched }
    if left.distance != right.distance { return left.distance < right.distance }
    return left.order < right.order
  }

  static func + (left: Self, right: Self) -> Self {
    Self(
      unmatched: left.unmatched + right.unmatched, distance: left.distance + right.distance,
      order: left.order + right.order)
  }

  static func - (left: Self, right: Self) -> Self {
    Self(
      unmatched: left.unmatched - right.unmatched, distance: left.distance - right.distance,
      order: left.order - right.order)
  }
}

/// The cheapest way to give each row a column of its own (Kuhn 1955; shortest augmenting paths of
/// Jonker and Volgenant 1987), in time rows² × columns.
enum Assignment {
  /// One column a row. There must be at least as many columns as rows.
  static func cheapest(
    rows: Int, columns: Int, cost: (Int, Int) -> AssignmentCost
  ) -> [Int] {
    var rowPrice = [AssignmentCost](repeating: .zero, count: rows + 1)
    var columnPrice = [AssignmentCost](repeating: .zero, count: columns + 1)
    // Row 0 and column 0 stand for "none"; rows and columns count from 1 here.
    var owner = [Int](repeating: 0, count: columns + 1)
    var previous = [Int](repeating: 0, count: columns + 1)
    for row in 0..<rows {
      owner[0] = row + 1
      var current = 0
      var reached = [Bool](repeating: false, count: columns + 1)
      var slack = [AssignmentCost?](repeating: nil, count: columns + 1)
      repeat {
        reached[current] = true
        let from = owner[current]
        var step: AssignmentCost?
        var next = 0
        for column in 1...columns where !reached[column] {
          let reduced = cost(from - 1, column - 1) - rowPrice[from] - columnPrice[column]
          if slack[column].map({ reduced < $0 }) ?? true {
            slack[column] = reduced
            previous[column] = current
          }
          if let value = slack[column], step.map({ value < $0 }) ?? true {
            step = value
            next = column
          }
        }
        guard let step else { break }
        for column in 0...columns {
          if reached[column] {
            rowPrice[owner[column]] += step
            columnPrice[column] -= step
          } else if let value = slack[column] {
            slack[column] = value - step
          }
        }
        current = next
      } while owner[current] != 0
      while current != 0 {
        owner[current] = owner[previous[current]]
        current = previous[current]
      }
    }
    var chosen = [Int](repeating: 0, count: rows)
    for column in 1...columns where owner[column] > 0 { chosen[owner[column] - 1] = column - 1 }
    return chosen
  }
}
