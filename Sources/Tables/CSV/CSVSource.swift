// SPDX-License-Identifier: GPL-3.0-or-later

/// Delimited text files as a source: each is read once, from its first byte to its last, whatever
/// the number of queries. Memory grows with the groups, not with the file.
public struct CSVSource: Source {
  private let descriptions: [SourceDescription]
  private let options: ReadingOptions
  private let blockBytes: Int
  private let budget: Int
  private let open: FileOpener

  /// The files that these descriptions name.
  public init(_ descriptions: [SourceDescription], options: ReadingOptions = ReadingOptions()) {
    self.init(descriptions, options: options) { _, file throws(ProblemCause) in
      try FileReader(path: file.path)
    }
  }

  /// Texts in memory, by the source's name, in place of files.
  public init(
    _ descriptions: [SourceDescription], contents: [String: [UInt8]],
    options: ReadingOptions = ReadingOptions()
  ) {
    self.init(descriptions, options: options) { source, _ throws(ProblemCause) in
      guard let bytes = contents[source.name] else { throw .notFound }
      return MemoryReader(bytes)
    }
  }

  /// Files read in blocks of at most that many bytes; persons may take `budget` bytes at a time.
  init(
    _ descriptions: [SourceDescription], options: ReadingOptions = ReadingOptions(),
    blockBytes: Int = BlockReader.standardBytes, budget: Int = PeoplePlan.defaultBudget,
    open: @escaping FileOpener
  ) {
    self.descriptions = descriptions
    self.options = options
    self.blockBytes = blockBytes
    self.budget = budget
    self.open = open
  }

  /// Answers all queries. Each file is read once for what is asked of its rows, and as often as
  /// `PeoplePlan` says for what is asked of people. Throws every problem of those files: there is no
  /// answer from data that are not what was declared.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for name in queries.flatMap(\.relation.sources)
    where !descriptions.contains(where: { $0.name == name }) {
      throw .query(.unknownSource(name))
    }
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    var record = ReadingRecord()
    for source in descriptions {
      let indexes = queries.indices.filter { queries[$0].relation == .rows(source: source.name) }
      guard !indexes.isEmpty else { continue }
      let tables = try rows(source, indexes.map { queries[$0] }, &record)
      for (index, table) in zip(indexes, tables) { answers[index] = table }
    }
    for (relation, indexes) in SummaryQuery.byRelation(queries) {
      guard case .people(let people) = relation else { continue }
      let tables = try await self.people(people, indexes.map { queries[$0] }, &record)
      for (index, table) in zip(indexes, tables) { answers[index] = table }
    }
    guard record.problems.isEmpty else { throw .data(record.problems) }
    return Answer(
      tables: answers.compactMap { $0 },
      provenance: descriptions.compactMap { record.provenance[$0.name] })
  }

  /// Every problem of every file, whether or not a query would need it. Throws only for a
  /// description that contradicts itself.
  public func problems() async throws(TableFailure) -> [TableProblem] {
    var problems: [TableProblem] = []
    for source in descriptions { problems += try check(source).problems }
    return problems
  }

  private func check(
    _ source: SourceDescription
  ) throws(TableFailure) -> SourceReading<QuerySet>.Outcome {
    try read(source) { schema throws(QueryFault) in try QuerySet([], schema: schema) }
  }

  private func rows(
    _ source: SourceDescription, _ queries: [SummaryQuery], _ record: inout ReadingRecord
  ) throws(TableFailure) -> [SummaryTable] {
    let labelled = queries.reduce(into: Set<String>()) { $0.formUnion($1.columnNames) }
    let outcome = try read(source, labelled: labelled) { schema throws(QueryFault) in
      try QuerySet(queries, schema: schema)
    }
    record.add(outcome, of: source)
    guard outcome.problems.isEmpty, let all = outcome.consumers.first else { return [] }
    for other in outcome.consumers.dropFirst() { all.merge(other) }
    let log = ProblemLog(source)
    for runner in all.runners {
      if let failure = runner.failure { log.add(failure) }
    }
    record.problems += log.problems
    return log.isEmpty ? all.runners.map { $0.table(blank: outcome.blank) } : []
  }

  private func people(
    _ people: People, _ queries: [SummaryQuery], _ record: inout ReadingRecord
  ) async throws(TableFailure) -> [SummaryTable] {
    let columns = Dictionary(
      descriptions.map { ($0.name, $0.columns) }, uniquingKeysWith: { first, _ in first })
    let plan: PeoplePlan
    do throws(QueryFault) {
      plan = try PeoplePlan(
        people, queries, columns: columns, budget: budget,
        workers: options.threads ?? Threads.standard)
    } catch {
      throw .query(error)
    }
    var blank = 0
    var places: FilesInOrder?
    while !plan.reads.isEmpty, record.problems.isEmpty {
      for source in descriptions where plan.reads.contains(source.name) {
        let outcome = try read(
          source,
          labelled: queries.reduce(into: []) { $0.formUnion($1.columnNames(of: source.name)) },
          fingerprinted: queries[0].idNames(of: source.name),
          isPlaced: source.name == people.source,
          again: record.provenance[source.name] != nil
        ) { schema throws(QueryFault) in
          PersonConsumer(try plan.consumer(of: source.name, schema: schema))
        }
        if source.name == people.source { (blank, places) = (outcome.blank, outcome.places) }
        record.add(outcome, of: source)
      }
      if record.problems.isEmpty { await plan.advance() }
    }
    guard record.problems.isEmpty else {
      // All that is wrong is said at once, also of files that were not yet to be read.
      for source in descriptions
      where queries[0].relation.sources.contains(source.name)
        && record.provenance[source.name] == nil
      {
        record.add(try check(source), of: source)
      }
      return []
    }
    guard let places else { return [] }
    record.problems += plan.problems { places.problem($0, count: $1, rows: $2) }
    return record.problems.isEmpty ? plan.tables(blank: blank) : []
  }

  /// Reads a source whole. Where it is read `again`, nobody needs its digests.
  private func read<Consumer: BatchConsumer>(
    _ source: SourceDescription, labelled: Set<String> = [], fingerprinted: Set<String> = [],
    isPlaced: Bool = false, again: Bool = false, _ make: (RowSchema) throws(QueryFault) -> Consumer
  ) throws(TableFailure) -> SourceReading<Consumer>.Outcome {
    if let fault = source.faults.first { throw .description(source: source.name, fault) }
    var options = options
    if again { options.digester = nil }
    let reading = SourceReading<Consumer>(
      source: source, options: options, blockBytes: blockBytes, open: open, labelled: labelled,
      fingerprinted: fingerprinted, isPlaced: isPlaced)
    do throws(QueryFault) {
      return try reading.run(make)
    } catch {
      throw .query(error)
    }
  }
}

/// What the readings for one answer came to, by source.
private struct ReadingRecord {
  var problems: [TableProblem] = []
  private(set) var provenance: [String: Provenance] = [:]
  private var faulty: Set<String> = []

  /// Adds a reading; what was said of the source before is not said again. A later reading may be
  /// the first to find something: it may ask for the labels of more columns.
  mutating func add(
    _ outcome: SourceReading<some BatchConsumer>.Outcome, of source: SourceDescription
  ) {
    if !outcome.problems.isEmpty, faulty.insert(source.name).inserted {
      problems += outcome.problems
    }
    guard provenance[source.name] == nil else { return }
    provenance[source.name] = Provenance(
      source: source.name, rows: outcome.rows, files: outcome.files)
  }
}

/// Hands rows to what collects persons.
private final class PersonConsumer: BatchConsumer {
  private let consumer: any BatchConsumer

  init(_ consumer: any BatchConsumer) { self.consumer = consumer }

  var failure: ProblemCause? { consumer.failure }

  func add(_ batch: Batch) { consumer.add(batch) }
}

/// All queries over the rows of one source.
final class QuerySet: BatchConsumer {
  let runners: [QueryRunner]

  init(_ queries: [SummaryQuery], schema: RowSchema) throws(QueryFault) {
    var runners: [QueryRunner] = []
    for query in queries { runners.append(try QueryRunner(query, schema: schema)) }
    self.runners = runners
  }

  var failure: ProblemCause? { runners.lazy.compactMap(\.failure).first }

  func add(_ batch: Batch) { for runner in runners { runner.add(batch) } }

  /// Takes what another worker's queries have taken.
  func merge(_ other: QuerySet) {
    for (mine, theirs) in zip(runners, other.runners) { mine.merge(theirs) }
  }
}
