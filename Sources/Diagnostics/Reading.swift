// SPDX-License-Identifier: GPL-3.0-or-later

/// One reading of a study file: gathers every diagnostic, so that reading goes on after an error.
public final class Reading {
  /// The file.
  public let source: SourceText
  /// What was found, in the order it was found.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Where else a key is valid, for keys that stand at the wrong level: name to places.
  public var placesOfKeys: [String: [String]] = [:]
  /// The name under which the node being read stands in a mapping with free keys.
  var currentName: String?

  /// A reading of a text.
  public init(_ source: SourceText) { self.source = source }

  /// Whether an error was found.
  public var hasErrors: Bool { diagnostics.hasErrors }

  /// Reads a node under the name by which messages call it.
  public func named<Value>(_ name: String, _ read: () -> Value) -> Value {
    currentName = name
    defer { currentName = nil }
    return read()
  }

  /// Records an error.
  public func error(
    _ code: Code, at span: Span, _ message: String, label: String? = nil, help: String,
    notes: [String] = [], cause: String? = nil
  ) {
    record(.error, code, span, message, label, help, notes, cause)
  }

  /// Records a warning: the study can be evaluated, but its author should know.
  public func warning(
    _ code: Code, at span: Span, _ message: String, label: String? = nil, help: String,
    notes: [String] = [], cause: String? = nil
  ) {
    record(.warning, code, span, message, label, help, notes, cause)
  }

  /// Records a diagnostic made elsewhere.
  public func record(_ diagnostic: Diagnostic) {
    if diagnostics.count < Reading.most { diagnostics.append(diagnostic) }
  }

  /// So many diagnostics are kept of one file; a file with more is no study.
  public static let most = 1000

  private func record(
    _ severity: Diagnostic.Severity, _ code: Code, _ span: Span, _ message: String,
    _ label: String?, _ help: String, _ notes: [String], _ cause: String?
  ) {
    guard diagnostics.count < Reading.most else { return }
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, message: message, file: source.name, span: span,
        sourceLine: source.line(span.line), label: label, help: help, notes: notes, cause: cause))
  }
}
