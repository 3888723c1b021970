// SPDX-License-Identifier: GPL-3.0-or-later

/// Delimited text files as a source: each is read once, from its first byte to its last, whatever
/// the number of queries. Memory grows with the groups, not with the file.
public struct CSVSource: Source {
  private let descriptions: [SourceDescription]
  private let options: ReadingOptions
  private let blockBytes: Int
  private let open: SourceReading<QuerySet>.Opener

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

  init(
    _ descriptions: [SourceDescription], options: ReadingOptions = ReadingOptions(),
    blockBytes: Int = SourceReading<QuerySet>.standardBlockBytes,
    open: @escaping SourceReading<QuerySet>.Opener
  ) {
    self.descriptions = descriptions
    self.options = options
    self.blockBytes = blockBytes
    self.open = open
  }

  /// Answers all queries; each file that they name is read once. Throws every problem of those
  /// files: there is no answer from data that are not what was declared.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for query in queries where !descriptions.contains(where: { $0.name == query.relation.source }) {
      throw .query(.unknownSource(query.relation.source))
    }
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    var problems: [TableProblem] = []
    var provenance: [Provenance] = []
    for source in descriptions {
      let indexes = queries.indices.filter { queries[$0].relation.source == source.name }
      guard !indexes.isEmpty else { continue }
      let outcome = try read(source, indexes.map { queries[$0] })
      let (tables, found) = merged(outcome, source)
      problems += found
      for (index, table) in zip(indexes, tables) { answers[index] = table }
      provenance.append(
        Provenance(source: source.name, rows: outcome.rows, files: outcome.files))
    }
    guard problems.isEmpty else { throw .data(problems) }
    return Answer(tables: answers.compactMap { $0 }, provenance: provenance)
  }

  /// Every problem of every file, whether or not a query would need it. Throws only for a
  /// description that contradicts itself.
  public func problems() async throws(TableFailure) -> [TableProblem] {
    var problems: [TableProblem] = []
    for source in descriptions { problems += try read(source, []).problems }
    return problems
  }

  private func read(
    _ source: SourceDescription, _ queries: [SummaryQuery]
  ) throws(TableFailure) -> SourceReading<QuerySet>.Outcome {
    if let fault = source.faults.first { throw .description(source: source.name, fault) }
    let reading = SourceReading<QuerySet>(
      source: source, options: options, blockBytes: blockBytes, open: open,
      labelled: queries.reduce(into: []) { $0.formUnion($1.columnNames) })
    do throws(QueryFault) {
      return try reading.run { schema throws(QueryFault) in try QuerySet(queries, schema: schema) }
    } catch {
      throw .query(error)
    }
  }

  /// The tables of all workers as one, or why there are none.
  private func merged(
    _ outcome: SourceReading<QuerySet>.Outcome, _ source: SourceDescription
  ) -> (tables: [SummaryTable], problems: [TableProblem]) {
    guard outcome.problems.isEmpty, let first = outcome.consumers.first else {
      return ([], outcome.problems)
    }
    for other in outcome.consumers.dropFirst() { first.merge(other) }
    let log = ProblemLog(source)
    for runner in first.runners {
      if let failure = runner.failure { log.add(failure) }
    }
    guard log.isEmpty else { return ([], log.problems) }
    return (first.runners.map { $0.table(blank: outcome.blank) }, [])
  }
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
