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
  /// For each file, the fields of the declared columns.
  private var fields: [[Int]] = []
  private var isComplete = true

  init(source: SourceDescription) { self.source = source }

  /// The number of the next block.
  var nextBlock: Int { lines.count }

  /// Adds a file that was read.
  mutating func add(_ reading: FileReading<some BatchConsumer>, _ log: ProblemLog, name: String) {
    // The last line is the one after the file.
    lines += reading.lines.dropLast()
    rows += reading.rows
    blank += reading.blank
    isComplete = isComplete && reading.isComplete
    logs.append(log)
    fields.append(reading.fieldOf)
    guard log.isEmpty else { return }
    provenance.append(
      Provenance.File(name: name, bytes: reading.bytes, digest: reading.digest()))
  }

  /// Adds a file that could not be read.
  mutating func add(_ log: ProblemLog) {
    isComplete = false
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

  private func line(_ place: RowPlace) -> Int { lines[place.block] + place.line }
}
