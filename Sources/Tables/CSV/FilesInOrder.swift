// SPDX-License-Identifier: GPL-3.0-or-later

/// What the files of a source, one after the other, came to.
struct FilesInOrder {
  let source: SourceDescription
  private(set) var rows = 0
  private(set) var blank = 0
  private(set) var provenance: [Provenance.File] = []
  /// For each block of rows, its file and the line on which it begins.
  private(set) var blocks: [(file: Int, line: Int)] = []
  private var logs: [ProblemLog] = []
  private var isComplete = true

  init(source: SourceDescription) { self.source = source }

  /// Adds a file that was read.
  mutating func add(_ reading: FileReading<some BatchConsumer>, _ log: ProblemLog, name: String) {
    // The last line is the one after the file.
    blocks += reading.lines.dropLast().map { (logs.count, $0) }
    rows += reading.rows
    blank += reading.blank
    isComplete = isComplete && reading.isComplete
    logs.append(log)
    guard log.isEmpty else { return }
    provenance.append(
      Provenance.File(name: name, bytes: reading.bytes, digest: reading.digest()))
  }

  /// Adds a file that could not be read.
  mutating func add(_ log: ProblemLog) {
    isComplete = false
    logs.append(log)
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
    for rule in worker.rules.repeats() where rule.count > 0 {
      // Counted in the file of the first of them.
      guard let first = rule.first.first else { continue }
      let file = blocks[first.row.block].file
      let examples = rule.first.filter { blocks[$0.row.block].file == file }.map { pair in
        ProblemExample(
          line: line(pair.row), column: nil, field: worker.reader.fieldOf[rule.column] + 1,
          content: .number(line(pair.earlier)))
      }
      logs[file].insert(.duplicateRow(columns: rule.names), count: rule.count, examples)
    }
  }

  private func line(_ place: RowPlace) -> Int { blocks[place.block].line + place.line }
}
