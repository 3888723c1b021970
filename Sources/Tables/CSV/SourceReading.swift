// SPDX-License-Identifier: GPL-3.0-or-later

/// Opens a file of a source.
typealias FileOpener =
  @Sendable (SourceDescription, SourceFile) throws(ProblemCause) -> any ByteReader

/// One reading of all files of a source, for consumers of one kind.
struct SourceReading<Consumer: BatchConsumer> {
  /// What came of a reading.
  struct Outcome {
    /// One a worker, with the schema it was made with.
    let consumers: [Consumer]
    /// Every problem; if there are any, the consumers have not been given all rows.
    var problems: [TableProblem]
    /// Rows, blank ones not counted, and blank ones.
    let rows: Int
    let blank: Int
    let files: [Provenance.File]
    /// Where the rows are.
    let places: FilesInOrder
  }

  let source: SourceDescription
  let options: ReadingOptions
  /// The most bytes read at once.
  let blockBytes: Int
  let open: FileOpener
  /// The columns whose labels are asked for, and those of which fingerprints are.
  let labelled: Set<String>
  var fingerprinted: Set<String> = []
  /// Whether consumers are told where the rows are.
  var isPlaced = false

  /// Reads all files; `make` gives each worker its consumer, and each row goes to one of them, once.
  func run<Failure: Error>(
    _ make: (RowSchema) throws(Failure) -> Consumer
  ) throws(Failure) -> Outcome {
    let threads = max(1, options.threads ?? Threads.standard)
    var (outcome, workers) = try run(threads, make)
    let isCrowded = source.columns.indices.contains { column in
      workers.reduce(0) { $0 + ($1.schema.slots[column].labels?.count ?? 0) }
        > source.limits.labels
    }
    if threads > 1, isCrowded { outcome.problems = orderedProblems() }
    return outcome
  }

  /// The problems as one worker finds them: which label is one too many follows from the order of
  /// all rows. What took the rows before is not given them again.
  private func orderedProblems() -> [TableProblem] {
    var options = options
    (options.digester, options.progress) = (nil, nil)
    let reading = SourceReading<NoConsumer>(
      source: source, options: options, blockBytes: blockBytes, open: open, labelled: labelled)
    return reading.run(1) { _ in NoConsumer() }.outcome.problems
  }

  private func run<Failure: Error>(
    _ threads: Int, _ make: (RowSchema) throws(Failure) -> Consumer
  ) throws(Failure) -> (outcome: Outcome, workers: [RowWorker<Consumer>]) {
    var workers: [RowWorker<Consumer>] = []
    for _ in 0..<threads {
      let schema = RowSchema(
        source: source.name, columns: source.columns, labelled: labelled,
        fingerprinted: fingerprinted, isPlaced: isPlaced)
      workers.append(
        RowWorker(
          source, schema: schema, consumer: try make(schema),
          rules: RuleChecker(source, sharing: workers.first?.rules)))
    }
    var files = FilesInOrder(source: source)
    let meter = ProgressMeter(source, options.progress)
    if source.files.isEmpty { files.add(.notFound) }
    for file in source.files {
      let log = ProblemLog(source, file: file.displayName)
      workers[0].rules.begin(fileAt: files.nextBlock)
      do throws(ProblemCause) {
        let reader = try open(source, file)
        let reading = FileReading(
          try BlockReader(reader, source: source, blockBytes: blockBytes), workers: workers,
          firstBlock: files.nextBlock, log: log, digester: options.digester?(source),
          progress: meter.isWanted ? { meter.tell(bytes: $0, rows: $1) } : nil)
        reading.run(source)
        meter.end(bytes: reading.bytes, rows: reading.rows)
        files.add(reading, log, name: file.displayName)
      } catch {
        log.add(error)
        files.add(log)
      }
    }
    for worker in workers { worker.finish() }
    for worker in workers.dropFirst() { workers[0].rules.merge(worker.rules) }
    let outcome = Outcome(
      consumers: workers.map(\.consumer), problems: files.problems(workers[0]), rows: files.rows,
      blank: files.blank, files: files.provenance, places: files)
    return (outcome, workers)
  }
}

/// Takes rows for nobody, where only problems are looked for.
private final class NoConsumer: BatchConsumer {
  var failure: ProblemCause? { nil }

  func add(_ batch: Batch) {}
}
