// SPDX-License-Identifier: GPL-3.0-or-later

@testable import Tables

/// Problems in order of first sight, with their first three places.
struct HostileLog {
  let source: SourceDescription
  private(set) var problems: [TableProblem] = []

  init(_ source: SourceDescription) { self.source = source }

  mutating func add(_ cause: ProblemCause, _ example: ProblemExample? = nil) {
    let index = problems.firstIndex { $0.cause == cause }
    let known = index.map { problems[$0] }
    let examples = ((known?.examples ?? []) + (example.map { [$0] } ?? [])).prefix(3)
    let problem = TableProblem(
      source: source.name, file: source.displayName, dialect: source.dialect, cause: cause,
      count: (known?.count ?? 0) + 1, examples: Array(examples))
    if let index { problems[index] = problem } else { problems.append(problem) }
  }

  /// What may be shown of a cell.
  func content(_ text: String) -> ShownContent {
    let text = HostileCellReader.beginning(text, 4_096)
    guard source.holds == .public else { return .shape(ContentShape(of: text)) }
    return .value(text.count > 40 ? text.prefix(39) + "…" : text)
  }
}

extension HostileText {
  /// An example at a character.
  func example(_ place: Int, field: Int?, _ content: ShownContent? = nil) -> ProblemExample {
    ProblemExample(line: lines[place], column: columns[place], field: field, content: content)
  }

  /// An example that is a whole row.
  func example(_ row: HostileRow, field: Int? = nil, _ content: ShownContent? = nil)
    -> ProblemExample
  {
    ProblemExample(line: lines[row.start], column: nil, field: field, content: content)
  }
}
