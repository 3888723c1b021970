// SPDX-License-Identifier: GPL-3.0-or-later

/// One query at work: takes rows batch by batch, and in the end gives the table.
final class QueryRunner: BatchConsumer {
  struct CompiledKey {
    let name: String
    let value: CompiledScalar
  }
  private final class CompiledMeasure {
    enum Operation { case rows, sum, least, greatest }
    let operation: Operation
    let factors: [CompiledScalar]
    let kind: ValueKind
    /// The columns that it reads, in order of mention.
    let columns: [Int]

    init(_ operation: Operation, _ factors: [CompiledScalar], _ kind: ValueKind) {
      self.operation = operation
      self.factors = factors
      self.kind = kind
      columns = factors.flatMap(\.columns)
    }
  }

  private let query: SummaryQuery
  private let schema: RowSchema
  private let state = EvaluationState()
  private let keys: [CompiledKey]
  private let flowKeys: [CompiledKey]
  private let stages: [CompiledPredicate]
  private let measures: [CompiledMeasure]

  private var groups: GroupTable
  private var totals: [Int128] = []
  private var flowGroups: GroupTable
  private var flowCounts: [Int] = []
  /// Losses by stage (the last is `used`) and column; the last column means turned away.
  private var losses: [Int]
  private var rows = 0
  /// The keys of the row at hand, and its measures.
  private let scratch: UnsafeMutablePointer<Int64>
  private let values: UnsafeMutablePointer<Int128>

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
    var measures: [CompiledMeasure] = []
    for measure in query.measures {
      measures.append(try QueryRunner.compile(measure, compiler))
    }
    self.measures = measures
    groups = GroupTable(width: keys.count)
    flowGroups = GroupTable(width: flowKeys.count)
    losses = Array(repeating: 0, count: (stages.count + 1) * (schema.slots.count + 1))
    let width = max(keys.count, flowKeys.count, 1)
    scratch = .allocate(capacity: width)
    scratch.initialize(repeating: 0, count: width)
    values = .allocate(capacity: max(1, measures.count))
    values.initialize(repeating: 0, count: max(1, measures.count))
  }

  deinit {
    scratch.deallocate()
    values.deallocate()
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
  ) throws(QueryFault) -> CompiledMeasure {
    switch measure.quantity {
    case .rows: return CompiledMeasure(.rows, [], .number(scale: 0))
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
      return CompiledMeasure(.sum, compiled, .number(scale: scale))
    case .least(let scalar): return try extreme(.least, scalar, compiler)
    case .greatest(let scalar): return try extreme(.greatest, scalar, compiler)
    }
  }

  private static func extreme(
    _ operation: CompiledMeasure.Operation, _ scalar: Scalar, _ compiler: ScalarCompiler
  ) throws(QueryFault) -> CompiledMeasure {
    let value = try compiler.compile(scalar)
    guard value.kind != .label else { throw compiler.wrong("day, period or number", .label) }
    return CompiledMeasure(operation, [value], value.kind)
  }

  /// Takes the rows of a batch, in the columns of the schema.
  func add(_ batch: Batch) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: batch.columns.count) { row in
      for index in 0..<batch.count {
        for (slot, column) in batch.columns.enumerated() {
          row.initializeElement(at: slot, to: column[index])
        }
        if let base = row.baseAddress { add(base) }
      }
    }
  }

  /// Takes what another runner of the same query has taken. Its schema may be another one of the
  /// same source, with its own codes of labels. The order of merging changes nothing.
  func merge(_ other: QueryRunner) {
    if let failure = other.failure { fail(failure) }
    guard failure == nil else { return }
    rows += other.rows
    for index in losses.indices { losses[index] += other.losses[index] }
    let width = stages.count + 2
    for (theirs, keys) in other.flowGroups.translated(other.flowKeys, to: flowKeys) {
      guard let flow = flowGroup(keys) else {
        return fail(.tooManyGroups(limit: query.maximumGroups))
      }
      for index in 0..<width {
        flowCounts[flow * width + index] += other.flowCounts[theirs * width + index]
      }
    }
    for (theirs, keys) in other.groups.translated(other.keys, to: self.keys) {
      for index in measures.indices {
        values[index] = other.totals[theirs * measures.count + index]
      }
      for (index, key) in keys.enumerated() { scratch[index] = key }
      accumulate()
      guard failure == nil else { return }
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
    for index in measures.indices {
      guard take(measures[index], index, row) else { return }
    }
    if state.overflow { return fail(.overflow(measure: query.measures.first?.name ?? "")) }
    flowCounts[flow * width + width - 1] += 1
    accumulate(row)
  }

  private func fail(_ cause: ProblemCause) { if failure == nil { failure = cause } }

  private func findFlowGroup(_ row: Row) -> Int? {
    for (index, key) in flowKeys.enumerated() { scratch[index] = key.value.evaluate(row) }
    return flowGroup()
  }

  private func flowGroup(_ keys: [Int64]) -> Int? {
    for (index, key) in keys.enumerated() { scratch[index] = key }
    return flowGroup()
  }

  /// The group of the flow whose keys stand in `scratch`.
  private func flowGroup() -> Int? {
    guard let group = flowGroups.group(scratch, limit: query.maximumGroups) else { return nil }
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
  private func take(_ measure: CompiledMeasure, _ index: Int, _ row: Row) -> Bool {
    guard measure.operation != .rows else {
      values[index] = 1
      return true
    }
    let first = measure.factors[0].evaluate(row)
    guard first != missingValue else { return miss(row, measure) }
    var product = Int128(first)
    for factor in measure.factors.dropFirst() {
      let value = factor.evaluate(row)
      guard value != missingValue else { return miss(row, measure) }
      let (next, overflow) = product.multipliedReportingOverflow(by: Int128(value))
      if overflow {
        fail(.overflow(measure: query.measures[index].name))
        return false
      }
      product = next
    }
    values[index] = product
    return true
  }

  private func miss(_ row: Row, _ measure: CompiledMeasure) -> Bool {
    lose(row, stage: stages.count, columns: measure.columns)
    return false
  }

  private func accumulate(_ row: Row) {
    for (index, key) in keys.enumerated() { scratch[index] = key.value.evaluate(row) }
    if state.overflow { return fail(.overflow(measure: query.keys.first?.name ?? "")) }
    accumulate()
  }

  /// Adds `values` to the group whose keys stand in `scratch`.
  private func accumulate() {
    let before = groups.count
    guard let group = groups.group(scratch, limit: query.maximumGroups) else {
      return fail(.tooManyGroups(limit: query.maximumGroups))
    }
    if groups.count > before {
      for index in measures.indices { totals.append(values[index]) }
      return
    }
    let base = group * measures.count
    for index in measures.indices {
      let total = totals[base + index]
      switch measures[index].operation {
      case .least: totals[base + index] = min(total, values[index])
      case .greatest: totals[base + index] = max(total, values[index])
      case .rows, .sum:
        let (sum, overflow) = total.addingReportingOverflow(values[index])
        if overflow { return fail(.overflow(measure: query.measures[index].name)) }
        totals[base + index] = sum
      }
    }
  }

  /// The table of the rows taken.
  func table(blank: Int) -> SummaryTable {
    let (order, columns) = QueryRunner.sorted(groups, keys)
    let results = measures.indices.map { index in
      MeasureColumn(
        name: query.measures[index].name, kind: measures[index].kind,
        units: order.map { totals[$0 * measures.count + index] })
    }
    return SummaryTable(
      count: groups.count, keys: columns, measures: results, flow: flow(blank: blank))
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

extension GroupTable {
  /// Every group and its keys, labels by their codes in another schema.
  fileprivate func translated(
    _ keys: [QueryRunner.CompiledKey], to others: [QueryRunner.CompiledKey]
  ) -> [(group: Int, keys: [Int64])] {
    (0..<count).map { group in
      let cells = keys.indices.map { column in
        let value = key(group, column)
        guard value != missingValue, let mine = keys[column].value.labels,
          let theirs = others[column].value.labels
        else { return value }
        return Int64(theirs.code(of: mine.label(Int(value))))
      }
      return (group, cells)
    }
  }
}
