// SPDX-License-Identifier: GPL-3.0-or-later

/// One query at work: takes rows one at a time, and in the end gives the table.
final class QueryRunner {
  private struct CompiledKey {
    let name: String
    let value: CompiledScalar
  }
  private enum CompiledQuantity {
    case rows
    case sum([CompiledScalar])
    case least(CompiledScalar)
    case greatest(CompiledScalar)
  }

  private let query: SummaryQuery
  private let schema: RowSchema
  private let state = EvaluationState()
  private let keys: [CompiledKey]
  private let flowKeys: [CompiledKey]
  private let stages: [CompiledPredicate]
  private let quantities: [CompiledQuantity]
  private let quantityColumns: [[Int]]
  private let kinds: [ValueKind]

  private var groups: GroupTable
  private var totals: [Int128] = []
  private var flowGroups: GroupTable
  private var flowCounts: [Int] = []
  /// Losses by stage (the last is `used`) and column; the last column means turned away.
  private var losses: [Int]
  private var rows = 0
  private var scratch: [Int64]
  private var values: [Int128]

  /// Why the query cannot be answered from these rows, once that is known; no more rows are taken.
  private(set) var failure: ProblemCause?

  init(_ query: SummaryQuery, schema: RowSchema) throws(QueryFault) {
    self.query = query
    self.schema = schema
    let compiler = ScalarCompiler(schema: schema, state: state)
    func compiled(_ keys: [Key]) throws(QueryFault) -> [CompiledKey] {
      var result: [CompiledKey] = []
      for key in keys {
        result.append(CompiledKey(name: key.name, value: try compiler.compile(key.value)))
      }
      return result
    }
    try QueryRunner.checkNames(query)
    keys = try compiled(query.keys)
    flowKeys = try compiled(query.flowKeys)
    var stages: [CompiledPredicate] = []
    for stage in query.stages { stages.append(try compiler.compile(stage.keep)) }
    self.stages = stages
    var quantities: [CompiledQuantity] = []
    var columns: [[Int]] = []
    var kinds: [ValueKind] = []
    for measure in query.measures {
      let (quantity, read, kind) = try QueryRunner.compile(measure, compiler)
      quantities.append(quantity)
      columns.append(read)
      kinds.append(kind)
    }
    self.quantities = quantities
    self.kinds = kinds
    quantityColumns = columns
    groups = GroupTable(width: keys.count)
    flowGroups = GroupTable(width: flowKeys.count)
    losses = Array(repeating: 0, count: (stages.count + 1) * (schema.slots.count + 1))
    scratch = Array(repeating: 0, count: max(keys.count, flowKeys.count, 1))
    values = Array(repeating: 0, count: quantities.count)
  }

  private static func checkNames(_ query: SummaryQuery) throws(QueryFault) {
    for names in [
      query.keys.map(\.name), query.flowKeys.map(\.name), query.measures.map(\.name),
      [Stage.rows, Stage.used] + query.stages.map(\.name),
    ] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
    }
  }

  private static func compile(
    _ measure: Measure, _ compiler: ScalarCompiler
  ) throws(QueryFault) -> (CompiledQuantity, [Int], ValueKind) {
    switch measure.quantity {
    case .rows: return (.rows, [], .number(scale: 0))
    case .sum(let factors):
      guard (1...4).contains(factors.count) else {
        throw .factors(measure: measure.name, count: factors.count)
      }
      var compiled: [CompiledScalar] = []
      var scale = 0
      for factor in factors {
        let (value, decimals) = try compiler.number(factor)
        compiled.append(value)
        scale += decimals
      }
      return (.sum(compiled), compiled.flatMap(\.columns), .number(scale: scale))
    case .least(let scalar), .greatest(let scalar):
      let value = try compiler.compile(scalar)
      guard value.kind != .label else {
        throw .wrongKind(
          source: compiler.schema.source, needed: "day, period or number", found: .label)
      }
      if case .least = measure.quantity { return (.least(value), value.columns, value.kind) }
      return (.greatest(value), value.columns, value.kind)
    }
  }

  /// Takes one row.
  func add(_ row: Row) {
    guard failure == nil else { return }
    rows += 1
    guard let flow = findFlowGroup(row) else {
      return fail(.tooManyGroups(limit: query.maximumGroups))
    }
    let width = stages.count + 2
    flowCounts[flow * width] += 1
    for (index, stage) in stages.enumerated() {
      let truth = stage.evaluate(row)
      if truth != 1 {
        lose(row, stage: index, columns: truth == 0 ? [] : stage.columns)
        return
      }
      flowCounts[flow * width + 1 + index] += 1
    }
    for (index, quantity) in quantities.enumerated() {
      guard take(quantity, index, row) else { return }
    }
    if state.overflow { return fail(.overflow(measure: query.measures.first?.name ?? "")) }
    flowCounts[flow * width + width - 1] += 1
    accumulate(row)
  }

  private func fail(_ cause: ProblemCause) { if failure == nil { failure = cause } }

  private func findFlowGroup(_ row: Row) -> Int? {
    for (index, key) in flowKeys.enumerated() { scratch[index] = key.value.evaluate(row) }
    let group = scratch.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { flowGroups.group($0, limit: query.maximumGroups) }
    }
    guard let group else { return nil }
    let needed = (group + 1) * (stages.count + 2)
    if flowCounts.count < needed {
      flowCounts.append(contentsOf: repeatElement(0, count: needed - flowCounts.count))
    }
    return group
  }

  /// Counts a lost row: for the first of these columns that is missing, or as turned away.
  private func lose(_ row: Row, stage: Int, columns: [Int]) {
    if state.overflow { return fail(.overflow(measure: query.measures.first?.name ?? "")) }
    let column = columns.first { row[$0] == missingValue } ?? schema.slots.count
    losses[stage * (schema.slots.count + 1) + column] += 1
  }

  /// Evaluates one measure into `values`; false if the row is lost or the query has failed.
  private func take(_ quantity: CompiledQuantity, _ index: Int, _ row: Row) -> Bool {
    switch quantity {
    case .rows: values[index] = 1
    case .least(let scalar), .greatest(let scalar):
      let value = scalar.evaluate(row)
      guard value != missingValue else { return miss(row, index) }
      values[index] = Int128(value)
    case .sum(let factors):
      var product: Int128 = 1
      for factor in factors {
        let value = factor.evaluate(row)
        guard value != missingValue else { return miss(row, index) }
        let (next, overflow) = product.multipliedReportingOverflow(by: Int128(value))
        if overflow {
          fail(.overflow(measure: query.measures[index].name))
          return false
        }
        product = next
      }
      values[index] = product
    }
    return true
  }

  private func miss(_ row: Row, _ index: Int) -> Bool {
    lose(row, stage: stages.count, columns: quantityColumns[index])
    return false
  }

  private func accumulate(_ row: Row) {
    for (index, key) in keys.enumerated() { scratch[index] = key.value.evaluate(row) }
    if state.overflow { return fail(.overflow(measure: query.keys.first?.name ?? "")) }
    let before = groups.count
    let found = scratch.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { groups.group($0, limit: query.maximumGroups) }
    }
    guard let group = found else { return fail(.tooManyGroups(limit: query.maximumGroups)) }
    if groups.count > before {
      totals.append(contentsOf: values)
      return
    }
    let base = group * quantities.count
    for (index, quantity) in quantities.enumerated() {
      switch quantity {
      case .least: totals[base + index] = min(totals[base + index], values[index])
      case .greatest: totals[base + index] = max(totals[base + index], values[index])
      case .rows, .sum:
        let (sum, overflow) = totals[base + index].addingReportingOverflow(values[index])
        if overflow { return fail(.overflow(measure: query.measures[index].name)) }
        totals[base + index] = sum
      }
    }
  }

  /// The table of the rows taken.
  func table(blank: Int) -> SummaryTable {
    let (order, columns) = QueryRunner.sorted(groups, keys)
    let measures = quantities.indices.map { index in
      MeasureColumn(
        name: query.measures[index].name, kind: kinds[index],
        units: order.map { totals[$0 * quantities.count + index] })
    }
    return SummaryTable(
      count: groups.count, keys: columns, measures: measures, flow: flow(blank: blank))
  }

  private func flow(blank: Int) -> Flow {
    let (order, columns) = QueryRunner.sorted(flowGroups, flowKeys)
    let width = stages.count + 2
    let names = [Stage.rows] + query.stages.map(\.name) + [Stage.used]
    var lost: [Loss] = []
    for stage in 0...stages.count {
      for column in 0...schema.slots.count {
        let count = losses[stage * (schema.slots.count + 1) + column]
        guard count > 0 else { continue }
        let reason: Loss.Reason =
          column == schema.slots.count
          ? .turnedAway : .missing(column: schema.slots[column].name)
        lost.append(Loss(stage: names[stage + 1], reason: reason, rows: count))
      }
    }
    return Flow(
      rows: rows, blank: blank, names: names, keys: columns,
      counts: order.map { Array(flowCounts[$0 * width..<($0 + 1) * width]) }, losses: lost)
  }

  /// The groups in the order of their keys, and the key columns in that order.
  private static func sorted(
    _ groups: GroupTable, _ keys: [CompiledKey]
  ) -> (order: [Int], columns: [KeyColumn]) {
    let cells: [[KeyCell]] = keys.indices.map { column in
      (0..<groups.count).map { group in
        let value = groups.key(group, column)
        if value == missingValue { return .missing }
        guard let labels = keys[column].value.labels else { return .number(value) }
        return .label(labels.label(Int(value)))
      }
    }
    let order = (0..<groups.count).sorted { left, right in
      for column in cells where column[left] != column[right] {
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
}

extension SummaryQuery {
  /// The columns that its scalars and predicates name.
  var columnNames: Set<String> {
    var names: Set<String> = []
    for key in keys + flowKeys { key.value.collectColumns(&names) }
    for stage in stages { stage.keep.collectColumns(&names) }
    for measure in measures {
      switch measure.quantity {
      case .rows: break
      case .sum(let factors): factors.forEach { $0.collectColumns(&names) }
      case .least(let scalar), .greatest(let scalar): scalar.collectColumns(&names)
      }
    }
    return names
  }
}

extension Scalar {
  func collectColumns(_ names: inout Set<String>) {
    switch self {
    case .column(let name): names.insert(name)
    case .integer, .day: break
    case .period(let inner, _), .firstDay(let inner), .lastDay(let inner), .addDays(let inner, _),
      .band(let inner, _):
      inner.collectColumns(&names)
    case .daysBetween(let left, let right):
      left.collectColumns(&names)
      right.collectColumns(&names)
    case .earliest(let scalars): scalars.forEach { $0.collectColumns(&names) }
    case .choose(let predicate, let left, let right):
      predicate.collectColumns(&names)
      left.collectColumns(&names)
      right.collectColumns(&names)
    }
  }
}

extension Predicate {
  func collectColumns(_ names: inout Set<String>) {
    switch self {
    case .missing(let scalar), .oneOf(let scalar, _): scalar.collectColumns(&names)
    case .atMost(let left, let right):
      left.collectColumns(&names)
      right.collectColumns(&names)
    case .not(let predicate): predicate.collectColumns(&names)
    case .every(let predicates): predicates.forEach { $0.collectColumns(&names) }
    }
  }
}
