// SPDX-License-Identifier: GPL-3.0-or-later

extension Sequence<Diagnostic> {
  /// All diagnostics for programs, in the order of the file: what `--json` writes.
  public var json: JSONValue {
    .members([
      "format": .integer(1),
      "errors": .integer(count(of: .error)),
      "warnings": .integer(count(of: .warning)),
      "diagnostics": .array(inFileOrder().map(\.json)),
    ])
  }

  private func count(of severity: Diagnostic.Severity) -> Int {
    reduce(0) { $0 + ($1.severity == severity ? $1.times : 0) }
  }
}

extension Diagnostic {
  /// The diagnostic for programs.
  public var json: JSONValue {
    .members([
      "code": .string(code), "severity": .string(severity.rawValue), "message": .string(message),
      "file": .string(file), "line": span.map { .integer($0.line) },
      "column": span.map { .integer($0.column) }, "length": span.map { .integer($0.length) },
      "sourceLine": sourceLine.map { .string($0) }, "label": label.map { .string($0) },
      "help": .string(help),
      "notes": notes.isEmpty ? nil : .array(notes.map { .string($0) }), "cause": .string(cause),
      "times": times == 1 ? nil : .integer(times),
    ])
  }
}
