// SPDX-License-Identifier: GPL-3.0-or-later

internal import Diagnostics
internal import Methods
internal import Tables

/// Finds where the sources of a study that was read have their rows: files under the study's folder,
/// and tables of the engines that the user lets run.
struct SourceFinding {
  let outcome: StudyReader.Outcome
  let files: DataFiles
  let data: StudyFile.Data
  let engines: [SQLEngine]
  /// The study file's name, as diagnostics show it.
  let name: String

  private(set) var sources: [SourceDescription] = []
  private(set) var tables: [SQLTable] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    outcome: StudyReader.Outcome, files: DataFiles, data: StudyFile.Data, engines: [SQLEngine],
    name: String
  ) {
    self.outcome = outcome
    self.files = files
    self.data = data
    self.engines = engines
    self.name = name
  }

  mutating func run() {
    for written in outcome.files {
      guard let file = written.file else {
        if let source = outcome.study?.context.source(written.source) {
          add(source, [], at: written.span)
        }
        continue
      }
      switch files.resolveAll(file) {
      case .success(let found):
        if let source = outcome.study?.context.source(written.source) {
          add(source, found, at: written.span)
        }
      case .failure(let fault):
        let mayCome = fault.code == .fileMissing && data == .mayCome
        report(
          fault.code, mayCome ? .warning : .error, fault.message, at: written.span,
          label: "of source `\(excerpt(written.source))`",
          help: mayCome ? "the plan can be checked without it; \(fault.help)" : fault.help)
      }
    }
  }

  private mutating func add(_ source: StudySource, _ found: [SourceFile], at span: Span) {
    guard let table = source.sqlTable(path: found.first?.path ?? "") else {
      sources.append(source.description(files: found))
      return
    }
    if engines.contains(table.engine) {
      tables.append(table)
      return
    }
    let mayCome = data == .mayCome
    let flag = "run again with `--engine \(table.engine.rawValue)` if you trust this study file"
    report(
      .engineNotAllowed, mayCome ? .warning : .error,
      "source `\(source.name)` is answered by \(table.engine.title), which runs only when you say so",
      at: span, label: "not looked at",
      help: mayCome ? "the plan can be checked without its data; \(flag)" : flag)
  }

  private mutating func report(
    _ code: Code, _ severity: Diagnostic.Severity, _ message: String, at span: Span, label: String,
    help: String
  ) {
    diagnostics.append(
      Diagnostic(
        code: code, severity: severity, message: message, file: name, span: span,
        sourceLine: outcome.text?.line(span.line), label: label, help: help))
  }
}
