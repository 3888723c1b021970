// SPDX-License-Identifier: GPL-3.0-or-later

extension KeyGrouper {
  /// The groups in the order of their keys, and the key columns in that order.
  func sorted() -> (order: [Int], columns: [KeyColumn]) {
    let cells = keys.indices.map { self.cells($0) }
    let ranks = keys.indices.map { self.ranks($0, cells[$0]) }
    let order = (0..<count).sorted { left, right in
      for column in ranks where column[left] != column[right] {
        return column[left] < column[right]
      }
      return left < right
    }
    let columns = keys.indices.map { column in
      KeyColumn(
        name: keys[column].name, kind: keys[column].value.kind,
        cells: order.map { cells[column][$0] })
    }
    return (order, columns)
  }

  /// One key of every group.
  private func cells(_ column: Int) -> [KeyCell] {
    let labels = keys[column].value.labels
    var made: [KeyCell?] = Array(repeating: nil, count: labels?.count ?? 0)
    return (0..<count).map { group in
      let value = key(group, column)
      guard value != missingValue else { return .missing }
      guard let labels else { return .number(value) }
      let code = Int(value)
      let cell = made[code] ?? .label(labels.label(code))
      made[code] = cell
      return cell
    }
  }

  /// For each group a number that orders it by one key: labels are compared once, not in every
  /// comparison of groups.
  private func ranks(_ column: Int, _ cells: [KeyCell]) -> [Int64] {
    guard let labels = keys[column].value.labels else {
      return (0..<count).map { group in
        let value = key(group, column)
        return value == missingValue ? .max : value
      }
    }
    var first: [Int?] = Array(repeating: nil, count: labels.count)
    for group in 0..<count {
      let value = key(group, column)
      if value != missingValue, first[Int(value)] == nil { first[Int(value)] = group }
    }
    let present = first.indices.filter { first[$0] != nil }
      .sorted { cells[first[$0] ?? 0] < cells[first[$1] ?? 0] }
    var ranks: [Int64] = Array(repeating: .max, count: labels.count)
    for (rank, code) in present.enumerated() { ranks[code] = Int64(rank) }
    return (0..<count).map { group in
      let value = key(group, column)
      return value == missingValue ? .max : ranks[Int(value)]
    }
  }
}
