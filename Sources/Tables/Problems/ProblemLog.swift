// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the problems of one source: counted by cause, with the first three places of each.
final class ProblemLog {
  private let source: SourceDescription
  private let file: String
  private var indexes: [ProblemCause: Int] = [:]
  private var entries: [(cause: ProblemCause, count: Int, examples: [ProblemExample])] = []

  /// An empty log of a source, or of one of its files by the name that is shown.
  init(_ source: SourceDescription, file: String? = nil) {
    self.source = source
    self.file = file ?? source.displayName
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Counts a problem; the place is asked for only while it will be shown.
  func add(_ cause: ProblemCause, at place: () -> ProblemExample?) {
    let index = entry(cause)
    entries[index].count += 1
    if entries[index].examples.count < 3, let example = place() {
      entries[index].examples.append(example)
    }
  }

  private func entry(_ cause: ProblemCause) -> Int {
    if let known = indexes[cause] { return known }
    indexes[cause] = entries.count
    entries.append((cause, 0, []))
    return entries.count - 1
  }

  /// Counts a problem of the file as a whole.
  func add(_ cause: ProblemCause) { add(cause) { nil } }

  /// Adds what was found further down in the file, at lines counted from `line`.
  func merge(_ later: ProblemLog, below line: Int) {
    for found in later.entries {
      let index = entry(found.cause)
      entries[index].count += found.count
      let room = 3 - entries[index].examples.count
      entries[index].examples += found.examples.prefix(room).map { $0.moved(to: $0.line + line) }
    }
  }

  /// Puts in rows that repeat an earlier one, at the place where the first of them was read.
  func insert(_ cause: ProblemCause, count: Int, _ examples: [ProblemExample]) {
    let line = examples.first?.line ?? .max
    let index = entries.firstIndex { $0.examples.first?.line ?? .max > line } ?? entries.count
    entries.insert((cause, count, examples), at: index)
    indexes = Dictionary(uniqueKeysWithValues: entries.indices.map { (entries[$0].cause, $0) })
  }

  /// What may be shown of a cell.
  func content(_ bytes: Bytes) -> ShownContent {
    let text = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    guard source.holds == .public else { return .shape(ContentShape(of: text)) }
    return .value(text.count > 40 ? text.prefix(39) + "…" : text)
  }

  /// The problems in order of first sight.
  var problems: [TableProblem] {
    entries.map { entry in
      TableProblem(
        source: source.name, file: file, dialect: source.dialect,
        cause: entry.cause, count: entry.count, examples: entry.examples)
    }
  }
}

extension ProblemExample {
  /// The same on another line.
  fileprivate func moved(to line: Int) -> ProblemExample {
    ProblemExample(line: line, column: column, field: field, content: content)
  }
}
