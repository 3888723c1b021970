// SPDX-License-Identifier: GPL-3.0-or-later

/// One finding about a study file or its data: what is wrong, where, and the way out.
public struct Diagnostic: Hashable, Codable, Sendable {
  /// Its code, such as `S014`; `esito explain S014` says more.
  public var code: String
  /// How grave.
  public var severity: Severity
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The file, as it is to be shown.
  public var file: String
  /// Where in the file; nil when the whole file is meant.
  public var span: Span?
  /// The text of that line; nil where it must not be shown (data that are not public).
  public var sourceLine: String?
  /// What stands beside the caret.
  public var label: String?
  /// The way out, in one sentence.
  public var help: String
  /// Further remarks.
  public var notes: [String]
  /// Diagnostics of one cause are shown together: three examples and a count.
  public var cause: String
  /// How many times this was found, where a reader counted further places without keeping them.
  public var times: Int

  /// How grave a diagnostic is.
  public enum Severity: String, Hashable, Codable, Sendable, CaseIterable {
    case error, warning
  }

  /// A diagnostic; its cause is its code and message unless given.
  public init(
    code: Code, severity: Severity, message: String, file: String, span: Span?,
    sourceLine: String? = nil, label: String? = nil, help: String, notes: [String] = [],
    cause: String? = nil
  ) {
    self.init(
      codeID: code.id, severity: severity, message: message, file: file, span: span,
      sourceLine: sourceLine, label: label, help: help, notes: notes, cause: cause)
  }

  /// A diagnostic under a code of another catalogue, such as that of problems in data.
  public init(
    codeID: String, severity: Severity, message: String, file: String, span: Span?,
    sourceLine: String? = nil, label: String? = nil, help: String, notes: [String] = [],
    cause: String? = nil, times: Int = 1
  ) {
    self.code = codeID
    self.severity = severity
    self.message = message
    self.file = file
    self.span = span
    self.sourceLine = sourceLine
    self.label = label
    self.help = help
    self.notes = notes
    self.cause = cause ?? "\(codeID) \(message)"
    self.times = times
  }
}

extension Sequence<Diagnostic> {
  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order of the file: by line, column, then as they came.
  public func inFileOrder() -> [Diagnostic] {
    enumerated().sorted { left, right in
      let first = left.element.span ?? Span(line: 1, column: 1)
      let second = right.element.span ?? Span(line: 1, column: 1)
      return (first.line, first.column, left.offset) < (second.line, second.column, right.offset)
    }.map(\.element)
  }
}
