// SPDX-License-Identifier: GPL-3.0-or-later

/// What the files of a source, one after the other, came to.
struct FilesInOrder {
  let source: SourceDescription
  private(set) var rows = 0
  private(set) var blank = 0
  private(set) var provenance: [Provenance.File] = []
  /// For each block of rows, the line on which it begins.
  private var lines: [Int] = []
  private var logs: [ProblemLog] = []
  /// For each file, the number of its first block.
  private var firstBlocks: [Int] = []
  /// For each file, the fields of the declared columns.
  private var fields: [[Int]] = []
  private var isComplete = true

  init(source: SourceDescription) { self.source = source }

  /// The number of the next block.
  var nextBlock: Int { lines.count }

  /// Adds a file that was read.
  mutating func add(_ reading: FileReading<some BatchConsumer>, _ log: ProblemLog, name: String) {
    firstBlocks.append(nextBlock)
    // The last line is the one after the file.
    lines += reading.lines.dropLast()
    rows += reading.rows
    blank += reading.blank
    isComplete = isComplete && reading.isComplete
    logs.append(log)
    fields.append(reading.fieldOf)
    guard log.isEmpty else { return }
    let change = TableProblem(
      source: source.name, file: name, dialect: source.dialect, cause: .changed, count: 1,
      examples: [])
    provenance.append(
      Provenance.File(name: name, bytes: reading.bytes, digest: reading.digest(change: change)))
  }

  /// Adds a file that could not be read.
  mutating func add(_ log: ProblemLog) {
    isComplete = false
    firstBlocks.append(nextBlock)
    logs.append(log)
    fields.append([])
  }

  /// Says what is wrong where there is no file at all.
  mutating func add(_ cause: ProblemCause) {
    let log = ProblemLog(source)
    log.add(cause)
    add(log)
  }

  /// All problems: of the files in their order, then of the source as a whole.
  func problems(_ worker: RowWorker<some BatchConsumer>) -> [TableProblem] {
    addRepeats(worker)
    let whole = ProblemLog(source)
    if isComplete {
      if rows == 0, logs.allSatisfy(\.isEmpty) { whole.add(.noRows) }
      worker.rules.finish(rows: rows, log: whole)
    }
    return logs.flatMap(\.problems) + whole.problems
  }

  private func addRepeats(_ worker: RowWorker<some BatchConsumer>) {
    for rule in worker.rules.repeats() {
      for (file, count, first) in rule.files {
        let examples = first.map { pair in
          ProblemExample(
            line: line(pair.row), column: nil, field: fields[file][rule.column] + 1,
            content: .number(line(pair.earlier)))
        }
        logs[file].insert(.duplicateRow(columns: rule.names), count: count, examples)
      }
    }
  }

  /// What is wrong with persons of these files, told in the file of the first row that is wrong; the
  /// rows are numbers of places.
  func problem(
    _ cause: ProblemCause, count: Int, rows: [(line: Int64, first: Int64)]
  ) -> TableProblem {
    let rows = rows.map { (RowPlace(number: $0.line), earlier: RowPlace(number: $0.first)) }
    let file = rows.first.map { self.file($0.0) }
    return TableProblem(
      source: source.name, file: file.map { source.files[$0].displayName } ?? source.displayName,
      dialect: source.dialect, cause: cause, count: count,
      examples: rows.filter { self.file($0.0) == file }.map { row, earlier in
        ProblemExample(
          line: line(row), column: nil, field: nil, content: .number(line(earlier)))
      })
  }

  /// The line of its file that a row stands on.
  private func line(_ place: RowPlace) -> Int { lines[place.block] + place.line }

  /// The number of the file that a row stands in.
  private func file(_ place: RowPlace) -> Int { firstBlocks.lastIndex { $0 <= place.block } ?? 0 }
}
