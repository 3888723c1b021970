// SPDX-License-Identifier: GPL-3.0-or-later

/// Delimited text files as a source: each is read once, from its first byte to its last, whatever
/// the number of queries. Memory grows with the groups, not with the file.
public struct CSVSource: Source {
  private let descriptions: [SourceDescription]
  private let open: @Sendable (SourceDescription) throws(ProblemCause) -> any ByteReader

  /// The files that these descriptions name.
  public init(_ descriptions: [SourceDescription]) {
    self.init(descriptions) { source throws(ProblemCause) in try FileReader(path: source.path) }
  }

  /// Texts in memory, by the source's name, in place of files.
  public init(_ descriptions: [SourceDescription], contents: [String: [UInt8]]) {
    self.init(descriptions) { source throws(ProblemCause) in
      guard let bytes = contents[source.name] else { throw .notFound }
      return MemoryReader(bytes)
    }
  }

  init(
    _ descriptions: [SourceDescription],
    open: @escaping @Sendable (SourceDescription) throws(ProblemCause) -> any ByteReader
  ) {
    self.descriptions = descriptions
    self.open = open
  }

  /// Answers all queries; each file that they name is read once. Throws every problem of those
  /// files: there is no answer from data that are not what was declared.
  public func answer(_ queries: [SummaryQuery]) async throws(TableFailure) -> Answer {
    for query in queries where !descriptions.contains(where: { $0.name == query.relation.source }) {
      throw .query(.unknownSource(query.relation.source))
    }
    for query in queries {
      if case .people = query.relation { throw .query(.malformed("people")) }
    }
    var answers: [SummaryTable?] = Array(repeating: nil, count: queries.count)
    var problems: [TableProblem] = []
    var provenance: [Provenance] = []
    for source in descriptions {
      let indexes = queries.indices.filter { queries[$0].relation.source == source.name }
      guard !indexes.isEmpty else { continue }
      let (tables, found) = try read(source, indexes.map { queries[$0] })
      problems += found
      for (index, table) in zip(indexes, tables) { answers[index] = table }
      provenance.append(Provenance(source: source.name, rows: tables.first?.flow.rows ?? 0))
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
  ) throws(TableFailure) -> (tables: [SummaryTable], problems: [TableProblem]) {
    if let fault = source.faults.first {
      throw .description(source: source.name, fault)
    }
    let labelled = queries.reduce(into: Set<String>()) {
      $0.formUnion($1.columnNames(of: source.name))
    }
    let schema = RowSchema(source: source.name, columns: source.columns, labelled: labelled)
    var runners: [QueryRunner] = []
    do throws(QueryFault) {
      for query in queries { runners.append(try QueryRunner(query, schema: schema)) }
    } catch {
      throw .query(error)
    }
    let log = ProblemLog(source)
    let reader = SourceReader(source, schema: schema, runners: runners, log: log)
    do throws(ProblemCause) {
      reader.run(try open(source))
    } catch {
      log.add(error)
    }
    guard log.isEmpty else { return ([], log.problems) }
    return (runners.map { $0.table(blank: reader.blank) }, [])
  }
}
