// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// A sum that cannot overflow: `high` · 2^64 + `low`.
private struct WideSum {
  var high: Int128 = 0
  var low: Int128 = 0

  mutating func add(_ number: Int128) {
    let sum = low + (number & 0xFFFF_FFFF_FFFF_FFFF)
    low = sum & 0xFFFF_FFFF_FFFF_FFFF
    high += (number >> 64) + (sum >> 64)
  }

  /// Nil if it needs more than 128 bits.
  var exact: Int128? { Int64(exactly: high) == nil ? nil : high << 64 | low }
}

/// What was taken of a group.
private struct Group {
  var sums: [WideSum]
  var extremes: [Int128?]
}

extension RowByRow {
  /// The table, or why there is none.
  enum Result: Equatable {
    case table(SummaryTable)
    case failure(ProblemCause)
  }

  func answer(_ query: SummaryQuery, _ rows: [[Value]]) -> Result {
    var groups: [[Value]: Group] = [:]
    var flow: [[Value]: [Int]] = [:]
    var losses: [Loss: Int] = [:]
    var overflowed: Set<Int> = []
    var keyOverflowed = false
    let names = [Stage.rows] + query.stages.map(\.name) + [Stage.used]

    func lose(_ stage: String, _ columns: [String], _ row: [Value]) {
      let missing = columns.first { row[self.columns.firstIndex(named: $0)] == .missing }
      losses[
        Loss(
          stage: stage, reason: missing.map { .missing(column: $0) } ?? .turnedAway, rows: 0),
        default: 0] += 1
    }
    /// Whether the row is used in the end.
    func follow(_ row: [Value], _ reach: (Int) -> Void) -> [[Int128]]? {
      reach(0)
      for (index, stage) in query.stages.enumerated() {
        switch truth(stage.keep, row) {
        case .yes: reach(index + 1)
        case .no:
          lose(stage.name, [], row)
          return nil
        case .unknown:
          lose(stage.name, stage.keep.mentioned, row)
          return nil
        case .overflowed:
          overflowed.insert(0)
          return nil
        }
      }
      var factors: [[Int128]] = []
      for (index, measure) in query.measures.enumerated() {
        var numbers: [Int128] = []
        for scalar in measure.quantity.scalars {
          switch value(scalar, row) {
          case .number(let number): numbers.append(number)
          case .overflowed:
            overflowed.insert(index)
            return nil
          default:
            lose(Stage.used, measure.quantity.scalars.flatMap(\.mentioned), row)
            return nil
          }
        }
        factors.append(numbers)
      }
      reach(names.count - 1)
      return factors
    }

    for row in rows {
      let flowKey = query.flowKeys.map { value($0.value, row) }
      if flowKey.contains(.overflowed) { overflowed.insert(0) }
      var counts = flow[flowKey] ?? Array(repeating: 0, count: names.count)
      let factors = follow(row) { counts[$0] += 1 }
      flow[flowKey] = counts
      guard let factors else { continue }
      let key = query.keys.map { value($0.value, row) }
      if key.contains(.overflowed) { keyOverflowed = true }
      var group =
        groups[key]
        ?? Group(
          sums: query.measures.map { _ in WideSum() }, extremes: query.measures.map { _ in nil })
      for (index, numbers) in factors.enumerated() {
        switch query.measures[index].quantity {
        case .rows: group.sums[index].add(1)
        case .sum:
          var product: Int128 = 1
          for number in numbers {
            let (next, overflow) = product.multipliedReportingOverflow(by: number)
            if overflow { overflowed.insert(index) }
            product = next
          }
          group.sums[index].add(product)
        case .least:
          group.extremes[index] = min(group.extremes[index] ?? numbers[0], numbers[0])
        case .greatest:
          group.extremes[index] = max(group.extremes[index] ?? numbers[0], numbers[0])
        }
      }
      groups[key] = group
    }
    if max(groups.count, flow.count) > query.maximumGroups {
      return .failure(.tooManyGroups(limit: query.maximumGroups))
    }
    for group in groups.values {
      for index in query.measures.indices where group.sums[index].exact == nil {
        overflowed.insert(index)
      }
    }
    if let measure = overflowed.min() {
      return .failure(
        .overflow(measure: query.measures.isEmpty ? "" : query.measures[measure].name))
    }
    if keyOverflowed { return .failure(.overflow(measure: query.keys[0].name)) }

    let order = groups.keys.sorted(by: precedes)
    let flowOrder = flow.keys.sorted(by: precedes)
    let measures = query.measures.enumerated().map { index, measure in
      MeasureColumn(
        name: measure.name, kind: kind(measure.quantity),
        units: order.map { groups[$0]?.extremes[index] ?? groups[$0]?.sums[index].exact ?? 0 })
    }
    let stages = names.dropFirst()
    let lost = losses.map { Loss(stage: $0.stage, reason: $0.reason, rows: $1) }.sorted {
      func rank(_ loss: Loss) -> (Int, Int) {
        let stage = stages.firstIndex(of: loss.stage) ?? 0
        if case .missing(let name) = loss.reason {
          return (stage, columns.firstIndex(named: name))
        }
        return (stage, columns.count)
      }
      return rank($0) < rank($1)
    }
    return .table(
      SummaryTable(
        count: order.count, keys: keyColumns(query.keys, order), measures: measures,
        flow: Flow(
          rows: rows.count, blank: 0, names: names, keys: keyColumns(query.flowKeys, flowOrder),
          counts: flowOrder.map { flow[$0] ?? [] }, losses: lost)))
  }

  private func kind(_ quantity: Quantity) -> ValueKind {
    switch quantity {
    case .rows: .number(scale: 0)
    case .sum(let factors):
      .number(scale: factors.map { kind($0).decimals ?? 0 }.reduce(0, +))
    case .least(let scalar), .greatest(let scalar): kind(scalar)
    }
  }

  private func keyColumns(_ keys: [Key], _ order: [[Value]]) -> [KeyColumn] {
    keys.indices.map { column in
      KeyColumn(
        name: keys[column].name, kind: kind(keys[column].value),
        cells: order.map { key in
          switch key[column] {
          case .number(let number): .number(Int64(number))
          case .label(let label): .label(String(decoding: label, as: UTF8.self))
          case .missing, .overflowed: .missing
          }
        })
    }
  }

  private func precedes(_ left: [Value], _ right: [Value]) -> Bool {
    for (a, b) in zip(left, right) where a != b {
      switch (a, b) {
      case (.missing, _): return false
      case (_, .missing): return true
      case (.number(let x), .number(let y)): return x < y
      case (.label(let x), .label(let y)): return x.lexicographicallyPrecedes(y)
      default: return false
      }
    }
    return false
  }
}

extension [ColumnDescription] {
  fileprivate func firstIndex(named name: String) -> Int { firstIndex { $0.name == name } ?? -1 }
}

extension Quantity {
  fileprivate var scalars: [Scalar] {
    switch self {
    case .rows: []
    case .sum(let factors): factors
    case .least(let scalar), .greatest(let scalar): [scalar]
    }
  }
}

extension Scalar {
  /// The columns that it names, in order of mention.
  fileprivate var mentioned: [String] {
    switch self {
    case .column(let name): [name]
    case .integer, .day, .spell: []
    case .period(let inner, _), .firstDay(let inner), .lastDay(let inner), .addDays(let inner, _),
      .band(let inner, _):
      inner.mentioned
    case .daysBetween(let first, let second): first.mentioned + second.mentioned
    case .earliest(let scalars): scalars.flatMap(\.mentioned)
    case .choose(let predicate, let yes, let no):
      predicate.mentioned + yes.mentioned + no.mentioned
    }
  }
}

extension Tables.Predicate {
  /// The columns that it names, in order of mention.
  fileprivate var mentioned: [String] {
    switch self {
    case .missing(let scalar), .oneOf(let scalar, _): scalar.mentioned
    case .atMost(let left, let right): left.mentioned + right.mentioned
    case .not(let inner): inner.mentioned
    case .every(let predicates): predicates.flatMap(\.mentioned)
    }
  }
}
