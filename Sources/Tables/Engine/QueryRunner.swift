// SPDX-License-Identifier: GPL-3.0-or-later

/// One query at work: takes rows batch by batch, and in the end gives the table.
final class QueryRunner: BatchConsumer {
  private struct CompiledStage {
    let keep: TruthColumn
    /// What must have been evaluated before it is asked.
    let steps: Range<Int>
  }

  private let query: SummaryQuery
  private let evaluator: Evaluator
  private let flowSteps: Range<Int>
  private let stages: [CompiledStage]
  private let measures: [CompiledMeasure]
  private let lastSteps: Range<Int>

  private let selection = Selection()
  /// While the columns that are read hold few values.
  private var alike: AlikeRows?
  private let flow: FlowCounter
  private let grouper: KeyGrouper
  private let totals: MeasureTotals
  /// What each measure needs that none before it needs, in order of mention.
  private let needs: [(value: NumberColumn, measure: Int, columns: [Int])]
  private var hasTooManyGroups = false
  /// The first measure for which a number that was asked for needed more than 64 bits; those of
  /// stages count as the first.
  private var overflowedMeasure: Int?
  private var hasOverflowedKey = false

  /// Makes a query ready for rows of a schema.
  init(_ query: SummaryQuery, schema: RowSchema) throws(QueryFault) {
    try query.checkNames()
    self.query = query
    evaluator = Evaluator(schema: schema)
    let flowKeys = try evaluator.compile(query.flowKeys)
    flowSteps = 0..<evaluator.stepCount
    var stages: [CompiledStage] = []
    for stage in query.stages {
      let first = evaluator.stepCount
      let keep = try evaluator.compile(stage.keep)
      stages.append(CompiledStage(keep: keep, steps: first..<evaluator.stepCount))
    }
    self.stages = stages
    let first = evaluator.stepCount
    let keys = try evaluator.compile(query.keys)
    var measures: [CompiledMeasure] = []
    for measure in query.measures { measures.append(try evaluator.compile(measure)) }
    self.measures = measures
    var seen: Set<Int> = []
    needs = measures.enumerated().flatMap { index, measure in
      measure.factors.filter { seen.insert($0.number).inserted }.map {
        ($0, index, measure.columns)
      }
    }
    lastSteps = first..<evaluator.stepCount
    flow = FlowCounter(
      query.stages.map(\.name), keys: flowKeys, schema: schema, limit: query.maximumGroups)
    grouper = KeyGrouper(keys, limit: query.maximumGroups)
    totals = MeasureTotals(measures)
    let read =
      (flowKeys + keys).flatMap(\.value.columns) + stages.flatMap(\.keep.columns)
      + measures.flatMap(\.columns)
    alike = AlikeRows(Set(read), of: schema)
  }

  /// Why the query cannot be answered from the rows taken so far: the same for the same rows in any
  /// order, whatever the batches and the merging.
  var failure: ProblemCause? {
    takeCounted()
    if hasTooManyGroups { return .tooManyGroups(limit: query.maximumGroups) }
    if let measure = [overflowedMeasure, totals.overflowed].compactMap({ $0 }).min() {
      return .overflow(measure: measures.isEmpty ? "" : query.measures[measure].name)
    }
    if hasOverflowedKey { return .overflow(measure: query.keys.first?.name ?? "") }
    return nil
  }

  /// Takes the rows of a batch, in the columns of the schema.
  func add(_ batch: Batch) {
    guard batch.count > 0 else { return }
    if let alike {
      selection.takeAll(batch.count)
      if alike.count(batch, selection) { return }
      takeCounted()
      selection.takeAll(batch.count)
      if alike.widen(batch, selection), alike.count(batch, selection) { return }
      self.alike = nil
    }
    take(batch)
  }

  /// Takes the rows that were only counted so far.
  private func takeCounted() {
    alike?.handOver { take($0, times: $1) }
  }

  /// Takes the rows of a batch, each as often as it is said to stand for one.
  private func take(_ batch: Batch, times: UnsafePointer<Int64>? = nil) {
    guard !hasTooManyGroups else { return }
    selection.takeAll(batch.count, times: times)
    evaluator.evaluate(batch, steps: flowSteps)
    guard flow.begin(batch, selection) else { return hasTooManyGroups = true }
    if flow.keys.contains(where: { isOverflowed($0.value, batch) }) { overflow(0) }
    for (index, stage) in stages.enumerated() {
      evaluator.evaluate(batch, steps: stage.steps)
      keep(index, stage.keep, batch)
      if selection.count == 0 { return }
    }
    evaluator.evaluate(batch, steps: lastSteps)
    for (value, measure, columns) in needs { keepPresent(value, measure, columns, batch) }
    guard selection.count > 0 else { return }
    flow.use(selection)
    guard grouper.find(batch, selection) else { return hasTooManyGroups = true }
    if grouper.keys.contains(where: { isOverflowed($0.value, batch) }) { hasOverflowedKey = true }
    totals.grow(to: grouper.count)
    totals.add(batch, selection, grouper.groups)
  }

  private func keep(_ stage: Int, _ keep: TruthColumn, _ batch: Batch) {
    selection.keep(keep.values)
    flow.lose(selection, stage: stage, columns: keep.columns, truths: keep.values, batch)
    guard keep.mayOverflow else { return }
    for index in 0..<selection.lostCount
    where keep.values[Int(selection.lost[index])] == Truth.overflowed {
      overflow(0)
    }
  }

  private func keepPresent(
    _ column: NumberColumn, _ measure: Int, _ columns: [Int], _ batch: Batch
  ) {
    let values = column.values(batch)
    selection.keepPresent(values)
    flow.lose(selection, stage: stages.count, columns: columns, truths: nil, batch)
    guard column.mayOverflow else { return }
    for index in 0..<selection.lostCount
    where values[Int(selection.lost[index])] == overflowedValue {
      overflow(measure)
    }
  }

  private func overflow(_ measure: Int) {
    overflowedMeasure = min(overflowedMeasure ?? measure, measure)
  }

  /// Whether a number overflowed in a row of the selection.
  private func isOverflowed(_ column: NumberColumn, _ batch: Batch) -> Bool {
    guard column.mayOverflow else { return false }
    let values = column.values(batch)
    return (0..<selection.count).contains { values[Int(selection.rows[$0])] == overflowedValue }
  }

  /// Takes what another runner of the same query has taken. Its schema may be another one of the
  /// same source, with its own codes of labels. The order of merging changes nothing.
  func merge(_ other: QueryRunner) {
    takeCounted()
    other.takeCounted()
    hasTooManyGroups = hasTooManyGroups || other.hasTooManyGroups
    hasOverflowedKey = hasOverflowedKey || other.hasOverflowedKey
    if let measure = other.overflowedMeasure { overflow(measure) }
    guard !hasTooManyGroups else { return }
    totals.merge(other.totals)
    let isWithin =
      flow.merge(other.flow)
      && grouper.merge(other.grouper) { theirs, ours in
        totals.grow(to: ours + 1)
        totals.merge(other.totals, theirs, into: ours)
      }
    if !isWithin { hasTooManyGroups = true }
  }

  /// The table of the rows taken.
  func table(blank: Int) -> SummaryTable {
    takeCounted()
    let (order, keys) = grouper.sorted()
    let results = measures.indices.map { index in
      MeasureColumn(
        name: query.measures[index].name, kind: measures[index].kind,
        units: order.map { totals[$0, index] })
    }
    return SummaryTable(
      count: order.count, keys: keys, measures: results, flow: flow.flow(blank: blank))
  }
}
