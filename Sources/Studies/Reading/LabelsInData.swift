// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Findings
internal import Methods
public import Tables

extension StudyFile {
  /// What the analyses name that no row of the data has, as a place written otherwise than there.
  ///
  /// One pass over each source that is there. What stands in a source that is not public is not
  /// shown, not even as a name that comes near.
  /// - Parameter path: the study file, as messages name it.
  /// - Throws: what is wrong with the data.
  public func labelsNotInData(
    _ path: String, settings: EngineSettings
  ) async throws(TableFailure) -> [Diagnostic] {
    try await labelsNotInData(path, of: nil, as: .error, settings)
  }

  /// The same for the analyses that an evaluation could not do, or not as they were meant, because a
  /// value that they name has no row: where it stands in the study file. Nothing is read again unless
  /// there is such an analysis.
  /// - Parameters:
  ///   - evaluation: what was found.
  ///   - path: the study file, as messages name it.
  /// - Throws: what is wrong with the data.
  public func labelsNotInData(
    _ path: String, after evaluation: Evaluation, settings: EngineSettings
  ) async throws(TableFailure) -> [Diagnostic] {
    let incomplete = evaluation.analyses.filter { findings in
      MethodRegistry.method(findings.kind)?.namesAbsent(findings) ?? false
    }.map(\.id)
    guard !incomplete.isEmpty else { return [] }
    return try await labelsNotInData(path, of: Set(incomplete), as: .warning, settings)
  }

  private func labelsNotInData(
    _ path: String, of asked: Set<String>?, as severity: Diagnostic.Severity,
    _ settings: EngineSettings
  ) async throws(TableFailure) -> [Diagnostic] {
    guard let study else { return [] }
    let analyses = study.analyses.filter { asked?.contains($0.specification.id) ?? true }
    let found = Set(sources.map(\.name) + tables.map(\.description.name))
    let named = analyses.map { analysis in
      (MethodRegistry.method(analysis.kind)?.namedLabels(
        of: analysis.specification, in: study.context)
        ?? []).filter { found.contains($0.source) }
    }
    var columns: [SourceColumn] = []
    for label in named.joined() where !columns.contains(.init(label)) {
      columns.append(.init(label))
    }
    guard !columns.isEmpty else { return [] }
    let answer = try await StudySources(self, settings: settings).answer(columns.map(\.query))
    var seen: [SourceColumn: Set<String>] = [:]
    for (column, table) in zip(columns, answer.tables) {
      let key = table.key("label")
      seen[column] = Set((0..<table.count).compactMap { key?.text($0) })
    }
    let reading = labelReading(path)
    for (analysis, labels) in zip(analyses, named) {
      let node = reading?.root["analyses"]?[analysis.specification.id]
      for label in labels {
        guard let node, let values = seen[.init(label)], !values.contains(label.label),
          let span = node.span(of: label)
        else { continue }
        let isPublic = study.context.source(label.source)?.holds == .public
        reading?.reading.notInData(
          label, among: isPublic ? values.sorted() : nil, at: span, as: severity)
      }
    }
    return reading?.reading.diagnostics.inFileOrder() ?? []
  }

  private struct SourceColumn: Hashable {
    var source: String
    var column: String

    init(_ label: NamedLabel) {
      source = label.source
      column = label.column
    }

    var query: SummaryQuery {
      SummaryQuery(
        .rows(source: source), keys: [Key("label", .column(column))], measures: [.rows])
    }
  }

  private func labelReading(_ path: String) -> (root: Node, reading: Reading)? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard case .success(let text) = SourceText.decode(bytes, name: name) else { return nil }
    let reading = Reading(text)
    return reading.compose().map { ($0, reading) }
  }
}

extension Node {
  /// Where a value stands under the keys of its path: in a list, or as a key itself.
  fileprivate func span(of label: NamedLabel) -> Span? {
    var node: Node? = self
    for key in label.path { node = node?[key] }
    guard let node else { return nil }
    if let entry = node.entries.first(where: { $0.key == label.label }) { return entry.keySpan }
    if node.text == label.label { return node.span }
    var index = 0
    while let item = node[index] {
      if item.text == label.label { return item.span }
      index += 1
    }
    return nil
  }
}

extension Reading {
  /// A value that no row has.
  fileprivate func notInData(
    _ label: NamedLabel, among values: [String]?, at span: Span, as severity: Diagnostic.Severity
  ) {
    let help: String
    if let values {
      let near = NearestName.find(label.label, among: values)
      let list = values.prefix(12).map { "`\(excerpt($0))`" }.joined(separator: ", ")
      help =
        near.map { "did you mean `\(excerpt($0))`?" }
        ?? "write it as the data do: \(list)\(values.count > 12 ? ", …" : "")"
    } else {
      help =
        "write it as the data do, letter by letter; values of a source that is not public are not "
        + "shown"
    }
    let record = severity == .error ? error : warning
    record(
      .unknownReference, span,
      "no row of source `\(label.source)` has `\(excerpt(label.label))` in column `\(label.column)`",
      "not in the data", help,
      ["a place that the data write otherwise would count among those it is compared with"], nil)
  }
}
