// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts how far each row came, by the flow's groups, and why the others did not come further.
final class FlowCounter {
  private let names: [String]
  private let schema: RowSchema
  private let grouper: KeyGrouper
  /// For each group of the flow, how many rows left at each stage; then those that lacked a value
  /// for a measure, then those used.
  private var exits: [Int] = []
  /// For each stage, and last for the measures: rows lost by column that was missing, then rows
  /// turned away.
  private var losses: [Int]
  private var rows = 0

  /// Stages of these names.
  init(_ stages: [String], keys: [CompiledKey], schema: RowSchema, limit: Int) {
    names = [Stage.rows] + stages + [Stage.used]
    self.schema = schema
    grouper = KeyGrouper(keys, limit: limit)
    losses = Array(repeating: 0, count: (stages.count + 1) * (schema.slots.count + 1))
  }

  var keys: [CompiledKey] { grouper.keys }

  /// Takes in all rows of a batch; false if they make more groups than the limit.
  func begin(_ batch: Batch, _ selection: Selection) -> Bool {
    rows += number(selection, selection.rows, selection.count)
    guard grouper.find(batch, selection) else { return false }
    grow()
    return true
  }

  private func grow() {
    let missing = grouper.count * names.count - exits.count
    if missing > 0 { exits.append(contentsOf: repeatElement(0, count: missing)) }
  }

  /// Counts the rows that a selection just lost at a stage: for the first of these columns that is
  /// missing, or as turned away where a predicate is false or no column is missing.
  func lose(
    _ selection: Selection, stage: Int, columns: [Int], truths: UnsafePointer<UInt8>?,
    _ batch: Batch
  ) {
    guard selection.lostCount > 0 else { return }
    leave(stage, selection, selection.lost, selection.lostCount)
    let base = stage * (schema.slots.count + 1)
    var away = 0
    for index in 0..<selection.lostCount {
      let row = Int(selection.lost[index])
      let times = selection.times.map { Int($0[row]) } ?? 1
      if let truths, truths[row] == Truth.no {
        away += times
      } else if let column = columns.first(where: { batch.columns[$0][row] == missingValue }) {
        losses[base + column] += times
      } else {
        away += times
      }
    }
    losses[base + schema.slots.count] += away
  }

  /// Counts the rows that came to the end.
  func use(_ selection: Selection) {
    leave(names.count - 1, selection, selection.rows, selection.count)
  }

  private func leave(
    _ exit: Int, _ selection: Selection, _ rows: UnsafePointer<Int32>, _ count: Int
  ) {
    guard count > 0 else { return }
    if grouper.keys.isEmpty {
      exits[exit] += number(selection, rows, count)
      return
    }
    let (groups, width, times) = (grouper.groups, names.count, selection.times)
    exits.withUnsafeMutableBufferPointer { exits in
      guard let base = exits.baseAddress else { return }
      for index in 0..<count {
        let row = Int(rows[index])
        base[Int(groups[row]) &* width &+ exit] &+= times.map { Int($0[row]) } ?? 1
      }
    }
  }

  /// How many rows of the source some rows of the batch stand for.
  private func number(
    _ selection: Selection, _ rows: UnsafePointer<Int32>, _ count: Int
  ) -> Int {
    guard let times = selection.times else { return count }
    return (0..<count).reduce(0) { $0 + Int(times[Int(rows[$1])]) }
  }

  /// Takes what another has counted; false if that makes more groups than the limit.
  func merge(_ other: FlowCounter) -> Bool {
    rows += other.rows
    for index in losses.indices { losses[index] += other.losses[index] }
    let width = names.count
    return grouper.merge(other.grouper) { theirs, ours in
      grow()
      for exit in 0..<width { exits[ours * width + exit] += other.exits[theirs * width + exit] }
    }
  }

  /// The flow of all rows so far.
  func flow(blank: Int) -> Flow {
    let (order, keys) = grouper.sorted()
    let counts = order.map { group in
      var left = exits[group * names.count..<(group + 1) * names.count].reduce(0, +)
      return names.indices.map { index in
        // Of the rows at the start none has left yet; at each further count those before it have.
        if index > 0 { left -= exits[group * names.count + index - 1] }
        return left
      }
    }
    return Flow(
      rows: rows, blank: blank, names: names, keys: keys, counts: counts, losses: lost())
  }

  private func lost() -> [Loss] {
    let width = schema.slots.count + 1
    return losses.indices.filter { losses[$0] > 0 }.map { index in
      let column = index % width
      return Loss(
        stage: names[index / width + 1],
        reason: column == width - 1 ? .turnedAway : .missing(column: schema.slots[column].name),
        rows: losses[index])
    }
  }
}
