// SPDX-License-Identifier: GPL-3.0-or-later

/// Collects the problems of one source: counted by cause, with the first three places of each.
final class ProblemLog {
  private let source: SourceDescription
  private var indexes: [ProblemCause: Int] = [:]
  private var entries: [(cause: ProblemCause, count: Int, examples: [ProblemExample])] = []

  init(_ source: SourceDescription) { self.source = source }

  var isEmpty: Bool { entries.isEmpty }

  /// Counts a problem; the place is asked for only while it will be shown.
  func add(_ cause: ProblemCause, at place: () -> ProblemExample?) {
    let index: Int
    if let known = indexes[cause] {
      index = known
    } else {
      index = entries.count
      indexes[cause] = index
      entries.append((cause, 0, []))
    }
    entries[index].count += 1
    if entries[index].examples.count < 3, let example = place() {
      entries[index].examples.append(example)
    }
  }

  /// Counts a problem of the file as a whole.
  func add(_ cause: ProblemCause) { add(cause) { nil } }

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
        source: source.name, file: source.displayName, dialect: source.dialect,
        cause: entry.cause, count: entry.count, examples: entry.examples)
    }
  }
}
