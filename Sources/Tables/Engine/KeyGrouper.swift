// SPDX-License-Identifier: GPL-3.0-or-later

/// A key made ready.
struct CompiledKey {
  let name: String
  let value: NumberColumn
}

/// Finds the group of each row of a batch by its keys.
final class KeyGrouper {
  let keys: [CompiledKey]
  private let limit: Int
  private let table: GroupTable
  /// While the keys span few values: the group of each number plus one; 0 where it is not known yet.
  private var direct: DirectIndex?
  /// The group of each row of the selection, in its order.
  let groups: UnsafeMutablePointer<Int32>
  private let row: UnsafeMutablePointer<Int64>

  init(_ keys: [CompiledKey], limit: Int) {
    self.keys = keys
    self.limit = limit
    table = GroupTable(width: keys.count)
    direct = keys.isEmpty ? nil : DirectIndex(width: keys.count, mostCells: 1 << 20)
    groups = .allocate(capacity: Batch.capacity)
    groups.initialize(repeating: 0, count: Batch.capacity)
    row = .allocate(capacity: max(1, keys.count))
    row.initialize(repeating: 0, count: max(1, keys.count))
  }

  deinit {
    groups.deallocate()
    row.deallocate()
  }

  /// How many groups there are.
  var count: Int { table.count }

  /// One key of a group.
  func key(_ group: Int, _ column: Int) -> Int64 { table.key(group, column) }

  /// Writes `groups`; false if there are more than the limit.
  func find(_ batch: Batch, _ selection: Selection) -> Bool {
    guard selection.count > 0 else { return true }
    // Without keys `groups` stays as it was made, all 0.
    if keys.isEmpty { return table.group(row, limit: limit) != nil }
    let values = keys.map { $0.value.values(batch) }
    return isDirect(values, selection)
      ? findDirectly(values, selection) : findByHash(values, selection)
  }

  /// Whether the keys' numbers in the direct index now stand in `groups`.
  private func isDirect(_ values: [UnsafePointer<Int64>], _ selection: Selection) -> Bool {
    guard let index = direct else { return false }
    if index.write(values, selection, groups) { return true }
    guard index.widen(values, selection) else {
      direct = nil
      return false
    }
    return index.write(values, selection, groups)
  }

  private func findDirectly(_ values: [UnsafePointer<Int64>], _ selection: Selection) -> Bool {
    guard let cells = direct?.cells else { return false }
    let (rows, count, groups) = (selection.rows, selection.count, groups)
    for index in 0..<count {
      let cell = Int(groups[index])
      var group = cells[cell]
      if group == 0 {
        guard let new = self.group(values, Int(rows[index])) else { return false }
        group = Int32(new) + 1
        cells[cell] = group
      }
      groups[index] = group &- 1
    }
    return true
  }

  private func findByHash(_ values: [UnsafePointer<Int64>], _ selection: Selection) -> Bool {
    let (rows, count, groups) = (selection.rows, selection.count, groups)
    for index in 0..<count {
      guard let group = self.group(values, Int(rows[index])) else { return false }
      groups[index] = Int32(group)
    }
    return true
  }

  private func group(_ values: [UnsafePointer<Int64>], _ number: Int) -> Int? {
    let (row, width) = (row, keys.count)
    values.withUnsafeBufferPointer { values in
      for column in 0..<width { row[column] = values[column][number] }
    }
    return table.group(row, limit: limit)
  }

  /// Calls back with each group of another grouper by the same keys and the group here, made if need
  /// be; false if that makes more than the limit. Labels are the same where their bytes are.
  func merge(_ other: KeyGrouper, _ body: (_ theirs: Int, _ ours: Int) -> Void) -> Bool {
    var codes: [[Int64?]] = other.keys.map {
      Array(repeating: nil, count: $0.value.labels?.count ?? 0)
    }
    for group in 0..<other.count {
      for column in keys.indices {
        var value = other.key(group, column)
        if value != missingValue, let theirs = other.keys[column].value.labels,
          let ours = keys[column].value.labels
        {
          let code = codes[column][Int(value)] ?? Int64(ours.code(of: theirs.label(Int(value))))
          codes[column][Int(value)] = code
          value = code
        }
        row[column] = value
      }
      guard let ours = table.group(row, limit: limit) else { return false }
      body(group, ours)
    }
    return true
  }
}
