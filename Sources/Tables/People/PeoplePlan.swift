// SPDX-License-Identifier: GPL-3.0-or-later

/// Answers the queries over one `People`, step by step: says which sources to read, hands out what
/// is to take their rows, and in the end has the tables.
///
///     while !plan.reads.isEmpty {
///       for source in plan.reads { … read it, each worker with plan.consumer(of: source, …) … }
///       try await plan.advance()
///     }
///
/// A source of contacts is read once for each level of rollups that takes it; everything again for
/// each round that a small budget makes necessary. The answer depends neither on the budget, nor on
/// the number of consumers, nor on the order of rows.
final class PeoplePlan {
  private enum Step {
    case subjects
    case contacts(level: Int)
    case done
  }

  let design: PeopleDesign
  private let queries: [SummaryQuery]
  private let table: PersonTable
  private let layouts: [ContactLevel]
  private let workers: [PeopleWorker]
  private var step = Step.subjects
  private var round = 0
  private var subjectConsumers: [SubjectConsumer] = []
  private var contactConsumers: [ContactConsumer] = []
  private var flow = PeopleFlow()
  private var repeated = RepeatLog()
  private var contradictory = RepeatLog()
  private var causes: [ProblemCause] = []

  /// Memory for persons, in bytes, unless told otherwise: some ten million persons.
  static let defaultBudget = 1 << 30

  /// A plan for queries that share one relation; `columns` are those of each source.
  init(
    _ people: People, _ queries: [SummaryQuery], columns: [String: [ColumnDescription]],
    budget: Int = PeoplePlan.defaultBudget, workers: Int = 1
  ) throws(QueryFault) {
    let asked = queries.reduce(into: Set<String>()) { $0.formUnion($1.columnNames) }
    design = try PeopleDesign(people, asked: asked, columns: columns)
    self.queries = queries
    table = PersonTable(design, budget: budget)
    let design = design
    layouts = (0..<design.levels).map { ContactLevel($0, of: design) }
    var made: [PeopleWorker] = []
    for _ in 0..<max(1, workers) { made.append(try PeopleWorker(design, queries)) }
    self.workers = made
    flow.contacts = design.streams.indices.map { stream in
      ContactFlow(
        source: design.streams[stream].source,
        rollups: design.rollups.filter { $0.stream == stream }.map(\.rollup.name))
    }
  }

  /// The sources to read now, each once; none when the plan is done.
  var reads: [String] {
    switch step {
    case .subjects: return [design.people.source]
    case .contacts(let level):
      return layouts[level].entries.reduce(into: []) { names, entry in
        let name = design.streams[entry.stream].source
        if !names.contains(name) { names.append(name) }
      }
    case .done: return []
    }
  }

  /// What takes the rows of a source that is to be read now: one for each worker of the reader, with
  /// the worker's own schema. `isNumbered` says that this consumer gets all rows, in their order, one
  /// a line.
  func consumer(
    of source: String, schema: RowSchema, isNumbered: Bool = false
  ) throws(QueryFault) -> any BatchConsumer {
    if case .contacts(let level) = step {
      let consumer = try ContactConsumer(
        table, source: source, level: level, layout: layouts[level], schema: schema)
      contactConsumers.append(consumer)
      return consumer
    }
    let consumer = try SubjectConsumer(table, schema: schema, isNumbered: isNumbered)
    subjectConsumers.append(consumer)
    return consumer
  }

  /// Goes on to the next step, once everything in `reads` has been read to its end.
  func advance() async {
    switch step {
    case .subjects:
      takeSubjectFlow()
      await forEachShard { shard, _ in shard.close() }
      if layouts.isEmpty { return await finishRound() }
      await begin(level: 0)
    case .contacts(let level):
      takeContactFlow()
      if level + 1 == layouts.count { return await finishRound() }
      let layout = layouts[level]
      await forEachShard { shard, worker in shard.keepValues(level, layout, worker.rows) }
      await begin(level: level + 1)
    case .done: break
    }
  }

  private func begin(level: Int) async {
    let layout = layouts[level]
    await forEachShard { shard, worker in shard.begin(layout, worker.rows) }
    step = .contacts(level: level)
  }

  private func finishRound() async {
    let last = layouts.last
    await forEachShard(final: true) { shard, worker in worker.take(shard, through: last) }
    for shard in table.shards where shard.isActive { take(shard) }
    round += 1
    step = table.startNextRound() ? .subjects : .done
  }

  /// Works on each active shard, in parallel; then may send shards away, unless they are `final`.
  private func forEachShard(
    final: Bool = false, _ body: @escaping @Sendable (PersonShard, PeopleWorker) -> Void
  ) async {
    let (table, count) = (table, workers.count)
    await withTaskGroup(of: Void.self) { group in
      for (number, worker) in workers.enumerated() {
        group.addTask {
          for index in stride(from: number, to: table.shards.count, by: count) {
            table.update(table.shards[index]) { shard in
              body(shard, worker)
              return true
            }
            if !final { table.balance() }
          }
        }
      }
    }
  }

  // MARK: What came of it

  private func takeSubjectFlow() {
    for consumer in subjectConsumers {
      if let cause = consumer.failure { causes.append(cause) }
      guard round == 0 else { continue }
      flow.rows += consumer.flow.rows
      flow.turnedAway += consumer.flow.turnedAway
      flow.undecided += consumer.flow.undecided
      flow.withoutId += consumer.flow.withoutId
      flow.withoutStart += consumer.flow.withoutStart
    }
    subjectConsumers = []
  }

  private func takeContactFlow() {
    for consumer in contactConsumers {
      if let cause = consumer.failure { causes.append(cause) }
      guard round == 0 else { continue }
      for (stream, counted) in consumer.flows {
        flow.contacts[stream].rows += counted.rows
        flow.contacts[stream].turnedAway += counted.turnedAway
        flow.contacts[stream].undecided += counted.undecided
        flow.contacts[stream].withoutId += counted.withoutId
        flow.contacts[stream].withoutDate += counted.withoutDate
      }
    }
    contactConsumers = []
  }

  private func take(_ shard: PersonShard) {
    flow.copies += shard.copies
    flow.laterSpells += shard.laterSpells
    flow.persons += shard.persons
    flow.spells += shard.count
    for stream in design.streams.indices {
      flow.contacts[stream].unknownPerson += shard.unknownPerson[stream]
      flow.contacts[stream].linked += shard.linked[stream]
      flow.contacts[stream].early += shard.early[stream]
    }
    repeated.merge(shard.repeated)
    contradictory.merge(shard.contradictory)
  }

  /// What makes an answer impossible; all of it only when the plan is done. `describe` is given the
  /// cause, how often, and the first rows with what the consumers took for lines.
  func problems(
    _ describe: (ProblemCause, Int, [(line: Int64, first: Int64)]) -> TableProblem
  ) -> [TableProblem] {
    var problems: [TableProblem] = []
    let id = design.people.id
    for (log, cause) in [
      (repeated, ProblemCause.repeatedPerson(id: id)),
      (contradictory, .contradictoryPerson(id: id)),
    ] where log.count > 0 {
      problems.append(describe(cause, log.count, log.places))
    }
    var all = causes
    if let rollup = workers.compactMap(\.rows.overflow).min() {
      all.append(.overflow(measure: design.rollups[rollup].rollup.name))
    }
    all += merged.compactMap(\.failure)
    var seen: Set<ProblemCause> = []
    for cause in all where seen.insert(cause).inserted { problems.append(describe(cause, 1, [])) }
    return problems
  }

  private lazy var merged: [QueryRunner] = {
    let runners = workers[0].runners
    for worker in workers.dropFirst() {
      for (runner, other) in zip(runners, worker.runners) { runner.merge(other) }
    }
    return runners
  }()

  /// One table a query, once the plan is done and there are no problems.
  func tables(blank: Int) -> [SummaryTable] {
    merged.map { runner in
      let table = runner.table(blank: blank)
      return SummaryTable(
        count: table.count, keys: table.keys, measures: table.measures,
        flow: Flow(
          rows: flow.rows, blank: blank, names: table.flow.names, keys: table.flow.keys,
          counts: table.flow.counts, losses: table.flow.losses, people: flow))
    }
  }
}

/// What one thread needs to read persons out of shards and hand them to the queries.
final class PeopleWorker: @unchecked Sendable {
  let rows: PersonRows
  let runners: [QueryRunner]

  init(_ design: PeopleDesign, _ queries: [SummaryQuery]) throws(QueryFault) {
    rows = try PersonRows(design)
    var runners: [QueryRunner] = []
    for query in queries { runners.append(try QueryRunner(query, schema: design.schema)) }
    self.runners = runners
  }

  /// Hands a shard's spells to the queries.
  func take(_ shard: PersonShard, through level: ContactLevel?) {
    for batch in rows.batches(shard, through: level) {
      for runner in runners { runner.add(batch.batch) }
    }
  }
}

extension PersonShard {
  /// Keeps the values of a level's rollups for the levels after it.
  func keepValues(_ level: Int, _ layout: ContactLevel, _ rows: PersonRows) {
    let members = design.rollups.indices.filter { design.rollups[$0].level == level }
    let slot = design.schema.slots.count - design.rollups.count
    let kept = members.map { _ in Words(capacity: count) }
    for batch in rows.batches(self, through: layout) {
      for (index, rollup) in members.enumerated() {
        (kept[index].base + batch.first).update(
          from: batch.batch.columns[slot + rollup], count: batch.batch.count)
      }
    }
    for (index, rollup) in members.enumerated() { values[rollup] = kept[index] }
  }
}
