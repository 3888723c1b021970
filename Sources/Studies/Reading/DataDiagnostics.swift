// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

extension TableProblem {
  /// The problem as diagnostics of one cause: up to three places, the first of them counting for
  /// all that are not kept.
  public var diagnostics: [Diagnostic] {
    let cause = "\(code) \(source) \(message)"
    guard !examples.isEmpty else {
      return [
        Diagnostic(
          codeID: code, severity: .error, message: message, file: file, span: nil, help: help,
          cause: cause, times: max(1, count))
      ]
    }
    return examples.enumerated().map { index, example in
      Diagnostic(
        codeID: code, severity: .error, message: message, file: file,
        span: Span(line: example.line, column: example.column ?? 1),
        label: example.content.map { TableProblem.words($0) }, help: help, cause: cause,
        times: index == 0 ? max(1, count - examples.count + 1) : 1)
    }
  }

  /// What may be shown of a cell, in words.
  private static func words(_ content: ShownContent) -> String {
    switch content {
    case .value(let value): "`\(value)`"
    case .shape(let shape): shape.text
    case .number(let number): String(number)
    }
  }
}
